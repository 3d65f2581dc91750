"""A scenario read as if it named other mechanisms."""

from pathlib import Path

from planner.mechanisms import Edit, examine
from planner.scenario.reading import Examination

TEXT = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 同意率: 90%, 估算投资: 100万元, 联系人: ''}
  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 同意率: 82%, 估算投资: 100万元}
works:
  - {小区: 甲, 类型: insulation, 费用: 100万元, 数量: ''}
funding: {市级财政: 1000万元}
"""


def read(folder: Path, text: str, edit: Edit) -> Examination:
    path = folder / "scenario.yaml"
    path.write_text(TEXT + text, encoding="utf-8")
    return examine(path, edit=edit)


def codes(found: Examination) -> list[str]:
    assert found.scenario is not None, [str(problem) for problem in found.problems]
    return [chosen.code for chosen in found.scenario.mechanisms]


def test_added_where_none_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, "", Edit(added=("M38", "平度外墙保温居民出资={标准: 8元/m2}")))
    assert codes(found) == ["M38", "M30"]
    assert found.scenario is not None
    assert found.scenario.mechanisms[1].parameters == {"rate": "8元/m2"}
    assert len(found.scenario.payers) == 1


def test_one_added_to_a_list_and_to_a_mapping(tmp_path: Path) -> None:
    for stated in ("[M30]", "{M30: {}}", "M30"):
        assert codes(read(tmp_path, f"mechanisms: {stated}\n", Edit(added=("M38",)))) == ["M30", "M38"]


def test_taken_out_by_its_code_however_it_is_called(tmp_path: Path) -> None:
    text = "mechanisms: {保定三个80%: [{where: {community: 甲}}, {where: {community: 乙}}], M30: {}}\n"
    assert codes(read(tmp_path, text, Edit(removed=frozenset({"M38"})))) == ["M30"]
    assert codes(read(tmp_path, text, Edit(removed=frozenset({"M38", "M30"})))) == []


def test_the_last_and_the_first_at_once(tmp_path: Path) -> None:
    found = read(tmp_path, "mechanisms: [M38]\n", Edit(added=("M30",), removed=frozenset({"M38"})))
    assert codes(found) == ["M30"]


def test_what_cannot_be_read_is_a_problem_at_what_was_written(tmp_path: Path) -> None:
    for text, said in (("M99", "unknown mechanism"), ("M38={agree: [}", "not YAML"), ("={a: 1}", "no name")):
        found = read(tmp_path, "", Edit(added=(text,)))
        assert found.scenario is None
        assert any(said in str(problem) and text in str(problem) for problem in found.problems), text


def test_a_name_no_edit_knows_stays_for_the_door_to_refuse(tmp_path: Path) -> None:
    found = read(tmp_path, "mechanisms: {nothing-of-ours: {}}\n", Edit(removed=frozenset({"M38"})))
    assert found.scenario is None


def test_fields_that_are_filled(tmp_path: Path) -> None:
    filled = read(tmp_path, "", Edit()).filled
    assert "consent_households" in filled["communities"]
    assert "quantity" not in filled["works"]  # a column without a value
    assert {"kind", "cost"} <= filled["works"]
