"""The money of a plan in lines: source by year, what is carried, lapses or is left and why, later years."""

from collections import Counter
from collections.abc import Iterator, Sequence

from planner.funding import debt
from planner.locale import say
from planner.money import wan
from planner.plan import Plan
from planner.report import funding_kinds, ledger, words
from planner.report.columns import listing, table, wrap
from planner.report.ledger import Line
from planner.result import Result, Waiting
from planner.scenario.types import Scenario

LONGEST = 24  # lines of the table; beyond, it is summed up by source and by year
REMARKS = 6


def table_of_money(plan: Plan) -> list[str]:
    """The funding table, 万元: source by year, or summed up where that is too long."""
    lines, order = ledger.lines(plan), funding_kinds.by_kind(plan.scenario)
    if len(lines) + len(ledger.by_rule(plan)) > LONGEST:
        return [*_by_source(plan), "", *_by_year(plan)]
    rows = []
    for line in sorted(lines, key=lambda line: order.index(line.source)):
        name = words.source(plan.scenario, line.source)
        rows.append((name, str(line.year), *_shown(line.new, line.carried_in, *_spent(line))))
    for paid in ledger.by_rule(plan):
        name = words.source(plan.scenario, paid.source)
        rows.append((name, str(paid.year), *_shown(0, 0, 0, paid.amount, 0, 0)))
    headings = (say("source"), say("year"), say("new"), say("carried in"), *_spending())
    return [say("Money by source and year, 万元 (what is left is carried over)"), *table(headings, rows)]


def _by_source(plan: Plan) -> list[str]:
    rows = []
    for source in funding_kinds.by_kind(plan.scenario):
        mine = [line for line in ledger.lines(plan) if line.source == source]
        rows.append(
            (
                words.source(plan.scenario, source),
                *_shown(
                    mine[0].carried_in + sum(line.new for line in mine),
                    sum(line.committed for line in mine),
                    sum(line.allocated for line in mine),
                    mine[-1].carried_out,
                    sum(line.lapsed for line in mine),
                ),
            )
        )
    paid: Counter[str] = Counter()
    for found in ledger.by_rule(plan):
        paid[found.source] += found.amount
    rows += [(words.source(plan.scenario, name), *_shown(0, 0, yuan, 0, 0)) for name, yuan in paid.items()]
    return [
        say("Money by source over all years, 万元 (year by year: funding_by_year.csv)"),
        *table((say("source"), say("money"), *_spending()), rows),
    ]


def _by_year(plan: Plan) -> list[str]:
    """Every year that money is paid in, also past the last start, and what they come to."""
    rows, whole = [], [0] * 5
    paid = dict.fromkeys(plan.scenario.paying_years, 0)
    for found in ledger.by_rule(plan):
        paid[found.year] += found.amount
    for year in plan.scenario.paying_years:
        mine = [line for line in ledger.lines(plan) if line.year == year]
        new, carried = sum(line.new for line in mine), sum(line.carried_in for line in mine)
        spent = [sum(column) for column in zip(*map(_spent, mine), strict=True)] if mine else [0, 0, 0, 0]
        rows.append((str(year), *_shown(new, carried, *spent, paid[year])))
        committed, works, _, lapses = spent
        added = (new, committed, works, lapses, paid[year])
        whole = [total + yuan for total, yuan in zip(whole, added, strict=True)]
    fresh, owed, done, lost, by_rule = _shown(*whole)
    rows.append((say("all"), fresh, "", owed, done, "", lost, by_rule))  # what is carried is in it
    headings = (say("year"), say("new"), say("carried in"), *_spending(), say("by rule"))
    return [say("Money by year, all sources, 万元"), *table(headings, rows)]


def _spent(line: Line) -> tuple[int, int, int, int]:
    return line.committed, line.allocated, line.carried_out, line.lapsed


def _spending() -> tuple[str, str, str, str]:
    return say("committed"), say("to works"), say("left"), say("lapses")


def _shown(*amounts: int) -> tuple[str, ...]:
    return tuple(wan(yuan) if yuan else "–" for yuan in amounts)


