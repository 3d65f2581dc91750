"""Tables as records: csv, xlsx, xls and ods, whatever their headings and units."""
