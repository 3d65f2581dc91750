"""Only communities of a subdistrict with a team of responsible designers start (M02)."""

import pytest

from planner.rules import designer_team
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.types import Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _city(*rows: Subdistrict, where: Scope = EVERYWHERE) -> Scenario:
    return scene(
        community("a", district="east", subdistrict="north"),
        subdistricts=rows,
        rules={"designer_team": (where,)},
    )


@pytest.mark.parametrize("district", ["", "east"])
def test_with_a_team(district: str) -> None:
    city = _city(Subdistrict(name="north", district=district, designer_team=True))
    assert designer_team.excludes(city, city.communities[0], 2026) is None
    found = program(city, [area(city, "a")], designer_team)
    assert found is not None
    assert measured(designer_team, found) == [Check("designer_team", "a", 1, "at least", 1)]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (Subdistrict(name="north"),),
        (Subdistrict(name="south", designer_team=True),),
        (Subdistrict(name="north", district="west", designer_team=True),),
    ],
)
def test_without(rows: tuple[Subdistrict, ...]) -> None:
    city = _city(*rows)
    reason = Reason("designer_team", "NOT_READY_DESIGNER", "north")
    assert designer_team.excludes(city, city.communities[0], 2026) == reason
    (check,) = measured(designer_team, plan(city, [area(city, "a")]))
    assert (check.ok, check.slack) == (False, -1)
    assert program(city, [area(city, "a")], designer_team) is None


def test_only_where_it_holds() -> None:
    city = _city(where=Scope(districts=frozenset({"west"})))
    assert designer_team.excludes(city, city.communities[0], 2026) is None
    assert measured(designer_team, plan(city, [area(city, "a")])) == []
