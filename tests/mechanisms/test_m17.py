"""M17: online, approval takes three tenths of the statutory time, upwards."""

import pytest

from planner.calendar import takes
from planner.scenario.calendar_settings import Span
from tests.mechanisms.by_hand import scenario


@pytest.mark.parametrize(("statutory", "days"), [(10, 3), (16, 5), (13, 4), (3, 1), (1, 1)])
def test_seventy_per_cent_less(statutory: int, days: int) -> None:
    found = scenario(f"mechanisms: {{乌鲁木齐网上审批: {{statutory: {statutory}天}}}}")
    assert found.calendar is not None
    (rule,) = found.calendar.approval
    assert takes(rule, 0) == Span(days)


def test_joint_in_one_district_and_online_in_another() -> None:
    found = scenario("mechanisms: {M15: {where: 东区}, M17: {where: 西区}}")
    assert found.calendar is not None
    assert [rule.mode for rule in found.calendar.approval] == ["joint", "online"]
