"""What is proven, goal by goal, and the plan beside the lists a bureau would make by hand."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import say
from planner.report import measures, words
from planner.report.gap import up
from planner.report.page.blocks import Block, Column, Grid, Items, Money, Row, Share
from planner.report.page.cells import in_wan
from planner.report.summary.by_hand import RANKINGS
from planner.report.summary.proof import discounted, natural, standing
from planner.result import GoalLevel, Result


def goals(result: Result) -> Iterator[Block]:
    """Every goal with its bound, and what the bounds take for granted."""
    if not result.goals:
        return
    yield Grid(
        caption=say("Goals, in order"),
        columns=(
            Column(say("goal")),
            *(Column(text, number=True) for text in (say("reached"), say("no plan beyond"), say("gap"))),
        ),
        groups=(tuple(_goal(goal) for goal in result.goals),),
    )
    for goal in result.goals:
        if goal.weighed:
            yield _weighed(goal)
    remarks = [standing(result, goal) for goal in result.goals] + [discounted(result)]
    if any(remarks):
        yield Items(tuple(text for text in remarks if text))


def _goal(goal: GoalLevel) -> Row:
    bound, gap = measures.best_possible(goal), measures.gap(goal)
    return Row(
        (
            words.goal_title(goal.goal),
            natural(goal, goal.value),
            say("unknown") if bound is None else natural(goal, bound),
            say("unknown") if gap is None else up(gap),
        )
    )


def _weighed(goal: GoalLevel) -> Grid:
    headings = (say("measured"), say("weight"), say("brings"))
    return Grid(
        caption=say("The goals weighed together"),
        columns=(Column(say("goal")), *(Column(text, number=True) for text in headings)),
        groups=(
            tuple(
                Row(
                    (
                        words.goal_title(part.goal),
                        part.value,
                        f"{'-' if part.minimised else ''}{float(part.weight):g}",
                        f"{float(part.points):,.2f}",
                    )
                )
                for part in goal.weighed
            ),
        ),
        total=Row((say("weighted sum"), None, None, f"{float(Fraction(goal.value, goal.scale)):,.2f}")),
    )


def by_hand(result: Result) -> Iterator[Block]:
    """The lists a bureau would make by hand, with the same money, beside this plan."""
    if not result.rankings:
        return
    need = measures.reserve_need(result.scenario)
    found = measures.figures(result.plan)
    rows = [
        _list(say(RANKINGS[r.name]), len(r.communities), r.households, r.need, need, r.cost)
        for r in result.rankings
    ]
    yield Grid(
        caption=say("Beside lists made by hand, with the same money"),
        columns=(
            Column(say("list")),
            Column(say("communities"), number=True),
            Column(say("households"), number=True),
            Column(say("need met"), number=True),
            Column(in_wan(say("investment")), number=True),
        ),
        groups=(tuple(rows),),
        total=_list(say("this plan"), found.communities, found.households, found.need, need, found.cost),
    )


def _list(
    name: str, communities: int, households: int, met: Fraction | int, need: Fraction, cost: int
) -> Row:
    share = Share(met / need, words.percent(met / need)) if need else "–"
    return Row((name, communities, households, share, Money(cost)))
