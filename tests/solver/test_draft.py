"""The few choices of a first draft, by hand, and the plan that is found among them."""

import time
from dataclasses import replace

import numpy as np
import pytest

from planner.answer import columns
from planner.plan import PlannedArea
from planner.scenario.types import Category, Scenario, Work
from planner.solver import search
from planner.solver.blend import blended
from planner.solver.draft import narrowed
from planner.solver.effort import Effort
from planner.solver.order import in_order
from planner.solver.preparation import build, prepare
from planner.solver.progress import Clock
from planner.solver.search import Search
from tests.report.by_hand import best_plan, tutorial

WORKS = "综合改造"


def allowed(scenario: Scenario, members: str, works: tuple[str, ...] = (WORKS,)) -> bool:
    """Whether these communities may start together in both years, each with these works."""
    model = build(prepare(scenario))
    objective = np.zeros(model.columns.count)
    _, value = in_order(model)[0]
    np.add.at(objective, value.columns, value.values)
    bound = narrowed(model, objective)
    found = []
    own = model.candidates.own_works(int(model.areas_with(list(members))[0]))
    done = dict.fromkeys(members, works)
    for year in scenario.years:
        area = PlannedArea(id="", year=year, members=tuple(members), works=done, own=own)
        chosen = columns(model, [area])
        assert chosen is not None
        found.append(bool(bound[chosen].all()))
    assert len(set(found)) == 1
    return found[0]


@pytest.mark.parametrize(
    ("members", "kept"),
    [("A", True), ("F", True), ("DFH", True), ("ABC", True), ("EF", False), ("BCD", False), ("BC", False)],
)
def test_each_alone_and_the_areas_that_save_most_without_a_common_member(members: str, kept: bool) -> None:
    """One fixed cost is 15万: D+F+H saves 30 of 329.6 (9.1 %), the most; of what is left A+B+C 30 of 1,035.6
    (2.9 %), more than B+C with 15 of 602.6 (2.5 %)."""
    assert allowed(tutorial(), members) is kept


def test_a_community_that_must_go_with_another_is_not_alone() -> None:
    city = tutorial()
    together = tuple(replace(c, drawn_area="片" if c.id in "AB" else "") for c in city.communities)
    city = replace(city, communities=together, limits=replace(city.limits, drawn="fixed"))
    assert allowed(city, "AB")


def test_packages_of_most_works_of_most_worth_and_of_most_worth_per_yuan() -> None:
    """x is worth 30 for 10万, y 100 for 100万: x+y has most works and worth, x most per yuan, y is none."""
    city = tutorial()
    more = tuple(
        Work(community="A", id=name, kind=name, category=Category.IMPROVING, civil=yuan)
        for name, yuan in (("x", 100_000), ("y", 1_000_000))
    )
    model = build(prepare(replace(city, works=city.works + more)))
    objective = np.zeros(model.columns.count)
    blocks = list(model.columns.packages.values())
    for block in blocks:
        assert model.packages.tables[0].done[block.item].tolist() == [[1, 0, 1], [0, 1, 1], [1, 1, 1]]
        objective[block.columns] = [30, 100, 130]
    bound = narrowed(model, objective)
    assert [bound[block.columns].tolist() for block in blocks] == [[1, 0, 1]] * 2


def test_a_draft_is_known_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps the rows; the program is what it was: what holds of few choices need not hold of all."""
    monkeypatch.setattr(search, "SMALL", 0)
    model = build(prepared := prepare(tutorial()))
    effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
    looking = Search(model, effort, Clock(0.0, lambda step: None), prepared.truncated)
    goals = in_order(model)
    before = looking.program
    looking.draft(goals)
    assert looking.program is before
    (draft,) = looking.known
    assert draft[: model.columns.choices].any()
    assert looking.program.feasible(draft)
    assert (draft <= narrowed(model, blended(model, goals))).all()
    assert looking._hint(blended(model, goals)) is draft


def test_a_plan_to_begin_from_needs_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SMALL", 0)
    model = build(prepared := prepare(tutorial()))
    effort = Effort(time.monotonic() + 20, 0.0, 0, 2, False)
    start = best_plan(tutorial()).areas
    looking = Search(model, effort, Clock(0.0, lambda step: None), prepared.truncated, start)
    looking.draft(in_order(model))
    assert len(looking.known) == 1
