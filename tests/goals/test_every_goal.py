"""For every goal: what the program says of a decision is what is measured on its plan, to the point."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import numpy.typing as npt
import pytest

from planner import answer
from planner.areas import own_works
from planner.checker import check
from planner.funding import complete
from planner.goals import GOAL, GOALS, MINIMISED, evenness, sentence, unfunded
from planner.model import Model
from planner.plan import PlannedArea
from planner.scenario.settings import AreaLimits
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Facility, Published, Scenario, Source
from planner.solver import build, prepare
from tests.rules import universe
from tests.rules.by_hand import decided

Point = npt.NDArray[np.float64]
SEEDS = range(6)


def _drawn(seed: int) -> Scenario:
    """A small scenario that every goal has something to say of."""
    rng = Random(f"goals {seed}")
    drawn = universe.draw(rng)
    facilities = (
        Facility(id="clinic", kind="clinic", host="a", band_m=300, cost=2),
        Facility(id="canteen", kind="canteen", host="b", band_m=500, min_households=3, cost=1),
        Facility(id="old", kind="canteen", host="c", band_m=500, existing=True),
    )
    drawn = replace(
        drawn,
        communities=tuple(
            replace(
                c,
                district=rng.choice(["east", "west"]) if seed % 2 else "east",
                score=Fraction(rng.randint(0, 1000), 10),
                hazards=rng.randint(0, 3),
            )
            for c in drawn.communities
        ),
        edges=tuple(replace(e, distance_m=rng.choice([200.0, 300.0, 301.0, 400.0])) for e in drawn.edges),
        facilities=facilities,
        works=tuple(
            replace(w, benefit=tuple(Fraction(rng.randint(-50, 300), 7) for _ in range(rng.randint(0, 3))))
            for w in drawn.works
        ),
        discount=rng.choice([Fraction(95, 100), Fraction(1, 3), Fraction(1)]),
        payment=(Fraction(1, 2), Fraction(1, 2)) if seed % 3 == 0 else (Fraction(1),),
        payers=(*drawn.payers, universe.RESIDENTS) if seed % 2 else drawn.payers,
        sources=tuple(replace(s, money={2026: 99, 2027: 99}) for s in drawn.sources),
        rules=replace(
            drawn.rules,
            competition=(
                Competition(
                    weights={"support": Fraction(2), "participation": Fraction(1)},
                    mode="weighted_in_objective",
                ),
            ),
        ),
    )
    published = rng.choice(list(universe.decisions(drawn)))
    return replace(
        drawn,
        published=Published(
            year={c: planned.year for planned in published for c in planned.members},
            area={c: frozenset(planned.members) for planned in published for c in planned.members},
        ),
    )


def _decisions(scenario: Scenario, rng: Random) -> Iterator[tuple[PlannedArea, ...]]:
    """Every decision, some with facilities built: any an area could hold, worthwhile or not."""
    for areas in universe.decisions(scenario):
        yield areas
        built = tuple(_with_facilities(scenario, planned, rng) for planned in areas)
        if built != areas:
            yield built


def _with_facilities(scenario: Scenario, planned: PlannedArea, rng: Random) -> PlannedArea:
    here = [
        f.id
        for f in scenario.facilities
        if not f.existing and f.host in planned.members and rng.random() < 0.6
    ]
    return replace(planned, own=own_works(scenario, planned.members, here))


def _level(model: Model, point: Point) -> int:
    """The highest level the rows of evenness allow with all else fixed: served / reserve, rounded down."""
    column = model.columns.count - 1
    highest = model.columns.bounds[-1]
    for row in model.rows.rows:
        if row.rule == evenness.NAME:
            mine = row.expression.columns == column
            reserve = int(row.expression.values[mine].sum())
            rest = row.expression.values[~mine] @ point[row.expression.columns[~mine]]
            highest = min(highest, int(row.most - rest) // reserve)
    return highest


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_and_the_plan_agree_on_every_decision(seed: int) -> None:
    scenario = _drawn(seed)
    model = build(prepare(scenario))
    goals = [goal for goal in GOALS if goal is not unfunded and goal is not evenness]
    values = {goal.NAME: goal.value(model) for goal in goals}
    level = evenness.value(model)  # last: its column is the last one
    rich = {(s.id, year): 10**6 for s in scenario.sources for year in scenario.years}
    facilities = decided_on = 0
    for areas in _decisions(scenario, Random(seed)):
        chosen = answer.columns(model, areas)
        if chosen is None:
            continue
        point = np.zeros(model.columns.count)
        point[chosen] = 1
        plan = complete(answer.read(model, point), rich)
        point[-1] = _level(model, point)
        for goal in goals:
            measured = goal.measure(model.scenario, plan)
            assert values[goal.NAME].at(point) == measured, (goal.NAME, areas)
        assert level.at(point) == evenness.measure(model.scenario, plan), areas
        decided_on += 1
        facilities += any(own.id in ("clinic", "canteen") for planned in areas for own in planned.own)
    assert decided_on > 30
    assert facilities > 0


def test_no_goal_is_always_dull() -> None:
    """Over the scenarios above every goal takes at least three values, so that agreeing says something."""
    seen: dict[str, set[int]] = defaultdict(set)
    for seed in SEEDS:
        scenario = _drawn(seed)
        prepared = prepare(scenario).scenario
        rich = {(s.id, year): 10**6 for s in scenario.sources for year in scenario.years}
        model = build(prepare(scenario))
        for areas in list(_decisions(scenario, Random(seed)))[::7]:
            chosen = answer.columns(model, areas)
            if chosen is None:
                continue
            point = np.zeros(model.columns.count)
            point[chosen] = 1
            plan = complete(answer.read(model, point), rich)
            for goal in GOALS:
                seen[goal.NAME].add(goal.measure(prepared, plan))
    assert {name for name, found in seen.items() if len(found) < 3} == {"unfunded"}


@pytest.mark.parametrize("seed", range(4))
def test_the_least_unfunded_money_is_what_listing_all_ledgers_finds(seed: int) -> None:
    """Beside the city stands a rich source that pays anything: the least it pays is the gap without it."""
    rng = Random(f"gap {seed}")
    drawn = replace(universe.draw(rng), limits=AreaLimits(same_subdistrict=False))
    city = replace(drawn.sources[0], cap_share=rng.choice([None, Fraction(1, 2)]))
    beside = replace(drawn, sources=(city, Source(id="gap", name="gap", money={2026: 99, 2027: 99})))
    gap = replace(drawn, sources=(city,), unfunded=True)
    model = build(prepare(gap))
    value = unfunded.value(model)
    found = set()
    decisions = list(universe.decisions(beside))
    for areas in rng.sample(decisions, 60):
        chosen = answer.columns(model, areas)
        if chosen is None:
            continue
        point = decided(model, chosen, [value])
        assert point is not None
        plan = complete(answer.read(model, point), answer.money(model, point))
        least = min(
            ledger.paid(source="gap")
            for ledger in universe.ledgers(beside, areas)
            if all(checked.ok for checked in check(ledger))
        )
        assert value.at(point) == unfunded.measure(gap, plan) == -least, areas
        assert all(checked.ok for checked in check(plan))
        found.add(least)
    assert len(found) > 2


def test_names_and_sentences() -> None:
    assert list(GOAL) == [goal.NAME for goal in GOALS]
    assert set(GOAL) >= MINIMISED
    assert all(sentence(goal) and not sentence(goal).endswith(".") for goal in GOALS)
    assert sentence(GOAL["households"]) == "Households are reached"
