"""Mechanisms are found by any of their names, or the error says which one was meant."""

import pytest

from tests.mechanisms.by_hand import problems, scenario


@pytest.mark.parametrize("name", ["baoding-three-80", "保定三个80%", "M38", "m38"])
def test_every_name_of_a_mechanism(name: str) -> None:
    found = scenario(f"mechanisms: [{name}]")
    assert [(use.code, use.name) for use in found.mechanisms] == [("M38", "baoding-three-80")]
    assert found.mechanisms[0].parameters["agree"] == "80%"


def test_an_unknown_mechanism_names_the_nearest() -> None:
    (problem,) = problems("mechanisms: {baoding-three-08: {}}")
    assert "the unknown mechanism “baoding-three-08”" in problem
    assert "Did you mean “baoding-three-80”?" in problem


def test_an_unknown_parameter_names_the_nearest() -> None:
    (problem,) = problems("mechanisms: {baoding-three-80: {agrees: 80%}}")
    assert "the unknown parameter “agrees” of baoding-three-80" in problem
    assert "Did you mean “agree”?" in problem


def test_a_parameter_that_cannot_be_read() -> None:
    (problem,) = problems("mechanisms: {baoding-three-80: {agree: 80}}")
    assert "baoding-three-80.agree" in problem


def test_a_place_that_is_not_there() -> None:
    (problem,) = problems("mechanisms: {baoding-three-80: {where: {district: 南区}}}")
    assert "“南区”" in problem


def test_two_mechanisms_that_contradict_are_both_named() -> None:
    gas = "works: [{小区: 甲, 类型: gas, 土建: 1万元, 设备: 1万元, 出资方式: 单位改造}]\n"
    (problem,) = problems(gas + "mechanisms: {M25: {}, M26: {civil: 10%}}")
    assert "mechanisms.baoding-utility-split" in problem
    assert "utilities.*.civil is 0%, as mechanism baoding-utility-split (M25) sets it" in problem
    assert "10%, as mechanism yongchuan-utility-modes (M26) sets it" in problem


def test_a_contradiction_shows_values_as_a_scenario_writes_them() -> None:
    (problem,) = problems("rules: {consent: off}\nmechanisms: {M38: {where: {district: 东区}}}")
    assert "[{minimum: 80%" in problem
    assert "where: {district: 东区}}]" in problem
    assert "'" not in problem
