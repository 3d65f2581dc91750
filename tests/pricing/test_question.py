"""One question and its answer, in this process."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.mechanisms import Edit
from planner.pricing.interval import Optimum
from planner.pricing.question import Missing, Question, ScenarioFile, Solved, answer, optimum, whole
from planner.result import GoalLevel
from planner.scenario.types import Published
from tests.pricing.by_hand import KIOSK, insulated


def asked(folder: Path, **more: object) -> Question:
    file = ScenarioFile(path=str(insulated(folder)))
    return Question(**{"file": file, "goals": ("need",), "priced": "need", **more})  # type: ignore[arg-type]


def test_the_best_plan_and_its_figures(tmp_path: Path) -> None:
    found = answer(asked(tmp_path), 20)
    assert isinstance(found, Solved)
    assert (found.goal, found.optimum) == ("need", Optimum(19_052, 19_052))
    assert found.outline.households == 353
    assert found.outline.money == {"other": 10_994_000}


def test_a_floor_that_cannot_be_reached(tmp_path: Path) -> None:
    assert answer(asked(tmp_path, floors={"need": 19_053}), 20) == Missing("no plan")


def test_where_nobody_may_be_planned_the_goal_is_nought_and_a_floor_forbids_any_plan(tmp_path: Path) -> None:
    nobody = Edit(added=("M38={agree: 100%}",))
    found = answer(asked(tmp_path, edit=nobody), 20)
    assert isinstance(found, Solved)
    assert found.optimum == Optimum(0, 0)
    assert found.outline.starts == {}
    assert answer(asked(tmp_path, edit=nobody, floors={"need": 1}), 20) == Missing("no plan")


def test_what_contradicts_is_told(tmp_path: Path) -> None:
    found = answer(asked(tmp_path, edit=Edit(added=("M38={agree: 90%}", "M38={agree: 95%}"))), 20)
    assert isinstance(found, Missing)
    assert found.end == "failed"
    assert "baoding-three-80" in found.note


def test_the_second_stage_keeps_the_value_and_stays_near(tmp_path: Path) -> None:
    """At most 19,052 either way; near to a plan that starts E alone and C alone it keeps both years."""
    near = Published(year={"E": 2027, "C": 2026}, area={"E": frozenset("E"), "C": frozenset("C")})
    lower = asked(tmp_path, goals=("stability",), priced="stability", near=near, floors={"need": 10_000})
    found = answer(lower, 20)
    assert isinstance(found, Solved)
    assert {c: found.outline.starts[c] for c in "EC"} == {"E": 2027, "C": 2026}
    kept = answer(asked(tmp_path, goals=("need", "stability"), near=near), 20)
    assert isinstance(kept, Solved)
    assert kept.optimum == Optimum(19_052, 19_052)


@pytest.mark.parametrize(
    ("bound", "minimised", "expected"),
    [
        (10.4, False, 10),
        (10.0, False, 10),
        (9.9999999, False, 10),
        (10.4, True, 11),
        (float("inf"), False, None),
    ],
)
def test_bounds_are_whole(bound: float, minimised: bool, expected: int | None) -> None:
    assert whole(bound, minimised) == expected


def test_solvers_that_disagree_prove_nothing() -> None:
    level = GoalLevel(goal="need", value=5, bound=6.0, best=5, status="disagreement")
    assert optimum(level) == Optimum(5, None)


def test_over_the_areas_that_were_not_left_out_nothing_is_proven(tmp_path: Path) -> None:
    best = answer(asked(tmp_path), 20)
    assert isinstance(best, Solved)
    path = insulated(tmp_path, KIOSK)
    file = ScenarioFile(path=str(path), overrides=("areas.max_candidates=8",))
    alone = Question(file=file, goals=("need",), priced="need")
    found = answer(alone, 20)
    assert isinstance(found, Solved)
    assert found.truncated
    assert found.optimum.bound is None
    assert answer(replace(alone, floors={"need": 19_052}), 20) == Missing("no candidate")
    again = answer(replace(alone, floors={"need": 19_052}, start=best.areas), 20)
    assert isinstance(again, Solved)
    assert again.optimum == Optimum(19_052, None)


def test_with_less_than_a_second_left_nothing_is_solved(tmp_path: Path) -> None:
    assert answer(asked(tmp_path), 0.9) == Missing("no time")
