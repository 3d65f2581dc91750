"""A measured figure of a mechanism, held against what the list says, with its qualifier."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from planner.mechanisms.catalogue import Qualifier
from planner.money import wan

Unit = Literal["share", "yuan", "m2", "yuan_per_m2", "days", "count", "times", "points"]
Number = int | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of mechanisms.csv: `value` is None where there is nothing to measure.

    `needs` says which data are absent, as "field, table.field, table|field" (either), or why in a sentence
    marked for translation.
    """

    code: str
    key: str  # a word in ASCII that tests and machines know it by
    what: str  # a sentence marked for translation
    unit: Unit
    value: Number | None
    target: Number | None = None
    qualifier: Qualifier = "exactly"
    needs: str = ""
    subject: str = ""  # a district, an area, "" for all

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing was measured."""
        if self.value is None or self.target is None:
            return None
        match self.qualifier:
            case "at least":
                return self.value >= self.target
            case "more than":
                return self.value > self.target
            case "at most":
                return self.value <= self.target
            case "exactly":
                return self.value == self.target
            case "about" | "nearly":
                return None  # the list does not say how near is near

    @property
    def shown(self) -> str:
        """The value as it is printed."""
        return shown(self.value, self.unit)


def shown(value: Number | None, unit: Unit) -> str:
    """A number with its unit: a share in per cent, money in 万元, a count as it is."""
    if value is None:
        return "–"
    match unit:
        case "share":
            return f"{float(value) * 100:.2f}%"
        case "yuan":
            return f"{wan(round(value))} 万元"
        case "m2":
            return f"{float(value):,.2f} m²"
        case "yuan_per_m2":
            return f"{float(value):,.2f} 元/m²"
        case "times" | "points":
            return f"{float(value):,.2f}"
        case "days" | "count":
            return f"{int(value):,}" if value == int(value) else f"{float(value):,.1f}"
