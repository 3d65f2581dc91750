"""No more projects start in a year than designers can take on (M39)."""

import pytest

from planner.rules import designers
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import Designers
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _city(asked: Designers, *rows: Subdistrict) -> Scenario:
    """a and b in the north, c in the south, in a row."""
    streets = {"a": "north", "b": "north", "c": "south"}
    members = [community(c, subdistrict=s) for c, s in streets.items()]
    return scene(*members, subdistricts=rows, rules={"designers": (asked,)})


def test_a_merged_area_is_one_project() -> None:
    city = _city(Designers(projects=1))
    merged = [area(city, "ab"), area(city, "c")]
    assert measured(designers, plan(city, merged)) == [
        Check("designers", "north 2026", 1, "at most", 1),
        Check("designers", "north 2027", 0, "at most", 1),
        Check("designers", "south 2026", 1, "at most", 1),
        Check("designers", "south 2027", 0, "at most", 1),
    ]
    assert program(city, merged, designers) is not None
    apart = [area(city, "a"), area(city, "b")]
    assert measured(designers, plan(city, apart))[0].slack == -1
    assert program(city, apart, designers) is None
    assert program(city, [area(city, "a"), area(city, "b", 2027)], designers) is not None


@pytest.mark.parametrize("street", ["north", "south"])
def test_an_area_across_two_teams_is_a_project_of_both(street: str) -> None:
    city = _city(Designers(projects=0, where=Scope(subdistricts=frozenset({street}))))
    across = [area(city, "bc")]
    assert measured(designers, plan(city, across))[0] == Check("designers", f"{street} 2026", 1, "at most", 0)
    assert program(city, across, designers) is None


def test_together() -> None:
    city = _city(Designers(projects=1, by="all"))
    both = [area(city, "ab"), area(city, "c")]
    assert measured(designers, plan(city, both))[0] == Check("designers", "2026", 2, "at most", 1)
    assert program(city, both, designers) is None


def test_a_team_of_two_subdistricts_with_a_number_of_its_own() -> None:
    rows = (
        Subdistrict(name="north", team="one", projects_per_year=2),
        Subdistrict(name="south", team="one"),
    )
    city = _city(Designers(projects=1), *rows)
    three = [area(city, c) for c in "abc"]
    assert measured(designers, plan(city, three))[0] == Check("designers", "one 2026", 3, "at most", 2)
    assert program(city, three, designers) is None
    assert program(city, three[:2], designers) is not None


def test_only_where_it_holds() -> None:
    city = _city(Designers(projects=0, where=Scope(subdistricts=frozenset({"south"}))))
    assert program(city, [area(city, "a")], designers) is not None
    assert program(city, [area(city, "c")], designers) is None
