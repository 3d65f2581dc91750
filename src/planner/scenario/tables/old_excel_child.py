"""Reads an xls from stdin and prints its sheets as JSON: run as a program of its own, see old_excel."""

import datetime
import io
import json
import sys

import python_calamine as calamine

MEMORY = 2 * 2**30
MOST_CELLS = 5_000_000  # MAX_CELLS of sheet


def shown(value: object) -> object:
    """A value JSON can hold: numbers stay numbers, all else is text."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def main() -> None:
    """Every sheet, the hidden ones last."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read())) as workbook:
        visible = calamine.SheetVisibleEnum.Visible
        hidden = {meta.name for meta in workbook.sheets_metadata if meta.visible != visible}
        for name in sorted(workbook.sheet_names, key=lambda name: name in hidden):
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                sys.exit("too many cells")
            rows = [[shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            print(json.dumps({"name": name, "rows": rows, "merges": merges}))


if __name__ == "__main__":
    try:
        main()
    except calamine.PasswordError:
        sys.exit("password")
    except calamine.CalamineError as error:
        sys.exit(str(error))
