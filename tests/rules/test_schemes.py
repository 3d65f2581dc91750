"""Of several schemes compared for a community exactly one is carried out (M39: three schemes, one chosen)."""

from planner.rules import schemes
from planner.scenario.types import Category, Scenario, Work
from planner.verdict import Check
from tests.rules.by_hand import area, measured, plan, program, roof, scene


def _city() -> Scenario:
    """A roof in every scheme; one basic work in each of three schemes, and a park only in the third."""
    works = [Work(community="a", id=f"drain{s}", kind="drain", civil=2, scheme=s) for s in "123"]
    extra = Work(community="a", id="park", kind="park", category=Category.IMPROVING, civil=1, scheme="3")
    return scene("a", works=(roof("a"), *works, extra))


def test_three_schemes_and_exactly_one_chosen() -> None:
    city = _city()
    for works in (("roof", "drain1"), ("roof", "drain2"), ("roof", "drain3"), ("roof", "drain3", "park")):
        found = program(city, [area(city, "a", works={"a": works})], schemes)
        assert found is not None, works
        assert measured(schemes, found) == [Check("schemes", "a", 1, "exactly", 1)]


def test_none_or_two_are_refused() -> None:
    city = _city()
    for works, count in ((("roof",), 0), (("roof", "drain1", "drain2"), 2), (("drain1", "park", "roof"), 2)):
        areas = [area(city, "a", works={"a": works})]
        (check,) = measured(schemes, plan(city, areas))
        assert check == Check("schemes", "a", count, "exactly", 1)
        assert not check.ok
        assert program(city, areas, schemes) is None


def test_without_schemes_nothing_is_measured() -> None:
    city = scene("a")
    assert measured(schemes, plan(city, [area(city, "a")])) == []
