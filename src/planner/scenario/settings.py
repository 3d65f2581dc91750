"""What the rules and goals of a scenario are set to; `None` means the rule is off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings_residents import Competition, Decided, Designers, StandardTiers


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLimits:
    """What may be merged into one area; size limits bind areas of two or more."""

    max_members: int = 6
    max_households: int | None = 3000
    max_distance_m: float | None = None  # walking distance between any two members, inside the area
    same_subdistrict: bool = True  # blank subdistricts are never compared
    drawn: Literal["within", "fixed"] = "within"  # drawn areas merge among themselves, or go together
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    project_cost: int = 0  # yuan, paid once for each area: design, approval, supervision
    max_candidates: int = 300_000
    package_min_households: int | None = None  # of unmanaged communities, for a property package


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """At least `minimum` of the residents agree, in every member of an area."""

    minimum: Fraction = Fraction(80, 100)
    measure: Literal["households", "floor_area", "both"] = "households"
    firm_years: int = 1  # in these first years a blank rate bars; later it is to be obtained
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class UtilityFloor:
    """Utilities bear at least `share` of all construction money, or of their own works."""

    share: Fraction
    base: Literal["total", "own_works"] = "total"
    where: Scope = EVERYWHERE  # both sides count there alone; an area counts where any member is


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """At most `limit` communities, areas, households or yuan start in a year, in a part of the city."""

    of: Literal["communities", "areas", "households", "yuan"]
    limit: int
    by: Literal["all", "district", "subdistrict", "implementer"] = "all"
    name: str = ""  # which district or implementer; "": each of them
    year: int | None = None  # None: every year
    where: Scope = EVERYWHERE  # only what starts there counts; an area where any member is


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftConsent:
    """No more lifts than entrances that agree; with `platform`, none before 2+3 are at the table."""

    platform: bool = False
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """At least `minimum` communities or households start in `year`."""

    of: Literal["communities", "households"]
    minimum: int
    year: int | None = None  # None: every year


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """Each district or subdistrict gets between `least` and `most` of what the whole plan gives."""

    of: Literal["communities", "households", "yuan"] = "households"
    by: Literal["district", "subdistrict"] = "subdistrict"
    least: Mapping[str, Fraction] = field(default_factory=dict)  # name -> share; "*": every one
    most: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvenFlow:
    """Each year starts no more than `1 + tolerance` times what any other year starts."""

    of: Literal["communities", "households", "yuan"] = "households"
    tolerance: Fraction = Fraction(20, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateBuilt:
    """At most so many of the communities built from `first` to `last` are chosen."""

    first: int = 2001
    last: int = 2005
    communities: int | None = None
    share: Fraction | None = None  # of all communities chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`first` must have started, no later, where `then` is chosen; or be finished before it starts."""

    first: str
    then: str
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """At most `limit` yuan are paid from `first` to `last` for works of `kinds`, in a part of the city."""

    limit: int
    first: int
    last: int
    kinds: frozenset[str] = frozenset()  # empty: all works, those of areas too
    where: Scope = EVERYWHERE  # an area counts where any member is


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The settings of every rule that can be switched; a rule not named here is always on."""

    built_until: int | None = None  # 建成年份 at most
    check_first: tuple[Scope, ...] = ()  # where a health check comes before the first year
    evidence: tuple[Scope, ...] = ()  # where every work needs a shortfall or an order of residents
    consent: tuple[Consent, ...] = ()  # each is asked where it holds
    decided: tuple[Decided, ...] = ()
    designer_team: tuple[Scope, ...] = ()  # where only subdistricts with a team start
    designers: tuple[Designers, ...] = ()
    competition: tuple[Competition, ...] = ()
    standard_tiers: tuple[StandardTiers, ...] = ()
    mandatory_basic: bool = True  # 应改尽改
    links: tuple[Link, ...] = ()
    exclusive: tuple[tuple[str, str], ...] = ()
    utility_floor: tuple[UtilityFloor, ...] = ()  # each is asked where it holds
    residents_floor: Fraction | None = None
    new_starts: Mapping[int, int] = field(default_factory=dict)  # year -> yuan for starts of the year
    continuing: Mapping[int, int] = field(default_factory=dict)  # year -> yuan for earlier starts
    spending: tuple[Spending, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    tasks: tuple[Task, ...] = ()
    one_dig: tuple[Scope, ...] = ()  # where it holds; nowhere: off
    moratorium_years: int | None = None
    special_programmes: bool = True  # a chosen community follows the year of its programmes
    sync_strict: tuple[Scope, ...] = ()  # where a programme nobody can follow is refused at the door
    seven_ones: tuple[Scope, ...] = ()  # one contract of each role for all pipes of a community
    space_conversion: tuple[Scope, ...] = ()  # a space becomes no more than it is
    freed_land: tuple[Scope, ...] = ()  # land freed by walls is used once
    equity: tuple[Equity, ...] = ()
    even_flow: EvenFlow | None = None
    late_built: LateBuilt | None = None
    lift_consent: tuple[LiftConsent, ...] = ()
    central_once: tuple[str, ...] = ()  # central sources; the first that may pay a work is the one that does
    goal_floors: Mapping[str, int] = field(default_factory=dict)  # goal -> the least it must reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """Goals in order, or weighed against each other."""

    order: tuple[str, ...] = ("hazards", "need", "households")
    weights: Mapping[str, Fraction] = field(default_factory=dict)  # used instead of the order when given
    tolerance: Fraction = Fraction(1, 100)  # how much of a level the next may give up
