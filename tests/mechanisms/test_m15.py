"""M15: joint review saves 15 days, one is left at least; a form needs five subjects and four stamps."""

import pytest

from planner.calendar import approval_of, takes
from planner.scenario.calendar_settings import Span
from planner.scenario.progress import DEPARTMENTS, SUBJECTS
from tests.mechanisms.by_hand import problems, scenario


@pytest.mark.parametrize(
    ("base", "days"), [("40天", Span(25)), ("10天", Span(1)), ("20个工作日", Span(5, "working"))]
)
def test_fifteen_days_less(base: str, days: Span) -> None:
    found = scenario(f"mechanisms: {{青岛联合审查: {{基准: {base}, where: {{district: 东区}}}}}}")
    assert found.calendar is not None
    here, elsewhere = found.communities
    assert takes(approval_of(found.calendar, here), 0) == days
    assert takes(approval_of(found.calendar, elsewhere), 0) == Span(35)


def test_the_base_a_scenario_states_is_kept() -> None:
    found = scenario("calendar: {approval: {base: 40天}}\nmechanisms: [M15]")
    assert found.calendar is not None
    (rule,) = found.calendar.approval
    assert takes(rule, 0) == Span(25)


def test_a_stated_mode_that_contradicts_is_an_error_naming_both() -> None:
    (problem,) = problems("calendar: {approval: online}\nmechanisms: [M15]")
    assert "calendar.approval.mode is online" in problem
    assert "joint, as mechanism qingdao-joint-review (M15) sets it" in problem


def test_a_calendar_switched_off_is_a_contradiction() -> None:
    (problem,) = problems("calendar: off\nmechanisms: [M15]")
    assert "calendar.on is off" in problem


def test_words_of_the_form() -> None:
    rows = "progress:\n  - {小区: 甲, 已审查事项: 规划设计、资金来源, 已盖章部门: 发改委、财政局}"
    (known,) = scenario(rows).progress
    assert known.reviewed == {"design", "funding"}
    assert known.stamped == {"development", "finance"}
    assert (len(SUBJECTS), len(DEPARTMENTS)) == (5, 4)


def test_a_department_that_has_no_stamp_in_the_form() -> None:
    (problem,) = problems("progress:\n  - {小区: 甲, 已盖章部门: 财正}\nmechanisms: [M15]")
    assert "“财正”" in problem
    assert "发展改革, 财政, 自然资源和规划, 城市管理" in problem
