"""The front door: the minimal scenario, every problem at once, never a traceback."""

import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import locale
from planner.cli.loading import lang_in
from planner.errors import ScenarioError
from planner.scenario.reading import examine, load
from planner.scenario.types import Category, Status
from tests.scenario.written import COMMUNITIES, MINIMAL, error, errors, examined, scenario, warnings, write


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scenario.yaml")
    with pytest.raises(ScenarioError, match="not a plain file"):
        load(tmp_path / "scenario.yaml")
    assert lang_in(tmp_path / "scenario.yaml") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('name: "甲\\n乙"', "plan.yaml:1:1 name: a name of several lines"),
        ('name: "甲\\u202e乙"', "plan.yaml:1:7: the control character U+202E"),
        ('funding: {"市\\u2067级": 1万元}', "plan.yaml:1:11: the control character U+2067"),
        ('funding: {"市\\n级": 1万元}', "plan.yaml:1:11: a name of several lines"),
    ],
)
def test_names_that_cannot_be_shown_are_refused(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "plan.yaml").write_text(written + "\n", encoding="utf-8")
    assert any(str(problem).startswith(said) for problem in examine(tmp_path / "plan.yaml").problems)


def test_the_minimal_scenario(tmp_path: Path) -> None:
    found = scenario(tmp_path)
    assert found.name == "plan"
    assert found.years == (2026, 2027)
    assert [c.id for c in found.communities] == ["A", "B", "C"]
    assert found.communities[0].floor_area_m2 == 13000
    assert found.communities[0].status is Status.RESERVE
    assert [(w.id, w.cost, w.estimated) for w in found.works_of["A"]] == [("comprehensive", 4_180_000, False)]
    assert found.works[0].category is Category.BASIC
    assert found.source["区级财政"].money == {2026: 5_500_000, 2027: 5_500_000}
    assert found.source["区级财政"].kind == "district"
    assert found.source["区级财政"].carry_years == 2
    assert found.payment == (Fraction(1),)
    assert found.discount == Fraction(95, 100)
    assert found.rules.consent == ()
    assert not found.rules.check_first
    assert found.goals.order == ("households", "early")
    assert [file.name for file in found.inputs] == ["plan.yaml", "c.csv"]
    assert all(len(file.sha256) == 64 for file in found.inputs)


def test_every_default_used_is_said_once(tmp_path: Path) -> None:
    found = scenario(tmp_path)
    said = "\n".join(found.defaults)
    for words in (
        "payment absent",
        "居民同意率 absent",
        "体检日期 absent",
        "建成年份 absent",
        "综合改造",
        "goals absent",
    ):
        assert said.count(words) == 1, words
    assert "区县 absent" not in said


def test_a_scenario_written_out_in_one_file(tmp_path: Path) -> None:
    yaml = """\
        年份: "2026—2028"
        小区:
          - {小区编码: 003, 小区名称: 阳光, 户数: 100, 建筑面积: 8000}
          - {小区编码: "010", 小区名称: 月光, 户数: 50, 建筑面积: 0.4万平方米}
        资金: {市级: {2026: 0.3亿元, 每年: 10万元}}
        """
    found = scenario(tmp_path, yaml)
    assert [c.id for c in found.communities] == ["003", "010"]
    assert found.communities[1].floor_area_m2 == 4000
    assert found.sources[0].money == {2026: 30_000_000, 2027: 100_000, 2028: 100_000}
    assert found.works[0].cost == 350 * 8000
    assert found.works[0].estimated
    assert "350 yuan/m² x floor area (2 communities, marked 估)" in "\n".join(found.defaults)


