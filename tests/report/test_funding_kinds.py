"""The kinds of money, and the order whoever pays is listed in."""

from dataclasses import replace

from planner.plan import Plan
from planner.report import funding_lines
from planner.report.funding_kinds import by_kind
from planner.scenario.types import Source
from tests.report.by_hand import tutorial


def test_sources_stand_in_the_order_of_the_official_forms() -> None:
    """By level of government, not by the code points of their names."""
    kinds = {
        "专项债券": "bond",
        "中央补助": "central",
        "乙区": "district",
        "市级": "city",
        "甲区": "district",
    }
    sources = tuple(
        Source(id=name, name=name, kind=kind, money={2026: 1_000_000}) for name, kind in sorted(kinds.items())
    )
    scenario = replace(tutorial(), sources=sources, commitments={})
    expected = ("中央补助", "市级", "乙区", "甲区", "专项债券")
    assert by_kind(scenario) == expected
    _, _, *lines = funding_lines.table_of_money(Plan(scenario=scenario))
    assert tuple(dict.fromkeys(line.split()[0] for line in lines if line.split()[0] in kinds)) == expected
