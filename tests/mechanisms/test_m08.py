"""M08: without a stated saving the calendar is the base calendar, byte for byte."""

import yaml

from planner.calendar import make
from planner.plan import Plan, PlannedArea
from planner.report.encoding import dump
from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import problems, scenario

WORKS = """
works:
  - {小区: 甲, 类型: lift, 费用: 60万元}
  - {小区: 乙, 类型: roof, 费用: 20万元}
calendar: {approval: 逐项审批}
"""


def dated(found: Scenario) -> bytes:
    areas = tuple(
        PlannedArea(
            id=c.id, year=2026, members=(c.id,), works={c.id: tuple(w.id for w in found.works_of[c.id])}
        )
        for c in found.communities
    )
    return dump(make(found, Plan(scenario=found, areas=areas)))


def test_factor_one_is_the_base_calendar_byte_for_byte() -> None:
    assert dated(scenario(WORKS)) == dated(scenario(WORKS + "mechanisms: {shenzhen-lift-agencies: {}}"))


def test_a_stated_saving_moves_areas_with_lifts_only() -> None:
    base = yaml.safe_load(dated(scenario(WORKS)))
    quick = yaml.safe_load(dated(scenario(WORKS + "mechanisms: {M08: {系数: 0.8}}")))
    (lift, roof), (other, same) = base["lines"], quick["lines"]
    assert (lift["area"], roof["area"]) == ("东区/甲", "西区/乙")
    assert other != lift
    assert same == roof


def test_a_factor_of_nothing_or_above_one_is_refused() -> None:
    for factor in ("0", "1.2"):
        (problem,) = problems(WORKS + f"mechanisms: {{M08: {{factor: {factor}}}}}")
        assert "above 0, at most 1" in problem
