"""What switched-on mechanisms measure: plan.json, the table and the summary say the same."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.mechanisms import catalogue, figures
from planner.report import csv_file, folder, mechanism_words, plan_file
from planner.report.description import of_result
from planner.report.differences import differences
from planner.report.document import FigureLine
from planner.report.manifest import Settings
from planner.report.summary import summary
from planner.report.tables import all_tables
from planner.result import Result
from planner.scenario.scope import Scope
from planner.scenario.types import Chosen

ROW = next(mechanism for mechanism in catalogue() if mechanism.code == "M38")
GATE = Chosen(
    code="M38",
    name=ROW.name,
    parameters={key: p.default for key, p in ROW.parameters.items() if p.default is not None},
)
SETTINGS = Settings(time_limit=1.0, gap=0.0, seed=0, workers=1, repeatable=False, overrides=())


def on(result: Result, *chosen: Chosen) -> Result:
    scenario = replace(result.scenario, mechanisms=chosen)
    return replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))


def test_the_table(result: Result) -> None:
    gated = on(result, GATE)
    table = next(t for t in all_tables(gated.scenario, of_result(gated)) if t.file == "mechanisms.csv")
    assert table.headings[:2] == ("code", "mechanism")
    lowest, open_rates, *_ = table.rows
    assert lowest == (
        *("M38", "baoding-three-80", "", "lowest share that agrees, of the planned communities", ""),
        *("80.00%", "≥ 80.00%", "yes", lowest[8], ""),
    )
    assert str(lowest[8]).startswith("河北省保定市；四、")
    assert open_rates[5:8] == ("0", "", "")


def test_no_mechanism_no_table_no_line(result: Result) -> None:
    assert "mechanisms.csv" not in [t.file for t in all_tables(result.scenario, of_result(result))]
    assert "Mechanisms" not in summary(result)


def test_a_line_each_in_the_summary(result: Result) -> None:
    text = summary(on(result, GATE, replace(GATE, where=Scope(districts=frozenset({"东区"})))))
    assert "Mechanisms that are on (2)" in text
    flat = " ".join(text.split())
    assert (
        "M38 baoding-three-80: lowest share that agrees, of the planned communities 80.00% (≥ 80.00% met)"
        in flat
    )
    assert "M38 baoding-three-80 [东区]: lowest share" in flat
    assert "– (needs consent_households)" in flat  # nobody is planned there


def test_the_summary_in_chinese(result: Result) -> None:
    locale.use("zh")
    flat = "".join(summary(on(result, GATE)).split())
    assert "启用的机制（1）" in flat
    assert "M38保定三个80%" in flat
    assert "达标" in flat


def test_an_edited_figure_is_caught(result: Result, tmp_path: Path) -> None:
    place = folder.write(on(result, GATE), tmp_path / "plan", SETTINGS)
    assert (place / "mechanisms.csv").is_file()
    path = place / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [line["key"] for line in document["mechanisms"]][:2] == ["lowest_agreement", "to_be_obtained"]
    clean = plan_file.read(place)
    assert not [line for line in differences(clean, (), own=True) if "mechanisms" in line]
    document["mechanisms"][0]["value"] = "99/100"
    path.write_text(json.dumps(document), encoding="utf-8")
    found = differences(plan_file.read(place), (), own=True)
    assert "plan.json: mechanisms: not as measured on the plan" in found
    assert any(line.startswith("mechanisms.csv") for line in found)


def test_a_cell_edited_by_hand_is_caught(result: Result, tmp_path: Path) -> None:
    place = folder.write(on(result, GATE), tmp_path / "plan", SETTINGS)
    path = place / "mechanisms.csv"
    path.write_bytes(path.read_bytes().replace(b"80.00%", b"85.00%", 1))
    assert any("mechanisms.csv" in line for line in differences(plan_file.read(place), (), own=True))
    assert csv_file.read(path)[1][5] == "85.00%"


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("exactly", "1,380"),
        ("at least", "≥ 1,380"),
        ("at most", "≤ 1,380"),
        ("about", "≈ 1,380"),
        ("more than", "more than 1,380"),
        ("nearly", "nearly 1,380"),
    ],
)
def test_the_qualifier_survives(qualifier: str, said: str) -> None:
    line = FigureLine(
        code="M19", name="x", key="k", what="issues", unit="count", value=1_400, target=1_380,
        qualifier=qualifier,  # type: ignore[arg-type]
    )  # fmt: skip
    assert mechanism_words.target(line) == said


def test_yu_and_nearly_in_chinese() -> None:
    locale.use("zh")
    line = FigureLine(
        code="M19", name="x", key="k", what="", unit="share", value=Fraction(1), target=Fraction(1)
    )
    assert mechanism_words.target(replace(line, qualifier="more than")) == "100.00%余"
    assert mechanism_words.target(replace(line, qualifier="nearly")) == "近100.00%"
    assert mechanism_words.title("M38") == "保定三个80%"
    assert mechanism_words.title("M99") == "M99"
    assert mechanism_words.source("M99") == ""


@pytest.mark.parametrize(
    ("code", "needs", "zh", "en"),
    [
        ("M38", "consent_households", "需要 居民同意率", "needs consent_households"),
        ("M34", "management.fund_paid", "需要 已缴共建基金", "needs fund_paid"),
        ("M40", "operations", "需要 运营", "needs operations"),
        ("M19", "issues", "需要 协调处理问题数", "needs issues"),
        ("M41", "x, y|adjacency", "需要 经度、纬度/相邻", "needs x, y/adjacency"),
        (
            "M24",
            "the plan draws nothing from the loan",
            "计划未使用该项贷款",
            "the plan draws nothing from the loan",
        ),
        ("M24", "", "", ""),
    ],
)
def test_what_is_missing_is_called_as_in_the_tables(code: str, needs: str, zh: str, en: str) -> None:
    line = FigureLine(code=code, name="x", key="k", what="", unit="share", value=None, needs=needs)
    assert mechanism_words.needs(line) == en
    locale.use("zh")
    assert mechanism_words.needs(line) == zh


def test_all_that_figures_need_has_a_name() -> None:
    """Every `needs` of the figures is made of fields and tables, or is a translated sentence."""
    locale.use("zh")
    known = "".join(path.read_text(encoding="utf-8") for path in Path(figures.__file__).parent.glob("m*.py"))
    for needs in sorted(set(re.findall(r'needs="([^"]+)"', known))):
        line = FigureLine(code="", name="x", key="k", what="", unit="share", value=None, needs=needs)
        assert mechanism_words.needs(line).startswith("需要 "), needs
