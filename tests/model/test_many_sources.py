"""Many sources: as many as you like that are alike, twelve in a district that are not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner import solver
from planner.checker import broken, check
from planner.errors import ScenarioError
from planner.scenario.types import Scenario, Source
from planner.solver import build, prepare
from tests.report.by_hand import tutorial


def paid_by(*sources: Source) -> Scenario:
    """The tutorial with these sources beside its own."""
    city = tutorial()
    return replace(city, sources=(*city.sources, *sources))


def small(number: int, **more: object) -> Source:
    """A source of 1万 in each year."""
    money = {2026: 10_000, 2027: 10_000}
    return Source(id=f"s{number:02}", name=f"s{number:02}", money=money, **more)  # type: ignore[arg-type]


def test_any_number_of_sources_that_are_alike() -> None:
    """30 sources more that pay for anything: 60万 more in all."""
    found = solver.solve(paid_by(*(small(n) for n in range(30))), gap=0.0, time_limit=30)
    assert found.status == "proven"
    assert not broken(check(found.plan))
    assert {line.source for line in found.plan.allocations} > {f"s{n:02}" for n in range(10)}


def test_twelve_that_are_not() -> None:
    """The tutorial's own source is one; a source with a cap is like no other."""
    build(prepare(paid_by(*(small(n, cap_share=Fraction(1, 2)) for n in range(11)))))
    with pytest.raises(ScenarioError, match="13 sources with rules of their own may pay in one district"):
        build(prepare(paid_by(*(small(n, cap_share=Fraction(1, 2)) for n in range(12)))))


def test_of_a_district_only_those_that_serve_it_count() -> None:
    elsewhere = (small(n, cap_share=Fraction(1, 2), district=f"district {n}") for n in range(20))
    build(prepare(paid_by(*elsewhere)))
