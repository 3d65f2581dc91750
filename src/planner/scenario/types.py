"""What we are asked: one frozen value for all a scenario says, validated once at the door.

Money is whole yuan, a rate is a fraction of 1, an area is square metres; rates, areas and scores are
exact `Fraction`s. Every table is sorted by id, so the order of rows never matters. What a scenario does
not say is `None` (or empty), and a rule whose settings are `None` is off.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from planner.scenario.adjacency import Edge as Edge
from planner.scenario.adjacency import Points as Points
from planner.scenario.adjacency import Polygons as Polygons
from planner.scenario.adjacency import Ring as Ring
from planner.scenario.adjacency import Shape as Shape
from planner.scenario.calendar_settings import CalendarSettings
from planner.scenario.communities import Community as Community
from planner.scenario.communities import Lock as Lock
from planner.scenario.communities import Status as Status
from planner.scenario.contracts import PipeContract
from planner.scenario.governance import Governance
from planner.scenario.indicators import Indicator as Indicator
from planner.scenario.lifts import Lift, LiftSubsidy, Platform
from planner.scenario.operations import LINE_OF, Line, Management, Operating, Operation, Upkeep
from planner.scenario.payers import Payer as Payer
from planner.scenario.payers import Private as Private
from planner.scenario.payers import Residents as Residents
from planner.scenario.payers import Utility as Utility
from planner.scenario.places import Corridor as Corridor
from planner.scenario.places import Facility as Facility
from planner.scenario.places import Programme as Programme
from planner.scenario.progress import Progress
from planner.scenario.property_service import PropertyFees, PropertyPackages
from planner.scenario.resident_funds import ResidentPayment
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import AreaLimits, Goals, Rules
from planner.scenario.sources import Certainty as Certainty
from planner.scenario.sources import Source as Source
from planner.scenario.spaces import Space
from planner.scenario.stages import Stages
from planner.scenario.standards import FacilityStandard
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.targets import Targets
from planner.scenario.works import Category as Category
from planner.scenario.works import Work as Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The plan published before: where each community stood."""

    year: Mapping[str, int]  # community -> start year
    area: Mapping[str, frozenset[str]]  # community -> members of its area; not named: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A mechanism the scenario names, with the parameters in force and where it holds.

    What it switches on stands in the scenario itself; this is for reports, which quote its figures.
    """

    code: str  # M38, M25b
    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)  # as written, or the default
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file the scenario was read from, and its digest."""

    name: str
    sha256: str
    key: str = ""  # of scenario.yaml, where it is the table named there


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """All a bureau asks: the reserve, the money, the rules and the goals."""

    name: str
    years: tuple[int, ...]
    communities: tuple[Community, ...]
    works: tuple[Work, ...] = ()
    edges: tuple[Edge, ...] = ()
    corridors: tuple[Corridor, ...] = ()
    programmes: tuple[Programme, ...] = ()
    facilities: tuple[Facility, ...] = ()
    standards: tuple[FacilityStandard, ...] = ()
    spaces: tuple[Space, ...] = ()
    contracts: tuple[PipeContract, ...] = ()
    stages: tuple[Stages, ...] = ()
    property_packages: tuple[PropertyPackages, ...] = ()
    property_fees: tuple[PropertyFees, ...] = ()
    operations: tuple[Operation, ...] = ()
    operating: tuple[Operating, ...] = ()  # each holds for an area with any member there
    upkeep: tuple[Upkeep, ...] = ()
    management: tuple[Management, ...] = ()
    sources: tuple[Source, ...] = ()
    payers: tuple[Payer, ...] = ()  # in the order they pay
    commitments: Mapping[tuple[str, int], int] = field(default_factory=dict)  # (source, year) -> yuan owed
    payment: tuple[Fraction, ...] = (Fraction(1),)  # share paid in the start year, the year after …
    discount: Fraction = Fraction(95, 100)  # what a year later counts
    limits: AreaLimits = field(default_factory=AreaLimits)
    rules: Rules = field(default_factory=Rules)
    goals: Goals = field(default_factory=Goals)
    indicators: tuple[Indicator, ...] = ()
    governance: tuple[Governance, ...] = ()
    subdistricts: tuple[Subdistrict, ...] = ()
    published: Published | None = None
    mechanisms: tuple[Chosen, ...] = ()
    lifts: tuple[Lift, ...] = ()
    platforms: tuple[Platform, ...] = ()
    resident_payments: tuple[ResidentPayment, ...] = ()
    calendar: CalendarSettings | None = None  # None: no calendar is drawn
    progress: tuple[Progress, ...] = ()
    targets: Targets = field(default_factory=Targets)
    unfunded: bool = False  # 资金缺口: a last payer, minimised first
    geographic: bool = False  # coordinates are degrees, not metres
    lang: str = ""
    defaults: tuple[str, ...] = ()  # 采用的默认值, in the user's language
    warnings: tuple[str, ...] = ()
    inputs: tuple[InputFile, ...] = ()
    adjacency_from: Points | Polygons | None = None  # `edges` are to be computed; those given beside it win
    drawn_from: Polygons | None = None  # the outlines `edges` were computed from, for maps
    barred: frozenset[str] = frozenset()  # no plan can hold them; set by preparation where a rule asks
    opens: Mapping[str, int] = field(
        default_factory=dict
    )  # first year a community may start in; set likewise

    @cached_property
    def community(self) -> Mapping[str, Community]:
        """Communities by id."""
        return {c.id: c for c in self.communities}

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Names that more than one community has."""
        names = Counter(c.name for c in self.communities)
        return frozenset(name for name, count in names.items() if count > 1)

    @cached_property
    def not_fiscal(self) -> frozenset[str]:
        """Who pays money that is no fiscal money: payers by rule but lift subsidies, loans, equity."""
        by_rule = (payer.id for payer in self.payers if not isinstance(payer, LiftSubsidy))
        return frozenset((*by_rule, *(source.id for source in self.sources if not source.fiscal)))

    @cached_property
    def governance_of(self) -> Mapping[str, Governance]:
        """What the table of governance says, by community; who is not in it has no entry."""
        return {found.community: found for found in self.governance}

    @cached_property
    def progress_of(self) -> Mapping[str, Progress]:
        """How far communities have come, by id, of those of which anything is known."""
        return {p.community: p for p in self.progress}

    @cached_property
    def paying_years(self) -> tuple[int, ...]:
        """The years whose payments need money: from the first planned to the last, gaps too, and those after
        for which money is stated.

        Payments that fall later are left to later budgets (以后年度支出).
        """
        stated = {year for source in self.sources for year in source.money}
        years = list(range(self.years[0], self.years[-1] + 1))
        while years[-1] - self.years[-1] < self.instalments - 1 and years[-1] + 1 in stated:
            years.append(years[-1] + 1)
        return tuple(years)

    @cached_property
    def instalments(self) -> int:
        """In how many years, the start year the first, a project is paid at the most."""
        return max(len(self.payment), *(len(work.payment) for work in self.works), 1)

    def profile(self, work: Work) -> tuple[Fraction, ...]:
        """The share of its cost that `work` is paid in the start year, the year after …; they sum to 1."""
        if not work.payment:
            return self.payment
        return tuple(Fraction(yuan, work.cost) for yuan in work.payment)

    def duration(self, work: Work) -> int:
        """The years from the start of `work` to its end; 1: it ends in the year it starts in."""
        return len(self.profile(work)) if work.duration is None else work.duration

    @cached_property
    def works_of(self) -> Mapping[str, tuple[Work, ...]]:
        """Works by community id, in id order; every community has an entry."""
        found: dict[str, list[Work]] = {c.id: [] for c in self.communities}
        for work in self.works:
            found[work.community].append(work)
        return {key: tuple(sorted(value, key=lambda w: w.id)) for key, value in found.items()}

    @cached_property
    def lifts_of(self) -> Mapping[tuple[str, str], tuple[Lift, ...]]:
        """Lifts by (community, work)."""
        found: dict[tuple[str, str], list[Lift]] = {}
        for lift in self.lifts:
            found.setdefault((lift.community, lift.work), []).append(lift)
        return {key: tuple(lifts) for key, lifts in found.items()}

    @cached_property
    def operations_of(self) -> Mapping[str, tuple[Operation, ...]]:
        """Operations by community or facility; a work that earns is one too."""
        found: dict[str, list[Operation]] = {}
        for row in self.operations:
            found.setdefault(row.subject, []).append(row)
        for work in self.works:
            if work.income:
                line = LINE_OF.get(work.kind, Line.SERVICES)
                earned = Operation(subject=work.community, work=work.id, line=line, income=work.income)
                found.setdefault(work.community, []).append(earned)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Pool sources by id."""
        return {s.id: s for s in self.sources}

    @cached_property
    def edges_of(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges by either end."""
        found: dict[str, list[Edge]] = {c.id: [] for c in self.communities}
        for edge in self.edges:
            found[edge.a].append(edge)
            found[edge.b].append(edge)
        return {key: tuple(value) for key, value in found.items()}
