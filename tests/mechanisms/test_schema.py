"""Editors know every mechanism by any of its names, with its parameters, and mark a slip."""

import re
from typing import Any

import pytest
import yaml

from planner.mechanisms import Mechanism, catalogue
from planner.mechanisms.schema import json_schema
from planner.scenario.document.schema import json_schema as plain_schema

SCHEMA: Any = json_schema()


def test_every_name_and_parameter_is_there() -> None:
    uses = SCHEMA["properties"]["mechanisms"]["anyOf"][0]["properties"]
    for mechanism in catalogue():
        assert {mechanism.name, mechanism.zh, mechanism.code} <= set(uses)
        known = SCHEMA["$defs"][mechanism.code]["properties"]
        for key, parameter in mechanism.parameters.items():
            assert known[key] == known[parameter.name_zh]
            assert known[key].get("default") == parameter.default
        assert ("where" in known) == (mechanism.part != "nothing")


def test_the_rest_is_as_it_was() -> None:
    plain: Any = plain_schema()
    assert {k: v for k, v in SCHEMA["properties"].items() if k != "mechanisms"} == {
        k: v for k, v in plain["properties"].items() if k != "mechanisms"
    }
    assert set(SCHEMA["$defs"]) - set(plain["$defs"]) == {mechanism.code for mechanism in catalogue()}


def test_every_reference_is_defined() -> None:
    asked = set(re.findall(r"#/\$defs/(\w+)", repr(SCHEMA)))
    assert asked <= set(SCHEMA["$defs"])


GOOD = (
    "{baoding-three-80: {}}",
    "{保定三个80%: {同意率: 85%, where: {district: 东区}}}",
    "{M38: [{where: 东区}, {agree: 0.9}]}",
    "[M38, {M30: {rate: 8元/m2}}]",
    "M38",
    "{M38: on}",
)
BAD = ("{baoding-three-08: {}}", "{M38: {agrees: 80%}}", "[M99]")


@pytest.mark.parametrize("mechanism", catalogue(), ids=lambda mechanism: mechanism.code)
def test_an_editor_takes_the_worked_example(mechanism: Mechanism) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    stated = mechanism.example.scenario.get("mechanisms")
    if not any(expectation.problem for expectation in mechanism.example.expect):
        assert not list(jsonschema.Draft202012Validator(SCHEMA).iter_errors({"mechanisms": stated}))


def test_an_editor_takes_what_is_good_and_marks_a_slip() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for text, fine in [(text, True) for text in GOOD] + [(text, False) for text in BAD]:
        found = list(validator.iter_errors({"mechanisms": yaml.safe_load(text)}))
        assert (not found) == fine, (text, found)
