"""Keys of scenario.yaml: strict, in two languages, each problem at its line and column."""

import re
from pathlib import Path

import pytest
import yaml

from planner.scenario.document import document
from planner.scenario.document.document import Document
from planner.scenario.document.keys import Keys
from planner.scenario.document.schema import json_schema
from planner.scenario.document.spellings import SPELLINGS
from planner.scenario.document.validation import validate
from planner.scenario.document.yaml_file import parse
from planner.scenario.findings import Findings
from tests.scenario.written import MINIMAL, error, errors, examined

FULL = re.search(r"```yaml\n(.*?)```", document.__doc__ or "", re.DOTALL)
assert FULL is not None
EXAMPLE = FULL.group(1)


def test_the_example_in_the_documentation_is_good_and_names_every_key() -> None:
    findings = Findings()
    found, broken = validate(parse(EXAMPLE, shown_as="doc"), findings)
    assert not findings.problems
    assert not broken
    assert set(Document.model_fields) == found.model_fields_set
    for entry in (found.areas, found.rules):
        unset = set(type(entry).model_fields) - entry.model_fields_set
        assert unset <= {"package_min_households"}, unset


def test_the_schema_accepts_the_example_and_refuses_a_slip() -> None:
    jsonschema = pytest.importorskip("jsonschema")

    def as_json(value: object) -> object:
        if isinstance(value, dict):
            return {str(key): as_json(entry) for key, entry in value.items()}
        return [as_json(entry) for entry in value] if isinstance(value, list) else value

    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    example = as_json(yaml.safe_load(EXAMPLE))
    assert [e.message for e in validator.iter_errors(example)] == []
    assert list(validator.iter_errors({"yeers": [2026]}))
    assert list(validator.iter_errors({"funding": {"city": {"amont": 3}}}))
    assert not list(validator.iter_errors({"资金": {"市级": 3}, "years": "2026—2028"}))


def test_no_two_keys_of_a_mapping_share_a_spelling() -> None:
    def models(entry: type[Keys]) -> list[type[Keys]]:
        return [entry, *(below for child in entry.__subclasses__() for below in models(child))]

    for model in models(Keys):
        names = list(model.model_fields)
        spellings = [s for name in names for s in (name, *SPELLINGS.get(name, ()))]
        doubled = {s for s in spellings if spellings.count(s) > 1}
        assert not doubled, (model, doubled)


def test_every_key_is_documented() -> None:
    schema = json_schema()
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    for name, entry in definitions.items():
        body: dict[str, dict[str, dict[str, str]]] = next(
            (part for part in entry.get("anyOf", [entry]) if "properties" in part), {}
        )
        for key, field in body.get("properties", {}).items():
            assert field.get("description"), (name, key)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("communites: c.csv", 1, "Did you mean “communities”"),
        ("rules: {consnt: 80%}", 9, "Did you mean “consent”"),
        ("goals: [hazard]", 9, "Did you mean “hazards”"),
        ("payment: [60%, 40]", 16, "Write 40% or 0.4"),
        ("areas: {max_members: three}", 9, "digits"),
        ("unfunded: maybe", 1, "是 or 否"),
        ("years：2026", 1, "half-width"),
        ("discount: 1.5", 1, "share"),
        ("rules: {capacity: {of: flats, limit: 3}}", 20, "one of communities"),
        ("utilities: {gas: {share: 150%}}", 19, "at most 100%"),
        ("residents: {rate: -5元/m2}", 13, "minus"),
        ("rules: {links: [[A, B, C]]}", 17, "two communities"),
    ],
)
def test_a_slip_is_told_where_it_stands(tmp_path: Path, line: str, column: int, words: str) -> None:
    text = MINIMAL + (line if "：" not in line else f"{line.replace('：', '： ')}: 1") + "\n"
    found = errors(examined(tmp_path, text))
    assert any(words in str(p) and (p.place.line, p.place.column) == (4, column) for p in found) or (
        "：" in line and found
    ), found


def test_both_spellings_of_a_key_are_one_too_many(tmp_path: Path) -> None:
    assert "together" in error(tmp_path, MINIMAL + "年份: [2026]\n").found


def test_one_slip_brings_no_second_complaint(tmp_path: Path) -> None:
    assert error(tmp_path, MINIMAL.replace("communities", "communites")).place.line == 2
    assert error(tmp_path, MINIMAL.replace("years", "yaers")).place.line == 1
    assert error(tmp_path, MINIMAL.replace("550万元", "{amount: x, kind: city}")).place.line == 3
