"""Spans, days and holidays as the calendar of scenario.yaml writes them: “45天”, “3个月”, “10-01—10-07”."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Any

from pydantic import WithJsonSchema

from planner.locale import say
from planner.scenario import quantities, seasons
from planner.scenario.calendar_settings import MonthDay, Period, Span, Unit
from planner.scenario.document.texts import reads
from planner.scenario.quantities import QuantityError

LONGEST_HOLIDAY = 60  # days of one span of holidays
LONGEST_SPAN = 3660  # days of one stage
_SPAN = re.compile(r"(.*?)\s*(?:个)?\s*(工作日|working days?|天|日|自然日|日历天|days?|月|months?)?")
_UNITS: Mapping[str, Unit] = {"工作日": "working", "working day": "working", "月": "month", "month": "month"}
_BETWEEN = re.compile(r"\s*(?:—+|–|~|～|至|到|\.\.)\s*")


def _span(text: str) -> Span:
    """A duration: 30天, 20个工作日, 3个月, or a bare number of calendar days."""
    match = _SPAN.fullmatch(quantities.plain(text))
    assert match is not None  # every part of it may be absent
    unit = _UNITS.get((match[2] or "").rstrip("s"), "calendar")
    n = quantities.count(match[1])
    if n > LONGEST_SPAN:
        raise QuantityError(say("“{text}”", text=text), say("at most ten years"), say("Correct the number."))
    return Span(n, unit)


def _holiday(text: str) -> list[str]:
    """The days of a holiday, "2026-01-01" or "2026-02-16—2026-02-22", as ISO dates."""
    first, last = (_BETWEEN.split(quantities.plain(text)) * 2)[:2]
    a, b = (date.fromisoformat(quantities.date(part)) for part in (first, last))
    if not 0 <= (b - a).days < LONGEST_HOLIDAY:
        raise QuantityError(
            say("“{text}”", text=text),
            say("at most {n} days, the earlier first", n=LONGEST_HOLIDAY),
            say("Correct the two dates."),
        )
    return [(a + timedelta(days=n)).isoformat() for n in range((b - a).days + 1)]


_TEXT: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
SpanText = Annotated[Span, reads(_span), WithJsonSchema(_TEXT)]
PeriodText = Annotated[Period, reads(seasons.period), WithJsonSchema(_TEXT)]
DayText = Annotated[MonthDay, reads(seasons.month_day), WithJsonSchema(_TEXT)]
AreaText = Annotated[Fraction, reads(quantities.area), WithJsonSchema(_TEXT)]
Holiday = Annotated[list[str], reads(_holiday), WithJsonSchema(_TEXT)]
