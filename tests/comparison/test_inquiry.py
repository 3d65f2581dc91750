"""What was given is solved in the time there is, then compared and attributed."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner import locale
from planner.comparison import Effort, Given, Inquiry, Told
from planner.errors import BadInput, Infeasible
from planner.report.document import Document, ScenarioName
from planner.report.plan_file import PlanFolder
from planner.scenario.settings import Goals
from planner.scenario.types import Scenario
from tests.comparison.by_hand import HIGH, LOW, SOURCE, scenario
from tests.pricing.by_hand import best

EFFORT = Effort(seconds=120.0)


@pytest.fixture(autouse=True)
def english() -> None:
    locale.use("en")


def given(label: str, *money: int) -> Given:
    return Given(label=label, scenario=replace(scenario(*money), goals=Goals(order=("need",))))


def test_scenarios_are_solved_and_every_solve_is_told() -> None:
    told: list[Told] = []
    inquiry = Inquiry(
        given=[given("a", LOW, LOW), given("b", HIGH, HIGH)], order=(), effort=EFFORT, tell=told.append
    )
    assert inquiry.unsolved == 2
    assert inquiry.ways == (1,)
    found = inquiry.answer()
    assert [(one.done, one.total, one.label, len(one.switched)) for one in told] == [
        (1, 3, "a", 0),
        (2, 3, "b", 0),
        (3, 3, "b", 1),
    ]
    assert [version.goals[0].value for version in found.versions] == [best(), best(money=(HIGH, HIGH))]
    (pair,) = found.pairs
    assert pair.change.exact == best(money=(HIGH, HIGH)) - best()
    assert pair.attribution is not None
    assert [len(step.assumptions) for step in pair.attribution.steps] == [1, 1]


def test_without_an_order_nothing_is_attributed() -> None:
    inquiry = Inquiry(given=[given("a", LOW, LOW), given("b", LOW, HIGH)], effort=EFFORT)
    assert inquiry.ways == (0,)
    assert inquiry.answer().pairs[0].attribution is None


def test_of_three_each_is_attributed_from_the_first() -> None:
    plans = [given("a", LOW, LOW), given("b", LOW, HIGH), given("c", HIGH, LOW)]
    found = Inquiry(given=plans, order=(), effort=EFFORT).answer()
    names = [
        [one.name for one in pair.attribution.steps[0].assumptions]
        for pair in found.pairs
        if pair.attribution
    ]
    assert names == [[f"funding.{SOURCE}.2027"], [f"funding.{SOURCE}.2026"]]


def test_a_plan_folder_is_not_solved() -> None:
    asked: Scenario = given("a", LOW, LOW).scenario
    document = Document(schema="planner.plan/1", scenario=ScenarioName(name=asked.name), batches={})
    folder = PlanFolder(path=Path("a"), scenario=asked, document=document)
    told: list[Told] = []
    one = Given(label="a", scenario=asked, folder=folder)
    found = Inquiry(given=[one, one], effort=EFFORT, tell=told.append).answer()
    assert told == []
    assert not found.differs


def test_a_wrong_order_is_told_before_anything_is_solved() -> None:
    told: list[Told] = []
    inquiry = Inquiry(
        given=[given("a", LOW, LOW), given("b", LOW, HIGH)], order=("x",), effort=EFFORT, tell=told.append
    )
    with pytest.raises(BadInput, match="no such difference"):
        inquiry.answer()
    assert told == []


def test_a_scenario_without_a_plan_is_an_error() -> None:
    asked = scenario(LOW, LOW)
    never = replace(asked, rules=replace(asked.rules, goal_floors={"need": 10**6}))
    with pytest.raises(Infeasible):
        Inquiry(given=[given("a", LOW, LOW), Given(label="b", scenario=never)], effort=EFFORT).answer()
