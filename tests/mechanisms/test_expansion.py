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
