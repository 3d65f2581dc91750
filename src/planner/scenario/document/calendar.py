"""The part of scenario.yaml about the calendar; every key is one of `calendar_settings.py`.

```yaml
calendar:                          # 日历; off unless stated, or a mechanism sets it
  begin: 10-01                     # preparation begins, in the year before (up to June: in the year itself)
  stages: {consent: 30天, design: 45天, tender: 30天, acceptance: 30天, heating: 3个月, lifts: 2个月}
  construction: [{below: 1万平方米, takes: 3个月}, {takes: 6个月}]     # or one duration for all
  approval: {mode: joint, base: 40天, saving: 15, threshold: 3000万元, where: 青岛市}  # or a list of them
  bundles: [{works: [gas, heat], days: 2天, where: 莱西市}]
  prep_days_factor: {factor: 0.8, works: [lift]}
  coordination_factor: {factor: 0.5, delay: 20天}
  zones: [{zone: cold, heating: 青岛}]          # or a period, 11-16—04-05
  holidays: [2026-01-01, 2026-02-16—2026-02-22]
  teams: {甲街道: 2, "*": 1}         # designer teams of a subdistrict
  capacity: 3                      # sites of an implementer at once; or by name
  scheme_consent: 80%              # to start
  satisfaction: 80%                # to be accepted
progress: 进展.csv                  # community, scheme_consent, satisfaction, state, reviewed, stamped …
```

A duration is calendar days (30天, or a bare number), working days (20个工作日) or months (3个月).
"""

from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from planner.scenario.calendar_settings import Mode, ZoneName
from planner.scenario.document.entries import (
    ONE,
    SINGLE,
    Choice,
    Count,
    Money,
    Name,
    Names,
    Share,
    Text,
    Times,
)
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.spans import AreaText, DayText, Holiday, PeriodText, SpanText
from planner.scenario.document.texts import text_of


def _each(value: object) -> object:
    """A single setting, or a short form of one, may stand without its list."""
    return value if isinstance(value, list) else [value]


def _by_name(value: object) -> object:
    """A bare number is meant for every one."""
    return value if isinstance(value, dict) else {"*": text_of(value)}


CountByName = Annotated[dict[Text, Count], BeforeValidator(_by_name), SINGLE]


class StagesEntry(Keys):
    """How long each stage takes; a key left out keeps its default."""

    consent: SpanText | None = None
    """Asking residents about the scheme; default 30 days."""
    design: SpanText | None = None
    """Design, by a team of the subdistrict; default 45 days."""
    tender: SpanText | None = None
    """Tender and contract; default 30 days."""
    acceptance: SpanText | None = None
    """Acceptance; default 30 days."""
    heating: SpanText | None = None
    """Works on heating pipes, inside the time of construction; default 3 months."""
    lifts: SpanText | None = None
    """Construction takes so much longer with lifts; default 2 months."""


class StepEntry(Keys):
    """Construction takes so long below a floor area; a bare duration is for all."""

    SHORT: ClassVar[str] = "takes"
    SAME: ClassVar[tuple[str, ...]] = ("below",)

    below: AreaText | None = None
    """m² of floor area; absent: however large."""
    takes: SpanText
    """The duration."""


class ApprovalEntry(Keys):
    """How projects are approved; a bare word is the mode. A narrower place says what a wider leaves open."""

    SHORT: ClassVar[str] = "mode"

    mode: Annotated[
        Mode | None,
        Choice(
            {
                "sequential": ("逐项审批", "串联审批"),
                "joint": ("联合审查", "并联审批"),
                "online": ("网上审批",),
            }
        ),
    ] = None
    """sequential (default) | joint | online"""
    base: SpanText | None = None
    """Time of approval one after another, or the statutory time; default 35 days."""
    saving: Count | None = None
    """Days a joint review saves, in the unit of the base; default 15."""
    cut: Share | None = None
    """Share of the statutory time that approval online saves; default 70%."""
    threshold: Money | None = None
    """Projects of this investment and more take the long track; default 3,000万元."""
    short: SpanText | None = None
    """Base of the short track; absent: the base."""
    long: SpanText | None = None
    """Base of the long track; absent: the base."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class BundleEntry(Keys):
    """Works of many communities approved in one record."""

    LIST: ClassVar[str] = "works"
    SAME: ClassVar[tuple[str, ...]] = ("works", "where")

    works: Names
    """Kinds of works."""
    name: Name | None = None
    """What the record is called; absent: its works."""
    days: SpanText | None = None
    """Time for the whole bundle; default 2 days."""
    where: WhereEntry | None = None
    """Whose works; absent: everybody's."""


