"""What we are asked: one frozen value for all a scenario says, validated once at the door.

Money is whole yuan, a rate is a fraction of 1, an area is square metres; rates, areas and scores are
exact `Fraction`s. Every table is sorted by id, so the order of rows never matters. What a scenario does
not say is `None` (or empty), and a rule whose settings are `None` is off.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from planner.scenario.calendar_settings import CalendarSettings
from planner.scenario.contracts import PipeContract
from planner.scenario.governance import Governance
from planner.scenario.lifts import Lift, LiftSubsidy, Platform
from planner.scenario.progress import Progress
from planner.scenario.property_service import PropertyFees, PropertyPackages
from planner.scenario.resident_funds import ResidentFund, ResidentPayment
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import AreaLimits, Goals, Rules
from planner.scenario.spaces import Space
from planner.scenario.stages import Stages
from planner.scenario.standards import FacilityStandard
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.utility_modes import UtilityMode


class Status(StrEnum):
    """Where a community stands: only those in reserve can be planned."""

    RESERVE = "reserve"  # 储备
    LISTED = "listed"  # 已列入
    UNDERWAY = "underway"  # 在建
    DONE = "done"  # 完工


class Category(StrEnum):
    """The three classes of works of the national policy."""

    BASIC = "basic"  # 基础类
    IMPROVING = "improving"  # 完善类
    UPGRADING = "upgrading"  # 提升类


class Certainty(StrEnum):
    """How sure the money of a source and year is."""

    GRANTED = "granted"  # 已下达
    BUDGETED = "budgeted"  # 已列预算
    EXPECTED = "expected"  # 预计


Lock = Literal["in", "out"] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """One residential community (小区)."""

    id: str
    name: str
    households: int
    floor_area_m2: Fraction
    district: str = ""
    subdistrict: str = ""
    buildings: int | None = None
    entrances: int | None = None
    year_built: int | None = None
    storeys: int | None = None
    x: float | None = None  # metres, or degrees of longitude (see Scenario.geographic)
    y: float | None = None
    status: Status = Status.RESERVE
    drawn_area: str = ""  # 片区 drawn by the bureau
    last_dig_year: int | None = None
    exclusion: str = ""  # 城中村, 自建房, 危房, 征收 …: why it is not renovated at all
    demolition: bool = False
    property_unit: str = ""  # 产权单位
    implementer: str = ""  # 实施主体
    delivery_model: str = ""  # 实施模式: district_with_soe …
    maintenance_balance: int | None = None  # 住宅专项维修资金 of this community, yuan
    private_ceiling: int | None = None  # most private capital it may take, yuan
    private_eligible: bool | None = None  # whether private capital may take part
    consent_households: Fraction | None = None
    consent_area: Fraction | None = None
    health_check: str = ""  # ISO date, "" when there was none
    values: Mapping[str, Fraction] = field(default_factory=dict)  # indicator id -> measured value
    score: Fraction | None = None  # 0..100, high is good; given, or found by appraisal
    need: Fraction | None = None  # 100 - score; set by appraisal
    coverage: Fraction | None = None  # share of the indicator weights that were measured
    hazards: int = 0
    has_property_service: bool | None = None
    lock: Lock | None = None
    earliest: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work in one community: its cost, whose pipes it touches, and why it is needed."""

    community: str
    id: str  # unique within the community; its kind, or kind#2
    kind: str  # "gas", "roof", "综合改造" …
    category: Category = Category.BASIC
    civil: int = 0  # yuan
    equipment: int = 0  # yuan
    other: int = 0  # 工程建设其他费: consulting and the like, yuan; not construction
    quantity: Fraction | None = None
    utility: str = ""  # the utility (专营单位) whose works these are
    mode: UtilityMode = "own_works"  # how the utility puts in its part
    agreed: int | None = None  # yuan the utility puts in by agreement, instead of its shares
    granted: int = 0  # yuan of award, joint grant or tax relief, by `mode`
    evidence: tuple[str, ...] = ()  # indicators whose shortfall it closes
    shortfall: Fraction | None = None  # points of need it closes, where the scenario says so itself
    ordered: bool = False  # ordered by residents
    waived: str = ""  # the reason why a basic work is not done
    requires: tuple[str, ...] = ()  # works of the same community that must be done with it
    digs: bool = False
    hazards: int = 0  # hazards it removes
    income: int = 0  # yuan a year once it operates
    estimated: bool = False  # 估: the money is ours, not the bureau's
    scheme: str = ""  # 比选方案: works of one scheme exclude those of the others; "": in every scheme
    called_for: bool = True  # by a shortfall or by residents; set by appraisal where the rule evidence asks
    gain: Fraction = Fraction(0)  # points of need x households; set by appraisal

    @property
    def cost(self) -> int:
        """All it costs, yuan."""
        return self.civil + self.equipment + self.other

    @property
    def construction(self) -> int:
        """建安工程费: what it costs without other costs, yuan."""
        return self.civil + self.equipment


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two communities that could be merged (or, as a barrier, not)."""

    a: str
    b: str
    kind: Literal["wall", "road", "barrier"] = "wall"
    crossable: bool = True
    distance_m: float | None = None  # walking distance between the two
    wall_cost: int = 0  # yuan, to take the wall down when both are in one area
    freed_m2: Fraction = Fraction(0)  # land freed when the wall comes down


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """A street or pipe route that several communities dig in."""

    id: str
    communities: tuple[str, ...]
    last_dig_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A special programme (专项工程) of another department at some communities; its money is not ours."""

    id: str
    department: str
    years: tuple[int, ...]  # the years it may be done in; one: a fixed year
    communities: tuple[str, ...]
    works: tuple[str, ...] = ()  # kinds
    corridor: str = ""
    digs: bool = True
    money: int = 0
    outside: bool = False  # beyond the communities' own bounds: a road, a river, beside them
    owner: str = ""  # who pays it; absent: the department


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A shared facility that can be built at a host community, or already stands there."""

    id: str
    kind: str
    host: str
    band_m: int = 500  # life circle it serves: 300, 500 or 1,000 m
    min_households: int = 0  # of the area it is built for
    cost: int = 0  # yuan
    existing: bool = False
    floor_area_m2: Fraction = Fraction(0)  # of rooms
    site_area_m2: Fraction = Fraction(0)  # 占地面积: land, public activity space
    land_m2: Fraction = Fraction(0)  # of land that walls free, which it needs
    serves: tuple[str, ...] = ()  # 医 食 行 文 娱
    operator: str = ""  # who runs it once it stands
    income: int = 0  # yuan a year for the operating ledger, never construction money


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A pool source of money (central, province, city, district, bond, loan): shares what payers leave."""

    id: str
    name: str
    kind: str = "other"  # central | ndrc | province | city | district | bond | loan | other
    money: Mapping[int, int] = field(default_factory=dict)  # year -> yuan
    certainty: Mapping[int, Certainty] = field(default_factory=dict)
    categories: frozenset[Category] = frozenset()  # empty: any
    kinds: frozenset[str] = frozenset()  # empty: any
    cap_per_household: int | None = None  # yuan of this source per household of a community
    cap_share: Fraction | None = None  # of the cost of the works it may pay
    match: Mapping[str, Fraction] = field(default_factory=dict)  # source -> yuan of it per yuan of ours
    carry_years: int = 2  # unspent money of a year may be spent this many years later; 0: none
    expires: int | None = None  # last year in which any of it can be spent
    district: str = ""  # serves only that district; "": all
    construction_only: bool = False  # never above 建安工程费: 中央预算内投资
    beyond: Mapping[int, int] = field(default_factory=dict)  # 超计划安排: year -> yuan of `money` not stated
    rate: Fraction | None = None  # of interest a year, where it is repaid
    term_years: int | None = None
    grace_years: int = 0  # first years of interest alone

    @property
    def share_cap(self) -> Fraction | None:
        """The most it pays of what `capped` adds up to; None where it may pay all of it."""
        if self.construction_only:
            return Fraction(1) if self.cap_share is None else self.cap_share
        return self.cap_share if self.cap_share is not None and self.cap_share < 1 else None

    def capped(self, work: "Work") -> int:
        """What of a work's cost the share cap is taken of, yuan."""
        return work.construction if self.construction_only else work.cost

    def pays(self, work: "Work", district: str) -> bool:
        """Whether this source may pay for `work` in `district`."""
        return (
            (not self.categories or work.category in self.categories)
            and (not self.kinds or work.kind in self.kinds)
            and (not self.district or self.district == district)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Utility:
    """Payer by rule: a utility (专营单位) pays its share of its own works."""

    id: str
    name: str
    civil_share: Fraction = Fraction(0)
    equipment_share: Fraction = Fraction(1)
    cap: Mapping[int, int] = field(default_factory=dict)  # year -> yuan; a year not named has no cap
    utility: str = ""  # whose works it pays; "": those of its own id
    where: Scope = EVERYWHERE
    unless: tuple[Scope, ...] = ()  # another setting of the same utility comes first there
    plan: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # community -> years; not named: any

    def holds(self, community: Community) -> bool:
        """Whether this setting of the utility is the one for `community`."""
        return self.where.holds(community) and not any(scope.holds(community) for scope in self.unless)

    def owns(self, work: Work) -> bool:
        """Whether the pipes are its own."""
        return work.utility == (self.utility or self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Residents:
    """Payer by rule: residents pay so many yuan per m² of floor area when one of `kinds` is done."""

    id: str = "residents"
    name: str = "residents"
    per_m2: Fraction = Fraction(0)  # yuan
    kinds: frozenset[str] = frozenset()  # the works it pays for; empty: all of the community's works
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """Payer by rule: private capital earmarked to facilities or to works of a community."""

    id: str
    name: str
    amounts: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (subject, work) -> yuan


Payer = Utility | Residents | Private | LiftSubsidy | ResidentFund


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A node of the health check: a leaf is measured, an inner node weighs its children."""

    id: str
    name: str
    parent: str = ""
    weight: Fraction = Fraction(1)  # within its parent; children's weights sum to 1
    orientation: Literal["livability", "need"] = "livability"  # is a high value good or bad?
    low: Fraction = Fraction(0)  # the value that counts 0 (worst or best, by orientation)
    high: Fraction = Fraction(1)  # the value that counts 1
    unit: str = ""
    edition: str = ""
    hazard: bool = False  # a shortfall here is a safety hazard


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


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A geometry as plain numbers: polygons (outer ring, then holes) and lines."""

    polygons: tuple[tuple[Ring, ...], ...] = ()
    lines: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Adjacent by coordinates: communities no further apart than `within_m`."""

    within_m: float = 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygons:
    """Adjacent by outlines: no further apart than `within_m`, and no barrier between."""

    outlines: Mapping[str, Shape]  # community -> outline
    crs: str = ""  # "" : degrees where the ranges say so, else metres
    within_m: float = 30.0
    barriers: tuple[Shape, ...] = ()


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
    unfunded: bool = False  # 资金缺口: a last payer, minimised first
    geographic: bool = False  # coordinates are degrees, not metres
    lang: str = ""
    defaults: tuple[str, ...] = ()  # 采用的默认值, in the user's language
    warnings: tuple[str, ...] = ()
    inputs: tuple[InputFile, ...] = ()
    adjacency_from: Points | Polygons | None = None  # `edges` are to be computed; those given beside it win
    barred: frozenset[str] = frozenset()  # no plan can hold them; set by preparation where a rule asks

    @cached_property
    def community(self) -> Mapping[str, Community]:
        """Communities by id."""
        return {c.id: c for c in self.communities}

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
        while years[-1] - self.years[-1] < len(self.payment) - 1 and years[-1] + 1 in stated:
            years.append(years[-1] + 1)
        return tuple(years)

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
