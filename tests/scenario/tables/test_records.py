"""Records: tables as bureaus have them, read whole; every problem found, with its place."""

import csv
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import Place
from planner.scenario.tables import records
from planner.scenario.tables.headings import COMMUNITIES, CORRIDORS, EDGES, INDICATORS, SCHEDULE, WORKS
from planner.scenario.tables.record import Records
from tests.scenario import workbooks


def read(path: Path, **options: object) -> Records:
    return records.read(path, COMMUNITIES, shown_as=path.name, **options)  # type: ignore[arg-type]


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "储备库.csv"
    path.write_bytes(text.encode(encoding))
    return path


def errors(found: Records) -> list[str]:
    return [str(problem) for problem in found.problems if not problem.warning]


def warnings(found: Records) -> list[str]:
    return [str(problem) for problem in found.problems if problem.warning]


PLAIN = '小区编码,小区名称,户数,建筑面积（平方米）\n0012,一号小区,"1,105",13000\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, PLAIN, encoding)
    found = read(path)
    assert not found.problems
    assert found.rows[0].values == {
        "id": "0012",
        "name": "一号小区",
        "households": 1105,
        "floor_area_m2": Fraction(13000),
    }
    assert found.digest == sha256(path.read_bytes()).hexdigest()
    assert found.columns == {"id", "name", "households", "floor_area_m2"}


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(workbooks.HEADINGS) + "\n" + delimiter.join(("一号", "105", "13000")) + "\n"
    assert read(written(tmp_path, text)).rows[0].values["households"] == 105


def test_the_encoding_may_be_stated(tmp_path: Path) -> None:
    assert read(written(tmp_path, PLAIN, "gb18030"), encoding="gbk").rows[0].values["name"] == "一号小区"
    assert "utf-99" in errors(read(written(tmp_path, PLAIN), encoding="utf-99"))[0]
    assert "not text in ascii" in errors(read(written(tmp_path, PLAIN), encoding="ascii"))[0]


def test_a_bureaus_workbook(tmp_path: Path) -> None:
    found = read(workbooks.bureau(tmp_path / "库.xlsx"))
    assert not found.problems
    assert found.sheet == "储备库"
    assert found.extra == ("资金来源 中央", "资金来源 市级")
    assert [row.row for row in found.rows] == [5, 6, 8, 9]
    first, second, third, fourth = (row.values for row in found.rows)
    assert first == {
        "seq": "1",
        "subdistrict": "甲街道",
        "name": "幸福小区",
        "year_built": 1998,
        "buildings": 3,
        "households": 105,
        "floor_area_m2": Fraction(13000),
        "content": "雨污分流、屋面防水、道路、停车",
        "investment": 4_180_000,  # 万元, from the line above the headings
        "consent_households": Fraction(17, 20),  # 85.0%, formatted, under a heading in %
    }
    assert second["subdistrict"] == "甲街道"
    assert second["year_built"] == 1990
    assert third["subdistrict"] == fourth["subdistrict"] == "乙街道"
    assert "investment" not in fourth
    assert found.rows[0].extra == {"资金来源 中央": "100", "资金来源 市级": "200"}
    assert [total.label for total in found.totals] == ["小计", "合计"]
    assert found.rows[0].place("households") == Place("库.xlsx", sheet="储备库", row=5, heading="总户数")


def test_ids_are_text(tmp_path: Path) -> None:
    path = workbooks.xlsx(
        tmp_path / "a.xlsx", ("小区编码", *workbooks.HEADINGS), (12, "1", 10, 800), ("0012", "2", 10, 800)
    )
    assert [row.values["id"] for row in read(path).rows] == ["12", "0012"]


def test_a_long_numeric_id_that_excel_has_cut_is_an_error(tmp_path: Path) -> None:
    path = workbooks.xlsx(
        tmp_path / "a.xlsx", ("小区编码", *workbooks.HEADINGS), (3702020010011234567, "1", 10, 800)
    )
    assert "more than 15 digits" in errors(read(path))[0]


def test_totals_that_differ_are_warned_of_with_both_numbers(tmp_path: Path) -> None:
    text = (
        "区县,小区名称,户数,建筑面积（万平方米）,估算投资（万元）\n"
        "甲区,一,100,1.00,300\n甲区,二,50,0.50,100.5\n小计,,151,1.50,400.5\n"
        "乙区,三,20,0.20,\n乙区小计,,20,0.2,\n总计,,170,1.7,400.5\n其中：甲区,,1,1,1\n"
    )
    found = read(written(tmp_path, text))
    assert len(found.rows) == 3
    assert not errors(found)
    assert warnings(found) == [
        "储备库.csv:4 “户数”: “小计” says 151, its rows add up to 150; the sum of its rows. "
        "Check both; the rows count, not the total."
    ]


