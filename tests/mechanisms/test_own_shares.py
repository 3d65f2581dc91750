"""A utility the scenario names keeps its shares, and that is said where a mechanism asks for others."""

import pytest

from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import scenario

GAS = "works: [{小区: 甲, 类型: gas, 土建: 10万元, 设备: 20万元, 专营单位: 燃气公司}]\n"


def _told(found: Scenario) -> list[str]:
    return [text for text in found.warnings if "asks for civil 0%, equipment 100%" in text]


def test_half_where_the_mechanism_asks_for_all() -> None:
    found = scenario(GAS + "utilities: {燃气公司: {equipment: 50%}}\nmechanisms: [M25]")
    (text,) = _told(found)
    assert "utilities.燃气公司" in text
    assert "燃气公司: civil 0%, equipment 50%" in text
    assert "mechanism baoding-utility-split (M25)" in text


@pytest.mark.parametrize(
    "more",
    [
        "utilities: {燃气公司: {cap: 100万元}}\nmechanisms: [M25]",  # the same shares
        "utilities: {燃气公司: {equipment: 50%}}\nmechanisms: {M25: {where: {district: 西区}}}",
        "utilities: {燃气公司: {equipment: 50%}}",
    ],
)
def test_nothing_is_said_where_nothing_differs(more: str) -> None:
    assert _told(scenario(GAS + more)) == []
