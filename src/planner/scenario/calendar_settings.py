"""What a calendar is drawn with: durations stage by stage, seasons, teams and gates; `None` is unlimited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from planner.scenario.scope import EVERYWHERE, Scope

Unit = Literal["calendar", "working", "month"]
Mode = Literal["sequential", "joint", "online"]
ZoneName = Literal["severe_cold", "cold", "mild"]
MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """How long a stage takes; working days are Monday to Friday less the holidays of the scenario."""

    n: int
    unit: Unit = "calendar"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day of the year to another, both included; it may run over the new year."""

    first: MonthDay
    last: MonthDay

    def holds(self, day: MonthDay) -> bool:
        """Whether a day of the year lies in it."""
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """How projects are approved in a place; what is None is said by a wider place, or is the default."""

    mode: Mode | None = None  # sequential
    base: Span | None = None  # 35 days: department after department
    saving: int | None = None  # 15: days a joint review saves, in the unit of the base
    cut: Fraction | None = None  # 0.7: what approval online saves of the statutory time
    threshold: int | None = None  # 3,000万元: projects of this investment and more take the long track
    short: Span | None = None  # base of the short track
    long: Span | None = None  # base of the long track
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Works of any number of communities approved in one record each year."""

    name: str
    works: frozenset[str]
    days: Span = Span(2)
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """Design, approval and tender of projects with one of `works` take `factor` of their time."""

    factor: Fraction = Fraction(1)
    works: frozenset[str] = frozenset()  # empty: any
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordination:
    """Days construction loses to waiting for one another, and the part of them that is left."""

    delay: Span = Span(0)
    factor: Fraction = Fraction(1)
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The climate of a place: when works outdoors are possible, and when houses are heated."""

    zone: ZoneName
    outdoor: Period | None = None  # None: all year
    heating: Period | None = None
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Construction takes so long where the floor area is below `below` m² (None: however large)."""

    takes: Span
    below: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateGate:
    """In every member of an area at least `minimum` agree; a blank rate is to be obtained by the day."""

    minimum: Fraction = Fraction(80, 100)
    where: Scope = EVERYWHERE


STEPS = (
    Step(below=Fraction(10_000), takes=Span(3, "month")),
    Step(below=Fraction(50_000), takes=Span(5, "month")),
    Step(takes=Span(8, "month")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """All a calendar is drawn with."""

    begin: MonthDay = (10, 1)  # of the year before the batch's; up to June: of the batch's own year
    consent: Span = Span(30)
    design: Span = Span(45)
    tender: Span = Span(30)
    acceptance: Span = Span(30)
    heating: Span = Span(3, "month")  # works on heating pipes, inside the time of construction
    construction: tuple[Step, ...] = STEPS
    lifts: Span = Span(2, "month")  # construction takes so much longer with lifts
    approval: tuple[Approval, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    preparation: tuple[Preparation, ...] = ()
    coordination: tuple[Coordination, ...] = ()
    zones: tuple[Zone, ...] = ()
    holidays: tuple[str, ...] = ()  # ISO dates that are no working days
    teams: Mapping[str, int] = field(default_factory=dict)  # subdistrict -> designer teams; "*": every one
    capacity: Mapping[str, int] = field(default_factory=dict)  # implementer -> sites at once
    scheme_consent: tuple[RateGate, ...] = ()  # to start construction
    satisfaction: tuple[RateGate, ...] = ()  # to be accepted
