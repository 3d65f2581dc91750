"""Who no plan can hold: by hand, and never one that some plan holds."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from planner.scenario.scope import EVERYWHERE
from planner.scenario.settings import AreaLimits, Capacity, Rules, Spending
from planner.scenario.types import Category, Corridor, Programme, Scenario, Utility, Work
from planner.solver import build, prepare, solve
from planner.solver.barred import barred
from planner.solver.feasibility import feasible
from planner.verdict import Reason
from tests.rules import universe
from tests.rules.by_hand import community, gas, roof, scene

GAS = Utility(id="gas", name="gas", cap={2026: 50_000, 2027: 40_000})
YEARS = {2026, 2027}


def found(scenario: Scenario) -> dict[str, tuple[Reason, ...]]:
    return dict(barred(build(prepare(scenario))))


def pipes(name: str, yuan: int) -> Work:
    """A work every plan with the community does."""
    return replace(gas(name, 0, yuan), category=Category.BASIC)


def test_a_utility_asked_for_more_than_its_cap_of_any_year() -> None:
    city = scene("a", "b", works=(pipes("a", 60_000), pipes("b", 50_000)), payers=(GAS,))
    assert found(city) == {"a": (Reason("utility_cap", "YUAN_BY_ITSELF", "gas 2026: 6.00", "5.00"),)}
    result = solve(city, time_limit=30, gap=0.0)
    assert list(result.rejected) == ["a"]
    assert [w.community for w in result.waiting] == []


def test_a_work_that_may_be_left_out_bars_nobody() -> None:
    city = scene("a", works=(roof("a"), gas("a", 0, 60_000)), payers=(GAS,))
    assert found(city) == {}


def test_a_window_leaves_only_a_year_that_is_barred() -> None:
    late = community("a", earliest=2027)
    city = scene(late, works=(pipes("a", 50_000),), payers=(GAS,))
    assert [reason.value for reason in found(city)["a"]] == ["gas 2027: 5.00"]
    assert found(replace(city, communities=(replace(late, earliest=None),))) == {}


def test_a_corridor_dug_up_a_short_time_ago() -> None:
    """The pipes of a lie in k, dug up in 2024; a roof needs no digging, nor is 2028 within three years."""
    digs = replace(pipes("a", 1), digs=True)
    city = scene(
        "a",
        "b",
        works=(digs, roof("b")),
        corridors=(Corridor(id="k", communities=("a", "b"), last_dig_year=2024),),
        rules={"moratorium_years": 3},
    )
    assert found(city) == {"a": (Reason("moratorium", "DUG", "k 2024", "3"),)}
    assert found(replace(city, rules=replace(city.rules, moratorium_years=2))) == {}
    own = replace(city, corridors=(), communities=(community("a", last_dig_year=2025), community("b")))
    assert found(own) == {"a": (Reason("moratorium", "DUG", "2025", "3"),)}


def test_a_programme_digs_in_a_year_after_the_plan() -> None:
    city = scene(
        "a",
        works=(replace(pipes("a", 1), digs=True),),
        programmes=(Programme(id="p", department="heat", years=(2030,), communities=("a",), digs=True),),
        rules={"one_dig": (EVERYWHERE,), "special_programmes": False},
    )
    assert found(city) == {"a": (Reason("one_dig", "EVERY_YEAR", "p 2030"),)}


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (
            Rules(capacity=(Capacity(of="households", limit=9),)),
            Reason("capacity", "BY_ITSELF", "2026: 10", "9"),
        ),
        (
            Rules(capacity=(Capacity(of="yuan", limit=20_000),)),
            Reason("capacity", "YUAN_BY_ITSELF", "2026: 3.00", "2.00"),
        ),
        (Rules(new_starts={2026: 0, 2027: 0}), Reason("new_starts", "YUAN_BY_ITSELF", "2026: 3.00", "0.00")),
    ],
)
def test_more_by_itself_than_a_year_takes_on(rules: Rules, reason: Reason) -> None:
    assert found(scene("a", works=(roof("a", 30_000),), rules={})) == {}
    assert found(replace(scene("a", works=(roof("a", 30_000),)), rules=rules)) == {"a": (reason,)}


def test_who_is_barred_is_in_no_plan() -> None:
    """Drawn cities: with any of the barred locked in, it is proven that no plan keeps the rules."""
    met = 0
    for seed in range(40):
        rng = Random(f"barred {seed}")
        drawn = universe.draw(rng)
        drawn = replace(
            drawn,
            works=tuple(
                replace(work, category=Category.BASIC) if rng.random() < 0.5 else work for work in drawn.works
            ),
            payers=(Utility(id="gas", name="gas", cap={y: rng.randint(0, 2) for y in YEARS}),),
            corridors=(Corridor(id="k", communities=("a", "b"), last_dig_year=rng.randint(2021, 2025)),),
            payment=(Fraction(1, 2), Fraction(1, 2)) if seed % 2 else (Fraction(1),),
            rules=Rules(
                moratorium_years=rng.randint(1, 3),
                capacity=(Capacity(of=rng.choice(["households", "yuan"]), limit=rng.randint(1, 4)),),
                spending=(Spending(limit=rng.randint(1, 3), first=2026, last=2027),) if seed % 3 == 0 else (),
            ),
        )
        for c in found(drawn):
            met += 1
            locked = tuple(replace(one, lock="in") if one.id == c else one for one in drawn.communities)
            assert feasible(replace(drawn, communities=locked), deadline=float("inf")) is False
    assert met > 20


def test_where_it_is_not_listed_by_itself_nothing_is_claimed() -> None:
    """a must be planned with b, whose pipes count as well: an area left out could hold it for less."""
    together = AreaLimits(together=(("a", "b"),))
    works = (pipes("a", 30_000), pipes("b", 30_000))
    city = scene("a", "b", works=works, payers=(GAS,), limits=together)
    assert found(city) == {}
