"""Plan the renovation of a city's old residential communities: which, when, merged how, paid by whom."""