def test_all_problems_at_once(tmp_path: Path) -> None:
    yaml = """\
        years: [2026, 2027]
        communites: c.csv
        communities: c.csv
        adjacency: e.csv
        funding:
          city: -5
          district: {amount: {2031: 1万元}, match: {citty: 1}}
        payment: [60%, 30%]
        rules: {links: [[A, D]], capacity: {of: households, limit: 3.5}}
        areas: {together: [[A, X]]}
        """
    edges = "a,b\nA,B\nA,Q\nB,B\n"
    table = COMMUNITIES.replace("B,二号,甲区,东街,80", "B,二号,甲区,东街,八十")
    found = [str(problem) for problem in errors(examined(tmp_path, yaml, c=table, e=edges))]
    for words in ("communites", "citty", "-5", "2031", "90%", "八十", "3.5"):
        assert any(words in text for text in found), (words, found)
    found = [str(problem) for problem in errors(examined(tmp_path, yaml, e=edges))]
    for words in ("“D”", "“X”", "“Q”", "beside itself"):
        assert any(words in text for text in found), (words, found)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "   \n",
        "- a\n- b\n",
        "just a text",
        "years：[2026]",
        "years: []\ncommunities: c.csv\nfunding: {}",
        "years: [[2026]]\ncommunities: {a: {b: c}}\nfunding: [1, 2]",
        "years: {a: b}\ncommunities: [1, 2]\nfunding: 3",
        "years: 2026\ncommunities: [{}]\nfunding: {a: }",
        "years: 20x6\ncommunities: c.csv\nfunding: {a: {b: {c: d}}}",
        "years: [2026, 2026]\ncommunities: nowhere.csv\nfunding: {a: 1e99}",
        "years: 1900-2100\ncommunities: c.csv\nfunding: {a: 5}",
        "extends: plan.yaml\n",
        "extends: [a]\nyears: 2026",
        "rules: {consent: {minimum: {a: b}}}\ngoals: {order: {a: b}}",
        "rules: [a]\nareas: off\ngoals: {weights: [1]}\nutilities: [gas]\nprivate: {p: [1, {x: y}]}",
        "commitments: {a: {b: c}}\npayers: {a: b}\nresidents: [[1]]\nindicators: {file: {a: b}}",
        "adjacency: {polygons: [a], points: x, edges: {rows: {a: b}}}",
        "previous_plan: .\nyears: 2026\ncommunities: c.csv\nfunding: {a: 5}",
        "? [a, b]\n: c\n",
        "!!set {a, b}",
        "communities: {rows: [[a]], file: c.csv}",
    ],
)
def test_bad_input_is_problems_never_a_traceback(tmp_path: Path, content: str) -> None:
    found = examined(tmp_path, content)
    assert errors(found)
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "plan.yaml")
    assert list(caught.value.problems) == errors(found)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    with pytest.raises(ScenarioError, match="folder"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["../c.csv", "/etc/passwd", "link.csv", "sub/../../c.csv"])
