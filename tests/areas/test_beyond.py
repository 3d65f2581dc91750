"""The search for worthwhile areas against the list of all areas, every worth drawn at random."""

import math
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest

from planner.areas import Beyond, Most, Worth, candidates
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Community, Edge, Scenario

IDS = "abcdefghij"
EVERY = Most(looked_at=100_000, areas=100_000)


def city(random: np.random.Generator) -> Scenario:
    """Ten communities, a third linked by chance; some tied or kept apart, some in another district."""
    pairs = [pair for pair in combinations(IDS, 2) if random.random() < 0.35]
    district = ["east", str(random.choice(["east", "west", ""]))]
    return Scenario(
        name="drawn",
        years=(2026, 2027),
        communities=tuple(
            Community(
                id=c,
                name=c,
                households=int(random.integers(1, 9)),
                floor_area_m2=Fraction(1),
                district=district[c > "f"],
            )
            for c in IDS
        ),
        edges=tuple(Edge(a=a, b=b, wall_cost=2 * int(random.integers(0, 4))) for a, b in pairs),
        limits=AreaLimits(
            max_members=int(random.integers(2, 7)),
            max_households=int(random.choice([15, 40])),
            together=(("a", "b"),) if random.random() < 0.5 else (),
            apart=(("c", "d"),) if random.random() < 0.5 else (),
        ),
    )


def drawn(beyond: Beyond, random: np.random.Generator) -> Worth:
    """Members mostly worth less than nothing; what an area brings goes up and down with its walls."""
    member = random.normal(-0.5, 1, (len(beyond.communities), 2))
    member[random.random(member.shape) < 0.1] = -math.inf
    own = random.normal(-1, 1, (int(beyond.zone.max()) + 1, beyond.values, 2))
    return Worth(member, own)


def by_hand(scenario: Scenario, beyond: Beyond, worth: Worth) -> dict[tuple[int, ...], float]:
    """What each area of the whole list is worth in its best year."""
    found = {}
    listed = candidates(scenario, IDS)
    for i in range(listed.size):
        inside = [beyond.communities.index(c) for c in listed.ids(i)]
        walls = sum(e.wall_cost for e in scenario.edges if {e.a, e.b} <= set(listed.ids(i)))
        own = worth.own[beyond.zone[inside[0]], walls // beyond.step]
        found[tuple(inside)] = float((worth.member[inside].sum(axis=0) + own).max())
    return found


@pytest.mark.parametrize("seed", range(40))
def test_none_is_missed(seed: int) -> None:
    random = np.random.default_rng(seed)
    scenario = city(random)
    beyond = Beyond(scenario, IDS)
    worth = drawn(beyond, random)
    every = by_hand(scenario, beyond, worth)
    least = float(random.choice([-3.0, -1.0, 0.0, 1.0]))
    groups = {members: len({beyond.whole.of[beyond.communities[c]] for c in members}) for members in every}
    known = {members for members in every if random.random() < 0.2}
    wanted = {m: w for m, w in every.items() if w > least and groups[m] > 1 and m not in known}
    found = beyond.worthwhile(worth, least, 1, known, EVERY)
    assert dict(zip(found.members, found.worth.tolist(), strict=True)) == pytest.approx(wanted)
    assert found.least == least
    assert (np.diff(found.worth) <= 0).all()


@pytest.mark.parametrize("seed", range(10))
def test_only_so_many_are_told_and_no_other_is_worth_more(seed: int) -> None:
    random = np.random.default_rng(seed)
    scenario = city(random)
    beyond = Beyond(scenario, IDS)
    worth = drawn(beyond, random)
    found = beyond.worthwhile(worth, -9.0, 0, (), replace(EVERY, areas=5))
    every = by_hand(scenario, beyond, worth)
    assert len(found.members) == 5
    assert max(w for m, w in every.items() if m not in found.members) <= found.least


def test_a_search_cut_off_says_so() -> None:
    random = np.random.default_rng(0)
    beyond = Beyond(city(random), IDS)
    found = beyond.worthwhile(drawn(beyond, random), -9.0, 1, (), replace(EVERY, looked_at=12))
    assert math.isinf(found.least)


def test_sizes_that_are_few_enough() -> None:
    """A path of five: five areas of one, four of two, three of three."""
    path = replace(
        city(np.random.default_rng(0)),
        edges=tuple(Edge(a=a, b=b) for a, b in pairwise("abcde")),
        limits=AreaLimits(max_members=3),
    )
    beyond = Beyond(path, "abcde")
    assert [beyond.sizes(most) for most in (1, 5, 9, 11, 12, 99)] == [1, 1, 2, 2, 3, 3]
