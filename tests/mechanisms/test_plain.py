"""A scenario written out: reading it gives the same scenario, but for the names of its mechanisms."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from planner import solver
from planner.errors import ScenarioError
from planner.mechanisms import Mechanism, catalogue, examine, load, written_out
from planner.mechanisms.plain import text_of, yaml_text
from planner.scenario.document.yaml_file import read_yaml
from planner.scenario.reading import load as load_plain
from planner.scenario.types import Scenario
from tests.pricing.by_hand import TUTORIAL, insulated

USES = (
    "mechanisms: {保定三个80%: {agree: 85%, where: {community: [A, B]}}, M30: {}}\n",
    "rules: {consent: {where: {community: C}}}\nmechanisms: [{M38: {where: {community: [D]}}}, M30]\n",
    "residents: {rate: 5元/m2, works: [roof], id: 屋面出资}\nmechanisms: {M30: {rate: 8元/m2}}\n",
    "mechanisms: {}\n",
)


def asked(scenario: Scenario) -> Scenario:
    """What a scenario asks, whatever file it stands in."""
    return replace(scenario, mechanisms=(), inputs=(), warnings=(), defaults=())


@pytest.mark.parametrize("uses", USES)
def test_written_out_and_read_again_it_is_the_same_scenario(tmp_path: Path, uses: str) -> None:
    path = insulated(tmp_path, uses)
    out = tmp_path / "plain.yaml"
    out.write_text(text_of(written_out(path)), encoding="utf-8")
    plain = load_plain(out)  # the reader that knows no mechanism
    assert plain.mechanisms == ()
    assert asked(plain) == asked(load(path))


@pytest.mark.parametrize("mechanism", catalogue(), ids=lambda mechanism: mechanism.code)
def test_every_worked_example_can_be_written_out(tmp_path: Path, mechanism: Mechanism) -> None:
    path, out = tmp_path / "example.yaml", tmp_path / "plain.yaml"
    path.write_text(yaml_text(dict(mechanism.example.scenario)), encoding="utf-8")
    found = examine(path)
    if found.scenario is None:  # the example shows what is refused at the door
        assert any(expectation.problem for expectation in mechanism.example.expect)
        return
    out.write_text(text_of(written_out(path)), encoding="utf-8")
    assert asked(load_plain(out)) == asked(found.scenario)


def test_it_solves_to_the_same_plan(tmp_path: Path) -> None:
    path = insulated(tmp_path, USES[0])
    out = tmp_path / "plain.yaml"
    out.write_text(text_of(written_out(path)), encoding="utf-8")
    one, other = (solver.solve(read, gap=0.0, time_limit=60) for read in (load(path), load_plain(out)))
    assert one.plan.areas == other.plan.areas
    assert one.goals == other.goals


def test_files_of_a_scenario_that_is_extended_are_named_from_here(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    insulated(tmp_path / "base")
    variant = tmp_path / "variant.yaml"
    variant.write_text(
        "extends: base/scenario.yaml\nmechanisms: [M30]\nyears: [2026, 2027]\n", encoding="utf-8"
    )
    text = text_of(written_out(variant))
    assert "communities: base/communities.csv" in text
    assert "adjacency: base/edges.csv" in text
    assert "extends" not in text
    out = tmp_path / "plain.yaml"
    out.write_text(text, encoding="utf-8")
    assert asked(load_plain(out)) == asked(load(variant))


def test_with_what_is_set_beside_the_file() -> None:
    text = text_of(
        written_out(
            TUTORIAL / "scenario.yaml", overrides=("mechanisms={M38: {agree: 85%}}", "rules.consent=85%")
        )
    )
    assert "mechanisms" not in text
    assert "minimum: 85%" in text or "consent: 85%" in text


def test_an_error_is_the_readers_own() -> None:
    with pytest.raises(ScenarioError, match="unknown mechanism"):
        written_out(TUTORIAL / "scenario.yaml", overrides=("mechanisms=[M99]",))


@pytest.mark.parametrize(
    "text", ["null", "~", "", "2026", "no", "80%", "a: b", "- x", "'q'", "“中文”", "0x1F", "#"]
)
def test_every_text_reads_back_as_itself(text: str) -> None:
    tree = read_yaml(yaml.safe_dump({"name": text, "note": [text, {"k": text}]}).encode(), shown_as="x").root
    assert tree is not None
    assert read_yaml(text_of(tree).encode(), shown_as="y").root == tree


def test_nothing_reads_back_as_nothing() -> None:
    tree = read_yaml(b"a: ~\nb: ''\nc: []\nd: {}\n", shown_as="x").root
    assert tree is not None
    assert read_yaml(text_of(tree).encode(), shown_as="y").root == tree