def test_paths_do_not_leave_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "c.csv").write_text(COMMUNITIES, encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.csv").symlink_to(tmp_path / "c.csv")
    problem = error(inside, MINIMAL.replace("c.csv", name))
    assert "outside" in problem.found
    assert problem.place.line == 2


def test_outside_files_where_they_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(COMMUNITIES, encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    path = inside / "plan.yaml"
    path.write_text(MINIMAL.replace("c.csv", "../c.csv"), encoding="utf-8")
    assert len(load(path, allow_outside=True).communities) == 3


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    problem = error(tmp_path, MINIMAL.replace("c.csv", "cc.csv"))
    assert "“c.csv”" in problem.remedy
    assert (problem.place.line, problem.place.column) == (2, 1)


def test_only_tables_are_offered_for_a_missing_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the scenario itself nor a program; and its folder has a name, from wherever it is read."""
    (tmp_path / "mk.py").write_text("", encoding="utf-8")
    path = write(tmp_path, MINIMAL.replace("c.csv", "不存在文件.csv"))
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    (problem,) = examine(Path("..") / path.name).problems
    assert problem.remedy == "Write one of: c.csv."
    assert problem.expected == f"a file in {tmp_path.name}"


def test_without_a_year_nothing_is_said_of_money(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL.replace("[2026, 2027]", "[]"))
    assert len(errors(found)) == 1
    assert warnings(found) == []


def test_zero_money_is_a_warning(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL.replace("550万元", "0"))
    assert any("no money" in text for text in warnings(found))
    assert examined(tmp_path, "years: 2026\ncommunities: c.csv\nfunding: {}").scenario is not None


def test_one_community_alone(tmp_path: Path) -> None:
    found = scenario(tmp_path, c="小区名称,户数,建筑面积\n阳光,100,8000\n")
    assert found.communities[0].id == "阳光"
    assert found.edges == ()
    assert found.adjacency_from is None


def test_warnings_land_in_the_scenario(tmp_path: Path) -> None:
    found = scenario(tmp_path, c=COMMUNITIES.replace("105,13000", "105,130000"))
    assert any("m² of floor area per household" in text for text in found.warnings)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.permutations(range(6)), edges=st.permutations(range(5)), works=st.permutations(range(7)))
def test_the_order_of_rows_never_matters(
    tmp_path: Path, order: list[int], edges: list[int], works: list[int]
) -> None:
    def table(heading: str, rows: list[str], by: list[int]) -> str:
        return "\n".join([heading, *(rows[i] for i in by)]) + "\n"

    communities = [f"K{i},{name},区,街,{80 + i},{7000 + i},{90 + i}" for i, name in enumerate("甲乙丙丁戊己")]
    pairs = ["K0,K1", "K1,K2", "K2,K3", "K5,K4", "K4,K0"]
    done = ["K0,gas,3", "K0,gas,5", "K0,roof,7", "K1,道路,1", "K2,雨污分流,2", "K1,roof,9", "K0,gas,5"]
    yaml = MINIMAL + "works: w.csv\nadjacency: e.csv\n"
    tables = {
        "c": table("小区编码,小区名称,区县,街道,户数,建筑面积,体检得分", communities, order),
        "e": table("a,b", pairs, edges),
        "w": table("community,kind,cost", done, works),
    }
    found = scenario(tmp_path, yaml, (), **tables)
    ordered = scenario(
        tmp_path,
        yaml,
        c=table("小区编码,小区名称,区县,街道,户数,建筑面积,体检得分", communities, list(range(6))),
        e=table("a,b", pairs, list(range(5))),
        w=table("community,kind,cost", done, list(range(7))),
    )
    for name in ("communities", "works", "edges", "sources", "defaults", "goals", "rules"):
        assert getattr(found, name) == getattr(ordered, name), name
    assert [w.id for w in found.works_of["K0"]] == ["gas", "gas#2", "gas#3", "roof"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    key=st.sampled_from(
        ["years", "funding", "rules", "areas", "goals", "payment", "works", "adjacency", "utilities"]
    ),
    value=st.recursive(
        st.sampled_from(["1", "-1", "a", "2026", "50%", "off", "c.csv", "''", "~", "2026-2027"]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
            st.dictionaries(
                st.sampled_from(["a", "2026", "amount", "consent", "order", "share", "of", "gas"]),
                inner,
                max_size=3,
            ).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"),
        ),
        max_leaves=8,
    ),
)
def test_any_value_of_any_key_is_read_or_refused(tmp_path: Path, key: str, value: str) -> None:
    base = {"years": "2026", "communities": "c.csv", "funding": "{a: 5万元}"}
    text = "\n".join(f"{k}: {v}" for k, v in {**base, key: value}.items())
    examined(tmp_path, text)


def test_scenario_yaml_is_called_like_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "某区"
    folder.mkdir()
    path = write(folder).rename(folder / "scenario.yaml")
    assert load(path).name == "某区"


def test_thousands_of_unknown_words_are_not_all_named(tmp_path: Path) -> None:
    edges = "a,b\n" + "".join(f"A,X{i}\n" for i in range(1000))
    assert len(errors(examined(tmp_path, MINIMAL + "adjacency: e.csv", (), e=edges))) == 201


def test_examine_and_load_agree(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert examine(path).scenario == load(path)


def test_a_file_that_is_not_there_is_told_in_the_language_in_use(tmp_path: Path) -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        with pytest.raises(ScenarioError, match="没有这个文件或文件夹"):
            load(tmp_path / "无.yaml")
    finally:
        locale.use(spoken)


def test_a_missing_base_hides_nothing_and_invents_nothing(tmp_path: Path) -> None:
    """What is not said here may stand there: no key is called missing, no source unknown."""
    yaml = (
        "extends: none.yaml\ncommunities: c.csv\npayment: [50%, 60%]\n"
        "rules: {consent: 120%, capacity: {limit: 3}}\n"
        "funding: {区级财政: {cap_share: 150%, match: {市级: 1}}}\n"
        "commitments: {省级: 5万元}\n"
    )
    found = errors(examined(tmp_path, yaml))
    assert "no file “none.yaml”" in found[0].found
    assert {problem.place.key for problem in found[1:]} == {
        "payment",
        "rules.consent",
        "funding.区级财政.cap_share",
    }


def test_problems_of_a_table_stand_in_the_order_of_its_rows(tmp_path: Path) -> None:
    """Cells that cannot be read are found first, ids that stand twice later."""
    table = "小区编码,小区名称,户数,建筑面积\nA,一,10,1000\nA,二,10,1000\nB,三,many,1000\n"
    found = errors(examined(tmp_path, c=table))
    assert [(problem.place.file, problem.place.line) for problem in found] == [("c.csv", 3), ("c.csv", 4)]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("extends: base.yaml\n", "zh"),
        ("基于: 'middle.yaml'  # twice over\n", "zh"),
        ("extends: base.yaml\nlang: en\n", "en"),
        ("语言: 中文\n", "zh"),
        ("extends: none.yaml\n", ""),
        ("extends: scenario.yaml\n", ""),
        (f"extends: {'x' * 5000}\n", ""),
    ],
)
def test_the_language_is_that_of_the_scenario_it_extends(tmp_path: Path, own: str, said: str) -> None:
    """Also where an error keeps the two from being put together."""
    (tmp_path / "base.yaml").write_text("lang: zh\n", encoding="utf-8")
    (tmp_path / "middle.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(own, encoding="utf-8")
    assert lang_in(tmp_path / "scenario.yaml") == said


def test_the_words_to_choose_from_are_in_the_language_in_use(tmp_path: Path) -> None:
    yaml = MINIMAL.replace("550万元", "{amount: 550万元, status: 已拨付}")
    assert "one of granted, budgeted, expected" in error(tmp_path, yaml).expected
    locale.use("zh")
    try:
        problem = error(tmp_path, yaml)
    finally:
        locale.use("en")
    assert "已下达、已列预算、预计" in problem.expected
    assert "granted" not in str(problem)
