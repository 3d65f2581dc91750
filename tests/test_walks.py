"""Walks counted plainly: the same as those the candidate areas are measured with, by other arithmetic."""

from fractions import Fraction
from random import Random

import pytest

from planner.areas.walking import links
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Community, Edge, Scenario
from planner.walks import ways, within
from tests.rules.by_hand import community, scene

PATH = scene(
    "A", "B", "C", edges=(Edge(a="A", b="B", distance_m=300.1), Edge(a="B", b="C", distance_m=200.2))
)


def test_a_path() -> None:
    assert within(ways(PATH), "A", None, "ABC") == {"A": 0, "B": 300_100, "C": 500_300}
    assert within(ways(PATH), "A", 500_299, "ABC") == {"A": 0, "B": 300_100}
    assert within(ways(PATH), "A", None, "AC") == {"A": 0}


def test_the_longer_way_round_is_shorter() -> None:
    """Two steps of 100 m beat one of 250 m; of two edges the shorter counts."""
    edges = (
        Edge(a="A", b="C", distance_m=250),
        Edge(a="A", b="B", distance_m=100),
        Edge(a="B", b="C", distance_m=170),
        Edge(a="C", b="B", kind="road", distance_m=100),
    )
    assert within(ways(scene("A", "B", "C", edges=edges)), "A", None, "ABC")["C"] == 200_000


def test_a_barrier_is_walked_only_inside_a_group() -> None:
    edges = (Edge(a="A", b="B", kind="barrier", distance_m=70),)
    assert ways(scene("A", "B", edges=edges))["A"] == {}
    together = scene("A", "B", edges=edges, limits=AreaLimits(together=(("A", "B"),)))
    assert ways(together)["A"] == {"B": 70_000}


def test_a_degree_of_latitude() -> None:
    """At 36.65° N a hundredth of a degree northward is 1,110 m; a walk is 1.3 times as long."""
    two = scene(
        Community(id="A", name="A", households=1, floor_area_m2=Fraction(1), x=117.0, y=36.65),
        Community(id="B", name="B", households=1, floor_area_m2=Fraction(1), x=117.0, y=36.66),
        geographic=True,
    )
    assert ways(two)["A"]["B"] / 1300 == pytest.approx(1110, abs=1)


def _drawn(rng: Random) -> Scenario:
    ids = "ABCDEFG"
    members = [
        community(
            c,
            x=rng.choice([None, rng.uniform(117, 117.1)]),
            y=rng.uniform(36, 36.1),
            drawn_area=rng.choice(["", "", "east", "west"]),
        )
        for c in ids
    ]
    edges = tuple(
        Edge(
            a=a,
            b=b,
            kind=rng.choice(["wall", "road", "barrier"]),
            crossable=rng.random() < 0.8,
            distance_m=rng.choice([None, rng.uniform(1, 900)]),
        )
        for a, b in (rng.sample(ids, 2) for _ in range(9))
    )
    pairs = tuple(
        (min(a, b), max(a, b)) for a, b in (rng.sample(ids, 2) for _ in range(rng.choice([0, 1, 2])))
    )
    return scene(
        *members,
        edges=edges,
        geographic=rng.random() < 0.5,
        limits=AreaLimits(drawn=rng.choice(["within", "fixed"]), together=pairs),
    )


def test_the_same_links_as_the_areas_are_measured_with() -> None:
    for seed in range(200):
        drawn = _drawn(Random(seed))
        assert ways(drawn) == links(drawn), seed
