"""A community is checked before the year it starts in (先体检、后改造)."""

from planner.rules import health_check
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Scenario
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _checked(date: str) -> Scenario:
    return scene(community("a", health_check=date), rules={"check_first": (EVERYWHERE,)})


def test_the_last_day_of_the_year_before() -> None:
    """Checked on 31 December 2025: 2026 is the first year, and it starts in 2026."""
    city = _checked("2025-12-31")
    assert health_check.excludes(city, city.communities[0], 2026) is None
    found = program(city, [area(city, "a", 2026)], health_check)
    assert found is not None
    (check,) = measured(health_check, found)
    assert check == Check("health_check", "a", 2026, "at most", 2026)
    assert (check.ok, check.slack) == (True, 0)


def test_one_day_late_is_one_year_late() -> None:
    city = _checked("2026-01-01")
    reason = Reason("health_check", "CHECKED_LATE", "2026-01-01", "2026-01-01")
    assert health_check.excludes(city, city.communities[0], 2026) == reason
    assert health_check.excludes(city, city.communities[0], 2027) is None
    early, late = [area(city, "a", 2026)], [area(city, "a", 2027)]
    (check,) = measured(health_check, plan(city, early))
    assert check == Check("health_check", "a", 2027, "at most", 2026)
    assert (check.ok, check.slack) == (False, -1)
    assert measured(health_check, plan(city, late))[0].slack == 0
    assert program(city, early, health_check) is None
    assert program(city, late, health_check) is not None


def test_without_a_check_the_first_year_is_barred() -> None:
    city = _checked("")
    assert health_check.excludes(city, city.communities[0], 2026) == Reason("health_check", "NO_HEALTH_CHECK")
    assert health_check.excludes(city, city.communities[0], 2027) is None
    early, late = [area(city, "a", 2026)], [area(city, "a", 2027)]
    assert measured(health_check, plan(city, early)) == [Check("health_check", "a", 2027, "at most", 2026)]
    assert measured(health_check, plan(city, late)) == [Check("health_check", "a", 2027, "at most", 2027)]
    assert program(city, early, health_check) is None
    assert program(city, late, health_check) is not None


def test_off_unless_asked_for() -> None:
    city = scene("a")
    assert health_check.excludes(city, city.communities[0], 2026) is None
    assert measured(health_check, plan(city, [area(city, "a")])) == []
