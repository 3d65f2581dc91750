"""The reserve: ids, defaults of columns, indicator columns, locks."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.rules import gate
from planner.scenario.settings import Consent
from planner.scenario.types import Status
from tests.scenario.written import COMMUNITIES, MINIMAL, error, errors, examined, scenario, warnings

PLAIN = "小区名称,户数,建筑面积\n"


def test_ids_are_text_and_keep_their_zeros(tmp_path: Path) -> None:
    found = scenario(tmp_path, c=COMMUNITIES.replace("\nA,", "\n001,").replace("\nB,", "\n1,"))
    assert [c.id for c in found.communities] == ["001", "1", "C"]


def test_without_ids_the_address_is_the_id(tmp_path: Path) -> None:
    table = "区县,街道,小区名称,户数,建筑面积\n甲区,东街,阳光,100,8000\n乙区,东街,阳光,100,8100\n"
    assert [c.id for c in scenario(tmp_path, c=table).communities] == ["乙区/东街/阳光", "甲区/东街/阳光"]


def test_the_same_community_twice_names_both_rows(tmp_path: Path) -> None:
    problem = error(tmp_path, c=PLAIN + "阳光,100,8000\n月光,90,8000\n阳光,80,8000\n")
    assert "阳光" in problem.found
    assert "c.csv:2" in problem.expected
    assert problem.place.line == 4


def test_an_id_twice_points_at_the_ids(tmp_path: Path) -> None:
    problem = error(tmp_path, c="小区名称,小区编码,户数,建筑面积\n阳光,A,100,8000\n月光,A,90,8000\n")
    assert problem.place.heading == "小区编码"
    assert "c.csv:2 “小区编码”" in problem.expected


def test_ids_of_planned_areas_are_not_ids_of_communities(tmp_path: Path) -> None:
    assert "A2026-001" in error(tmp_path, c=COMMUNITIES.replace("\nA,", "\nA2026-001,")).found


def test_a_blank_district_is_not_that_of_the_row_above(tmp_path: Path) -> None:
    problem = error(tmp_path, c="区县,小区名称,户数,建筑面积\n甲区,一,100,8000\n,二,100,8100\n")
    assert (problem.place.line, problem.place.heading) == (3, "区县")


def test_consent_follows_the_column(tmp_path: Path) -> None:
    table = "小区名称,户数,建筑面积,居民同意率（%）\n一,100,8000,85\n二,100,8000,\n"
    found = scenario(tmp_path, c=table)
    assert found.rules.consent == (Consent(),)
    assert found.community["一"].consent_households == Fraction(85, 100)
    assert found.community["二"].consent_households is None
    assert any("居民同意率 given" in text for text in found.defaults)
    assert scenario(tmp_path, MINIMAL + "rules: {consent: off}", c=table).rules.consent == ()
    stated = scenario(tmp_path, MINIMAL + "rules: {consent: 70%}", c=table).rules.consent
    assert stated == (Consent(minimum=Fraction(7, 10)),)


def test_a_consent_gate_without_its_column_is_doubted(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL + "rules: {consent: 80%}")
    assert any("no column of the rate" in text for text in warnings(found))


def test_check_first_follows_the_column_and_the_year_rule_does_not(tmp_path: Path) -> None:
    table = "小区名称,户数,建筑面积,体检日期,建成年份\n一,100,8000,2025-06-30,1998年\n二,100,8000,,2003\n"
    found = scenario(tmp_path, c=table)
    assert found.rules.check_first
    assert found.rules.built_until is None
    assert found.community["一"].health_check == "2025-06-30"
    assert found.community["二"].year_built == 2003
    stated = scenario(tmp_path, MINIMAL + "rules: {built_until: 2000, check_first: off}", c=table)
    assert stated.rules.built_until == 2000
    assert not stated.rules.check_first


def test_a_score_makes_need_a_goal(tmp_path: Path) -> None:
    found = scenario(tmp_path, c="小区名称,户数,建筑面积,体检得分,安全隐患数\n一,100,8000,45,2\n")
    assert found.goals.order == ("hazards", "need", "households")
    assert any(
        "goals absent: hazards removed > need met > households reached" in text for text in found.defaults
    )


def test_statuses_in_chinese(tmp_path: Path) -> None:
    table = "小区名称,户数,建筑面积,状态\n一,100,8000,在建\n二,100,8000,\n三,90,8000,已完工\n"
    found = scenario(tmp_path, c=table)
    assert [c.status for c in found.communities] == [Status.UNDERWAY, Status.DONE, Status.RESERVE]
    assert "储备" in error(tmp_path, c="小区名称,户数,建筑面积,状态\n一,100,8000,未知晓\n").expected


def test_columns_of_indicators_are_values_and_the_rest_is_noted(tmp_path: Path) -> None:
    indicators = "id,name,weight,low,high\nroof,屋面完好率,0.5,0,100\ndrain,drain,0.5,0,1\n"
    table = "小区名称,户数,建筑面积,屋面完好率,drain,物业电话\n一,100,8000,60,85%,123\n二,90,8000,,,\n"
    found = examined(tmp_path, MINIMAL + "indicators: i.csv", c=table, i=indicators)
    assert found.scenario is not None
    assert found.scenario.community["一"].values == {"roof": Fraction(60), "drain": Fraction(85, 100)}
    assert found.scenario.community["二"].values == {}
    assert any("物业电话" in text for text in warnings(found))
    wrong = table.replace("60", "sixty")
    (problem,) = errors(examined(tmp_path, MINIMAL + "indicators: i.csv", c=wrong, i=indicators))
    assert problem.place.heading == "屋面完好率"


def test_one_coordinate_is_half_of_two(tmp_path: Path) -> None:
    assert (
        "one coordinate" in error(tmp_path, c="小区名称,户数,建筑面积,经度,纬度\n一,100,8000,120.1,\n").found
    )


@pytest.mark.parametrize(
    ("text", "lock"),
    [("必须列入", "in"), ("out", "out"), ("不列入", "out"), ("2027", 2027), ("2027年", 2027)],
)
def test_locks(tmp_path: Path, text: str, lock: object) -> None:
    found = scenario(tmp_path, c=f"小区名称,户数,建筑面积,锁定\n一,100,8000,{text}\n")
    assert found.communities[0].lock == lock


@pytest.mark.parametrize(
    ("columns", "row", "yaml", "words"),
    [
        ("锁定", "2031", "", "2026—2027"),
        ("锁定", "maybe", "", "必须列入"),
        ("锁定,最早年度", "2026,2027", "", "outside its own"),
        ("最早年度,最晚年度", "2027,2026", "", "earliest 2027"),
        ("锁定,状态", "in,在建", "", "not 储备"),
        ("锁定,不纳入原因", "in,城中村", "", "城中村"),
        ("锁定", "in", "areas: {together: [[一, 二]]}", "together"),
        ("锁定", "2027", "rules: {links: [[一, 三]]}", "links"),
        ("锁定", "in", "rules: {exclusive: [[一, 三]]}", "exclusive"),
        ("备注", "", "areas: {together: [[一, 三]], apart: [[三, 一]]}", "apart and together"),
    ],
)
def test_locks_nobody_can_keep(tmp_path: Path, columns: str, row: str, yaml: str, words: str) -> None:
    blanks = "," * columns.count(",")
    third = "2026" if columns == "锁定" else ""
    second = "out" if columns == "锁定" else ""
    table = (
        f"小区名称,户数,建筑面积,{columns}\n一,100,8000,{row}\n"
        f"二,90,8100,{second}{blanks}\n三,80,8200,{third}{blanks}\n"
    )
    found = errors(examined(tmp_path, MINIMAL + yaml, c=table))
    assert any(words in str(problem) for problem in found), found


def test_a_gate_stated_for_a_district_leaves_the_default_standing_elsewhere(tmp_path: Path) -> None:
    """The table has the rates and dates: a stricter gate in 甲区 must not open the door in 乙区."""
    table = (
        "编号,小区名称,区,户数,建筑面积,居民同意率,体检日期\n"
        "一,一,甲区,100,8000,85%,2025-06-30\n二,二,乙区,100,8000,79.99%,\n三,三,乙区,100,8000,80%,2025-06-30\n"
    )
    keys = "rules: {consent: [{minimum: 90%, where: 甲区}], check_first: [{where: 甲区}]}"
    found = scenario(tmp_path, MINIMAL + keys, c=table)
    gates = {c.id: gate(found, c) for c in found.communities}
    reasons = {c: {r.code if r else "" for r in years.values()} for c, years in gates.items()}
    assert reasons["一"] == {"CONSENT"}  # 85 % is below the 90 % of its district
    assert "CONSENT" in reasons["二"] or "NO_HEALTH_CHECK" in reasons["二"]
    assert "" not in reasons["二"]  # 79.99 % is below the default
    assert reasons["三"] == {""}  # at it
    assert any("where rules.consent says nothing" in text for text in found.defaults)


def test_a_gate_switched_off_in_a_district_is_off_there_alone(tmp_path: Path) -> None:
    table = "编号,小区名称,区,户数,建筑面积,居民同意率\n一,一,甲区,100,8000,50%\n二,二,乙区,100,8000,50%\n"
    found = scenario(tmp_path, MINIMAL + "rules: {consent: [{on: off, where: 甲区}]}", c=table)
    open_to = {c.id for c in found.communities if None in gate(found, c).values()}
    assert open_to == {"一"}


@pytest.mark.parametrize(("score", "right"), [("0", True), ("100", True), ("100.5", False), ("-1", False)])
def test_a_score_lies_between_0_and_100(tmp_path: Path, score: str, right: bool) -> None:
    found = examined(tmp_path, c=f"小区名称,户数,建筑面积,体检得分\n一,100,8000,{score}\n")
    assert any("a score from 0 to 100" in str(problem) for problem in errors(found)) is not right
