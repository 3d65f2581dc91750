"""Assumptions switched one at a time: the tutorial against a list of all its plans, and sums that add up."""

import functools
import operator
import os
import signal
import threading
from dataclasses import fields, replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import locale, solver
from planner.comparison import Attribution, Effort, Version, attribute, compare, of_result, solves
from planner.comparison.figures import Totals
from planner.pricing.interval import Change
from planner.scenario.calendar_settings import CalendarSettings
from planner.scenario.settings import Consent, Goals, Rules
from planner.scenario.types import Scenario, Source
from tests.comparison import by_hand
from tests.comparison.by_hand import HIGH, LOW, SOURCE
from tests.pricing.by_hand import best

EFFORT = Effort(seconds=120.0)
YEARS = (f"funding.{SOURCE}.2026", f"funding.{SOURCE}.2027")
LOOSE = Rules(consent=(Consent(minimum=Fraction(75, 100)),))


@pytest.fixture(autouse=True)
def english() -> None:
    locale.use("en")


def only_need(scenario: Scenario) -> Scenario:
    return replace(scenario, goals=Goals(order=("need",)))


@functools.cache
def solved(*money: int, loose: bool = False) -> Version:
    asked = only_need(by_hand.scenario(*money))
    return of_result(
        "x", solver.solve(replace(asked, rules=LOOSE) if loose else asked, gap=0.0, time_limit=60.0)
    )


def adds_up(found: Attribution) -> bool:
    nothing = found.whole - found.whole
    whole = functools.reduce(operator.add, (step.totals for step in found.steps), nothing)
    goals = {goal: sum(step.reached(goal) for step in found.steps) for goal in found.goals}
    joined = all(one.after == two.before for one, two in pairwise(found.steps))
    return joined and whole == found.whole and goals == {goal: found.reached(goal) for goal in found.goals}


def test_two_budgets_and_a_gate_as_the_list_of_all_plans_says() -> None:
    found = attribute(solved(LOW, LOW), solved(HIGH, HIGH, loose=True), effort=EFFORT)
    assert [[one.name for one in step.assumptions] for step in found.steps] == [
        [YEARS[0]],
        [YEARS[1]],
        ["rules.consent"],
    ]
    values = [best(), best(money=(HIGH, LOW)), best(money=(HIGH, HIGH)), best(agree=75, money=(HIGH, HIGH))]
    assert [step.change("need").exact for step in found.steps] == [b - a for a, b in pairwise(values)]
    assert [step.reached("need") for step in found.steps] == [b - a for a, b in pairwise(values)]
    assert [step.end for step in found.steps] == ["solved", "solved", "given"]
    assert found.change.exact == values[-1] - values[0]
    assert adds_up(found)


def test_the_order_asked_for() -> None:
    found = attribute(solved(LOW, LOW), solved(HIGH, HIGH, loose=True), order=["rules"], effort=EFFORT)
    assert [step.assumptions[0].name for step in found.steps] == ["rules.consent", *YEARS]
    assert found.steps[0].change("need").exact == best(agree=75) - best()
    assert adds_up(found)


def test_a_step_whose_interval_holds_nothing_new_is_not_distinguishable() -> None:
    """A bound of the first plan that is not near leaves open whether the money changed anything."""
    loose = replace(solved(LOW, LOW), goals=tuple(replace(g, bound=25_000.0) for g in solved(LOW, LOW).goals))
    found = attribute(loose, solved(LOW, HIGH), effort=EFFORT)
    (step,) = found.steps
    assert step.change("need") == Change(best(money=(LOW, HIGH)) - 25_000, best(money=(LOW, HIGH)) - best())
    assert not step.distinguishable("need")
    unproven = attribute(replace(loose, goals=()), solved(LOW, HIGH), effort=EFFORT)
    assert unproven.steps[0].change("need").low is None
    assert not unproven.steps[0].distinguishable("need")


def test_what_cannot_be_switched_alone_goes_with_the_next() -> None:
    """Money owed by a source the first scenario does not have, and a task no plan of its money can do."""
    other = replace(
        only_need(by_hand.scenario(HIGH, HIGH)),
        sources=(
            *by_hand.scenario(HIGH, HIGH).sources,
            Source(id="区级", name="区级", money={2026: 100_000}),
        ),
        commitments={("区级", 2026): 100_000},
    )
    after = of_result("x", solver.solve(other, gap=0.0, time_limit=60.0))
    found = attribute(solved(LOW, LOW), after, order=["commitments", "funding.区级"], effort=EFFORT)
    first = found.steps[0]
    assert [one.name for one in first.assumptions] == ["commitments.区级", "funding.区级"]
    assert [(j.assumption.name, j.why) for j in first.joined] == [
        ("commitments.区级", "commitments speaks of the source 区级, which is not there")
    ]
    assert adds_up(found)


def test_no_plan_on_the_way_is_joined_and_said() -> None:
    poor, rich = by_hand.scenario(LOW, LOW), by_hand.scenario(HIGH, 4 * HIGH)
    must = replace(only_need(rich), rules=replace(rich.rules, goal_floors={"need": 22_000}))
    after = of_result("x", solver.solve(must, gap=0.0, time_limit=60.0))
    before = of_result("x", solver.solve(only_need(poor), gap=0.0, time_limit=60.0))
    found = attribute(before, after, order=["rules"], effort=EFFORT)
    assert [j.why for j in found.steps[0].joined] == ["no plan can keep all the rules"] * len(
        found.steps[0].joined
    )
    assert [one.name for one in found.steps[0].assumptions][:2] == ["rules.goal_floors", YEARS[0]]
    assert adds_up(found)


