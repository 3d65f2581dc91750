"""Totals above their rows, by year, district and subdistrict: each adds up the lines below it, once."""

from planner.report.workbook.sheet import Column, Line, Live, number
from planner.report.workbook.totals import Row, leading, totalled

COLUMNS = (
    Column(key="what", heading="what"),
    Column(key="yuan", heading="yuan", kind="money", summed=True),
    Column(key="before", heading="before", kind="money", summed=True, yearly=True),
    Column(key="unknown", heading="unknown", kind="count", summed=True),
)


def row(year: int | None, district: str, subdistrict: str, what: str, yuan: int) -> Row:
    return Row(year=year, district=district, subdistrict=subdistrict, cells=(what, yuan, 10 * yuan, None))


ROWS = (
    row(2026, "甲区", "东街道", "a", 1),
    row(2026, "甲区", "西街道", "b", 2),
    row(2026, "乙区", "", "c", 4),
    row(2027, "甲区", "东街道", "d", 8),
)


def heads(lines: tuple[Line, ...]) -> list[tuple[object, ...]]:
    return [(*line.cells[1:4], number(line.cells[5]), line.last) for line in lines if line.total]


def test_the_city_each_year_each_district_each_subdistrict() -> None:
    lines = totalled(leading(), COLUMNS, ROWS).lines
    assert heads(lines) == [
        (None, "whole city", "", 15, 12),
        (2026, "subtotal of the year", "", 7, 8),
        (2026, "乙区", "subtotal", 4, 3),
        (2026, "甲区", "subtotal", 3, 8),
        (2026, "甲区", "东街道, subtotal", 1, 6),
        (2026, "甲区", "西街道, subtotal", 2, 8),
        (2027, "subtotal of the year", "", 8, 12),
        (2027, "甲区", "subtotal", 8, 12),
        (2027, "甲区", "东街道, subtotal", 8, 12),
    ]
    assert [line.cells[0] for line in lines if not line.total] == [1, 2, 3, 4]


def test_what_is_of_a_year_is_not_added_over_years_and_what_nobody_knows_not_at_all() -> None:
    whole, year, *_ = totalled(leading(), COLUMNS, ROWS).lines
    assert whole.cells[6] is None
    assert year.cells[6] == Live("=SUBTOTAL(9,{below})", 70)
    assert whole.cells[7] is None


def test_without_years_there_is_no_total_of_a_year() -> None:
    rows = [row(None, "甲区", "", "a", 1), row(None, "甲区", "", "b", 2)]
    assert heads(totalled(leading(), COLUMNS, rows).lines) == [
        (None, "whole city", "", 3, 3),
        (None, "甲区", "subtotal", 3, 3),
    ]
