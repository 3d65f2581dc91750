"""The whole way from a scenario to a checked plan, on scenarios small enough to list every plan."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from planner.checker import check
from planner.engine import search as engine_search
from planner.errors import Infeasible
from planner.plan import UNFUNDED, Plan, PlannedArea
from planner.scenario.settings import Capacity, EvenFlow, Goals, Task, UtilityFloor
from planner.scenario.types import Corridor, Programme, Published, Scenario
from planner.solver import prepare, solve
from planner.solver import search as solver_search
from tests.rules import universe

TIME = 60.0  # seconds, far more than any of these needs


def _structural(scenario: Scenario) -> Iterator[tuple[PlannedArea, ...]]:
    return universe.decisions(scenario)


def _best(scenario: Scenario) -> int | None:
    """The most discounted points any payable decision reaches, by listing them all."""
    best = None
    for areas in universe.decisions(scenario):
        points = _points(scenario, areas)
        if (best is None or points > best) and any(
            all(found.ok for found in check(plan)) for plan in universe.ledgers(scenario, areas)
        ):
            best = points
    return best


def _points(scenario: Scenario, areas: tuple[PlannedArea, ...]) -> int:
    found = 0
    for area in areas:
        late = scenario.discount ** (area.year - scenario.years[0])
        for c in area.members:
            gains = {work.id: work.gain for work in scenario.works_of[c]}
            found += sum(round_half_up(gains[work] * late) for work in area.works[c])
    return found


def round_half_up(value: Fraction) -> int:
    return int((value + Fraction(1, 2)).__floor__())


def test_tiny_is_the_plan_worked_by_hand(tiny: Scenario) -> None:
    result = solve(tiny, time_limit=TIME, gap=0.0)
    assert [(area.year, area.members) for area in result.plan.areas] == [(2026, ("a",)), (2027, ("b",))]
    assert result.status == "proven"
    level = result.goals[0]
    assert (level.goal, level.value, level.bound) == ("need", 880, 880)
    assert result.plan.paid(source="city", year=2026) == 4
    assert [waiting.community for waiting in result.waiting] == ["c"]


def _drawn(seed: int) -> Scenario:
    """A small scenario with rules on that ask for something, each in a share of the seeds."""
    rng = Random(f"solve {seed}")
    scenario = universe.draw(rng)
    return replace(
        scenario,
        communities=tuple(replace(c, score=Fraction(rng.randint(10, 90))) for c in scenario.communities),
        goals=Goals(order=("need",)),
        rules=replace(
            scenario.rules,
            tasks=(Task(of="communities", minimum=1, year=2026),) if seed % 3 == 0 else (),
            even_flow=EvenFlow() if seed % 5 == 0 else None,
            utility_floor=(UtilityFloor(share=Fraction(1, 6)),) if seed % 4 == 0 else (),
            capacity=(Capacity(of="households", limit=4),) if seed % 2 == 0 else (),
        ),
    )


def test_need_is_what_listing_all_plans_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, as small programs are solved; and as large ones are, by a draft and a linear program."""
    solved = infeasible = 0
    for seed in range(40):
        scenario = _drawn(seed)
        best = _best(prepare(scenario).scenario)
        infeasible += best is None
        solved += best is not None
        _same(scenario, best, seed)
        with monkeypatch.context() as long_way:
            long_way.setattr(solver_search, "SMALL", 0)
            long_way.setattr(engine_search, "SMALL", 0)
            _same(scenario, best, seed)
    assert solved > 10
    assert infeasible


def _same(scenario: Scenario, best: int | None, seed: int) -> None:
    """The solve proves what the list found."""
    if best is None:
        with pytest.raises(Infeasible):
            solve(scenario, time_limit=TIME, gap=0.0)
        return
    result = solve(scenario, time_limit=TIME, gap=0.0)
    assert result.goals[0].value == best, seed
    assert result.goals[0].bound >= best
    assert result.status == "proven", (seed, result.note)
    assert all(found.ok for found in check(result.plan))


def test_a_task_nobody_can_pay_is_infeasible_and_unfunded_money_says_by_how_much(tiny: Scenario) -> None:
    asked = replace(tiny, rules=replace(tiny.rules, tasks=(Task(of="communities", minimum=2, year=2026),)))
    with pytest.raises(Infeasible):
        solve(asked, time_limit=TIME, gap=0.0)
    # a+b in 2026 cost 7 yuan and 2026 has 4: short by 3, whatever 2027 brings
    result = solve(replace(asked, unfunded=True), time_limit=TIME, gap=0.0)
    assert not result.executable
    assert result.plan.paid(source=UNFUNDED, year=2026) == 3
    assert result.plan.paid(source=UNFUNDED, year=2027) == 0
    assert result.goals[0].goal == "unfunded"
    assert result.goals[0].value == 3


