"""Days as whole numbers from an origin, and where a stage ends that starts on each of them.

A stage of no days ends the day before it starts, so that what follows starts on the same day. A day past
the end of the axis is `size`, wherever it lies: what ends there is not dated.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from planner.scenario.calendar_settings import Period, Span


@dataclass(frozen=True, eq=False)
class Axis:
    """The days from `origin` on."""

    origin: date
    size: int
    holidays: frozenset[str] = frozenset()
    _ends: dict[tuple[Span, ...], Sequence[int]] = field(default_factory=dict, init=False, repr=False)

    def on(self, day: int) -> date:
        """The date of a day."""
        return self.origin + timedelta(days=day)

    def day(self, of: date) -> int:
        """The day of a date."""
        return (of - self.origin).days

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The date of every day."""
        return tuple(self.on(day) for day in range(self.size))

    @cached_property
    def working(self) -> tuple[int, ...]:
        """The working days, in order."""
        return tuple(
            day
            for day, of in enumerate(self.dates)
            if of.weekday() < 5 and of.isoformat() not in self.holidays
        )

    @cached_property
    def next_working(self) -> tuple[int, ...]:
        """For every day the first working day from it on."""
        found, after = [self.size] * (self.size + 1), self.size
        working = set(self.working)
        for day in range(self.size - 1, -1, -1):
            after = day if day in working else after
            found[day] = after
        return tuple(found)

    def first(self, span: Span, day: int) -> int:
        """The first day of a stage that may start on `day`: a working day where it counts those."""
        return self.next_working[day] if span.unit == "working" and span.n else day

    def longest(self, spans: Sequence[Span]) -> Sequence[int]:
        """For every day the last day of the stage that ends last, of several that start on it."""
        return [max(ends) for ends in zip(*(self.ends(span) for span in spans), strict=True)]

    def ends(self, *spans: Span) -> Sequence[int]:
        """For every day the last day of stages that follow one another from it on."""
        if spans not in self._ends:
            if len(spans) == 1:
                self._ends[spans] = self._last(spans[0])
            else:
                before, last = self.ends(*spans[:-1]), self.ends(spans[-1])
                self._ends[spans] = [last[min(day + 1, self.size)] for day in before]
        return self._ends[spans]

    def _last(self, span: Span) -> list[int]:
        if span.n == 0:
            return [day - 1 for day in range(self.size)] + [self.size]
        match span.unit:
            case "calendar":
                found = [day + span.n - 1 for day in range(self.size)]
            case "month":
                found = [self.day(months_later(of, span.n)) - 1 for of in self.dates]
            case "working":
                rank = {day: i for i, day in enumerate(self.working)}
                found = []
                for day in range(self.size):
                    last = rank.get(self.next_working[day], self.size) + span.n - 1
                    found.append(self.working[last] if last < len(self.working) else self.size)
        return [min(day, self.size) for day in found] + [self.size]

    def inside(self, period: Period | None) -> list[bool]:
        """For every day whether it lies in a period of the year (None: always)."""
        return [period is None or period.holds((of.month, of.day)) for of in self.dates]


def months_later(of: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    month = of.month - 1 + months
    year, month = of.year + month // 12, month % 12 + 1
    return date(year, month, min(of.day, calendar.monthrange(year, month)[1]))
