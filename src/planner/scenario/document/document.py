"""The keys of scenario.yaml.

Only `years`, `communities` and `funding` are required. All the others, each once:

```yaml
name: 某区2026—2028年改造计划      # absent: the name of the file, or of its folder
lang: zh                          # zh | en: the language of reports
extends: base.yaml                # start from another scenario; mappings merge, the rest replaces
years: [2026, 2027, 2028]         # or "2026—2028"
communities: 储备库.xlsx           # a file; or {file:, sheet:, encoding:, columns: {建筑面积: 面积}}; or rows
works: 改造内容.csv                # community, kind, cost (or civil and equipment), 工期 …
schedule: 分年计划.csv             # community, work, 第几年, 用款, 效益: works paid in years of their own
adjacency: 相邻.csv                # edges a, b …; or one of
#   {polygons: 边界.geojson, id: 小区编码, crs: "EPSG:4326", within: 30 m, barriers: 主干道.geojson}
#   {points: {within: 200 m}}     # by the coordinates of the table: the default where it has any
#   off                           # no two communities are adjacent
corridors: 路由.csv                # id, communities, last_dig_year
programmes: 专项.csv               # id, department, years, communities …
facilities: 设施.csv               # id, kind, host, band_m …
standards: [{id: 社区用房, per: 百户, m2: 30, activity_share: 60%}]   # of facilities; or of: site, per: all
spaces: 存量空间.csv               # id, area_m2, community, work, taken_m2: what stands and becomes a work
contracts: 管线合同.csv            # community, work, survey, design, contractor, supervisor …
stages: 五同步.csv                 # programme, its five steps in sync, four gates with due and done
property_packages: {min_households: 500, within: 1000 m}          # of unmanaged communities
property_fees: 物业费.csv          # community, due, collected
indicators: 指标.csv               # id, name, parent, weight, low, high …; or {profile: shijingshan}
governance: 治理.csv               # community, party_org, steps, participation, support …
subdistricts: 街道.csv             # name, designer_team, projects_per_year …
operations: 运营.csv               # subject (community or facility), line, income, cost, once …
management: 物业.csv               # community, committee, fund_due, fund_paid: for reports
funding:
  中央财政补助: 3000万元            # every year
  市级财政: {2026: 2000万元, each: 2500万元}       # each: every year not named
  区级财政:
    kind: district                # central | ndrc | province | city | district | bond | loan | equity | other
    amount: {2026: 2000万元, 2027: 2500万元}
    categories: [基础类]           # and kinds: [roof, 道路]
    cap_per_household: 5000元
    cap_share: 40%
    match: {市级财政: 50%}          # 0.5 yuan of 市级财政 with each yuan of this
    carry_over: 2                 # years; true: 2; false: 0
    expires: 2028
    district: 历下区
    status: 已下达                 # or {2026: 已下达, 2027: 预计}
    over_programming: 5%          # 超计划安排
  专项债: {amount: 1000万元, interest: 2.5%, term: 20, grace: 2}     # its debt service is reported
  中央预算内投资: {amount: 800万元, region: 中部}    # never above 建安工程费; its share by region
utilities:
  gas: {name: 燃气公司, civil: 0, equipment: 100%, cap: {2026: 500万元}}
  heat: 50%                       # of both parts
  "*": {equipment: 100%, where: {district: 历下区}}   # every other utility with works
utility_plan: 专营计划.csv          # utility, community, year: it pays only in the years of its own plan
residents: {rate: 10元/m2, works: [insulation], name: 居民出资}
lifts: 加梯.csv                    # community, entrance, floors, cost, consented
lift_subsidy: {floors: {4: 15万元, 6: 17万元}, cap: 35万元, money: {2026: 500万元}}   # or {like: 滁州}
platforms: 议事平台.csv             # community, subdistrict_office, community_station, implementing_body …
resident_payments: 居民出资.csv     # community, channel, kind, amount, item, units
resident_funds: [{channel: direct, works: [lift]}, provident, maintenance]
consulting: {rate: 2%}            # 全过程工程咨询, of 建安工程费
private:
  养老公司: [{facility: F1, amount: 530万元}, {community: C1, work: parking, amount: 20万元}]
payers: [gas, heat, 养老公司, residents]           # who pays first
operation:                        # 一本账 of every area; a list where it differs by `where`
  {years: 25, rate: 3.5%, irr_cap: 8%, must_balance: [专项债],
   loans: [{source: 专项债, rate: 2.5%, term: 20, grace: 2, repaid: at_end}]}
upkeep: {years: 25, fund: 5元/m2, warranty: 2, must_balance: 全部}
commitments: {区级财政: {2026: 300万元}}            # owed to projects under way; or a table
payment: [60%, 40%]               # start year, the year after …
discount: 0.95                    # what a year later counts; or {rate: 1%}
areas:
  {max_members: 6, max_households: 3000, max_distance: 1000 m, same_subdistrict: true, drawn: within,
   together: [[C1, C2]], apart: [[C3, C4]], project_cost: 15万元, max_candidates: 300000}
rules:
  built_until: 2000               # off unless stated
  check_first: on                 # or {where: {district: 历下区}}
  evidence: on                    # works need a shortfall or an order of residents
  decided: 业委会审议              # a step of the decision; steps in the table of governance
  designer_team: {where: {district: 历下区}}
  designers: {projects: 3, by: team}
  competition: {weights: {participation: 1, support: 1}, minimum: {support: 80%}, skip: false}
  standard_tiers:
    tiers: [{contribution: 0, cap: 300元/m2, categories: [基础类]},
            {contribution: 10元/m2, cap: 400元/m2, categories: [基础类, 完善类]}]
  consent: {minimum: 80%, measure: households, firm_years: 1}     # or 80%, or off
  mandatory_basic: on
  links: [[C1, C2], {first: C1, then: C5, finished: true}]   # C1 no later than C2; C5 once C1 is finished
  exclusive: [[C3, C4]]
  utility_floor: {share: 20%, base: total}
  residents_floor: 5%
  new_starts: {2026: 2000万元}
  continuing: {2027: 1000万元}
  spending: [{kinds: [电梯], first: 2026, last: 2028, limit: 3000万元}]   # whoever pays
  capacity: [{of: communities, limit: 3, by: implementer, name: 城投公司, year: 2026}]
  tasks: [{of: households, minimum: 500, year: 2026}]
  one_dig: on                     # or {where: {district: 历下区}}
  sync_strict: on                 # a programme nobody can follow is refused
  seven_ones: on
  space_conversion: on
  freed_land: on
  moratorium_years: 5
  special_programmes: on
  equity: [{of: households, by: subdistrict, least: 10%, most: {甲街道: 50%}}]
  even_flow: {of: households, tolerance: 20%}
  late_built: {first: 2001, last: 2005, share: 10%}
  lift_consent: {platform: on}    # no more lifts than entrances that agree
  central_once: on                # no work paid by two central sources
  goal_floors: {need: 19052}      # whatever else is pursued
goals: [hazards, need, households]   # or {weights: {need: 2, benefit: 1}}, or {order:, tolerance:}
calendar: {approval: joint, zones: cold}    # dated stages of every planned area: calendar.py beside this
progress: 进展.csv                 # community, scheme_consent, satisfaction …, for the calendar's gates
targets: {acceptance: 100%, satisfaction: 85%, pipes: {2026: 1.2公里}}   # 绩效目标 no plan computes
mechanisms:                       # of the national list, each with its parameters: planner mechanisms
  baoding-three-80: {}
  保定三个80%: {agree: 85%, where: {district: 历下区}}
previous_plan: plans/2025         # a plan folder, a plan.json, or a table of community, year, area
unfunded: false                   # true: 资金缺口 pays what is missing, as little as possible
defaults: {cost_per_m2: 350元/m2}  # where 估算投资 is missing
note: anything
```

Keys and words may be Chinese (`资金:`, `规则:`, `目标: [隐患, 户数]`); a key without a value is absent.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from planner.scenario.document.adjacency import AdjacencyEntry
from planner.scenario.document.areas import AreasEntry
from planner.scenario.document.calendar import CalendarEntry
from planner.scenario.document.discount import DiscountEntry
from planner.scenario.document.entries import (
    SINGLE,
    Choice,
    Flag,
    Loose,
    Metres,
    Name,
    Names,
    PerM2,
    Text,
    Year,
)
from planner.scenario.document.funding import CommitmentsEntry, FundingEntry
from planner.scenario.document.goals import GoalsEntry
from planner.scenario.document.keys import Keys
from planner.scenario.document.money import Payment, PrivateEntry, ResidentsEntries, UtilityEntries
from planner.scenario.document.operations import OperationEntries, UpkeepEntries
from planner.scenario.document.resident_funds import (
    ConsultingEntries,
    LiftSubsidyEntries,
    ResidentFundEntries,
)
from planner.scenario.document.rules import RulesEntry
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.services import PropertyPackagesList, Standards
from planner.scenario.document.table import IndicatorsEntry, PreviousEntry, Table
from planner.scenario.document.targets import TargetsEntry
from planner.scenario.document.year_keys import years_of


class DefaultsEntry(Keys):
    """Figures used where a table is silent."""

    cost_per_m2: PerM2 | None = None
    """Yuan per m² of floor area where 估算投资 is missing; default 350."""
    facility_band: Metres | None = None
    """Metres a facility without 服务半径 serves; default 500 (the ten-minute circle)."""


class ChosenEntry(Keys):
    """One use of a mechanism, written out: what `mechanisms:` is once each is found in the catalogue."""

    code: Text
    """Its row in the catalogue."""
    name: Name
    """What it is called."""
    parameters: dict[Text, Any] = {}
    """The parameters in force."""
    reads: dict[Text, list[Text]] = {}
    """Table -> fields it cannot do without; `a|b` is either."""
    where: WhereEntry | None = None
    """Where it holds."""


def _expanded(value: object) -> object:
    """Uses of mechanisms are written out before the document is read; a bare name has no use yet."""
    return value if isinstance(value, list) else []


class Document(Keys):
    """A scenario: the reserve, the money, the rules and the goals of a renovation plan."""

    name: Name | None = None
    """What the scenario is called; absent: the name of the file."""
    lang: Annotated[
        Literal["zh", "en"] | None, Choice({"zh": ("中文", "zh-cn"), "en": ("英文", "english")})
    ] = None
    """Language of reports: zh or en."""
    note: Text | None = None
    """Anything worth remembering; not used."""
    extends: Text | None = None
    """Another scenario file this one starts from: mappings merge, lists and values replace, null removes."""
    years: Annotated[list[Year] | None, BeforeValidator(years_of), SINGLE] = None
    """The years of the plan: a list, or "2026—2028"."""
    communities: Table | None = None
    """The reserve of communities (储备库)."""
    works: Table | None = None
    """Works of each community; absent: read from 拟改造内容, else one work 综合改造."""
    schedule: Table | None = None
    """Years of their own in which works are paid, and what they bring year by year (分年计划)."""
    adjacency: AdjacencyEntry | None = None
    """Which communities could be merged; an edge between two 区县 joins nothing."""
    corridors: Table | None = None
    """Streets and pipe routes several communities dig in."""
    programmes: Table | None = None
    """Special programmes (专项工程) of other departments."""
    facilities: Table | None = None
    """Shared facilities that stand or can be built."""
    standards: Standards = []
    """How much of a facility there should be."""
    spaces: Table | None = None
    """Spaces that stand already, and the works they become."""
    contracts: Table | None = None
    """Who plans, designs, builds and supervises the pipe works of each community."""
    stages: Table | None = None
    """Special programmes step by step, with due dates."""
    property_packages: PropertyPackagesList = []
    """Packages of unmanaged communities for one property firm."""
    property_fees: Table | None = None
    """Property fees due and collected."""
    operations: Table | None = None
    """What communities and facilities earn and cost a year once they operate."""
    management: Table | None = None
    """How communities are managed: committee, upkeep fund due and paid; for reports."""
    indicators: IndicatorsEntry | None = None
    """The tree of health-check indicators."""
    governance: Table | None = None
    """How the residents of each community organise and decide."""
    subdistricts: Table | None = None
    """The subdistricts, and who designs there."""
    funding: FundingEntry | None = None
    """Pool sources of money by name, or a table."""
    utilities: dict[Text, UtilityEntries] = {}
    """Utilities (专营单位) by id, and their shares; "*" is every one that has works and is not named."""
    utility_plan: Table | None = None
    """Years in which a utility's own plan holds a community: it pays only then; not named: any year."""
    residents: ResidentsEntries = []
    """What residents pay by rule."""
    resident_payments: Table | None = None
    """What residents put in by each channel, and what they spend at home (居民出资台账)."""
    resident_funds: ResidentFundEntries = []
    """The channels of that table that pay works: public | direct | provident | maintenance."""
    lifts: Table | None = None
    """Lifts to be added, each by itself: community, entrance, floors, cost, whether the entrance agrees."""
    platforms: Table | None = None
    """Who is at the table of a community's "2+3+X" platform."""
    lift_subsidy: LiftSubsidyEntries = []
    """Public money for each lift, by floors."""
    consulting: ConsultingEntries = []
    """Fee of a consultant for the whole process, as a share of construction cost."""
    private: dict[Text, PrivateEntry] = {}
    """Private capital by name, earmarked line by line."""
    operation: OperationEntries = []
    """一本账: the pool of what an area earns once it operates."""
    upkeep: UpkeepEntries = []
    """管养账: what upkeep costs after construction, and who pays."""
    payers: Names = []
    """The order in which payers by rule pay; absent: utilities, private, lift subsidies, residents."""
    commitments: CommitmentsEntry | None = None
    """Money owed to projects under way: {source: {year: amount}}; or a table of source, year, amount."""
    payment: Payment | None = None
    """Share paid in the start year, the year after …; sums to 100%; absent: all in the start year."""
    discount: DiscountEntry = DiscountEntry()
    """What a year later counts; default 0.95."""
    areas: AreasEntry = AreasEntry()
    """What may be merged into one area; never communities of two 区县."""
    rules: RulesEntry = RulesEntry()
    """The rules that can be switched."""
    goals: GoalsEntry | None = None
    """What makes a plan better; absent: hazards, need (with scores), households."""
    calendar: CalendarEntry | None = None
    """日历: dated stages of every planned area; off unless stated."""
    progress: Table | None = None
    """How far communities have come: scheme consent, satisfaction, stamps …"""
    targets: TargetsEntry = TargetsEntry()
    """绩效目标: what the performance form promises beside what a plan computes."""
    mechanisms: Annotated[list[ChosenEntry], BeforeValidator(_expanded), Loose(("object", "string"))] = []
    """Mechanisms of the national list by name, each with its parameters and `where`."""
    previous_plan: PreviousEntry | None = None
    """The plan published before, for the goal stability."""
    unfunded: Flag = False
    """Whether 资金缺口 may pay what is missing, minimised first."""
    defaults: DefaultsEntry = DefaultsEntry()
    """Figures used where a table is silent."""
