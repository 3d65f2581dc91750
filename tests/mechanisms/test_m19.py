"""M19: ten roles meet every Saturday; 1,380 and more issues in 287 projects are 4.8 each."""

from datetime import date
from fractions import Fraction

from planner.calendar import Calendar, Dated, Stage
from planner.mechanisms import catalogue
from planner.mechanisms.figures import Figure, measure, shown
from planner.plan import Plan, PlannedArea
from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import scenario

ROLES = next(m for m in catalogue() if m.code == "M19").parameters["roles"].default


def figures(found: Scenario) -> dict[str, Figure]:
    areas = tuple(PlannedArea(id=c.id, year=2026, members=(c.id,), works={}) for c in found.communities)
    built = Stage(name="construction", first=date(2022, 3, 5), last=date(2022, 10, 29))
    lines = tuple(Dated(area=a.id, year=2026, track="short", stages=(built,)) for a in areas)
    plan = Plan(scenario=found, areas=areas)
    return {figure.key: figure for figure in measure(found, plan, Calendar(lines=lines))}


def test_thirty_five_saturdays_for_each_area() -> None:
    found = figures(scenario("mechanisms: [M19]"))
    assert found["meetings"].value == 2 * 35


def test_ten_roles_one_of_them_missing() -> None:
    rows = f"progress:\n  - {{小区: 甲, 一师九员: {ROLES}}}\n  - {{小区: 乙, 一师九员: 居民监督员}}\n"
    found = figures(scenario(rows + "mechanisms: [保定一师九员周六恳谈会]"))
    assert found["roles"].value == 10
    assert found["roles"].met
    assert found["complete_groups"].value == Fraction(1, 2)


def test_issues_for_each_project() -> None:
    rows = "progress:\n  - {小区: 甲, 问题数: 7}\n  - {小区: 乙, 问题数: 2}\n"
    found = figures(scenario(rows + "mechanisms: [M19]"))
    assert found["issues"].value == 9
    assert found["issues_per_project"].value == Fraction(9, 2)
    assert shown(Fraction(1380, 287), "count") == "4.8"


def test_nothing_known_is_no_nought() -> None:
    found = figures(scenario("mechanisms: [M19]"))
    assert found["issues"].value is None
    assert found["issues"].needs == "issues"
    assert found["complete_groups"].value is None


def test_the_list_says_1380_and_more() -> None:
    fact = next(m for m in catalogue() if m.code == "M19").facts["issues"]
    assert (fact.value, fact.qualifier) == ("1380", "at least")
