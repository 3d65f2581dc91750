"""Which questions are asked, under which names, and how many."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.appraisal import appraise
from planner.mechanisms import Edit, catalogue
from planner.pricing.asking import _changes, how_many, named, others, priced_goal
from planner.pricing.choices import Choice
from planner.pricing.question import Question, ScenarioFile
from planner.pricing.side_by_side import Name
from planner.scenario.settings import Goals
from tests.report.by_hand import tutorial

FILE = ScenarioFile(path="x.yaml")


def some(count: int) -> list[Choice]:
    row = catalogue()[0]
    return [
        Choice(
            mechanism=row.model_copy(update={"code": f"M{90 + i}"}),
            edit=Edit(added=(f"M{90 + i}",)),
            treatment="solve",
        )
        for i in range(count)
    ]


@pytest.mark.parametrize("count", range(5))
def test_as_many_as_are_announced(count: int) -> None:
    question = Question(file=FILE, goals=("need", "stability"))
    asked = list(_changes(question, question, some(count)))
    assert len(asked) + 3 == how_many(count)  # the base twice, and its noise with the same money
    assert len({name for name, _ in asked}) == len(asked)


def test_the_last_of_two_stands_on_the_other_alone() -> None:
    one, two = some(2)
    assert named(others(one, [one, two]), [one, two], "money") == Name("alone", "money", "M91")
    assert named([one, two], [one, two], "money") == Name("all", "money")
    assert named([], [one], "result") == Name("base", "result")


def test_the_last_of_three_stands_on_all_but_it() -> None:
    three = some(3)
    assert named(others(three[1], three), three, "money") == Name("without", "money", "M91")
    question = Question(file=FILE, goals=("need", "stability"))
    asked = dict(_changes(question, question, three))
    without = asked[Name("without", "money", "M91")]
    assert without.edit.added == ("M90", "M92")
    assert without.goals == ("need",)  # no second stage: only the value counts
    assert asked[Name("alone", "money", "M91")].goals == ("need", "stability")
    assert asked[Name("noise", "result")].seed == 1


def goal(*order: str, weights: dict[str, Fraction] | None = None, **more: Any) -> str:
    city = appraise(replace(tutorial(), goals=Goals(order=order, weights=weights or {}), **more))
    return priced_goal(city)


def test_need_is_priced_where_it_is_pursued_and_measured() -> None:
    assert goal("hazards", "need", "households") == "need"
    assert goal("households", weights={"merging": Fraction(1), "need": Fraction(2)}) == "need"
    unscored = tuple(replace(c, score=None, need=None) for c in tutorial().communities)
    assert goal("hazards", "need", "households", communities=unscored) == "households"


def test_else_the_first_goal_that_is_made_large_and_measures_something() -> None:
    assert goal("fiscal_cost", "early", "households") == "early"
    assert goal("life_circle", "merging") == "merging"
    assert goal("life_circle", "merging", edges=()) == "households"
    assert goal("fiscal_cost") == "households"