def test_goals_in_order_keep_the_level_above(tiny: Scenario) -> None:
    """Cost comes second: within 1 % of 880 points no plan is cheaper, within 60 % one community is enough."""
    strict = solve(replace(tiny, goals=Goals(order=("need", "fiscal_cost"))), time_limit=TIME, gap=0.0)
    assert strict.goals[1].value == 8
    loose = replace(tiny, goals=Goals(order=("need", "fiscal_cost"), tolerance=Fraction(60, 100)))
    result = solve(loose, time_limit=TIME, gap=0.0)
    assert result.goals[0].best == 880
    assert result.goals[0].value >= 352
    assert result.goals[1].value == 4


def test_weights_instead_of_an_order(tiny: Scenario) -> None:
    weights = {"need": Fraction(1), "fiscal_cost": Fraction(120)}
    result = solve(replace(tiny, goals=Goals(weights=weights)), time_limit=TIME, gap=0.0)
    # a alone: 500 - 4·120 = 20; a and b: 880 - 960 < 0; nothing: 0
    assert result.goals[0].value == 20
    assert [area.members for area in result.plan.areas] == [("a",)]


def test_payments_past_the_horizon_are_left_to_later_years(tiny: Scenario) -> None:
    paid_late = replace(tiny, payment=(Fraction(1, 2), Fraction(1, 2)))
    result = solve(paid_late, time_limit=TIME, gap=0.0)
    later = result.plan.paid(source="later")
    assert later == sum(a.amount for a in result.plan.allocations if a.year == 2028)
    assert later > 0


def test_stability_keeps_the_published_plan(tiny: Scenario) -> None:
    published = Published(year={"b": 2026, "c": 2027}, area={"b": frozenset("b"), "c": frozenset("c")})
    kept = replace(tiny, published=published, goals=Goals(order=("stability", "need")))
    result = solve(kept, time_limit=TIME, gap=0.0)
    assert {c: area.year for area, c in result.plan.placed()} == {"b": 2026, "c": 2027}
    assert result.goals[0].value == 0


def test_the_order_of_rows_never_matters(tiny: Scenario) -> None:
    turned = replace(
        tiny,
        communities=tuple(reversed(tiny.communities)),
        works=tuple(reversed(tiny.works)),
        edges=tuple(reversed(tiny.edges)),
    )
    first, second = solve(tiny, time_limit=TIME), solve(turned, time_limit=TIME)
    assert _placed(first.plan) == _placed(second.plan)


def test_more_money_never_hurts(tiny: Scenario) -> None:
    value = -1
    for yuan in range(1, 8):
        (city,) = tiny.sources
        richer = replace(tiny, sources=(replace(city, money={2026: yuan, 2027: yuan}),))
        result = solve(richer, time_limit=TIME, gap=0.0)
        assert result.goals[0].bound >= value
        value = result.goals[0].value


def _placed(plan: Plan) -> list[tuple[int, tuple[str, ...]]]:
    return [(area.year, area.members) for area in plan.areas]


def test_no_later_goal_leaves_more_unpaid(tiny: Scenario) -> None:
    """c is locked in and nobody has money: 4 yuan are unpaid, and not one more for the sake of need."""
    (city,) = tiny.sources
    poor = replace(
        tiny,
        communities=tuple(replace(c, lock="in") if c.id == "c" else c for c in tiny.communities),
        works=tuple(replace(w, civil=w.civil * 1000) for w in tiny.works),
        sources=(replace(city, money={2026: 0, 2027: 0}),),
        unfunded=True,
    )
    result = solve(poor, time_limit=TIME)
    assert result.plan.paid(source=UNFUNDED) == 3001
    assert {c for _, c in result.plan.placed()} == {"c"}


def test_a_programme_with_several_years(tiny: Scenario) -> None:
    """Money for all in every year: pipes at a and b in 2026 or 2027 bring both into one year."""
    city = replace(
        tiny,
        sources=tuple(replace(s, money=dict.fromkeys(tiny.years, 10**9)) for s in tiny.sources),
        programmes=(
            Programme(
                id="pipes", department="water", years=(2026, 2027, 2030), communities=("a", "b"), corridor="k"
            ),
        ),
        corridors=(Corridor(id="k", communities=("a", "c")),),
        rules=replace(
            tiny.rules, moratorium_years=1, capacity=(Capacity(of="communities", limit=2, year=2026),)
        ),
    )
    result = solve(city, time_limit=TIME, gap=0.0)
    assert result.status == "proven"
    assert result.plan.start_year("a") == result.plan.start_year("b") == 2026
