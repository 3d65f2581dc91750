"""The years of 资金平衡表: opening + inflow − outflow = closing, then operation, then debt service."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

from planner.funding import debt as service
from planner.locale import say
from planner.operations import ledgers
from planner.plan import UNFUNDED, Plan
from planner.report import ledger
from planner.report.operation_lines import TITLES
from planner.report.workbook.sheet import Block, Cell, Column, Kind, Line, Live
from planner.scenario.operations import POOL

CLOSING = "={opening}+{inflow}-{outflow}"


def construction(plan: Plan) -> Block:
    """The years in which works are paid: what there is, what comes, what goes, what is left."""
    columns = (
        Column(key="year", heading=say("year"), kind="whole"),
        Column(key="stage", heading=say("stage of the money")),
        _money("opening", say("opening balance"), kind="balance"),
        _money("pool", say("funding of the year")),
        _money("by_rule", say("paid by rule")),
        _money("later", say("budgets of later years")),
        _money("missing", say("unfunded money")),
        _money("inflow", say("inflow"), live="=SUM({pool}:{missing})"),
        _money("works", say("paid for works of the plan")),
        _money("committed", say("paid for projects under way")),
        _money("lapsed", say("lapsed")),
        _money("outflow", say("outflow"), live="=SUM({works}:{lapsed})"),
        _money("closing", say("closing balance"), kind="balance"),
    )
    return Block(
        caption=say("Funding year by year: opening + inflow − outflow = closing"),
        columns=columns,
        lines=tuple(Line(cells=cells) for cells in _construction(plan)),
    )


def _construction(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    lines, by_rule = ledger.lines(plan), ledger.by_rule(plan)
    years = sorted({line.year for line in lines} | {paid.year for paid in by_rule})
    left = sum(line.carried_in for line in lines if line.year == years[0]) if years else 0
    for i, year in enumerate(years):
        mine = [line for line in lines if line.year == year]
        rule = sum(p.amount for p in by_rule if p.year == year and p.source != UNFUNDED)
        missing = sum(p.amount for p in by_rule if p.year == year and p.source == UNFUNDED)
        come = (sum(line.new for line in mine), rule, 0, missing)
        works = sum(line.allocated for line in mine) + rule + missing
        gone = (works, sum(line.committed for line in mine), sum(line.lapsed for line in mine))
        closing = left + sum(come) - sum(gone)
        yield _balanced(i, year, say("construction period"), left, come, gone)
        left = closing
    for i, (year, yuan) in enumerate(ledger.later(plan).items(), start=len(years)):
        yield _balanced(i, year, say("later years"), left, (0, 0, yuan, 0), (yuan, 0, 0))


def _balanced(
    i: int, year: int, stage: str, opening: int, come: tuple[int, ...], gone: tuple[int, ...]
) -> tuple[Cell, ...]:
    """A year; it opens with what the year before left."""
    opens = Live("={above_closing}", opening) if i else opening
    closing = Live(CLOSING, opening + sum(come) - sum(gone))
    return (year, stage, opens, *come, sum(come), *gone, sum(gone), closing)


def operation(plan: Plan) -> Block:
    """The years after completion, all pools together: income by line, cost, debt service and its cover."""
    columns = (
        Column(key="year", heading=say("year"), kind="whole"),
        Column(key="stage", heading=say("stage of the money")),
        *(_money(line.value, say(TITLES[line])) for line in POOL),
        _money("income", say("income of the project"), live="=SUM({parking}:{construction})"),
        _money("cost", say("operating cost")),
        _money("net", say("net operating income (万元)"), live="={income}-{cost}"),
        _money("service", say("principal and interest")),
        Column(key="cover", heading=say("debt cover"), width=14, kind="number"),
    )
    by_year: dict[int, Counter[str]] = defaultdict(Counter)
    for kept in ledgers(plan):
        for year in kept.years if kept.worth is not None else ():
            by_year[year.year].update({line.value: year.income.get(line, 0) for line in POOL})
            by_year[year.year].update({"cost": year.cost, "service": year.service})
    lines = (Line(cells=_operating(year, found)) for year, found in sorted(by_year.items()))
    return Block(caption=say("Operation year by year"), columns=columns, lines=tuple(lines))


def _operating(year: int, found: Counter[str]) -> tuple[Cell, ...]:
    income = [found[line.value] for line in POOL]
    net, owed = sum(income) - found["cost"], found["service"]
    cover = Live("=IF({service}=0,0,{net}/{service})", Fraction(net, owed)) if owed else None
    return (year, say("operation"), *income, sum(income), found["cost"], net, owed, cover)


def debt(plan: Plan) -> Block:
    """Interest and principal of every source that is repaid, year by year."""
    columns = (
        Column(key="year", heading=say("year"), kind="whole"),
        Column(key="source", heading=say("source")),
        _money("drawn", say("drawn (万元)")),
        _money("interest", say("interest (万元)")),
        _money("principal", say("principal (万元)")),
        _money("total", say("debt service (万元)"), live="=SUM({interest}:{principal})"),
    )
    lines = []
    for source in plan.scenario.sources:
        drawn = {year: plan.paid(source=source.id, year=year) for year in plan.scenario.paying_years}
        for line in service.by_year(source, {year: yuan for year, yuan in drawn.items() if yuan}):
            amounts = (drawn.get(line.year, 0), line.interest, line.principal, line.total)
            lines.append(Line(cells=(line.year, source.name, *amounts)))
    return Block(caption=say("Debt service of special bonds and loans"), columns=columns, lines=tuple(lines))


def _money(key: str, heading: str, live: str = "", kind: Kind = "money") -> Column:
    return Column(key=key, heading=heading, width=14, kind=kind, live=live)