def remarks(result: Result) -> list[str]:
    """Later years, missing money, what is left at the end and why."""
    plan = result.plan
    lines = []
    later = ledger.after_last_start(plan)
    if later:
        items = [f"{year}: {wan(yuan)}" for year, yuan in later.items()]
        lines += listing(say("Payments in later years, 万元: "), items, indent=0)
    missing = ledger.unfunded(plan)
    if missing:
        lines.append(say("Unfunded: {amount} 万元", amount=wan(missing)))
        lines += [
            "  " + say("short by {amount} 万元 in {year}", amount=wan(yuan), year=year)
            for year, yuan in ledger.unfunded_by_year(plan).items()
        ]
    lines += [*over_programmed(plan), *debt_service(plan)]
    whys = [why_left(plan, result.waiting, line) for line in ledger.lines(plan)]
    said = [why for why in whys if why]
    for why in said[:REMARKS]:
        lines += wrap(why, 80)
    if len(said) > REMARKS:
        lines.append(say("and {n} more in funding_by_year.csv", n=len(said) - REMARKS))
    return lines


def over_programmed(plan: Plan) -> Iterator[str]:
    """超计划安排: the most that is allocated beyond the amounts stated till then, of what may be."""
    for source in plan.scenario.sources:
        if source.beyond:
            used = spent = 0
            for line in ledger.lines(plan):
                if line.source == source.id:
                    spent += line.allocated + line.committed
                    granted = [year for year in source.money if year <= line.year]
                    stated = sum(source.money[year] - source.beyond.get(year, 0) for year in granted)
                    used = max(used, spent - stated)
            yield say(
                "Over-programming: {source}: {used} 万元 beyond the amount stated, {most} allowed",
                source=source.name,
                used=wan(used),
                most=wan(sum(source.beyond.values())),
            )


def debt_service(plan: Plan) -> Iterator[str]:
    """The dearest year of each bond or loan."""
    for source in plan.scenario.sources:
        drawn = {year: plan.paid(source=source.id, year=year) for year in plan.scenario.paying_years}
        found = debt.by_year(source, {year: yuan for year, yuan in drawn.items() if yuan})
        if found:
            dearest = max(found, key=lambda line: line.total)
            yield say(
                "Debt service: {source}: {n} years, at most {amount} 万元 a year ({year})",
                source=source.name,
                n=len(found),
                amount=wan(dearest.total),
                year=dearest.year,
            )


def why_left(plan: Plan, waiting: Sequence[Waiting], line: Line) -> str:
    """Why money of a source lapses or is left at the end, as far as that can be measured; else empty."""
    scenario = plan.scenario
    name = words.source(scenario, line.source)
    if line.lapsed:
        return say(
            "{source} {year}: {amount} 万元 lapse, they may not be spent later",
            source=name,
            year=line.year,
            amount=wan(line.lapsed),
        )
    if line.year != scenario.paying_years[-1] or not line.carried_out:
        return ""
    left = wan(line.carried_out)
    if not waiting:
        return say("{source}: {amount} 万元 left: no community is waiting", source=name, amount=left)
    if not _wanted(scenario, waiting, line.source):
        return say(
            "{source}: {amount} 万元 left: no community waits for works it may pay", source=name, amount=left
        )
    cheapest = min(w.fiscal for w in waiting)
    everything = sum(at.carried_out for at in ledger.lines(plan) if at.year == line.year)
    if everything < cheapest:
        return say(
            "{source}: {amount} 万元 left: the cheapest community that waits takes {least} by itself",
            source=name,
            amount=left,
            least=wan(cheapest),
        )
    return say("{source}: {amount} 万元 left", source=name, amount=left)


def _wanted(scenario: Scenario, waiting: Sequence[Waiting], name: str) -> bool:
    source = scenario.source[name]
    return any(
        source.pays(work, scenario.community[w.community])
        for w in waiting
        if w.community in scenario.community
        for work in scenario.works_of[w.community]
        if not work.waived
    )
