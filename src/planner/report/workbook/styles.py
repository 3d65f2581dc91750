"""The formats of a workbook: what a title, a heading, a text or a number of some kind looks like."""

from collections.abc import Mapping
from typing import Any

from planner.locale import language
from planner.report.workbook.sheet import Kind

NUMBERS: Mapping[Kind, str] = {
    "whole": "0",
    "count": "#,##0",
    "money": '#,##0.00;-#,##0.00;"–"',
    "balance": "#,##0.00",
    "m²": '#,##0.00;-#,##0.00;"–"',
    "万 m²": '#,##0.0000;-#,##0.0000;"–"',
    "share": "0.0%",
    "number": "#,##0.00",
}


def styles(book: Any) -> dict[str, Any]:
    """The formats by name; a total's has the same name with " total" behind it."""
    font = {"font_name": "宋体" if language() == "zh" else "Calibri", "font_size": 10, "valign": "vcenter"}
    edge = {"border": 1, "text_wrap": True}
    head = font | edge | {"bold": True, "align": "center", "bg_color": "#DDEBF7"}
    found = {
        "title": book.add_format(font | {"bold": True, "font_size": 16, "align": "center"}),
        "unit": book.add_format(font | {"align": "right"}),
        "caption": book.add_format(font | {"bold": True, "font_size": 12, "align": "left"}),
        "sign": book.add_format(font | {"align": "left"}),
        "heading": book.add_format(head),
    }
    for end, more in (("", {}), (" total", {"bold": True, "bg_color": "#F2F2F2"})):
        found["text" + end] = book.add_format(font | edge | more | {"indent": 1})
        for kind, shown in NUMBERS.items():
            look = font | edge | more | {"num_format": shown}
            if kind == "whole":
                look |= {"align": "center"}
            found[kind + end] = book.add_format(look)
    return found
