"""Which assumption caused which difference, as lines: step by step, adding up to the whole."""

from collections.abc import Iterator

from planner.comparison import Attribution, Comparison, Pair, Step
from planner.comparison.figures import Totals
from planner.comparison.yardstick import judged_alike
from planner.locale import say
from planner.report import words
from planner.report.columns import table
from planner.report.compared.assumptions import item, names
from planner.report.compared.figures import LETTERS
from planner.report.compared.units import shown
from planner.report.prices.cells import amount, change_text
from planner.report.summary.proof import standing


def best(comparison: Comparison, pair: Pair) -> str:
    """Between which ends the best possible changes, whether that tells the two apart, and while what."""
    goal, ends = words.goal_title(pair.goal), change_text(pair.change, pair.goal)
    if pair.change.sign:
        text = say("The best possible “{goal}” changes by {ends}.", goal=goal, ends=ends)
    else:
        text = say(
            "The best possible “{goal}” changes by {ends}: by values and bounds the two are not "
            "distinguishable, what differs may come from the search.",
            goal=goal,
            ends=ends,
        )
    found = say("; ").join(_conditions(comparison, pair))
    return say("{text} Of the bounds: {conditions}.", text=text, conditions=found) if found else text


def _conditions(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """What the bounds of the two take for granted: levels of the goals before, and the candidates."""
    first = comparison.versions[0]
    for i in (0, pair.other):
        version = comparison.versions[i]
        bounded = [goal for goal in version.goals if goal.goal == pair.goal]
        if version.result is None or not bounded or not judged_alike(first.scenario, version.scenario):
            continue  # no bound of it goes into the change
        for text in (
            standing(version.result, bounded[0]),
            say("over the candidates, areas or works had to be left out") if version.truncated else "",
        ):
            if text:
                yield say("{a}: {b}", a=LETTERS[i], b=text)


def lines(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """The steps in their order, each with what it changes; what is not distinguishable says so."""
    found = pair.attribution
    if found is None:
        return
    yield say("Which assumption caused what (switched one at a time, in this order)")
    for n, step in enumerate(found.steps, start=1):
        yield from _numbered(n, step_name(found, step))
        for text in not_alone(step):
            yield from item(text, indent=5)
    yield from _table(found)
    for text in remarks(comparison, found):
        yield from item(text)


def step_name(found: Attribution, step: Step) -> str:
    """What a step switches."""
    if step.assumptions:
        return names(step.assumptions)
    return say("how need is measured, which follows") if step.judges else say("nothing: another search")


def not_alone(step: Step) -> Iterator[str]:
    """What of a step could not be switched without the rest of it, and why."""
    for joined in step.joined:
        yield say("{name} could not be switched alone: {why}", name=joined.assumption.name, why=joined.why)


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
        return say("no part in the choice")
    text = change_text(step.change(goal), goal)
    return text if step.distinguishable(goal) else say("not distinguishable {ends}", ends=text)


def remarks(comparison: Comparison, found: Attribution) -> Iterator[str]:
    """How the figures are to be read."""
    yield say(
        "Each line is the plan after that step less the plan before it, so the lines add up to the "
        "whole; “{goal}” is counted by the first plan's goals and needs throughout.",
        goal=words.goal_title(found.goal),
    )
    yield from _goal(comparison, found)
    if found.solves:
        yield say(
            "Scenarios solved on the way: at most {n}, in {seconds} s together",
            n=found.solves,
            seconds=f"{found.seconds:.0f}",
        )
    if any(not step.distinguishable(found.goal) for step in found.steps):
        yield say(
            "Not distinguishable: what the plans and bounds of the two solves allow holds 0. "
            "More time (--time-limit) narrows it."
        )
    if any(step.judges for step in found.steps):
        yield say("How plans are judged comes last: no bound says what the other goals reach of the first.")
    if any(reached.truncated for step in found.steps for reached in (step.before, step.after)):
        yield say("Bounds are over the candidates: areas or works had to be left out.")
    if found.stopped:
        yield say("Stopped by Ctrl-C: what was left is one step.")


def _goal(comparison: Comparison, found: Attribution) -> Iterator[str]:
    """Why what plans reach of the goal is not the need met above, or not the best possible."""
    discount = comparison.versions[0].scenario.discount
    goal = words.goal_title(found.goal)
    if found.goal == "need" and discount != 1:
        yield say(
            "As a goal, “{goal}” counts every year later as {discount}; above it is not discounted.",
            goal=goal,
            discount=f"{float(discount):g}",
        )
    plans = [found.before, *(step.after for step in found.steps)]
    if any(plan.values[found.goal] != plan.optima[found.goal].value for plan in plans):
        yield say(
            "Plans give up some of “{goal}” for the goals after it, within the tolerance: what they "
            "reach may change otherwise than the best possible.",
            goal=goal,
        )
