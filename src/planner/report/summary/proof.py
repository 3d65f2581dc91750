"""What is proven of a plan, and no more: in a sentence, and goal by goal."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil

from planner.locale import say
from planner.report import measures, words
from planner.report.columns import table, wrap
from planner.report.gap import up
from planner.report.summary.said import ended
from planner.result import GoalLevel, Result


def status(result: Result) -> str:
    """What is proven of the plan, in words."""
    gap = measures.worst_gap(result.goals)
    better = max((_better(goal) for goal in result.goals), default=0.0)
    if result.status == "disagreement":
        text = say("the solvers disagree: the plan keeps every rule, but how good it is is not proven")
    elif gap is None:
        text = say("a plan that keeps every rule; how much better one could be is not known")
    elif gap == 0:
        text = _proven(result)
    elif better >= 1:
        text = say("no plan can reach more than {n} times as much", n=f"{ceil(10 + 10 * better) / 10:.1f}")
    else:
        text = say("no plan can be more than {gap} better", gap=up(better))
    if gap is not None and gap > result.gap_asked and result.status not in ("proven", "disagreement"):
        text += _short_of(result)
    given = _given_up(result) if gap != 0 else ""
    text = say("{text}; {more}", text=text, more=given) if given else text
    return say("{text}, over the candidates", text=text) if result.truncated else text


def _better(goal: GoalLevel) -> float:
    """How much better than this very plan a goal can be at most, with what it gives up for later ones."""
    return measures.gap(replace(goal, best=goal.value)) or 0.0


def _proven(result: Result) -> str:
    """Best is said only where no goal gave anything up for a later one."""
    given = _given_up(result)
    if given:
        return say("proven in the order of the goals and within their tolerance: {given}", given=given)
    if len(result.goals) > 1:
        return say("proven best in the order of the goals")
    return say("proven best: no plan reaches more")


def _given_up(result: Result) -> str:
    """The goals whose tolerance was used, with the share."""
    given = [
        say(
            "“{goal}” gives up {share} for the goals after it",
            goal=words.goal_title(goal.goal),
            share=up(goal.given_up / max(1, abs(goal.best))),
        )
        for goal in result.goals
        if goal.given_up > 0
    ]
    return say("; ").join(given)


def _short_of(result: Result) -> str:
    asked = up(result.gap_asked)
    if result.interrupted:
        return say(" ({asked} was asked; interrupted)", asked=asked)
    if ended(result):
        return say(" ({asked} was asked; ended early)", asked=asked)
    return say(" ({asked} was asked, time ran out)", asked=asked)


def goals(result: Result) -> list[str]:
    """Every goal with its bound, the levels that bound stands on, and the parts of a weighted one."""
    found = result.goals
    if len(found) < 2 and not any(goal.weighed for goal in found):
        return []
    given = any(goal.given_up for goal in found)
    rows = []
    for goal in found:
        bound, gap = measures.best_possible(goal), measures.gap(goal)
        rows.append(
            (
                words.goal_title(goal.goal),
                natural(goal, goal.value),
                *([natural(goal, goal.best)] if given else []),
                say("unknown") if bound is None else natural(goal, bound),
                say("unknown") if gap is None else up(gap),
            )
        )
    headings = (
        say("goal"),
        say("reached"),
        *([say("best known")] if given else []),
        say("no plan beyond"),
        say("gap"),
    )
    return [
        say("Goals, in order"),
        *table(headings, rows),
        *[line for goal in found for line in _standing(result, goal)],
        *[line for goal in found for line in _weighed(goal)],
        *_discounted(result),
    ]


def _discounted(result: Result) -> list[str]:
    return ["  " + line for line in wrap(discounted(result), 78)] if discounted(result) else []


def discounted(result: Result) -> str:
    """Why the goal is less than what the first lines say is met; "" where it is not."""
    discount = result.scenario.discount
    pursued = {part.goal for goal in result.goals for part in goal.weighed} | {g.goal for g in result.goals}
    if discount == 1 or "need" not in pursued:
        return ""
    return say(
        "As a goal, “{goal}” counts every year later as {discount}; above it is not discounted.",
        goal=words.goal_title("need"),
        discount=f"{float(discount):g}",
    )


def natural(goal: GoalLevel, value: int) -> str:
    """A value of a goal in its own unit, whatever the program counted in."""
    exact = Fraction(value, goal.scale)
    return f"{exact.numerator:,}" if exact.denominator == 1 else f"{float(exact):,.2f}"


def _standing(result: Result, goal: GoalLevel) -> Iterator[str]:
    text = standing(result, goal)
    if text:
        yield from (("  " if i == 0 else "    ") + line for i, line in enumerate(wrap(text, 76)))


def standing(result: Result, goal: GoalLevel) -> str:
    """The bound of a goal after others, with the levels it takes for granted; "" where it takes none."""
    bound = measures.best_possible(goal)
    if bound is None or not goal.stands_on:
        return ""
    before = {other.goal: other for other in result.goals}
    levels = [
        f"{words.goal_title(name)} {'≤' if before[name].minimised else '≥'} {natural(before[name], held)}"
        for name, held in goal.stands_on.items()
    ]
    return say(
        "{goal} {sign} {bound} holds while {levels}",
        goal=words.goal_title(goal.goal),
        sign="≥" if goal.minimised else "≤",
        bound=natural(goal, bound),
        levels=say(", ").join(levels),
    )


def _weighed(goal: GoalLevel) -> Iterator[str]:
    """The goals in a weighted one: each measured on the plan, its weight, and what it brings."""
    if not goal.weighed:
        return
    rows = [
        (
            words.goal_title(part.goal),
            f"{part.value:,}",
            f"{'-' if part.minimised else ''}{float(part.weight):g}",
            f"{float(part.points):,.2f}",
        )
        for part in goal.weighed
    ]
    rows.append((say("weighted sum"), "", "", f"{float(Fraction(goal.value, goal.scale)):,.2f}"))
    headings = (say("goal in the weighted one"), say("measured"), say("weight"), say("brings"))
    yield from table(headings, rows)