def test_how_plans_are_judged_comes_last_and_no_bound_tells() -> None:
    other = replace(by_hand.scenario(HIGH, LOW), goals=Goals(order=("households",)))
    after = of_result("x", solver.solve(other, gap=0.0, time_limit=60.0))
    found = attribute(solved(LOW, LOW), after, order=["goals"], effort=EFFORT)
    assert [step.assumptions[0].name for step in found.steps] == [YEARS[0], "goals"]
    money, judging = found.steps
    assert money.change("need").exact == best(money=(HIGH, LOW)) - best()
    assert judging.judges
    assert judging.change("need").high is None
    assert not judging.distinguishable("need")
    assert adds_up(found)


def test_need_that_follows_from_costs_is_measured_as_in_the_first() -> None:
    """Works that share a need by their cost gain otherwise when costs change; the other plan saw that."""
    asked = only_need(by_hand.scenario(HIGH, HIGH))
    works = tuple(replace(w, gain=w.gain / 2) if w.community == "E" else w for w in asked.works)
    after = Version(
        label="x",
        plan=replace(by_hand.plan(asked, "FH", "BCD"), scenario=replace(asked, works=works)),
        goals=solved(HIGH, HIGH).goals,
        checks=(),
    )
    found = attribute(solved(LOW, LOW), after, effort=EFFORT)
    assert [len(step.assumptions) for step in found.steps] == [1, 1, 0]
    assert found.steps[-1].judges
    assert not found.steps[-1].distinguishable("need")
    assert adds_up(found)


def test_the_same_assumptions_and_another_plan() -> None:
    asked = by_hand.scenario(LOW, LOW)
    worse = by_hand.version("x", by_hand.plan(asked, "EF", "BC"), need=17_456, bound=19_052)
    better = by_hand.version("y", by_hand.plan(asked, "EF", "BCD"), need=19_052, bound=19_052)
    (step,) = attribute(worse, better, effort=EFFORT).steps
    assert step.assumptions == ()
    assert not step.judges
    assert step.reached("need") == 1_596
    assert not step.distinguishable("need")
    assert attribute(better, better, effort=EFFORT).steps == ()


def test_no_time_leaves_one_step() -> None:
    found = attribute(solved(LOW, LOW), solved(HIGH, HIGH), effort=Effort(seconds=0.0))
    (step,) = found.steps
    assert [one.name for one in step.assumptions] == list(YEARS)
    assert [joined.why for joined in step.joined] == ["time ran out"]
    assert adds_up(found)


def test_what_the_solver_does_not_see_is_not_solved() -> None:
    before, after = solved(LOW, LOW), solved(LOW, LOW, loose=True)
    told: list[str] = []
    dated = replace(
        after, plan=replace(after.plan, scenario=replace(after.scenario, calendar=CalendarSettings()))
    )
    found = attribute(
        before,
        dated,
        order=["calendar"],
        effort=EFFORT,
        tell=lambda switched, _: told.append(switched[0].name),
    )
    assert [step.end for step in found.steps] == ["same", "given"]
    assert found.steps[0].totals == found.whole - found.whole
    assert told == ["calendar"]


def test_ctrl_c_keeps_what_is_done() -> None:
    """Stopped once the first is told: it stands, the rest is one step."""
    pressed = threading.Event()

    def press(*_: object) -> None:
        if not pressed.is_set():
            pressed.set()
            os.kill(os.getpid(), signal.SIGINT)

    before, after = solved(LOW, LOW), solved(HIGH, HIGH, loose=True)
    found = attribute(before, after, effort=EFFORT, tell=press)
    assert found.stopped
    assert [[one.name for one in step.assumptions] for step in found.steps] == [
        [YEARS[0]],
        [YEARS[1], "rules.consent"],
    ]
    assert adds_up(found)


def test_how_many_are_solved_at_most() -> None:
    asked = [solved(LOW, LOW).scenario, solved(HIGH, HIGH, loose=True).scenario]
    assert solves(*asked) == 2
    assert solves(*asked, ["funding"]) == 1
    assert solves(asked[0], replace(asked[1], goals=Goals(order=("households",)))) == 3


MONEY = st.sampled_from([LOW, HIGH, 7_000_000])
ORDERS = st.permutations(["funding.改造资金.2026", "funding.改造资金.2027", "rules"])


@settings(max_examples=6, deadline=None)
@given(MONEY, MONEY, st.booleans(), ORDERS)
def test_the_steps_add_up_to_the_whole_in_any_order(
    first: int, second: int, loose: bool, order: list[str]
) -> None:
    before, after = solved(LOW, LOW), solved(first, second, loose=loose)
    there = {one.name for pair in compare([before, after]).pairs for one in pair.assumptions}
    asked = [word for word in order if any(name.startswith(word) for name in there)]
    found = attribute(before, after, order=asked, effort=EFFORT)
    assert adds_up(found)
    assert len(found.steps) == len(there)
    assert {one.name for step in found.steps for one in step.assumptions} == there


def test_totals_add_and_subtract_field_by_field() -> None:
    one = compare([by_hand.low(), by_hand.high()])
    low, high = (found.totals for found in one.figures)
    assert low + (high - low) == high
    assert {f.name for f in fields(Totals)} > {"need", "cost", "households"}
