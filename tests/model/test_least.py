"""What a community asks of the pool at least."""

from dataclasses import replace

from planner.model.least import least_public
from planner.scenario.types import Utility, Work
from tests.rules.by_hand import gas, park, roof, scene


def test_its_mandatory_works_less_what_payers_by_rule_pay() -> None:
    heat = Work(community="a", id="heat", kind="heat", civil=4, equipment=6, utility="heat")
    city = scene("a", works=(roof("a"), heat, park("a")), payers=(Utility(id="heat", name="heat"),))
    assert least_public(city, city.communities[0]) == 3 + 4


def test_the_cheapest_scheme() -> None:
    schemes = [Work(community="a", id=s, kind="drain", civil=y, scheme=s) for s, y in (("x", 5), ("y", 4))]
    city = scene("a", works=(roof("a"), *schemes))
    assert least_public(city, city.communities[0]) == 3 + 4


def test_without_mandatory_works_the_cheapest_work() -> None:
    city = scene("a", works=(park("a"), gas("a", 1, 7)), payers=(Utility(id="gas", name="gas"),))
    assert least_public(city, city.communities[0]) == 1
    assert least_public(replace(city, works=()), city.communities[0]) == 0
