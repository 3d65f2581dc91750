"""M13: five steps in sync or not in sync; four gates, three on time, 75 %."""

from fractions import Fraction

import pytest

from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import figures, plan

STEPS = ("规划同步", "审批同步", "设计同步", "施工同步", "交付同步")
GATES = ("立项", "招投标", "开工", "完工")


def city(steps: int, done: list[str]) -> str:
    synced = ", ".join(f"{step}: {'是' if i < steps else '否'}" for i, step in enumerate(STEPS))
    due = ", ".join(f"{gate}计划: 2026-0{i + 3}-15" for i, gate in enumerate(GATES))
    passed = "".join(f", {gate}实际: {day}" for gate, day in zip(GATES, done, strict=False))
    return f"""
programmes:
  - {{专项: 雨污分流, 年份: 2026, 小区: 甲}}
stages:
  - {{专项: 雨污分流, {synced}, {due}{passed}}}
mechanisms: {{ningbo-five-sync: {{}}}}
"""


@pytest.mark.parametrize(("steps", "in_sync"), [(5, 1), (4, 0)])
def test_four_of_five_are_not_in_sync(steps: int, in_sync: int) -> None:
    found = scenario(city(steps, []))
    assert found.rules.special_programmes
    assert figures(plan(found, []))["in_sync"] == in_sync


def test_three_of_four_gates_on_time() -> None:
    days = ["2026-03-15", "2026-04-16", "2026-05-14", "2026-06-15"]
    measured = figures(plan(scenario(city(5, days)), []))
    assert measured["on_time"] == Fraction(3, 4)
    by_gate = [value for key, value in measured.items() if key.startswith("gate_on_time")]
    assert by_gate == [1, 0, 1, 1]
    assert measured["open"] == 0


def test_gates_not_passed_yet_are_open_and_not_late() -> None:
    measured = figures(plan(scenario(city(5, ["2026-03-15"])), []))
    assert (measured["on_time"], measured["open"]) == (1, 3)
    untouched = figures(plan(scenario(city(5, [])), []))
    assert (untouched["on_time"], untouched["open"]) == (None, 4)


def test_another_district_is_not_counted() -> None:
    text = city(5, []).replace("{ningbo-five-sync: {}}", "{M13: {where: {district: 西区}}}")
    measured = figures(plan(scenario(text), []))
    assert (measured["in_sync"], measured["open"]) == (0, 0)


def test_a_stage_of_no_programme() -> None:
    (problem,) = problems(city(5, []).replace("- {专项: 雨污分流, 规划", "- {专项: 雨污分离, 规划"))
    assert "a known special programme" in problem


def test_a_programme_twice() -> None:
    text = city(5, [])
    row = next(line for line in text.splitlines() if "规划同步" in line)
    (problem,) = problems(text.replace(row, f"{row}\n{row}"))
    assert "a second time" in problem
