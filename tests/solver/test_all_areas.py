"""Every goal gets the bound of all areas, here or from another process; one that is a lie is told of."""

import math
import time
from random import Random

import pytest

from planner.solver.all_areas import Everywhere
from planner.solver.apart import Apart
from planner.solver.effort import Effort
from planner.solver.order import in_order
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Search
from planner.solver.widening import Widened, widen
from tests.solver.green import best, city, cut


@pytest.mark.parametrize("seed", range(8))
def test_goals_in_order(seed: int) -> None:
    """The second goal's bound stands on the level of the first: it is compared where that is the same."""
    scenario = city(Random(seed), goals=("need", "households", "merging"))
    whole, found = best(scenario), best(cut(scenario))
    assert whole.status == "proven"
    assert not found.truncated
    for i, (all_areas, listed) in enumerate(zip(whole.goals, found.goals, strict=True)):
        if all(whole.goals[j].held == found.goals[j].held for j in range(i)):
            assert listed.value <= all_areas.value <= listed.bound


@pytest.mark.parametrize("goals", [("need",), ("need", "households")])
def test_from_a_process_of_its_own(goals: tuple[str, ...]) -> None:
    here, there = (best(cut(city(Random(3), goals=goals)), apart) for apart in (None, Apart()))
    assert not there.truncated
    assert [(g.value, g.bound) for g in there.goals] == [(g.value, g.bound) for g in here.goals]


def searched() -> tuple[Widened, Search]:
    """A city with its plan, the bounds still those of the areas listed."""
    effort = Effort(time.monotonic() + 30, 0.0, 0, 1, True)
    widened = widen(prepare(cut(city(Random(4)))), (), effort)
    assert widened is not None
    model = build(widened.prepared)
    search = Search(model, effort, Clock(0.0, lambda step: None), True)
    search.run(in_order(model))
    return widened, search


def test_a_bound_below_a_plan_is_told_of() -> None:
    widened, search = searched()
    value = search.levels[0][2].value
    assert value is not None
    lie = Widened(widened.prepared, widened.others, value - 1.0, math.inf, 0.0)
    assert Everywhere(lie, 1, 0.0, True).settle(search)
    outcome = search.levels[0][2]
    assert outcome.status == "disagreement"
    assert "all areas" in outcome.note


def test_without_a_bound_nothing_is_said_of_all_areas() -> None:
    widened, search = searched()
    before = search.levels[0][2]
    unknown = Widened(widened.prepared, widened.others, math.inf, math.inf, 0.0)
    assert not Everywhere(unknown, 1, 0.0, True).settle(search)
    assert search.levels[0][2] is before


def test_time_is_kept_for_the_goals_not_bounded_yet() -> None:
    widened, _ = searched()
    untold, told = (
        Widened(widened.prepared, widened.others, 9.0, without, 2.0) for without in (math.inf, 8.0)
    )
    late = time.monotonic() + 100
    assert Everywhere(untold, 2, late, False).begins == late - 4
    assert Everywhere(told, 2, late, False).begins == late - 2
    assert Everywhere(told, 1, late, False).begins == late
    assert Everywhere(untold, 50, late, False).begins > late - 21
