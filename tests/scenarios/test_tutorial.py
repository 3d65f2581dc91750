"""The tutorial's optimum, found by listing every plan there is; no part of the planner decides here.

1,446 plans keep the money (the empty one is among them), exactly one of them is worth 19,052, and the next
best value is 18,704.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from planner.appraisal import appraise
from planner.scenario.reading import load
from planner.scenario.types import Scenario

SCENARIO = Path(__file__).parents[2] / "scenarios" / "tutorial" / "scenario.yaml"
Area = frozenset[str]
Starts = Mapping[Area, int]  # area -> year


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    return appraise(load(SCENARIO))


def eligible(scenario: Scenario) -> list[str]:
    return [c.id for c in scenario.communities if (c.consent_households or 0) >= Fraction(80, 100)]


def areas(scenario: Scenario, largest: int) -> list[Area]:
    """Every connected set of up to `largest` eligible communities."""
    pairs = {frozenset((e.a, e.b)) for e in scenario.edges}

    def connected(members: tuple[str, ...]) -> bool:
        reached = {members[0]}
        for _ in members:
            reached |= {m for m in members if any(frozenset((m, r)) in pairs for r in reached)}
        return reached == set(members)

    ids = eligible(scenario)
    return [frozenset(s) for k in range(1, largest + 1) for s in combinations(ids, k) if connected(s)]


def plans(scenario: Scenario, largest: int) -> Iterator[Starts]:
    """Every family of disjoint areas, each with a year."""
    choices = areas(scenario, largest)

    def families(left: tuple[str, ...]) -> Iterator[tuple[Area, ...]]:
        if not left:
            yield ()
            return
        first, rest = left[0], left[1:]
        yield from families(rest)
        for area in choices:
            if first in area and area <= set(left):
                for others in families(tuple(c for c in rest if c not in area)):
                    yield (area, *others)

    for family in families(tuple(eligible(scenario))):
        for code in range(2 ** len(family)):
            yield {area: scenario.years[code >> n & 1] for n, area in enumerate(family)}


def cost(scenario: Scenario, area: Area) -> int:
    works = sum(w.cost for c in area for w in scenario.works_of[c])
    return works + scenario.limits.project_cost


def affordable(scenario: Scenario, starts: Starts) -> bool:
    """What a year leaves is carried over."""
    (source,) = scenario.sources
    purse = 0
    for year in scenario.years:
        purse += source.money[year] - sum(cost(scenario, area) for area, y in starts.items() if y == year)
        if purse < 0:
            return False
    return True


def value(scenario: Scenario, starts: Starts) -> Fraction:
    """Need x households, a year later counting less."""
    total = Fraction(0)
    for area, year in starts.items():
        need = sum((w.gain for c in area for w in scenario.works_of[c]), Fraction(0))
        total += need * scenario.discount ** (year - scenario.years[0])
    return total


def reached(scenario: Scenario, starts: Starts) -> int:
    return sum(scenario.community[c].households for area in starts for c in area)


def best(scenario: Scenario, largest: int) -> list[tuple[Fraction, Starts]]:
    found = [(value(scenario, p), p) for p in plans(scenario, largest) if affordable(scenario, p)]
    return sorted(found, key=lambda pair: -pair[0])


def test_what_is_read(tutorial: Scenario) -> None:
    assert tutorial.years == (2026, 2027)
    assert [c.name for c in tutorial.communities][:2] == ["一号小区", "二号小区"]
    assert {c.id: c.need for c in tutorial.communities} == dict(
        zip("ABCDEFGH", (55, 48, 62, 40, 58, 66, 70, 52), strict=True)
    )
    assert sum(c.households * (c.need or 0) for c in tutorial.communities) == 31_701
    assert sum(w.cost for w in tutorial.works) == 18_222_000
    assert [work.gain for work in tutorial.works_of["E"]] == [58 * 91]
    assert len(tutorial.edges) == 6
    assert len(areas(tutorial, largest=3)) == 18


def test_the_optimum_is_unique(tutorial: Scenario) -> None:
    found = best(tutorial, largest=3)
    assert len(found) == 1_446
    (top, starts), (second, _) = found[:2]
    assert top == 19_052
    assert second == 18_704
    assert starts == {frozenset("EF"): 2026, frozenset("BCD"): 2027}
    assert reached(tutorial, starts) == 353
    assert sum(cost(tutorial, area) for area in starts) == 10_994_000
    assert cost(tutorial, frozenset("EF")) == 4_084_000
    assert cost(tutorial, frozenset("BCD")) == 6_910_000


def test_merging_is_worth_42_households(tutorial: Scenario) -> None:
    top, starts = best(tutorial, largest=1)[0]
    assert top == Fraction(175_021, 10)
    assert frozenset.union(*starts) == set("BCEF")
    assert reached(tutorial, starts) == 311


def test_planner_finds_it(tutorial: Scenario) -> None:
    solver = pytest.importorskip("planner.solver")
    result = solver.solve(load(SCENARIO), gap=0.0)
    assert {frozenset(a.members): a.year for a in result.plan.areas} == best(tutorial, largest=3)[0][1]
    assert result.status == "proven"
    assert result.goals[0].value == 19_052
