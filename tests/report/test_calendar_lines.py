"""The calendar in the plan folder, in the summary, and judged by `planner verify`."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.calendar import Calendar, Dated, Stage, make
from planner.checker import check
from planner.errors import PlanFileError
from planner.report import calendar_lines, csv_file, folder, plan_file
from planner.report.columns import width
from planner.report.differences import differences
from planner.report.summary import summary
from planner.result import Result
from planner.scenario.calendar_settings import CalendarSettings, RateGate, Span, Step
from planner.scenario.progress import Progress
from planner.scenario.types import Scenario
from tests.report.test_folder import FILES, SETTINGS


@pytest.fixture
def dated(result: Result) -> tuple[Result, Calendar]:
    """The tutorial: B has too little consent to its scheme, E's and F's is to be obtained."""
    settings = CalendarSettings(
        construction=(Step(takes=Span(300)),),
        scheme_consent=(RateGate(),),
    )
    known = (Progress(community="B", scheme_consent=Fraction(7, 10)),)
    scenario = replace(result.scenario, calendar=settings, progress=known)
    found = replace(
        result, scenario=scenario, plan=replace(result.plan, scenario=scenario), checks=check(result.plan)
    )
    calendar = make(found.scenario, found.plan)
    assert calendar is not None
    return found, calendar


def write(dated: tuple[Result, Calendar], target: Path) -> plan_file.PlanFolder:
    found, calendar = dated
    return plan_file.read(folder.write(found, target, SETTINGS, calendar=calendar))


def test_a_calendar_comes_back_as_it_was(dated: tuple[Result, Calendar], tmp_path: Path) -> None:
    back = write(dated, tmp_path / "x")
    assert {path.name for path in back.path.iterdir()} == FILES | {"calendar.csv"}
    assert back.document.calendar == dated[1].lines
    assert differences(back, check(back.plan), own=True) == []


def test_without_a_calendar_there_is_no_table(result: Result, tmp_path: Path) -> None:
    written = folder.write(result, tmp_path / "x", SETTINGS)
    assert not (written / "calendar.csv").exists()
    assert plan_file.read(written).document.calendar == ()


def test_the_table_is_what_a_bureau_opens(dated: tuple[Result, Calendar], tmp_path: Path) -> None:
    locale.use("zh")
    try:
        path = write(dated, tmp_path / "x").path / "calendar.csv"
    finally:
        locale.use("en")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = csv_file.read(path)
    assert head == [
        "年度",
        "片区编号",
        "包含小区",
        "审批路径",
        "环节",
        "审批件",
        "开始日期",
        "结束日期",
        "日历天数",
        "备注",
    ]
    assert [row[4] for row in rows if row[1] == "A2026-001"] == [
        "方案征询",
        "设计",
        "审批",
        "招投标",
        "施工",
        "竣工验收",
    ]
    assert rows[0][6:9] == ["2025-10-01", "2025-10-30", "30"]
    assert rows[4][9] == "方案同意率待取得：五号小区、六号小区"
    assert rows[5][9] == "跨年"
    assert rows[-1][9] == "方案同意率不达标：二号小区 70 %（下限80 %）"


def test_the_summary_has_a_line_a_year(dated: tuple[Result, Calendar]) -> None:
    text = summary(dated[0], "x", dated[1])
    assert "2026: 1 area, the last accepted on 2027-01-13; 1 after the year" in text
    assert "2027: 1 area, none is accepted; 1 not dated to the end" in text
    assert "二号小区+三号小区+四号小区: too few agree to the scheme" in text
    assert "consent to the scheme still to be obtained (2): 五号小区 2026-02-18" in text
    for language in ("en", "zh"):
        locale.use(language)
        assert all(width(line) <= 80 for line in summary(dated[0], "x", dated[1]).splitlines())
    locale.use("en")


def test_a_day_edited_by_hand_is_found(dated: tuple[Result, Calendar], tmp_path: Path) -> None:
    path = write(dated, tmp_path / "x").path / plan_file.PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"2025-10-30"', '"2025-10-29"'), encoding="utf-8")
    back = plan_file.read(path.parent)
    found = differences(back, check(back.plan), own=True)
    assert "plan.json: calendar: A2026-001 consent DURATION 2025-10-29 (2025-10-30)" in found
    assert any(line.startswith("calendar.csv: row 2") for line in found)


def test_a_plan_without_its_calendar_is_whole(dated: tuple[Result, Calendar], tmp_path: Path) -> None:
    path = write(dated, tmp_path / "x").path
    document = json.loads((path / plan_file.PLAN).read_text(encoding="utf-8"))
    del document["calendar"]
    (path / plan_file.PLAN).write_text(json.dumps(document), encoding="utf-8")
    (path / "calendar.csv").unlink()
    back = plan_file.read(path)
    assert differences(back, check(back.plan), own=True) == []


def test_a_day_that_is_none_is_refused_at_its_place(dated: tuple[Result, Calendar], tmp_path: Path) -> None:
    path = write(dated, tmp_path / "x").path / plan_file.PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"2025-10-30"', '"2025-02-30"'), encoding="utf-8")
    with pytest.raises(PlanFileError, match=r'calendar\[0\].stages\[0\].last: found "2025-02-30"'):
        plan_file.read(path.parent)


@pytest.mark.parametrize(
    ("record", "said"),
    [("gas+heat 2026", "燃气+供热 2026"), ("gas", "燃气"), ("管线打包 2026", "管线打包 2026"), ("", "")],
)
def test_a_record_without_a_name_is_called_by_its_works(record: str, said: str) -> None:
    locale.use("zh")
    day = date(2026, 1, 5)
    line = Dated(
        area="x",
        year=2026,
        track="short",
        stages=(Stage(name="approval", first=day, last=day, record=record),),
    )
    (row,) = calendar_lines.rows(Scenario(name="x", years=(2026,), communities=()), (line,), {})
    assert row[5] == said
