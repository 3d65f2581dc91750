"""`extends:` and `--set` give what the written-out twin gives."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.scenario.reading import load
from planner.scenario.types import Scenario
from tests.scenario.written import COMMUNITIES, MINIMAL, errors, examined, scenario, warnings, write

RICH = """\
name: 基准
years: [2026, 2027]
communities: c.csv
funding:
  city: {kind: city, amount: 500万元, carry_over: true}
  district: 300万元
areas: {max_members: 3, project_cost: 15万元}
rules: {tasks: [{of: households, minimum: 50}], moratorium_years: 3}
goals: [households]
"""


def same(a: Scenario, b: Scenario) -> bool:
    """Equal in all but what they were read from."""
    return replace(a, inputs=(), name="") == replace(b, inputs=(), name="")


@pytest.mark.parametrize(
    ("variant", "twin"),
    [
        ("areas: {max_members: 5}", RICH.replace("max_members: 3", "max_members: 5")),
        ("areas: {project_cost: ~}", RICH.replace(", project_cost: 15万元", "")),
        (
            "rules: ",
            RICH.replace("rules: {tasks: [{of: households, minimum: 50}], moratorium_years: 3}\n", ""),
        ),
        (
            "rules: {tasks: [{of: communities, minimum: 1}]}",
            RICH.replace("{of: households, minimum: 50}", "{of: communities, minimum: 1}"),
        ),
        ("funding: {district: {2027: 1亿元}}", RICH.replace("district: 300万元", "district: {2027: 1亿元}")),
        ("目标: [hazards, 户数]", RICH.replace("[households]", "[hazards, households]")),
        ("资金: {city: {amount: 600万元}}", RICH.replace("500万元", "600万元")),
        ("规则: {禁挖年限: 4}", RICH.replace("moratorium_years: 3", "moratorium_years: 4")),
        ("years: 2026—2028", RICH.replace("[2026, 2027]", "[2026, 2027, 2028]")),
    ],
)
def test_a_variant_equals_its_written_out_twin(tmp_path: Path, variant: str, twin: str) -> None:
    expected = scenario(tmp_path, twin)
    (tmp_path / "base.yaml").write_text(RICH, encoding="utf-8")
    assert same(scenario(tmp_path, f"extends: base.yaml\n{variant}\n"), expected)


@pytest.mark.parametrize(
    ("setting", "twin"),
    [
        ("areas.max_members=5", RICH.replace("max_members: 3", "max_members: 5")),
        ("片区.max_members=5", RICH.replace("max_members: 3", "max_members: 5")),
        ("funding.city.amount=600万元", RICH.replace("500万元", "600万元")),
        ("funding.city.2027=1200万元", RICH.replace("500万元", "{each: 500万元, 2027: 1200万元}")),
        ("funding.district.2027=1200万元", RICH.replace("300万元", "{each: 300万元, 2027: 1200万元}")),
        ("funding.district.cap_share=40%", RICH.replace("300万元", "{amount: 300万元, cap_share: 40%}")),
        ("规则.禁挖年限=4", RICH.replace("moratorium_years: 3", "moratorium_years: 4")),
        ("资金.district=40万元", RICH.replace("300万元", "40万元")),
        ("rules.consent=off", RICH.replace("rules: {", "rules: {consent: off, ")),
        ("rules.utility_floor.share=20%", RICH.replace("rules: {", "rules: {utility_floor: 20%, ")),
        ("rules.tasks.0.minimum=70", RICH.replace("minimum: 50", "minimum: 70")),
        ("rules.moratorium_years=", RICH.replace(", moratorium_years: 3", "")),
        ("goals=[hazards, households]", RICH.replace("[households]", "[hazards, households]")),
        ('funding."district"=1亿元', RICH.replace("300万元", "1亿元")),
        ("unfunded=true", RICH + "unfunded: true\n"),
    ],
)
def test_set_equals_the_written_out_twin(tmp_path: Path, setting: str, twin: str) -> None:
    assert same(scenario(tmp_path, RICH, overrides=(setting,)), scenario(tmp_path, twin))


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("funding.ctiy=5", "Did you mean “city”"),
        ("fundng.city=5", "Did you mean “funding”"),
        ("areas.max_member=5", "Did you mean “max_members”"),
        ("rules.tasks.7.minimum=5", "a number from 0 to 0"),
        ("rules.one_digg=", "no “one_digg” under rules"),
        ("funding.city", "path=value"),
        ("=5", "path=value"),
        ("years=[2026", "not YAML"),
        ("years={a: 1, a: 2}", "second time"),
        ("funding.city.amount=-3", "minus"),
    ],
)
def test_a_path_that_leads_nowhere_names_the_nearest(tmp_path: Path, setting: str, words: str) -> None:
    found = errors(examined(tmp_path, RICH, overrides=(setting,)))
    assert any(words in str(problem) for problem in found), found
    assert any("--set" in problem.place.file for problem in found)


NAMED = """\
name: 基准
years: [2026, 2027]
communities: c.csv
funding:
  市本级: {kind: city, amount: 500万元}
  北区: {类型: 区级, amount: 300万元}
  南区: {kind: district, amount: 200万元}
