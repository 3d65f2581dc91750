"""Which questions are asked, under which names, and how many."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import inf
from typing import Any

import pytest

from planner.appraisal import appraise
from planner.errors import SearchEnded
from planner.mechanisms import Edit, catalogue
from planner.plan import PlannedArea
from planner.pricing.asking import BASE, _changes, _no_plan, _without, first_answer, how_many, priced_goal
from planner.pricing.choices import Choice
from planner.pricing.question import Answer, End, Missing, Question, ScenarioFile
from planner.pricing.side_by_side import Bench, Name
from planner.scenario.settings import Goals
from planner.scenario.types import Published
from tests.pricing.test_effect import solved
from tests.report.by_hand import tutorial

FILE = ScenarioFile(path="x.yaml")
WHOLE = solved(9, 9, areas=(PlannedArea(id="A", year=2026, members=("A",), works={}),))
ALL = {Name("all", "money"): WHOLE, Name("all", "result"): WHOLE}


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


@pytest.mark.parametrize("count", range(1, 5))
def test_as_many_as_are_announced(count: int) -> None:
    question = Question(file=FILE, goals=("need", "stability"))
    asked = list(_changes(question, question, some(count)))
    asked += _without(question, question, some(count), ALL)
    assert (
        len(asked) + 3 == how_many(count) == {1: 6, 2: 10, 3: 18, 4: 22}[count]
    )  # the base twice, and its noise with the same money
    assert len({name for name, _ in asked}) == len(asked)


@pytest.mark.parametrize(("end", "count"), [("no plan", 3), ("no time", 3), ("not begun", 6)])
def test_without_a_plan_of_all_there_is_nothing_to_stand_on(end: End, count: int) -> None:
    """With the same money there is one; of what was not begun it is told that it was not asked."""
    question = Question(file=FILE, goals=("need", "stability"))
    found = {**ALL, Name("all", "result"): Missing(end)}
    assert len(list(_without(question, question, some(3), found))) == count


def test_the_last_of_three_stands_on_all_but_it_near_to_all() -> None:
    three = some(3)
    question = Question(file=FILE, goals=("need", "stability"))
    asked = dict(_changes(question, question, three))
    assert asked[Name("all", "money")].edit.added == ("M90", "M91", "M92")
    assert asked[Name("alone", "money", "M91")].edit.added == ("M91",)
    assert asked[Name("noise", "result")].seed == 1
    without = dict(_without(question, question, three, ALL))[Name("without", "money", "M91")]
    assert without.edit.added == ("M90", "M92")
    assert without.goals == ("need", "stability")
    assert without.near == Published(year={"A": 2026}, area={"A": frozenset("A")})
    assert without.start == WHOLE.areas


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


def test_a_base_whose_process_was_ended_is_no_plan_that_says_so() -> None:
    found = _no_plan(Missing("ended", "it was ended"))
    assert isinstance(found, SearchEnded)
    assert (str(found), found.exit_code) == ("it was ended", 5)


class _Bench(Bench):
    """A bench whose answers are written down, and whose time ends with them."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(deadline=0.0, workers=1, tell=lambda step: None)
        self.answers, self.weights = list(answers), list[float]()

    @property
    def has_time(self) -> bool:
        return bool(self.answers)

    def ask(self, questions: Mapping[Name, Question], weight: float = 1.0) -> dict[Name, Answer]:
        self.weights.append(weight)
        return {BASE: self.answers.pop(0)}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ((WHOLE, WHOLE), 1),
        ((Missing("no time"), WHOLE, WHOLE), 2),
        ((Missing("no plan"), WHOLE), 1),  # it is proven: more time changes nothing
        ((Missing("no time"), Missing("no time")), 2),  # and no time is left
    ],
)
def test_the_base_is_asked_again_while_there_is_time(answers: tuple[Answer, ...], asked: int) -> None:
    bench = _Bench(*answers)
    assert first_answer(bench, Question(file=FILE, goals=("need",))) == answers[asked - 1]
    assert bench.weights == [3.0, inf][:asked]
    assert bench.total == asked - 1  # told as one more
