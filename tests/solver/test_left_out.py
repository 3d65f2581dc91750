"""Works that are not done, with why, what they cost, and what they would have gained."""

from dataclasses import replace
from fractions import Fraction

from planner.scenario.types import Category, Indicator, Scenario, Work
from planner.solver import solve


def test_optional_works_of_a_chosen_community_and_waived_ones(tiny: Scenario) -> None:
    extra = (
        Work(
            community="a",
            id="park",
            kind="park",
            category=Category.UPGRADING,
            civil=90,
            shortfall=Fraction(7),
        ),
        Work(community="a", id="gas", kind="gas", civil=5, waived="done in 2020"),
        Work(community="c", id="park", kind="park", category=Category.UPGRADING, civil=90),
    )
    result = solve(replace(tiny, works=(*tiny.works, *extra)), time_limit=60, gap=0.0)
    assert {c for _, c in result.plan.placed()} == {"a", "b"}  # c is not planned: nothing is left out of it
    found = {(line.community, line.work): line for line in result.left_out}
    assert set(found) == {("a", "gas"), ("a", "park")}
    park = found["a", "park"]
    assert (park.reason.code, park.cost, park.gain) == ("NOT_CHOSEN", 90, 70)  # 7 points x 10 households
    assert (found["a", "gas"].reason.code, found["a", "gas"].reason.value) == ("WAIVED", "done in 2020")


def test_a_work_nobody_calls_for_is_listed_with_its_cost_though_it_is_gone_from_the_scenario(
    tiny: Scenario,
) -> None:
    measured = replace(
        tiny,
        indicators=(
            Indicator(id="leaks", name="leaks", orientation="need", weight=Fraction(1, 2)),
            Indicator(id="cars", name="parking", weight=Fraction(1, 2)),
        ),
        communities=tuple(
            replace(c, score=None, values={"leaks": Fraction(1, 2), "cars": Fraction(1)})
            for c in tiny.communities
        ),
        works=(
            *(replace(w, evidence=("leaks",)) for w in tiny.works),
            Work(
                community="c",
                id="cars",
                kind="parking",
                category=Category.IMPROVING,
                civil=8,
                evidence=("cars",),
            ),
        ),
    )
    result = solve(measured, time_limit=60, gap=0.0)
    (line,) = result.left_out
    assert (line.community, line.work, line.cost, line.gain) == ("c", "cars", 8, 0)
    assert (line.reason.code, line.reason.value) == ("NO_EVIDENCE_FOR_WORK", "parking")
    assert all(w.id != "cars" for w in result.scenario.works)
