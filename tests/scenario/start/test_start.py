"""planner init: files that work as written, nothing written over, every guess said."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from planner import locale
from planner.errors import ScenarioError
from planner.scenario.reading import examine
from planner.scenario.start import new_files, start
from planner.scenario.tables import records
from planner.scenario.tables.headings import COMMUNITIES, WORKS
from planner.scenario.types import Category
from tests.scenario import workbooks

_ENGLISH = {"基础类": "basic", "完善类": "improving", "提升类": "upgrading"}


@pytest.mark.parametrize(("lang", "table"), [("zh", "储备库.xlsx"), ("en", "reserve.xlsx")])
def test_init_writes_a_table_we_read_without_a_word(tmp_path: Path, lang: str, table: str) -> None:
    said = start.init(tmp_path / "new" / "folder", lang=lang)
    folder = tmp_path / "new" / "folder"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["scenario.yaml", table])
    assert len(said) == 3
    scenario = yaml.safe_load((folder / "scenario.yaml").read_text(encoding="utf-8"))
    assert {"years", "communities", "funding", "lang"} <= set(scenario)
    assert scenario["lang"] == lang
    found = records.read(folder / scenario["communities"], COMMUNITIES, shown_as=table)
    assert not found.problems
    assert not found.extra
    assert len(found.rows) == 10
    first = found.rows[0].values
    assert first["id"] == "JA-001"
    assert first["investment"] == 2_860_000
    assert first["health_check"] == "2025-05-20"
    assert first["has_property_service"] is False


def test_the_template_checks_while_typing_and_explains_itself(tmp_path: Path) -> None:
    import openpyxl  # type: ignore[import-untyped]

    start.init(tmp_path, lang="zh")
    page = openpyxl.load_workbook(tmp_path / "储备库.xlsx").active
    assert page is not None
    checked = {str(rule.sqref).split(":")[0] for rule in page.data_validations.dataValidation}
    titles = {page.cell(1, column).coordinate[:-1]: page.cell(1, column).value for column in range(1, 21)}
    assert {titles[cell[:-1]] for cell in checked} >= {
        "户数（户）",
        "建筑面积（平方米）",
        "小区编码",
        "居民同意率（%）",
    }
    assert page.cell(1, 5).comment is not None


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "储备库.xlsx").write_bytes(b"ours")
    with pytest.raises(ScenarioError) as error:
        start.init(tmp_path, lang="zh")
    assert "already there" in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["储备库.xlsx"]
    assert (tmp_path / "储备库.xlsx").read_bytes() == b"ours"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(ScenarioError):
        start.init(tmp_path / "a", lang="zh")


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ScenarioError, match="the disk is full"):
        new_files.write(tmp_path, {"a": b"1", "b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_init_from_a_bureaus_workbook(tmp_path: Path) -> None:
    source = workbooks.bureau(tmp_path / "储备库.xlsx")
    said = start.init_from(tmp_path / "out", source, years=(2026, 2027), lang="zh")
    assert (tmp_path / "out" / "储备库.xlsx").read_bytes() == source.read_bytes()
    scenario = yaml.safe_load((tmp_path / "out" / "scenario.yaml").read_text(encoding="utf-8"))
    assert scenario["years"] == [2026, 2027]
    assert scenario["communities"] == {"file": "储备库.xlsx", "sheet": "储备库"}
    # 418 + 251.6 + 321 万元, and 350 yuan for each of 3,200 m²: 1,102.6 万元; a third over two years is 183
    assert list(scenario["funding"].values()) == ["183万元"]
    words = "\n".join(said)
    for part in (
        "“总户数” is 户数",
        "2 rows of totals",
        "文化长廊",
        "2 cells filled",
        "decades",
        "placeholder",
        "资金来源 中央",
    ):
        assert part in words
    found = records.read(tmp_path / "out" / "works.csv", WORKS, shown_as="works.csv")
    assert not found.problems
    assert (tmp_path / "out" / "works.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    by_community: dict[object, int] = {}
    for row in found.rows:
        cost = row.values["cost"]
        assert isinstance(cost, int)
        by_community[row.values["community"]] = by_community.get(row.values["community"], 0) + cost
        assert row.values["estimated"] is True
    assert by_community == {
        "甲街道/幸福小区": 4_180_000,
        "甲街道/和平小区": 2_516_000,
        "乙街道/红旗小区": 3_210_000,
        "乙街道/前进小区": 1_120_000,
    }


@pytest.mark.parametrize(
    ("lang", "first"),
    [("zh", "小区编码,类型,类别,费用（元）"), ("en", "community,kind,category,cost_yuan")],
)
def test_works_in_either_language(tmp_path: Path, lang: str, first: str) -> None:
    source = workbooks.bureau(tmp_path / "储备库.xlsx")
    start.init_from(tmp_path / "out", source, years=(2026,), lang=lang)
    assert (tmp_path / "out" / "works.csv").read_text(encoding="utf-8-sig").startswith(first)
    found = records.read(tmp_path / "out" / "works.csv", WORKS, shown_as="works.csv")
    assert not found.problems
    assert found.rows[0].values["cost"] == 2_146_883


def test_headings_are_guessed_and_written_down(tmp_path: Path) -> None:
    source = tmp_path / "台账.csv"
    source.write_text(
        "小区名称,居民总户数,总建筑面积,改造总投资额（万元）,地址,总投资（万元）\n一,10,1000,30,x,31\n二,20,2000,60,y,61\n",
        encoding="gb18030",
    )
    said = start.init_from(tmp_path / "out", source, years=(2026,))
    scenario = yaml.safe_load((tmp_path / "out" / "scenario.yaml").read_text(encoding="utf-8"))
    assert scenario["communities"]["columns"] == {"居民总户数": "households"}
    assert any("guess" in sentence and "居民总户数" in sentence for sentence in said)
    again = records.read(
        tmp_path / "out" / "台账.csv",
        COMMUNITIES,
        shown_as="台账.csv",
        columns=scenario["communities"]["columns"],
    )
    assert [row.values["households"] for row in again.rows] == [10, 20]
    assert not again.problems


def test_of_two_columns_for_one_field_the_first_is_taken_and_said(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(
        "小区名称,户数,建筑面积,估算投资（万元）,总投资（万元）\n一,10,1000,30,31\n", encoding="utf-8"
    )
    said = start.init_from(tmp_path / "out", source, years=(2026,))
    assert any("guess: the column “估算投资(万元)”" in sentence for sentence in said)


def test_while_rows_are_wrong_nothing_is_written(tmp_path: Path) -> None:
    """A works.csv made of half the rows would stay as it is once the workbook is mended."""
    source = tmp_path / "a.csv"
    heading = "小区名称,总户数,建筑面积,总投资（万元）\n"
    source.write_text(heading + "一,十,1000,30\n二,20,2000,60\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        start.init_from(tmp_path / "out", source, years=(2026,))
    lines = str(error.value).splitlines()
    assert any("“总户数” is 户数" in line for line in lines)
    assert any(line.startswith("a.csv:2 “总户数”: “十”") for line in lines)
    assert lines[-1].startswith("a.csv: nothing was written")
    assert not (tmp_path / "out").exists()
    source.write_text(heading + "一,10,1000,30\n二,20,2000,60\n", encoding="utf-8")
    start.init_from(tmp_path / "out", source, years=(2026,))
    works = records.read(tmp_path / "out" / "works.csv", WORKS, shown_as="works.csv")
    assert [row.values["cost"] for row in works.rows] == [300_000, 600_000]


def test_no_table_no_files(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="no column for “小区名称”"):
        start.init_from(tmp_path / "out", source)
    with pytest.raises(ScenarioError, match="no such file"):
        start.init_from(tmp_path / "out", tmp_path / "b.csv")
    assert not (tmp_path / "out").exists()


def test_the_workbook_may_already_be_there(tmp_path: Path) -> None:
    source = workbooks.bureau(tmp_path / "储备库.xlsx")
    before = source.read_bytes()
    start.init_from(tmp_path, source, years=(2026,))
    assert source.read_bytes() == before
    assert (tmp_path / "works.csv").exists()


def test_years_come_from_the_table_where_it_has_them(tmp_path: Path) -> None:
    this = date.today().year
    source = tmp_path / "a.csv"
    source.write_text(
        f"小区名称,户数,建筑面积,拟实施年度\n一,10,1000,{this + 1}年\n二,20,2000,{this + 3}\n",
        encoding="utf-8",
    )
    start.init_from(tmp_path / "out", source)
    scenario = yaml.safe_load((tmp_path / "out" / "scenario.yaml").read_text(encoding="utf-8"))
    assert scenario["years"] == [this + 1, this + 2, this + 3]


def test_cells_are_no_formulas_and_come_back_as_they_were() -> None:
    cells = ["=1+1", "+x", "-y", "@z", "\tq", "普通", ""]
    content = new_files.csv_bytes([cells])
    shown = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in shown)


def test_a_name_that_looks_like_a_formula_survives(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("小区名称,户数,建筑面积\n=一号,10,1000\n", encoding="utf-8")
    start.init_from(tmp_path / "out", source, years=(2026,))
    assert "'=一号" in (tmp_path / "out" / "works.csv").read_text(encoding="utf-8-sig")
    works = records.read(tmp_path / "out" / "works.csv", WORKS, shown_as="works.csv")
    assert works.rows[0].values["community"] == "=一号"


def test_file_names_yaml_would_misread(tmp_path: Path) -> None:
    source = workbooks.bureau(tmp_path / "a: [b] #1 'x'.xlsx")
    start.init_from(tmp_path / "out", source, years=(2026,))
    scenario = yaml.safe_load((tmp_path / "out" / "scenario.yaml").read_text(encoding="utf-8"))
    assert scenario["communities"]["file"] == source.name


def test_a_chinese_scenario_is_chinese_throughout(tmp_path: Path) -> None:
    rows = "小区名称,户数,建筑面积,拟改造内容,总投资（元）,备用\n一,10,1000,强弱电、文化长廊,300000,1\n"
    source = tmp_path / "储备库.csv"
    source.write_text(rows, encoding="utf-8")
    spoken = locale.language()
    try:
        locale.use("zh")
        said = start.init_from(tmp_path / "out", source, lang="zh")
        found = examine(tmp_path / "out" / "scenario.yaml")
        said += map(str, found.problems)
    finally:
        locale.use(spoken)
    assert found.scenario is not None
    assert [source.name for source in found.scenario.sources] == ["占位资金（请改写）"]
    years = date.today().year + 1
    assert f"年度：{years}、{years + 1}、{years + 2}，请核对" in said
    defaults = "\n".join(found.scenario.defaults)
    assert "未写目标：按 惠及户数 > 惠及户·年" in defaults
    assert "（供电、通信；2 项）" in defaults
    assert not [line for line in said if re.search("[;,!?]|: |[.] ", line)]


def test_works_keep_to_the_sums_of_their_classes(tmp_path: Path) -> None:
    source = tmp_path / "储备库.csv"
    source.write_text(
        "小区名称,户数,建筑面积,拟改造内容,总投资（万元）,其中：基础类,其中：完善类,其中：提升类\n"
        "一,100,8000,屋面防水、道路、停车、养老服务设施,100,70,20,10\n"
        "二,100,8000,屋面防水,100,70,30,\n"
        "三,100,8000,停车,,,20,\n",
        encoding="utf-8",
    )
    said = start.init_from(tmp_path / "out", source, years=(2026,), lang="zh")
    assert any(line.startswith("2 communities: the works of each class come to") for line in said)
    assert any(line.endswith("cannot come to them: 二") for line in said)
    found = records.read(tmp_path / "out" / "works.csv", WORKS, shown_as="works.csv")
    sums: dict[object, int] = {}
    for row in found.rows:
        key = (row.values["community"], row.values["category"])
        cost = row.values["cost"]
        assert isinstance(cost, int)
        sums[key] = sums.get(key, 0) + cost
    assert sums == {
        ("一", "基础类"): 700_000,
        ("一", "完善类"): 200_000,
        ("一", "提升类"): 100_000,
        ("二", "基础类"): 1_000_000,
        ("三", "完善类"): 200_000,
    }
    # without works.csv the scenario itself splits the content alike
    scenario = tmp_path / "out" / "scenario.yaml"
    text = "\n".join(t for t in scenario.read_text("utf-8").splitlines() if not t.startswith("works:"))
    scenario.write_text(text, encoding="utf-8")
    loaded = examine(scenario)
    assert loaded.scenario is not None
    assert {
        (c, w.category): sum(o.civil for o in loaded.scenario.works_of[c] if o.category is w.category)
        for c in ("一", "二", "三")
        for w in loaded.scenario.works_of[c]
    } == {(c, Category(_ENGLISH[str(k)])): v for (c, k), v in sums.items()}
    assert any("分类金额" in str(p) or "sums of classes" in str(p) for p in loaded.problems)
