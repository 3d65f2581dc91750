"""The money of a plan in lines: source by year, what is carried, lapses or is left and why, later years."""

from collections.abc import Sequence

from planner.locale import say
from planner.money import wan
from planner.plan import Plan
from planner.report import ledger, words
from planner.report.columns import listing, table, wrap
from planner.report.ledger import Line
from planner.result import Result, Waiting
from planner.scenario.types import Scenario


def table_of_money(plan: Plan) -> list[str]:
    """The funding table, 万元."""
    scenario = plan.scenario
    rows = []
    for line in ledger.lines(plan):
        amounts = (
            line.new,
            line.carried_in,
            line.committed,
            line.allocated,
            line.carried_out,
            line.lapsed,
        )
        name = words.source(scenario, line.source)
        rows.append((name, str(line.year), *(wan(yuan) if yuan else "–" for yuan in amounts)))
    for paid in ledger.by_rule(plan):
        amount = wan(paid.amount)
        rows.append((words.source(scenario, paid.source), str(paid.year), "–", "–", "–", amount, "–", "–"))
    headings = (
        say("source"),
        say("year"),
        say("new"),
        say("carried in"),
        say("committed"),
        say("to works"),
        say("left"),
        say("lapses"),
    )
    return [say("Money by source and year, 万元 (what is left is carried over)"), *table(headings, rows)]


def remarks(result: Result) -> list[str]:
    """Later years, missing money, what is left at the end and why."""
    plan = result.plan
    lines = []
    later = ledger.later(plan)
    if later:
        items = [f"{year}: {wan(yuan)}" for year, yuan in later.items()]
        lines += listing(say("Payments in later years, 万元: "), items, indent=0)
    missing = ledger.unfunded(plan)
    if missing:
        lines.append(say("Unfunded: {amount} 万元", amount=wan(missing)))
    for line in ledger.lines(plan):
        why = why_left(plan, result.waiting, line)
        if why:
            lines += wrap(why, 80)
    return lines


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
        source.pays(work, scenario.community[w.community].district)
        for w in waiting
        if w.community in scenario.community
        for work in scenario.works_of[w.community]
        if not work.waived
    )
