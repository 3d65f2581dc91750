"""The catalogue printed: every row with its clause, parameters and fields, and where it is on."""

import json

import pytest

from planner import locale
from planner.examples import Shown
from planner.mechanisms import catalogue
from planner.mechanisms.catalogue import Expectation, Mechanism
from planner.report.catalogue_lines import as_data, lines, shown
from planner.report.columns import width
from tests.mechanisms.by_hand import scenario

GATE = next(m for m in catalogue() if m.code == "M38")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_says_everything(language: str) -> None:
    locale.use(language)
    flat = "".join("\n".join(lines(None)).split())
    for mechanism in catalogue():
        row = mechanism
        said = [row.code, row.name, row.zh, row.city, row.chapter, row.clause, row.line, str(row.does)]
        said += [text for p in row.parameters.values() for text in (p.source, p.default or "")]
        said += [f.rstrip("?").split("|")[0] for fields in row.reads.values() for f in fields]
        for text in (*said, *row.sets):
            assert "".join(text.split()) in flat, (mechanism.code, text)


def test_on_or_off_and_with_which_parameters_where() -> None:
    city = scenario("mechanisms: {M38: [{where: {district: 东区}}, {agree: 85%, where: {district: 西区}}]}")
    text = "\n".join(lines(city))
    assert "河北省保定市  [on]" in text
    assert "山东省青岛市平度市  [off]" in text
    assert "on in 西区: agree 85%, firm_years 1" in text
    assert text.endswith(f"{len(catalogue())} mechanisms, 1 on")


@pytest.mark.parametrize("mechanism", catalogue(), ids=lambda m: m.code)
def test_a_row_is_shown_with_its_example_and_what_came_of_it(mechanism: Mechanism) -> None:
    results = [Shown(e, e.value or e.problem) for e in mechanism.example.expect]
    found = list(shown(mechanism, results))
    assert sum(line.endswith("(as it should)") for line in found) == len(results)
    assert any("worked example" in line for line in found)
    bad = [Shown(Expectation(planned="甲", value="2026"), "no")]
    assert list(shown(mechanism, bad))[-1] == "  甲 planned in 2026: no  (NOT as it should)"


def test_no_line_of_the_list_is_wider_than_the_screen() -> None:
    heads = {m.code for m in catalogue()}
    assert all(width(line) <= 80 for line in lines(None) if line.split(" ")[0] not in heads)


def test_the_json_is_the_row() -> None:
    found = as_data(GATE, scenario("mechanisms: {M38: {}}"))
    assert found["clause"] == GATE.clause
    (use,) = found["on"]
    assert (use["parameters"]["agree"], use["where"]) == ("80%", "")
    assert json.dumps(found) == json.dumps(as_data(GATE, scenario("mechanisms: {M38: {}}")))
    assert "on" not in as_data(GATE, None)
