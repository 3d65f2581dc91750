"""What the figures of a comparison count, and how a value or a difference is shown."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from planner.locale import mark, say
from planner.money import wan
from planner.report.gap import up

Unit = Literal["yuan", "yuan each", "share", "count", "points", "m²", "gap"]
Value = Fraction | int | float | None

UNITS: Mapping[Unit, str] = {
    "yuan": mark("万元"),
    "yuan each": "元",
    "share": "%",
    "count": "",
    "points": mark("points x households"),
    "m²": "m²",
    "gap": "%",
}


def shown(unit: Unit, value: Value, *, signed: bool = False) -> str:
    """A value as people read it; `signed` is a difference."""
    if value is None:
        return "–"
    match unit:
        case "yuan":
            text = wan(int(value))
        case "yuan each" | "m²" | "points":
            text = f"{round(value):,}"
        case "share":
            text = f"{float(value) * 100:.1f} %"
        case "gap":
            text = f"{float(value) * 100:.2f}".removesuffix("0") + " %" if signed else up(value)
        case "count":
            text = f"{int(value):,}"
    if not signed:
        return text
    if not text.strip("-0.,% "):
        return "~0" if value else "0"
    if unit in ("share", "gap"):
        text = say("{n} pp", n=text.removesuffix(" %"))
    return f"+{text}" if value > 0 else text


def difference(before: Value, after: Value) -> Value:
    """After less before; None where either is unknown."""
    return None if before is None or after is None else Fraction(after) - Fraction(before)
