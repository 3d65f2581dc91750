"""Communities that did well in a competition: thousandths of the score times households."""

from fractions import Fraction

from planner.goals import competition
from planner.scenario.governance import Governance
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Scenario
from tests.goals.worth import worth
from tests.rules.by_hand import area, community, scene


def _city() -> Scenario:
    """a: 2/3 of support and 1 of participation; b: the first alone; c does not compete."""
    asked = Competition(
        weights={"support": Fraction(2), "participation": Fraction(1)},
        mode="weighted_in_objective",
        where=Scope(communities=frozenset({"a", "b"})),
    )
    return scene(
        community("a", 30),
        community("b", 20),
        community("c", 10),
        governance=(
            Governance(community="a", support=Fraction(2, 3), participation=Fraction(1)),
            Governance(community="b", support=Fraction(1, 2), participation=Fraction(0)),
            Governance(community="c", support=Fraction(1), participation=Fraction(1)),
        ),
        rules={"competition": (asked,)},
    )


def test_points_times_households() -> None:
    """(2 x 2/3 + 1) / 3 = 7/9, 778 thousandths x 30; (2 x 1/2) / 3 = 1/3, 333 x 20; c nothing."""
    city = _city()
    assert worth(competition, city, [area(city, "a")]) == 778 * 30
    assert worth(competition, city, [area(city, "ab"), area(city, "c")]) == 778 * 30 + 333 * 20
    assert worth(competition, city, [area(city, "c")]) == 0
