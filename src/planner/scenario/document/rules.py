"""The part of scenario.yaml about rules; every key is one of `settings.py`."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.locale import say
from planner.scenario.document.capacity import CapacityEntry, EquityEntry, EvenFlowEntry, TaskEntry
from planner.scenario.document.entries import (
    OFF,
    ON,
    ONE,
    Choice,
    Count,
    CountOrOff,
    Flag,
    Loose,
    Money,
    MoneyByYear,
    Names,
    Share,
    ShareOrOff,
    Text,
    Year,
    YearOrOff,
)
from planner.scenario.document.goals import GoalName
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.pairs import Pairs, one_pair
from planner.scenario.document.resident_funds import LiftConsentEntries
from planner.scenario.document.residents import (
    CompetitionEntries,
    DecidedEntries,
    DesignersEntries,
    Holds,
    StandardTiersEntries,
)
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.texts import refusal

EVERY = "*"


def _each(value: object) -> object:
    """A single setting, or a short form of one, may stand without its list."""
    return value if isinstance(value, list) else [value]


def _one_or_more(value: object) -> object:
    """A single mapping, or a single pair, may stand without its list."""
    return [value] if isinstance(value, dict) else one_pair(value)


def _order_or_switch(value: object) -> object:
    """`on` is every central source in the usual order."""
    if isinstance(value, str) and value.casefold() in ON | OFF:
        return [EVERY] if value.casefold() in ON else None
    return value


class ConsentEntry(Switch):
    """居民同意率; a bare share is the minimum."""

    SHORT: ClassVar[str] = "minimum"

    minimum: Share | None = None
    """Least share that agrees, inclusive; default 80%."""
    measure: Annotated[
        Literal["households", "floor_area", "both"] | None,
        Choice(
            {"households": ("户数", "户"), "floor_area": ("面积", "建筑面积"), "both": ("双过", "户数和面积")}
        ),
    ] = None
    """Shares of households (default), of floor area, or both."""
    firm_years: Count | None = None
    """In so many first years a blank rate bars; default 1."""
    where: WhereEntry | None = None
    """Where it is asked; absent: everywhere."""


class PlaceEntry(Switch):
    """A rule that is on or off, maybe in a part of the city only."""

    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


Places = Annotated[list[PlaceEntry], BeforeValidator(_each), Loose(("string", "number", "boolean", "object"))]


class UtilityFloorEntry(Switch):
    """专营单位出资占比; a bare share is the floor."""

    SHORT: ClassVar[str] = "share"

    share: Share | None = None
    """Least share utilities bear; needed unless the rule is off."""
    base: Annotated[
        Literal["total", "own_works"] | None,
        Choice({"total": ("总投资",), "own_works": ("本专业", "专业管线")}),
    ] = None
    """Share of all construction money (default), or of their own works."""
    where: WhereEntry | None = None
    """Where both are counted; absent: everywhere."""


class LateBuiltEntry(Switch):
    """Communities built from `first` to `last`: at most so many, or such a share, of the chosen."""

    SHORT: ClassVar[str] = "share"

    first: Year = 2001
    """First year built; default 2001."""
    last: Year = 2005
    """Last year built; default 2005."""
    communities: Count | None = None
    """At most so many of them."""
    share: Share | None = None
    """At most this share of all communities chosen."""


class LinkEntry(Keys):
    """先后: `first` has started, no later, or is finished where `then` starts; a list of two is enough."""

    LIST: ClassVar[str] = "first"

    first: Text
    """The community that goes first."""
    then: Text
    """The community that needs it."""
    finished: Flag = False
    """Whether the first is finished, by the 工期 of its works or the years they are paid in, before that."""

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        if isinstance(value, list):
            if len(value) != 2:
                raise refusal(say("a list of {n}", n=len(value)), say("two communities"), say("Write [A, B]"))
            return {"first": value[0], "then": value[1]}
        return super()._mapping(value)


class SpendingEntry(Keys):
    """分类支出上限: most that is paid in some years for works of some kinds, whoever pays."""

    SAME: ClassVar[tuple[str, ...]] = ("kinds", "first", "last", "where")

    limit: Money
    """Most yuan, of all the years together; what is owed to projects under way does not count."""
    kinds: Names = []
    """The kinds of works; absent: all, those of areas too."""
    first: Year | None = None
    """The first year that counts; absent: the first of the plan."""
    last: Year | None = None
    """The last year that counts; absent: the last of the plan."""
    where: WhereEntry | None = None
    """Only what is done there counts; absent: everywhere."""


class RulesEntry(Keys):
    """Every rule that can be switched; `off` switches off one that is on by default."""

    built_until: YearOrOff = None
    """Last year built that is eligible (2000 nationally; provinces differ); off unless stated."""
    check_first: Holds = None
    """A health check before the first year; on by default where the table has 体检日期."""
    evidence: Holds = None
    """Every work needs a shortfall found or an order of the residents; off by default."""
    consent: Annotated[list[ConsentEntry] | None, BeforeValidator(_each), ONE] = None
    """居民同意率; on by default (80%) where the table has the column; several hold in different places."""
    decided: DecidedEntries = []
    """How far the residents' decision has come before a community is planned; off by default."""
    designer_team: Holds = None
    """Only subdistricts with a team of designers start; off by default."""
    designers: DesignersEntries = []
    """Most projects a year that designers can take on; off by default."""
    competition: CompetitionEntries = []
    """竞争选定 by four rates; off by default."""
    standard_tiers: StandardTiersEntries = []
    """出资与改造标准挂钩; off by default."""
    mandatory_basic: Flag | None = None
    """应改尽改; on by default."""
    links: Annotated[list[LinkEntry], BeforeValidator(_one_or_more), ONE] = []
    """先后 between communities."""
    exclusive: Pairs = []
    """Pairs of communities of which one at most is chosen."""
    utility_floor: Annotated[list[UtilityFloorEntry] | None, BeforeValidator(_each), ONE] = None
    """Least share utilities bear; off by default; several hold in different places."""
    residents_floor: ShareOrOff = None
    """Least share residents bear; off by default."""
    new_starts: MoneyByYear = {}
    """Most yuan a year for projects that start in it."""
    continuing: MoneyByYear = {}
    """Most yuan a year for projects that started earlier."""
    spending: Annotated[list[SpendingEntry], BeforeValidator(_one_or_more), ONE] = []
    """分类支出上限: most yuan for works of some kinds over some years."""
    capacity: Annotated[list[CapacityEntry], BeforeValidator(_one_or_more), ONE] = []
    """承接能力."""
    tasks: Annotated[list[TaskEntry], BeforeValidator(_one_or_more), ONE] = []
    """年度任务."""
    one_dig: Places = []
    """综合改一次: one dig per community; off by default."""
    moratorium_years: CountOrOff = None
    """Years without a second dig in a corridor; off by default."""
    special_programmes: Flag | None = None
    """A chosen community follows the year of its programmes; on by default."""
    sync_strict: Places = []
    """Refuse a scenario with a programme whose year none of its communities can take; off by default."""
    seven_ones: Places = []
    """七个一: one plan, approval, survey, design, contractor, supervisor for all pipes; off by default."""
    space_conversion: Places = []
    """存量空间改造: a space is converted once and into no more than its area; off by default."""
    freed_land: Places = []
    """腾出用地: facilities use no more land than the walls of their area free; off by default."""
    equity: Annotated[list[EquityEntry], BeforeValidator(_one_or_more), ONE] = []
    """Shares by district or subdistrict."""
    even_flow: EvenFlowEntry | None = None
    """年度均衡; off by default."""
    late_built: LateBuiltEntry | None = None
    """Communities built 2001—2005; off by default."""
    lift_consent: LiftConsentEntries = []
    """加梯意愿: no more lifts than entrances that agree; off by default."""
    central_once: Annotated[Names | None, BeforeValidator(_order_or_switch)] = None
    """No work paid by two central sources: `on`, or the sources, the first to pay first; off by default."""
    goal_floors: dict[GoalName, Count] = {}
    """Goal -> the least it must reach, whatever else is pursued: {need: 19052}."""
