"""A text of a table read as the kind of value its field holds."""

import re
from fractions import Fraction

from planner.locale import say
from planner.money import half_up
from planner.scenario import quantities
from planner.scenario.printable import printable
from planner.scenario.quantities import QuantityError
from planner.scenario.tables.fields import Field

MAX_NAME = 200  # characters of an id or a name
_DASHES = "- -- — —— / \\ n/a na null none nan 不详 未知 暂无 待定 暂缺 无数据"
_BLANK = frozenset(_DASHES.split())
_CJK_BREAK = re.compile(r"\s*\n\s*")


def is_blank(text: str, field: Field | None = None) -> bool:
    """Whether nothing is said: an empty cell, or a dash where a value is expected."""
    return not text or (text.casefold() in _BLANK and (field is None or field.kind != "text"))


def value(field: Field, text: str, unit: str = "", computed: bool = False) -> object:
    """The value of `text` under a heading in `unit`; raises QuantityError.

    A `computed` number of a workbook may have parts of a yuan: they are rounded.
    """
    match field.kind:
        case "money":
            exact = quantities.exact_money(text, unit)
            return half_up(exact) if computed else quantities.whole_yuan(exact, text)
        case "rate":
            return quantities.rate(text, unit in ("%", "百分比"))
        case "area":
            return quantities.area(text, unit)
        case "count":
            return quantities.count(text, unit)
        case "year":
            return quantities.year(text)
        case "date":
            return quantities.date(text)
        case "flag":
            return quantities.flag(text)
        case "number":
            return _number(text, unit)
        case "list" | "ids":
            return (
                ()
                if text == "无"
                else tuple(name(part) for part in quantities.listed(text, field.kind == "list"))
            )
        case "id":
            return name(text)
        case "text":
            return printable(text)


def name(text: str) -> str:
    """An id or a name: one line, of printable characters."""
    words = re.sub(r"[ \t]+", " ", _CJK_BREAK.sub("", printable(text))).strip()
    if len(words) > MAX_NAME:
        raise QuantityError(
            say("a name of {count} characters", count=f"{len(words):,}"),
            say("at most {limit}", limit=MAX_NAME),
            say("Shorten it; move the rest to the remarks."),
        )
    return words


def _number(text: str, unit: str) -> Fraction:
    """A number, without the unit its heading may repeat ("85分")."""
    bare = quantities.plain(text)
    for ending in dict.fromkeys((unit, "分", "米", "m", "度", "°")):
        if ending and ending != "%" and bare.endswith(ending):
            bare = bare[: -len(ending)]
            break
    return quantities.number(bare)
