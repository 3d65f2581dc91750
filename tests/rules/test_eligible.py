"""Only communities of the reserve that may be renovated are planned."""

from dataclasses import replace
from typing import Any

import pytest

from planner.rules import eligible
from planner.scenario.types import Community, Status
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, roof, scene


def _one(**facts: Any) -> Community:
    return community("a", **{"year_built": 1990, **facts})


@pytest.mark.parametrize("year", [1900, 1999, 2000])
def test_the_last_year_allowed_is_allowed(year: int) -> None:
    """Built by the end of 2000 (2000年底以前建成): 2000 itself may be renovated."""
    city = scene(_one(year_built=year), rules={"built_until": 2000})
    assert eligible.excludes(city, city.communities[0], 2026) is None
    areas = [area(city, "a")]
    assert measured(eligible, plan(city, areas)) == [Check("eligible", "a", 0, "at most", 0)]
    assert program(city, areas, eligible) is not None


def test_one_year_late() -> None:
    """2001 against 2000 is one year: near, as a point of consent is."""
    city = scene(_one(year_built=2001), rules={"built_until": 2000})
    found = eligible.excludes(city, city.communities[0], 2026)
    assert found == Reason("eligible", "BUILT_LATE", "2001", "2000", 1 / 100)
    areas = [area(city, "a")]
    (check,) = measured(eligible, plan(city, areas))
    assert (check.value, check.slack, check.ok) == (1, -1, False)
    assert program(city, areas, eligible) is None
    extended = replace(city, rules=replace(city.rules, built_until=2005))
    assert eligible.excludes(extended, city.communities[0], 2026) is None


def test_who_is_near_is_counted_in_years() -> None:
    """Five years late is near (5 %); 19 years are not, though 2019 is less than 1 % above 2000."""
    for built, near in ((2005, 0.05), (2006, 0.06), (2019, 0.19)):
        city = scene(_one(year_built=built), rules={"built_until": 2000})
        found = eligible.excludes(city, city.communities[0], 2026)
        assert found is not None
        assert found.near == near


REFUSED = [
    ({"status": Status.LISTED}, Reason("eligible", "STATUS", "listed", "reserve")),
    ({"status": Status.UNDERWAY}, Reason("eligible", "STATUS", "underway", "reserve")),
    ({"status": Status.DONE}, Reason("eligible", "STATUS", "done", "reserve")),
    ({"exclusion": "城中村"}, Reason("eligible", "EXCLUDED", "城中村")),
    ({"demolition": True}, Reason("eligible", "DEMOLITION")),
    ({"year_built": None}, Reason("eligible", "YEAR_UNKNOWN", "", "2000")),
]


@pytest.mark.parametrize(("facts", "reason"), REFUSED)
def test_each_fault_by_itself(facts: dict[str, Any], reason: Reason) -> None:
    city = scene(_one(**facts), rules={"built_until": 2000})
    assert eligible.excludes(city, city.communities[0], 2026) == reason
    areas = [area(city, "a")]
    assert measured(eligible, plan(city, areas)) == [Check("eligible", "a", 1, "at most", 0)]
    assert program(city, areas, eligible) is None


def test_an_unknown_year_does_not_matter_where_no_year_is_asked() -> None:
    city = scene(_one(year_built=None))
    assert eligible.excludes(city, city.communities[0], 2026) is None
    assert measured(eligible, plan(city, [area(city, "a")]))[0].ok


def test_nothing_to_do() -> None:
    """The only work is waived: there is nothing to renovate."""
    city = scene("a", works=(replace(roof("a"), waived="done in 2019"),))
    assert eligible.excludes(city, city.communities[0], 2026) == Reason("eligible", "NO_WORKS")
    assert measured(eligible, plan(city, [area(city, "a")])) == [Check("eligible", "a", 1, "at most", 0)]


def test_faults_are_counted() -> None:
    """Done, excluded, to be demolished, too young, nothing to do: five faults."""
    city = scene(
        _one(status=Status.DONE, exclusion="危房", demolition=True, year_built=2010),
        works=(),
        rules={"built_until": 2000},
    )
    (check,) = measured(eligible, plan(city, [area(city, "a")]))
    assert (check.value, check.slack) == (5, -5)
