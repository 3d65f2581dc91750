"""资金平衡表 project by project: total = equity + special bonds + other debt, and what each project earns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from planner.locale import say
from planner.operations import AreaLedger, ledgers
from planner.plan import Allocation, Plan
from planner.report import words
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, Sheet, number
from planner.scenario.types import Scenario

COVER = "=IF({service}=0,0,({income}-{cost})/{service})"


def capital(plan: Plan) -> Sheet:
    """A line a project under the sum of all."""
    kept = {found.area: found for found in ledgers(plan)}
    paid: dict[str, list[Allocation]] = defaultdict(list)
    for a in plan.allocations:
        paid[a.subject].append(a)
    rows = []
    for i, area in enumerate(sorted(plan.areas, key=lambda area: (area.year, area.id)), start=1):
        name = "+".join(words.community(plan.scenario, c) for c in area.members)
        mine = [a for subject in (area.id, *area.members) for a in paid[subject]]
        ledger = [kept[area.id]] if area.id in kept else []
        rows.append((i, *raised(plan.scenario, name, mine, ledger)))
    total = Line(cells=tuple(_sums(columns(), rows)), total=True, last=len(rows))
    return Sheet(
        name=say("funding balance by project"),
        title=say("{name}: funding balance by project", name=plan.scenario.name),
        blocks=(Block(columns=columns(), lines=(total, *(Line(cells=row) for row in rows))),),
        frozen=2,
    )


def columns() -> tuple[Column, ...]:
    """The columns of the form."""
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


def raised(
    scenario: Scenario, name: str, mine: Sequence[Allocation], kept: Sequence[AreaLedger]
) -> tuple[Cell, ...]:
    """The cells after the number: the money by what it is, and what the pools come to over all their years.

    Equity is all that is not borrowed. Which part of a bond serves as equity is not planned, and blank.
    """
    kinds = {source.id: source.kind for source in scenario.sources}
    bond, loan = (sum(a.amount for a in mine if kinds.get(a.source) == kind) for kind in ("bond", "loan"))
    total = sum(a.amount for a in mine)
    years = [year for ledger in kept if ledger.worth is not None for year in ledger.years]
    income: Cell = sum(year.gross for year in years) if years else None
    cost: Cell = sum(year.cost for year in years) if years else None
    service: Cell = sum(year.service for year in years) if years else None
    ratio, cover = _ratios(income, cost, service)
    return (
        *(name, total, total - bond - loan, bond, loan, None),
        *(_span([a.year for a in mine]), _span([year.year for year in years if year.number])),
        *(income, cost, ratio, service, cover),
    )


def _span(years: Sequence[int]) -> str:
    first, last = min(years, default=None), max(years, default=None)
    if first is None:
        return ""
    return f"{first}—{last}" if first != last else str(first)


def _ratios(income: Cell, cost: Cell, service: Cell) -> tuple[Cell, Cell]:
    """Cost ÷ income, and net income ÷ principal and interest; blank where there is nothing to divide by."""
    earned, spent, owed = number(income), number(cost), number(service)
    ratio = Live("=IF({income}=0,0,{cost}/{income})", Fraction(spent, earned)) if earned else None
    return ratio, Live(COVER, Fraction(earned - spent, owed)) if owed else None


def _sums(found: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    """The sum of every column that somebody has a figure in; shares are of the sums."""
    sums: dict[str, Cell] = {"project": say("all projects")}
    for i, column in enumerate(found):
        if column.summed and any(row[i] is not None for row in rows):
            sums[column.key] = Live("=SUM({below})", sum(number(row[i]) for row in rows))
    sums["ratio"], sums["cover"] = _ratios(sums.get("income"), sums.get("cost"), sums.get("service"))
    yield from (sums.get(column.key) for column in found)
