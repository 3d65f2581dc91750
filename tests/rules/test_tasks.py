"""Each year starts at least the communities or households of its task (年度任务)."""

from planner.rules import tasks
from planner.scenario.settings import Task
from planner.scenario.types import Scenario
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene


def _city(*asked: Task) -> Scenario:
    return scene(community("a", 10), community("b", 20), community("c", 30), rules={"tasks": asked})


def test_the_task_and_one_community_short() -> None:
    for minimum, slack in ((2, 0), (3, -1)):
        city = _city(Task(of="communities", minimum=minimum, year=2026))
        areas = [area(city, "ab", 2026), area(city, "c", 2027)]
        (check,) = measured(tasks, plan(city, areas))
        assert check == Check("tasks", "communities 2026", 2, "at least", minimum)
        assert (check.ok, check.slack) == (slack == 0, slack)
        assert (program(city, areas, tasks) is not None) == (slack == 0)


def test_the_task_and_one_household_short() -> None:
    for minimum, slack in ((30, 0), (31, -1)):
        city = _city(Task(of="households", minimum=minimum))
        areas = [area(city, "ab", 2026), area(city, "c", 2027)]
        checks = measured(tasks, plan(city, areas))
        assert checks == [
            Check("tasks", "households 2026", 30, "at least", minimum),
            Check("tasks", "households 2027", 30, "at least", minimum),
        ]
        assert [check.slack for check in checks] == [slack, slack]
        assert (program(city, areas, tasks) is not None) == (slack == 0)


def test_a_task_of_nothing_and_none_at_all() -> None:
    assert program(_city(Task(of="communities", minimum=0)), [], tasks) is not None
    assert program(_city(Task(of="communities", minimum=1)), [], tasks) is None
    assert measured(tasks, plan(_city(), [])) == []


def test_a_task_of_a_year_outside_the_plan_says_nothing() -> None:
    city = _city(Task(of="communities", minimum=9, year=2030))
    assert measured(tasks, plan(city, [])) == []
    assert program(city, [], tasks) is not None
