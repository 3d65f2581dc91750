"""Which assumption caused which difference, as lines: step by step, adding up to the whole."""

from collections.abc import Iterator

from planner.comparison import Attribution, Comparison, Pair, Step
from planner.comparison.figures import Totals
from planner.locale import mark, say
from planner.report import words
from planner.report.columns import table
from planner.report.compared.assumptions import item, names
from planner.report.compared.rows import shown
from planner.report.prices.cells import amount, change_text

ENDS = {
    "solved": mark("solved"),
    "same": mark("no part in the choice of a plan: the same plan"),
    "given": mark("the plan compared"),
}


def lines(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """The steps in their order, each with what it changes; what is not distinguishable says so."""
    found = pair.attribution
    if found is None:
        return
    yield say("Which assumption caused what (switched one at a time, in this order)")
    for n, step in enumerate(found.steps, start=1):
        yield from _numbered(n, step_name(found, step))
        for joined in step.joined:
            yield from item(
                say("{name} could not be switched alone: {why}", name=joined.assumption.name, why=joined.why),
                indent=5,
            )
    yield from _table(found)
    yield from _remarks(found)


def step_name(found: Attribution, step: Step) -> str:
    """What a step switches."""
    if step.assumptions:
        return names(step.assumptions)
    return say("how need is measured, which follows") if step.judges else say("nothing: another search")


def _numbered(n: int, text: str) -> Iterator[str]:
    head = f"{n}. "
    for i, line in enumerate(item(text)):
        yield f"  {head}{line[4:]}" if i == 0 else " " * (2 + len(head)) + line[4:]


def _table(found: Attribution) -> list[str]:
    goal = words.goal_title(found.goal)
    body = [
        (f"{n}", *_cells(found, step.reached(found.goal), step.totals), verdict(step, found.goal))
        for n, step in enumerate(found.steps, start=1)
    ]
    interval = change_text(found.change, found.goal)
    body.append((say("all"), *_cells(found, found.reached(found.goal), found.whole), interval))
    headings = ("", goal, say("households"), say("communities"), say("万元"), say("best possible changes by"))
    return table(headings, body)


def _cells(found: Attribution, reached: int, totals: Totals) -> tuple[str, ...]:
    return (
        amount(reached, found.goal, signed=True) if reached else "0",
        shown("count", totals.households, signed=True),
        shown("count", totals.communities, signed=True),
        shown("yuan", totals.cost, signed=True),
    )


def verdict(step: Step, goal: str) -> str:
    """Between which ends the best changes, or that it cannot be told."""
    if step.end == "same":
        return say("nothing")
    text = change_text(step.change(goal), goal)
    return text if step.distinguishable(goal) else say("not distinguishable {ends}", ends=text)


def _remarks(found: Attribution) -> Iterator[str]:
    """How the figures are to be read."""
    yield from item(
        say(
            "Each line is the plan after that step less the plan before it, so the lines add up to the "
            "whole; “{goal}” is counted by the first plan's goals and needs throughout.",
            goal=words.goal_title(found.goal),
        )
    )
    yield from item(
        say(
            "{n} scenarios solved on the way, {seconds} s for all of them",
            n=found.solves,
            seconds=f"{found.seconds:.0f}",
        )
    )
    if any(not step.distinguishable(found.goal) for step in found.steps):
        yield from item(
            say(
                "Not distinguishable: what the plans and bounds of the two solves allow holds 0. "
                "More time (--time-limit) narrows it."
            )
        )
    if any(step.judges for step in found.steps):
        yield from item(
            say("How plans are judged comes last: no bound says what the other goals reach of the first.")
        )
    if any(reached.truncated for step in found.steps for reached in (step.before, step.after)):
        yield from item(say("Bounds are over the candidates: areas or works had to be left out."))
    if found.stopped:
        yield from item(say("Stopped by Ctrl-C: what was left is one step."))