def test_a_total_may_be_rounded(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积（万平方米）\n一,10,1.2345\n二,10,1.2345\n合计,20,2.47\n"
    assert not read(written(tmp_path, text)).problems


def test_totals_may_stand_above(tmp_path: Path) -> None:
    text = "区县,小区名称,户数,建筑面积\n全市小计,,30,2000\n甲,一,10,1000\n甲,二,20,1000\n"
    found = read(written(tmp_path, text))
    assert not found.problems
    assert len(found.rows) == 2


def test_subtotals_without_a_word_of_whom_follow_the_district(tmp_path: Path) -> None:
    text = "区县,小区名称,户数,建筑面积\n甲,一,10,1000\n乙,二,20,1000\n小计,,20,1000\n合计,,30,2000\n"
    assert not read(written(tmp_path, text)).problems


def test_blank_cells_take_what_stands_above_where_asked_and_it_is_said(tmp_path: Path) -> None:
    text = "小区,工程,年次,用款\n一,排水,1,10\n,,2,20\n二,,1,30\n"
    path = written(tmp_path, text)
    found = records.read(path, SCHEDULE, shown_as="a.csv", fill_down=("community", "work"))
    assert [(r.values["community"], r.values.get("work")) for r in found.rows] == [
        ("一", "排水"),
        ("一", "排水"),
        ("二", None),  # a new community forgets the work above
    ]
    said = [problem for problem in found.problems if problem.warning and "blank cells" in problem.found]
    assert [(p.place.line, p.place.heading, p.found) for p in said] == [
        (3, "小区", "blank cells from here on: 1"),
        (3, "工程", "blank cells from here on: 1"),
    ]


@pytest.mark.parametrize("blank", ["", "—"])
def test_a_blank_district_is_an_error(tmp_path: Path, blank: str) -> None:
    """It may be any district; only merged cells say which."""
    text = f"区县,街道,小区名称,户数,建筑面积\n甲,A,一,10,1000\n{blank},A,二,20,1000\n乙,,三,1,100\n"
    found = read(written(tmp_path, text))
    assert [(p.place.line, p.place.heading, p.found) for p in found.problems] == [
        (3, "区县", "nothing"),
        (4, "街道", "nothing"),
    ]


def test_merged_districts_fill_down(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, ("区县", *workbooks.HEADINGS))
    for row, name in enumerate("一二三", 1):
        page.write_row(row, 1, (name, 10, 1000))
    page.merge_range(1, 0, 2, 0, "甲")
    page.write(3, 0, "乙")
    book.close()
    found = read(tmp_path / "a.xlsx")
    assert not found.problems
    assert [row.values["district"] for row in found.rows] == ["甲", "甲", "乙"]


def test_money_merged_over_rows_is_not_everybodys(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, (*workbooks.HEADINGS, "估算投资（万元）"))
    page.write_row(1, 0, ("一", 10, 1000))
    page.write_row(2, 0, ("二", 20, 1000))
    page.merge_range(1, 3, 2, 3, 500)
    book.close()
    found = read(tmp_path / "a.xlsx")
    assert errors(found) == [
        "a.xlsx [Sheet1] row 3 “估算投资(万元)”: one value for several rows (merged cells); "
        "a value in each row. Unmerge the cells and give each row its share."
    ]


def test_computed_money_is_rounded_and_typed_money_is_not(tmp_path: Path) -> None:
    headings = (*workbooks.HEADINGS, "估算投资（万元）")
    computed = read(workbooks.xlsx(tmp_path / "a.xlsx", headings, ("一", 10, 1000, 1000 / 3)))
    assert computed.rows[0].values["investment"] == 3_333_333
    assert "1 computed amounts have parts of a yuan" in warnings(computed)[0]
    typed = read(written(tmp_path, ",".join(headings) + "\n一,10,1000,333.33333\n"))
    assert "parts of a yuan" in errors(typed)[0]


def test_floats_are_what_excel_shows(tmp_path: Path) -> None:
    headings = (*workbooks.HEADINGS, "估算投资（万元）")
    path = workbooks.xlsx(tmp_path / "a.xlsx", headings, ("一", 10, 1000.1, 418.1 * 1.1))
    assert read(path).rows[0].values["investment"] == 4_599_100
    assert read(path).rows[0].values["floor_area_m2"] == Fraction(10001, 10)


def test_money_without_a_unit_is_doubted(tmp_path: Path) -> None:
    found = read(written(tmp_path, "小区名称,户数,建筑面积,估算投资\n一,10,1000,418\n"))
    assert found.rows[0].values["investment"] == 418
    assert "names no unit" in warnings(found)[0]
    assert not read(written(tmp_path, "name,households,floor_area_m2,investment\n一,10,1000,418\n")).problems
    assert not read(
        written(tmp_path, "小区名称,户数,建筑面积,总投资\n一,10,1000,418万元\n二,1,100,\n")
    ).problems


def test_every_problem_at_once_with_its_place(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积,居民同意率\n一,十,1000,85\n,20,-5,80%\n三,30,3000,\n"
    found = read(written(tmp_path, text))
    assert errors(found) == [
        "储备库.csv:2 “户数”: “十”; a number in digits. Write digits only, like 1250 or 1,250.5.",
        "储备库.csv:2 “居民同意率”: 85 without %; a share of at most 1. Write 85% or 0.85.",
        "储备库.csv:3 “小区名称”: nothing; a value. Fill it in, or delete the row.",
        "储备库.csv:3 “建筑面积”: “-5”; 0 or more. Remove the minus sign.",
    ]
    assert len(found.rows) == 3


def test_a_missing_heading_names_the_nearest(tmp_path: Path) -> None:
    found = read(written(tmp_path, "小区名称,居民总户数,建筑面积\n一,10,1000\n"))
    assert errors(found) == [
        "储备库.csv: no column for “户数”; the headings are: 小区名称, 居民总户数, 建筑面积; "
        "one of 户数, 总户数, 居民户数, 住户数, 户数合计. "
        "If “居民总户数” is meant, rename it, or write columns: {居民总户数: 户数}."
    ]
    mended = read(
        written(tmp_path, "小区名称,居民总户数,建筑面积\n一,10,1000\n"), columns={"居民总户数": "户数"}
    )
    assert mended.rows[0].values["households"] == 10


def test_columns_may_be_named_either_way_round(tmp_path: Path) -> None:
    path = written(tmp_path, "小区名称,户,面积\n一,10,1000\n")
    for columns in ({"户": "households", "面积": "建筑面积"}, {"户数": "户", "floor_area_m2": "面积"}):
        assert read(path, columns=columns).rows[0].values["households"] == 10
    assert "is no field" in errors(read(path, columns={"户": "人数"}))[0]


def test_two_columns_for_one_field_are_both_named(tmp_path: Path) -> None:
    text = "小区名称,户数,总户数,建筑面积\n一,10,12,1000\n"
    assert "“户数”, “总户数”" in errors(read(written(tmp_path, text)))[0]
    found = read(written(tmp_path, text), columns={"总户数": "households"})
    assert not found.problems
    assert found.rows[0].values["households"] == 12
    weaker = read(written(tmp_path, "项目名称,小区名称,户数,建筑面积\nP,一,10,1000\n"))
    assert not weaker.problems
    assert weaker.rows[0].values["name"] == "一"


def test_control_characters_and_long_names_are_refused(tmp_path: Path) -> None:
    long = "长" * 201
    text = f"小区名称,户数,建筑面积\n一\x07,10,1000\n二\u202e,10,1000\n{long},10,1000\n三\u200b,10,1000\n"
    found = read(written(tmp_path, text))
    assert [problem.place.line for problem in found.problems] == [2, 3, 4]
    assert "U+0007" in found.problems[0].found
    assert found.rows[3].values["name"] == "三"


def test_many_problems_are_counted_not_listed(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积\n" + "一,x,1000\n" * 500
    found = read(written(tmp_path, text))
    assert len(found.problems) == 201
    assert found.problems[-1].found == "300 more problems like these"
    assert not found.problems[-1].warning


def test_lone_texts_are_skipped_with_a_warning_and_footnotes_without(tmp_path: Path) -> None:
    text = "序号,小区名称,户数,建筑面积\n第一批,,,\n1,一,10,1000\n注：以测绘为准,,,\n"
    found = read(written(tmp_path, text))
    assert len(found.rows) == 1
    assert len(found.problems) == 1
    assert "第一批" in found.problems[0].found


def test_a_row_that_names_a_street_counts_for_the_rows_below(tmp_path: Path) -> None:
    text = (
        "序号,小区名称,户数,建筑面积\n甲区,,,\n一、东街道（2个）,,,\n1,一,10,1000\n2,二,10,1000\n小计,,20,2000\n"
        "二、西镇,,,\n3,三,5,500\n乙区,,,\n4,四,5,500\n总计,,30,3000\n"
    )
    found = read(written(tmp_path, text))
    assert not found.problems
    assert {"district", "subdistrict"} <= found.columns
    assert [(row.values["district"], row.values.get("subdistrict")) for row in found.rows] == [
        ("甲区", "东街道"),
        ("甲区", "东街道"),
        ("甲区", "西镇"),
        ("乙区", None),
    ]


def test_a_group_where_a_name_should_be_is_doubted(tmp_path: Path) -> None:
    found = read(written(tmp_path, "小区名称,户数,建筑面积\n东区,,\n一,10,1000\n"))
    assert found.rows[0].values["district"] == "东区"
    assert [problem.remedy for problem in found.problems] == ["It was taken for the group of the rows below."]


def test_a_community_is_no_group(tmp_path: Path) -> None:
    found = read(written(tmp_path, "小区名称,户数,建筑面积\n幸福小区,,\n一,10,1000\n"))
    assert len(errors(found)) == 2


def test_headings_repeated_on_every_page_are_skipped(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积\n一,10,1000\n小区名称,户数,建筑面积\n二,10,1000\n"
    found = read(written(tmp_path, text))
    assert not found.problems
    assert len(found.rows) == 2


@pytest.mark.parametrize("units", [",,,户,万平方米,万元", ",,,（户）,（万㎡）,（万元）"])
def test_a_row_of_units_under_the_headings(tmp_path: Path, units: str) -> None:
    text = f"序号,区县,小区名称,户数,建筑面积,投资\n{units}\n1,甲,一,10,1.2,30\n"
    found = read(written(tmp_path, text))
    assert not found.problems
    assert found.rows[0].values["floor_area_m2"] == 12_000
    assert found.rows[0].values["investment"] == 300_000


def test_three_rows_of_headings_in_a_text_file(tmp_path: Path) -> None:
    text = (
        "某市计划,,,,,\n序号,项目,,规模,,资金\n,小区名称,街道,户数,面积,总投资\n"
        ",,,（户）,（万㎡）,（万元）\n1,一,A,10,1.2,30\n"
    )
    found = read(written(tmp_path, text))
    assert not found.problems
    assert found.rows[0].values["investment"] == 300_000


def test_extra_columns_are_kept_or_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "小区名称,户数,建筑面积,h1\n一,10,1000,0.5\n")
    assert read(path).rows[0].extra == {"h1": "0.5"}
    assert "“h1”" in errors(read(path, allow_extra=False))[0]


@pytest.mark.parametrize("text", ["小区名称,户数,建筑面积\n", "小区名称,户数,建筑面积"])
def test_headings_only(tmp_path: Path, text: str) -> None:
    assert "headings without rows" in errors(read(written(tmp_path, text)))[0]


def test_places_in_a_text_file_are_lines(tmp_path: Path) -> None:
    text = '小区名称,户数,建筑面积,备注\n\n一,10,1000,"a\nb"\n\n二,x,1000,\n'
    assert read(written(tmp_path, text)).problems[0].place.line == 6


def test_a_sheet_may_be_named(tmp_path: Path) -> None:
    path = workbooks.bureau(tmp_path / "a.xlsx")
    assert len(read(path, sheet="储备库").rows) == 4
    found = read(path, sheet="储备")
    assert "储备库" in errors(found)[0]
    assert not found.rows


def test_a_hidden_sheet_comes_last(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    for name, count in (("旧", 1), ("新", 2)):
        page = book.add_worksheet(name)
        page.write_row(0, 0, workbooks.HEADINGS)
        for number in range(count):
            page.write_row(number + 1, 0, (f"小区{number}", 10, 1000))
    book.get_worksheet_by_name("新").activate()
    book.get_worksheet_by_name("新").set_first_sheet()
    book.get_worksheet_by_name("旧").hide()
    book.close()
    assert read(tmp_path / "a.xlsx").sheet == "新"


def test_rows_of_the_scenario_itself() -> None:
    found = records.of_rows(
        [
            {"小区甲": "A", "b": "B", "拆墙费用（万元）": "9"},
            {"小区甲": "A", "b": None, "crossable": "maybe"},
        ],
        EDGES,
        shown_as="scenario.yaml",
        places=[Place("scenario.yaml", line=7), Place("scenario.yaml", line=8)],
    )
    assert found.rows[0].values == {"a": "A", "b": "B", "wall_cost": 90_000}
    assert [str(problem) for problem in found.problems] == [
        "scenario.yaml:8 “b”: nothing; a value. Fill it in, or delete the row.",
        "scenario.yaml:8 “crossable”: “maybe”; yes or no. Write 是 or 否.",
    ]
    listed = records.of_rows(
        [{"id": "R1", "communities": ["甲/一", "甲/二"], "last_dig_year": 2020}],
        CORRIDORS,
        shown_as="s.yaml",
        places=[Place("s.yaml", line=1)],
    )
    assert listed.rows[0].values == {"id": "R1", "communities": ("甲/一", "甲/二"), "last_dig_year": 2020}
    assert records.of_rows([], EDGES, shown_as="s.yaml", places=[]) == Records()


def test_other_tables(tmp_path: Path) -> None:
    works = written(
        tmp_path,
        "小区编码,工程,类别,土建（万元）,设备（万元）,居民点单,对应指标\nA,water,基础类,1.5,2.5,是,h1、h2\n",
    )
    found = records.read(works, WORKS, shown_as="w")
    assert not found.problems
    assert found.rows[0].values == {
        "community": "A",
        "id": "water",
        "category": "基础类",
        "civil": 15_000,
        "equipment": 25_000,
        "ordered": True,
        "evidence": ("h1", "h2"),
    }
    tree = written(tmp_path, "编号,上级,指标,权重,单位\nh,,住房,1/2,\nh1,h,安全,50%,处\n")
    rows = records.read(tree, INDICATORS, shown_as="i").rows
    assert [row.values["weight"] for row in rows] == [Fraction(1, 2), Fraction(1, 2)]


CELLS = st.sampled_from(
    [
        "小区名称", "户数", "建筑面积（万㎡）", "估算投资", "（万元）", "小计", "合计", "其中", "甲街道",
        "一", "1", "105", "1.5", "-", "90年代", "85%", "", "", "\n", '"', "=1", "注：x",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    found = read(tmp_path / "a.csv")
    assert found.rows or found.problems


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_any_table_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(workbooks.HEADINGS), *rows])
    found = read(path, fill_down=("district",))
    for problem in found.problems:
        assert problem.found
        assert problem.place.file == "a.csv"
    for row in found.rows:
        assert isinstance(row.values.get("households", 0), int)


@given(st.permutations(["一,10,1000", "二,20,2000", "三,30,3000"]))
def test_the_order_of_rows_does_not_matter(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    path.write_text("\n".join(["小区名称,户数,建筑面积", *rows]), encoding="utf-8")
    found = read(path)
    read_rows = {(row.values["name"], row.values["households"]) for row in found.rows}
    assert read_rows == {
        ("一", 10),
        ("二", 20),
        ("三", 30),
    }


def test_further_sheets_of_the_same_kind_are_told(tmp_path: Path) -> None:
    """One sheet a district: the first is read, and it is said that the second is not; 说明 is no table."""
    path = tmp_path / "储备库.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("东区", "西区"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["小区名称", "户数", "建筑面积"])
            sheet.write_row(1, 0, ["甲", 100, 8000])
        book.add_worksheet("说明").write(0, 0, "填表说明")
    (said,) = warnings(read(path))
    assert "only this sheet is read; 西区 have the same headings" in said
    assert not warnings(read(path, sheet="西区"))


def test_cells_under_no_heading_are_told(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积（平方米）\n一,10,800\n二,10,800,余\n三,10,800,,余\n四,10,800,\n"
    found = read(written(tmp_path, text))
    (warning,) = warnings(found)
    assert warning.startswith("储备库.csv:3: cells under no heading, in 2 rows from here on")
    assert len(found.rows) == 4


def test_a_line_separator_in_a_name_is_refused(tmp_path: Path) -> None:
    text = "小区名称,户数,建筑面积（平方米）\n一\u2028号,10,800\n"
    (error,) = errors(read(written(tmp_path, text)))
    assert error.startswith("储备库.csv:2 “小区名称”: the control character U+2028")
