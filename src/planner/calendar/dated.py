"""A finished calendar: for every planned area its stages with their dates, or why one is not dated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from planner.verdict import Reason

StageName = Literal["consent", "design", "approval", "tender", "construction", "heating", "acceptance"]
Track = Literal["short", "long"]
What = Literal["scheme_consent", "satisfaction", "review"]
STAGES: tuple[StageName, ...] = (
    *("consent", "design", "approval", "tender", "construction", "heating", "acceptance"),
)
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of an area, first and last day included; approval may have a record of its own."""

    name: StageName
    first: date
    last: date
    record: str = ""  # the bundle it is approved in; "": the area's own

    @property
    def days(self) -> int:
        """Calendar days from the first to the last."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Obtain:
    """What a community still has to bring, and the day it is needed by."""

    community: str
    what: What
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An area of the plan with its stages in order; `barred` says why the rest are not dated."""

    area: str
    year: int
    track: Track
    stages: tuple[Stage, ...]
    barred: Reason | None = None
    obtain: tuple[Obtain, ...] = ()

    def stage(self, name: StageName) -> Stage | None:
        """The last to end of the stages of this name."""
        found = [stage for stage in self.stages if stage.name == name]
        return max(found, key=lambda stage: stage.last, default=None)

    @property
    def completed(self) -> date | None:
        """The day it is accepted; None where it is barred."""
        accepted = self.stage("acceptance")
        if self.barred is not None:
            return None
        return accepted.last if accepted else self.stages[-1].last if self.stages else None

    @property
    def overruns(self) -> bool:
        """Whether it is accepted after its year."""
        return self.completed is not None and self.completed.year > self.year


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The dated stages of every area of a plan."""

    lines: tuple[Dated, ...]  # by year and id of the area

    @cached_property
    def of(self) -> Mapping[str, Dated]:
        """Lines by area."""
        return {line.area: line for line in self.lines}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a batch."""
        return tuple(sorted({line.year for line in self.lines}))

    def batch(self, year: int) -> tuple[Dated, ...]:
        """The areas of one year."""
        return tuple(line for line in self.lines if line.year == year)

    def last(self, year: int) -> date | None:
        """When the last area of a year's batch is accepted; None where none is."""
        return max((line.completed for line in self.batch(year) if line.completed), default=None)

    def stages(self, name: StageName) -> Iterator[tuple[Dated, Stage]]:
        """Every stage of this name, with its area."""
        for line in self.lines:
            for stage in line.stages:
                if stage.name == name:
                    yield line, stage


def saturdays(first: date, last: date) -> int:
    """Saturdays from one day to another, both included."""
    lead = (SATURDAY - first.weekday()) % 7
    left = (last - first).days - lead
    return left // 7 + 1 if left >= 0 else 0
