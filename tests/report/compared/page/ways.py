"""Comparisons put together by hand: one whose first step cannot be told apart, and two plans of a city."""

from dataclasses import replace
from pathlib import Path

from planner.comparison import Attribution, Comparison, Step, Version, compare, of_folder
from planner.comparison.assumptions import assumptions
from planner.comparison.yardstick import Yardstick
from planner.pricing.interval import Optimum
from tests.comparison import by_hand
from tests.report.page import plans


def in_two_steps() -> Comparison:
    """Two budgets; 600 万元 in 2026 alone let nobody in, and left open up to 98 points."""
    before, after = by_hand.low(), by_hand.high()
    measure = Yardstick(version=before)
    start, end = (measure.reached(v.plan, v.goals, truncated=False) for v in (before, after))
    between = replace(start, optima={"need": Optimum(19_052, 19_150)})
    first, second = assumptions(before.scenario, after.scenario)
    steps = (
        Step(assumptions=(first,), end="solved", before=start, after=between),
        Step(assumptions=(second,), end="given", before=between, after=end),
    )
    found = Attribution(
        goal="need", goals=("need",), before=start, after=end, steps=steps, solves=1, seconds=60.0
    )
    return compare([before, after]).with_attribution(1, found)


def two_cities(count: int, target: Path, name: str = "新城") -> Comparison:
    """Plans of one city, the second without the first community of every seven and with the last but two."""
    result = plans.city(count, name=name)
    listed = [c.id for n, c in enumerate(result.scenario.communities) if (n + 1) % 7 < 4]
    other = replace(result, plan=plans.planned(result.scenario, listed))
    return compare([_read(target / "a", "a", result), _read(target / "b", "b", other)])


def _read(target: Path, label: str, result: plans.Result) -> Version:
    return of_folder(label, plans.written(result, target))
