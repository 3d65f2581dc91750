"""attribution.csv: the steps from one plan to another."""

from collections.abc import Iterator

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report import words
from planner.report.compared.attribution import not_alone, step_name, verdict
from planner.report.compared.figures import LETTERS
from planner.report.tables.table import Cell, Table, wan

ATTRIBUTION = "attribution.csv"


def steps(comparison: Comparison) -> Table:
    """A row a step of the attribution, then the whole."""
    return Table(
        file=ATTRIBUTION,
        headings=(
            say("plan"),
            say("step"),
            say("assumption"),
            say("goal"),
            say("goal more"),
            say("best possible changes by"),
            say("households more"),
            say("communities more"),
            say("areas more"),
            say("investment more (万元)"),
            say("remarks"),
        ),
        rows=tuple(row for pair in comparison.pairs for row in _steps(pair)),
    )


def _steps(pair: Pair) -> Iterator[tuple[Cell, ...]]:
    found = pair.attribution
    if found is None:
        return
    letter, goal = LETTERS[pair.other], words.goal_title(found.goal)
    for n, step in enumerate(found.steps, start=1):
        more = step.totals
        yield (
            letter,
            n,
            step_name(found, step),
            goal,
            step.reached(found.goal),
            verdict(step, found.goal),
            more.households,
            more.communities,
            more.areas,
            wan(more.cost),
            say("; ").join(not_alone(step)),
        )
    whole = found.whole
    reached = found.reached(found.goal)
    sums = (whole.households, whole.communities, whole.areas, wan(whole.cost), "")
    yield letter, None, say("all"), goal, reached, "", *sums