goals: [households]
"""


@pytest.mark.parametrize("word", ["city", "市级", "City"])
def test_a_source_by_its_kind_where_it_is_the_only_one(tmp_path: Path, word: str) -> None:
    found = scenario(tmp_path, NAMED, overrides=(f"funding.{word}.2027=600万元",))
    assert found.source["市本级"].money == {2026: 5_000_000, 2027: 6_000_000}
    assert found.source["南区"].money == {2026: 2_000_000, 2027: 2_000_000}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NAMED, "district"),  # two
        (NAMED, "bond"),  # none
        (NAMED.replace("{类型: 区级, amount: 300万元}", "300万元"), "city"),  # one does not say its kind
    ],
)
def test_a_kind_that_names_no_one_source_is_refused_with_their_names(
    tmp_path: Path, text: str, word: str
) -> None:
    (problem,) = errors(examined(tmp_path, text, overrides=(f"funding.{word}.2027=600万元",)))
    assert problem.found == f"no “{word}” under funding"
    assert all(name in problem.remedy for name in ("市本级", "北区", "南区"))


def test_the_last_setting_wins(tmp_path: Path) -> None:
    found = scenario(tmp_path, RICH, overrides=("areas.max_members=5", "areas.max_members=4"))
    assert found.limits.max_members == 4


def test_a_chain_of_scenarios(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RICH, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\nareas: {max_members: 4}\n", encoding="utf-8")
    found = scenario(tmp_path, "extends: b.yaml\nareas: {project_cost: 1万元}\nname: 变体")
    assert (found.limits.max_members, found.limits.project_cost, found.name) == (4, 10_000, "变体")
    assert [file.name for file in found.inputs] == ["plan.yaml", "b.yaml", "a.yaml", "c.csv"]


def test_tables_of_a_base_are_found_beside_it(tmp_path: Path) -> None:
    below = tmp_path / "base"
    below.mkdir()
    write(below, RICH, c=COMMUNITIES)
    path = tmp_path / "variant.yaml"
    path.write_text("extends: base/plan.yaml\nareas: {max_members: 2}\n", encoding="utf-8")
    assert len(load(path).communities) == 3


def test_scenarios_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("extends: plan.yaml\n", encoding="utf-8")
    found = errors(examined(tmp_path, "extends: b.yaml\n" + MINIMAL))
    assert any("extends itself" in problem.found for problem in found)


def test_problems_of_a_base_are_placed_in_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(RICH.replace("500万元", "many"), encoding="utf-8")
    (problem,) = errors(examined(tmp_path, "extends: base.yaml\n"))
    assert str(problem.place).startswith("base.yaml:5:")


def test_a_base_that_is_not_there_is_the_one_error(tmp_path: Path) -> None:
    (problem,) = errors(examined(tmp_path, "extends: nowhere.yaml\nareas: {max_members: 2}\n"))
    assert str(problem.place).startswith("plan.yaml:1:")
    assert "nowhere.yaml" in str(problem)


@pytest.mark.parametrize(
    "setting", ["funding.区级财政=0", "funding.区级财政.2026=0", "funding={区级财政: 0}"]
)
def test_what_an_override_causes_is_placed_in_it(tmp_path: Path, setting: str) -> None:
    others = ("funding.区级财政.2027=0",) if "2026" in setting else ()
    found = examined(tmp_path, MINIMAL, (setting, *others))
    (said,) = [text for text in warnings(found) if "no money in any year" in text]
    assert said.startswith(f"--set {setting}:1:")
