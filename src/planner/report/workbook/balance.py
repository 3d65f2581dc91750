"""资金平衡表: what the money is, that it suffices year by year, and what is earned and paid back later."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from planner.locale import say
from planner.operations import AreaLedger, ledgers
from planner.plan import Allocation, Plan, PlannedArea
from planner.report import words
from planner.report.workbook.balance_years import construction, debt, operation
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, Sheet, number
from planner.scenario.types import Scenario

COVER = "=IF({service}=0,0,({income}-{cost})/{service})"


def balance(plan: Plan) -> Sheet:
    """资金平衡表: capital project by project, then the years of construction, of operation and of debt."""
    years = (construction(plan), operation(plan), debt(plan))
    return Sheet(
        name=say("funding balance"),
        title=say("{name}: funding balance", name=plan.scenario.name),
        blocks=(_capital(plan), *(block for block in years if block.lines)),
        frozen=2,
    )


def _capital(plan: Plan) -> Block:
    """Total = equity + special bonds + other debt, of every project and of all."""
    kept = {found.area: found for found in ledgers(plan)}
    paid: dict[str, list[Allocation]] = defaultdict(list)
    for a in plan.allocations:
        paid[a.subject].append(a)
    columns = _columns()
    rows = [
        (i, *_project(plan.scenario, area, paid, kept.get(area.id)))
        for i, area in enumerate(sorted(plan.areas, key=lambda area: (area.year, area.id)), start=1)
    ]
    sums: list[Cell] = [
        Live("=SUM({below})", sum(number(row[i]) for row in rows))
        if column.summed and any(row[i] is not None for row in rows)
        else None
        for i, column in enumerate(columns)
    ]
    sums[1] = say("all projects")
    sums[11], sums[13] = _ratios(*(sums[i] for i in (9, 10, 12)))
    return Block(
        caption=say("Capital: total = equity + special bonds + other debt"),
        columns=columns,
        lines=(Line(cells=tuple(sums), total=True, last=len(rows)), *(Line(cells=row) for row in rows)),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="no", heading=say("no."), width=7, kind="whole"),
        Column(key="project", heading=say("project"), width=32),
        _money("total", say("total investment (万元)"), live="=SUM({equity}:{debt})"),
        _money("equity", say("money without special bonds (equity)")),
        _money("bond", say("special bonds raised")),
        _money("debt", say("other debt raised")),
        _money("as_equity", say("special bonds used as equity")),
        Column(key="building", heading=say("construction period"), width=14),
        Column(key="operating", heading=say("operating period"), width=14),
        _money("income", say("income of the project")),
        _money("cost", say("operating cost")),
        Column(key="ratio", heading=say("cost ÷ income"), width=14, kind="share"),
        _money("service", say("principal and interest of all debt")),
        Column(key="cover", heading=say("debt cover"), width=14, kind="number"),
    )


def _money(key: str, heading: str, live: str = "") -> Column:
    return Column(key=key, heading=heading, width=14, kind="money", summed=True, live=live)


def _project(
    scenario: Scenario, area: PlannedArea, paid: Mapping[str, Sequence[Allocation]], ledger: AreaLedger | None
) -> tuple[Cell, ...]:
    """A project: its money by what it is, and what its ledger comes to over all years."""
    mine = [a for subject in (area.id, *area.members) for a in paid.get(subject, ())]
    equity, bond, other = _raised(scenario, mine)
    income = cost = service = None
    operating = ""
    if ledger is not None and ledger.worth is not None:
        income, cost, service = (
            sum(getattr(year, name) for year in ledger.years) for name in ("gross", "cost", "service")
        )
        operating = _span([year.year for year in ledger.years if year.number])
    ratio, cover = _ratios(income, cost, service)
    return (
        "+".join(words.community(scenario, c) for c in area.members),
        *(equity + bond + other, equity, bond, other, None),
        _span(sorted({a.year for a in mine}) or [area.year]),
        *(operating, income, cost, ratio, service, cover),
    )


def _raised(scenario: Scenario, mine: Sequence[Allocation]) -> tuple[int, int, int]:
    """Equity, special bonds and other debt among some payments, yuan; equity is all that is not borrowed."""
    kinds = {source.id: source.kind for source in scenario.sources}
    bond, loan = (sum(a.amount for a in mine if kinds.get(a.source) == kind) for kind in ("bond", "loan"))
    return sum(a.amount for a in mine) - bond - loan, bond, loan


def _span(years: Sequence[int]) -> str:
    if not years:
        return ""
    return f"{years[0]}—{years[-1]}" if years[-1] != years[0] else str(years[0])


def _ratios(income: Cell, cost: Cell, service: Cell) -> tuple[Cell, Cell]:
    """Cost ÷ income, and net income ÷ principal and interest; blank where there is nothing to divide by."""
    earned, spent, owed = number(income), number(cost), number(service)
    ratio = Live("=IF({income}=0,0,{cost}/{income})", Fraction(spent, earned)) if earned else None
    return ratio, Live(COVER, Fraction(earned - spent, owed)) if owed else None
