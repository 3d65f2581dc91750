"""Tables of the plan folder on the page: chosen columns, none that is blank, numbers that line up."""

from decimal import Decimal

from planner.report.page.blocks import Money
from planner.report.page.cells import of_table
from planner.report.tables.table import Table

TABLE = Table(
    file="x.csv",
    headings=("year", "name", "money (万元)", "gain per 万元", "score", "blank", "remarks"),
    rows=(
        (2026, "甲", Decimal("1.2345"), Decimal("14.8"), 7, "", "a remark that is long enough"),
        (2027, "乙", Decimal("0.00"), Decimal("9.05"), None, None, ""),
    ),
)


def test_numbers_line_up_and_money_is_kept_to_the_yuan() -> None:
    found = of_table(TABLE, "caption")
    first, second = found.groups[0]
    assert first.cells == ("2026", "甲", Money(12_345), "14.80", 7, "a remark that is long enough")
    assert second.cells == ("2027", "乙", Money(0), "9.05", None, "")
    assert [column.look for column in found.columns] == ["c", "c", "n", "n", "n", "l"]


def test_columns_come_in_the_order_asked() -> None:
    found = of_table(TABLE, "caption", ("name", "year", "blank"))
    assert [column.heading for column in found.columns] == ["name", "year"]
    assert [row.cells for row in found.groups[0]] == [("甲", "2026"), ("乙", "2027")]