class PreparationEntry(Keys):
    """Design, approval and tender take this part of their time; a bare number is the factor."""

    SHORT: ClassVar[str] = "factor"
    SAME: ClassVar[tuple[str, ...]] = ("works", "where")

    factor: Times
    """Above 0, at most 1."""
    works: Names = []
    """Of projects with one of these works; absent: of all."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class CoordinationEntry(Keys):
    """Days construction loses to waiting for one another; a bare number is the part that is left of them."""

    SHORT: ClassVar[str] = "factor"

    factor: Times = Fraction(1)
    """What is left of the delay; default 1."""
    delay: SpanText | None = None
    """The delay; default none."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class ZoneEntry(Keys):
    """The climate of a place; a bare word is the zone."""

    SHORT: ClassVar[str] = "zone"

    zone: Annotated[
        ZoneName,
        Choice(
            {
                "severe_cold": ("严寒", "严寒地区"),
                "cold": ("寒冷", "寒冷地区"),
                "mild": ("其他", "其他地区", "夏热冬冷", "夏热冬暖", "温和"),
            }
        ),
    ]
    """severe_cold (works outdoors May to October) | cold (April to November) | mild (all year)"""
    outdoor: PeriodText | None = None
    """When works outdoors are possible; absent: as the zone."""
    heating: PeriodText | None = None
    """When houses are heated, 11-15—03-15 or the name of a city; absent: as the zone."""
    where: WhereEntry | None = None
    """Where it is; absent: everywhere."""


class RateGateEntry(Switch):
    """A share every member of an area must reach; a bare share is the minimum."""

    SHORT: ClassVar[str] = "minimum"

    minimum: Share | None = None
    """Least share, inclusive; default 80%."""
    where: WhereEntry | None = None
    """Where it is asked; absent: everywhere."""


class CalendarEntry(Switch):
    """Dated stages of every planned area: consent, design, approval, tender, construction, acceptance."""

    begin: DayText | None = None
    """When preparation begins, in the year before (up to June: in the year itself); default 10-01."""
    stages: StagesEntry = StagesEntry()
    """Durations stage by stage."""
    construction: Annotated[list[StepEntry], BeforeValidator(_each), ONE] = []
    """Duration by floor area; default 3 months below 1万 m², 5 below 5万 m², else 8."""
    approval: Annotated[list[ApprovalEntry], BeforeValidator(_each), ONE] = []
    """How projects are approved; several hold in different places."""
    bundles: Annotated[list[BundleEntry], BeforeValidator(_each), ONE] = []
    """打包立项: works of many communities in one record."""
    prep_days_factor: Annotated[list[PreparationEntry], BeforeValidator(_each), ONE] = []
    """Part of the time of preparation that is left, where somebody does it in one stop; default 1."""
    coordination_factor: Annotated[list[CoordinationEntry], BeforeValidator(_each), ONE] = []
    """Part of the delay by co-ordination that is left, under one consultant; default 1."""
    zones: Annotated[list[ZoneEntry], BeforeValidator(_each), ONE] = []
    """Climate zones; absent: construction all year."""
    holidays: Annotated[list[Holiday], BeforeValidator(_each), ONE] = []
    """Days that are no working days, besides Saturdays and Sundays."""
    teams: CountByName = {}
    """Designer teams of each subdistrict, or by name; absent: as many as needed."""
    capacity: CountByName = {}
    """Sites an implementer has at once (also while they rest in winter), or by name; absent: no limit."""
    scheme_consent: Annotated[list[RateGateEntry], BeforeValidator(_each), ONE] = []
    """Share that agrees to the scheme before construction starts; off by default."""
    satisfaction: Annotated[list[RateGateEntry], BeforeValidator(_each), ONE] = []
    """Share that is satisfied before acceptance; off by default."""
