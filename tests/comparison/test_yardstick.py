"""Every plan by the goals and needs of the first: values, bounds where they say something, and where not."""

from dataclasses import replace
from fractions import Fraction

from planner.comparison.yardstick import Yardstick, judged_alike
from planner.pricing.interval import Optimum
from planner.result import GoalLevel
from planner.scenario.settings import Goals
from tests.comparison.by_hand import HIGH, LOW, high, low, scenario

MEASURE = Yardstick(version=low())


def test_the_goal_that_is_told() -> None:
    assert MEASURE.goal == "need"
    assert MEASURE.goals == ("need",)
    weighed = replace(
        low().scenario, goals=Goals(order=(), weights={"need": Fraction(2), "households": Fraction(1)})
    )
    assert Yardstick(version=replace(low(), plan=replace(low().plan, scenario=weighed))).goal == "weighted"


def test_a_plan_that_gives_up_some_of_its_goal() -> None:
    level = GoalLevel(goal="need", value=19_000, bound=19_100.0, best=19_052, status="gap")
    found = MEASURE.reached(low().plan, [level], truncated=False)
    assert found.values == {"need": 19_052}  # measured, whatever the level says
    assert found.optima == {"need": Optimum(19_052, 19_100)}
    assert found.totals.households == 353


def test_bounds_of_another_judgement_say_nothing() -> None:
    other = high()
    told = MEASURE.reached(other.plan, other.goals, truncated=False)
    assert told.optima["need"] == Optimum(20_300, 20_400)
    goals = replace(other.scenario, goals=Goals(order=("households",)))
    plan = replace(other.plan, scenario=goals)
    assert MEASURE.reached(plan, other.goals, truncated=False).optima["need"].bound is None
    assert not judged_alike(low().scenario, replace(other.scenario, discount=Fraction(1)))
    assert not judged_alike(low().scenario, replace(other.scenario, years=(2026, 2027, 2028)))
    works = tuple(replace(w, gain=w.gain + 1) for w in other.scenario.works)
    assert not judged_alike(low().scenario, replace(other.scenario, works=works))
    benefits = tuple(replace(w, benefit=(Fraction(1),)) for w in other.scenario.works)
    assert not judged_alike(low().scenario, replace(other.scenario, works=benefits))
    assert judged_alike(low().scenario, scenario(LOW, HIGH))


def test_need_is_that_of_the_first_scenario() -> None:
    other = high()
    works = tuple(replace(w, gain=Fraction(0)) for w in other.scenario.works)
    plan = replace(other.plan, scenario=replace(other.scenario, works=works, discount=Fraction(1)))
    found = MEASURE.reached(plan, (), truncated=False)
    # 2026 E 5,278 + F 2,640 + H 1,248; 2027 B 3,648 + C 5,890 + D 1,596
    assert found.values["need"] == 9_166 + 11_134
    assert found.optima["need"] == Optimum(20_300, None)


def test_weighted_goals_count_in_the_units_of_the_level() -> None:
    weights = {"need": Fraction(1, 2), "fiscal_cost": Fraction(1, 10_000)}
    asked = replace(low().scenario, goals=Goals(order=(), weights=weights))
    level = GoalLevel(goal="weighted", value=0, bound=1e9, best=0, status="gap", scale=10_000)
    base = replace(low(), plan=replace(low().plan, scenario=asked), goals=(level,))
    found = Yardstick(version=base).reached(base.plan, base.goals, truncated=False)
    assert found.values == {"weighted": 19_052 * 5_000 - 10_994_000}


def test_a_goal_that_is_made_small_counts_as_it_is() -> None:
    asked = replace(low().scenario, goals=Goals(order=("fiscal_cost",)))
    level = GoalLevel(
        goal="fiscal_cost", value=10_994_000, bound=0.0, best=10_994_000, status="gap", minimised=True
    )
    base = replace(low(), plan=replace(low().plan, scenario=asked), goals=(level,))
    found = Yardstick(version=base).reached(base.plan, base.goals, truncated=False)
    assert found.values["fiscal_cost"] == 10_994_000
    assert found.optima["fiscal_cost"] == Optimum(10_994_000, 0, minimised=True)
