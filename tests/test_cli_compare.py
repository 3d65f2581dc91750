"""`planner compare` as a user calls it: folders, scenarios, attribution, csv, JSON, exit codes, Ctrl-C."""

import csv
import json
import os
import signal
import sys
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.report import folder
from planner.report.manifest import Settings
from tests.pricing.by_hand import TUTORIAL, best, generated
from tests.processes import heard, started
from tests.report.by_hand import tutorial_result

ROOT = Path(__file__).parents[1]
HIGH = 6_000_000

pytestmark = pytest.mark.usefixtures("empty_folder")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["compare", *(str(word) for word in words)], catch_exceptions=False)


@pytest.fixture
def low(tmp_path: Path) -> Path:
    """The tutorial, need alone."""
    return tutorial(tmp_path / "low", "550万元")


@pytest.fixture
def high(tmp_path: Path) -> Path:
    return tutorial(tmp_path / "high", "600万元")


def tutorial(place: Path, money: str) -> Path:
    place.mkdir()
    for name in ("communities.csv", "edges.csv"):
        (place / name).write_bytes((TUTORIAL / name).read_bytes())
    text = (TUTORIAL / "scenario.yaml").read_text(encoding="utf-8")
    for was, now in (
        ("amount: 550万元", f"amount: {money}"),
        ("lang: zh", "lang: en"),
        ("[need, households]", "[need]"),
    ):
        text = text.replace(was, now)
    (place / "scenario.yaml").write_text(text, encoding="utf-8")
    return place / "scenario.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan folder."""
    settings = Settings(time_limit=1.0, gap=0.01, seed=0, workers=1, repeatable=False)
    return folder.write(tutorial_result(), tmp_path / "plan", settings)


def test_two_scenarios_are_solved_attributed_and_written(low: Path, high: Path) -> None:
    found = run(low, high, "--attribute", "--json", "-o", "tables", "--time-limit", "60")
    assert found.exit_code == 0
    data = json.loads(found.stdout)
    (pair,) = data["pairs"]
    assert [step["assumptions"] for step in pair["attribution"]["steps"]] == [
        ["funding.改造资金.2026"],
        ["funding.改造资金.2027"],
    ]
    whole = best(money=(HIGH, HIGH)) - best()
    assert pair["attribution"]["whole"]["goals"] == {"need": whole}
    assert pair["best_changes"] == {"low": whole, "high": whole, "sign": "+"}
    assert pair["assumptions"][0]["differences"][0]["files"] == ["scenario.yaml", "scenario.yaml"]
    assert "2 plans and at most 1 step to be solved, about 20 s each" in found.stderr
    assert "3/3  funding.改造资金.2026:" in found.stderr
    tables = sorted(path.name for path in Path("tables").iterdir())
    assert tables == ["assumptions.csv", "attribution.csv", "communities.csv", "figures.csv", "funding.csv"]
    raw = (Path("tables") / "figures.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(raw.decode("utf-8-sig").splitlines()))[:4] == ["group", "figure", "year", "unit"]


def test_the_order_asked_for_in_chinese(low: Path, high: Path) -> None:
    found = run(
        low, high, "--order", "funding.改造资金.2027，funding", "--time-limit", "60", "--lang", "zh", "-q"
    )
    assert found.exit_code == 0
    assert found.stderr == ""
    order = found.stdout.partition("差异归因")[2]
    assert order.index("1. funding.改造资金.2027") < order.index("2. funding.改造资金.2026")


def test_a_folder_and_itself(plan: Path) -> None:
    found = run(plan, plan, "--lang", "en")
    assert found.exit_code == 0
    assert found.stderr == ""
    assert "What is assumed: nothing differs" in found.stdout
    assert run(plan, plan, "--exit-code").exit_code == 0


def test_a_folder_and_a_scenario_differ(plan: Path, high: Path) -> None:
    found = run(plan, high, "--exit-code", "-q")
    assert found.exit_code == 1
    assert "550.00 → 600.00 万元" in " ".join(found.stdout.split())
    assert run(plan, high, "-q").exit_code == 0


def test_the_page_is_written_and_where_it_is_stands_on_stderr(plan: Path, high: Path) -> None:
    found = run(plan, high, "--page", "new/both.html", "--lang", "zh", "-q")
    assert found.exit_code == 0
    assert found.stderr.strip() == str(Path("new/both.html").resolve())
    assert "个方案对比</title>" in Path("new/both.html").read_text(encoding="utf-8")
    assert [path.name for path in Path("new").iterdir()] == ["both.html"]
    again = run(plan, plan, "--page", "new/both.html", "--json", "-q")
    assert json.loads(again.stdout)["differs"] is False
    assert "Nothing differs" in Path("new/both.html").read_text(encoding="utf-8")


def test_a_plan_that_was_edited_is_told_before_any_figure(plan: Path) -> None:
    """A page beside the plan is no edit of it."""
    (plan / "for the meeting.pdf").write_bytes(b"%PDF")
    assert "added or edited" not in run(plan, plan, "--lang", "en", "-q").stdout
    path = plan / "plan.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    told = " ".join(run(plan, plan, "--lang", "en", "-q").stdout.split())
    assert "A: added or edited since planner wrote it: plan.json. Measure it with planner verify." in told
    assert told.index("added or edited") < told.index("Figures side by side")


def test_without_the_packages_that_draw_the_page_is_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    found = run(plan, plan, "--page", "both.html", "--lang", "en")
    assert found.exit_code == 2
    assert "altair is not installed: pages and PDF files need it. Install planner[report]" in found.stderr


def test_what_is_wrong_is_told_before_anything_is_solved(
    plan: Path, low: Path, high: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "funding.csv").write_text("mine")
    (mine / "notes.html").write_text("mine")
    for words, said in (
        ((plan,), "1 plan: expected 2 to 26"),
        ((plan, "nowhere"), "nowhere: no such plan folder or scenario file"),
        ((plan, low.parent), "plan.json: no such file"),
        ((low, high, "--order", "fundings"), "--order fundings: no such difference"),
        ((plan, plan, "-o", plan), "is a plan folder"),
        ((plan, plan, "-o", low), "is a file"),
        ((low, high, "--page", low.parent), "is a folder. Name a file with --page"),
        (
            (low, high, "--page", high),
            "the name of the HTML page ends in .html. Name for example scenario.html",
        ),
        ((low, high, "--page", mine / "notes.html"), "no HTML page, it is not replaced"),
        ((low, high, "--page", low / "both.html"), "is no folder that can be written to"),
        ((plan, plan, "-o", mine), "funding.csv: is there already"),
        ((low, high, "--xlsx", low.parent), "is a folder. Name a file with --xlsx"),
        ((low, high, "--xlsx", low / "a.xlsx"), "is no folder that can be written to"),
        (
            (low, high, "--xlsx", "a.xls"),
            "the name of the Excel workbook ends in .xlsx. Name for example a.xlsx",
        ),
        (
            (low, high, "--xlsx", "a.txt"),
            "the name of the Excel workbook ends in .xlsx. Name for example a.xlsx",
        ),
        ((low, high, "--xlsx", plan / "plan.xlsx"), "is in a plan folder"),
        ((plan, low.parent / "communities.csv"), "this .csv file is no plan and no scenario"),
        ((plan, plan / "plan.xlsx"), f"a file of a plan. Name its folder: {plan}"),
    ):
        found = run(*words)
        assert found.exit_code == 2, words
        assert said in found.stderr
        assert found.stdout == ""
    assert (mine / "funding.csv").read_text() == "mine"
    assert run(plan, plan, "-o", mine, "--force").exit_code == 0
    assert (mine / "funding.csv").read_text(encoding="utf-8-sig") != "mine"


def test_a_workbook_in_place_of_the_one_before(plan: Path) -> None:
    Path("a.xlsx").write_text("old", encoding="utf-8")
    refused = run(plan, plan, "--xlsx", "a.xlsx", "--lang", "en")
    assert refused.exit_code == 2
    assert "a.xlsx: is there already. Name another with --xlsx, or replace it with --force" in refused.stderr
    found = run(plan, plan, "--xlsx", "a.xlsx", "--force", "--lang", "zh")
    assert found.exit_code == 0
    assert found.stderr.strip() == str(Path("a.xlsx").absolute())
    names = openpyxl.load_workbook("a.xlsx").sheetnames
    assert names[:4] == ["差异", "差异（小区）", "差异（资金）", "A 年度改造计划表"]
    assert sorted(path.name for path in Path().iterdir()) == ["a.xlsx", "plan"]


def test_a_workbook_a_scenario_was_read_from_is_never_replaced(plan: Path, low: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader((low.parent / "communities.csv").read_text(encoding="utf-8-sig").splitlines()):
        book.active.append(row)
    book.save(low.parent / "communities.xlsx")
    text = low.read_text(encoding="utf-8").replace("communities.csv", "communities.xlsx")
    low.write_text(text, encoding="utf-8")
    found = run(plan, low, "--xlsx", low.parent / "communities.xlsx", "--force", "--lang", "en")
    assert found.exit_code == 2
    assert "a scenario was read from it. Name another file with --xlsx" in found.stderr


def test_a_plan_is_named_by_its_folder_or_its_plan_json(plan: Path) -> None:
    found = run(plan / "plan.json", plan, "--lang", "en", "-q", "--exit-code")
    assert found.exit_code == 0
    assert "What is assumed: nothing differs" in found.stdout


def test_a_table_is_told_from_a_plan_in_chinese(plan: Path, low: Path) -> None:
    found = run(low.parent / "communities.csv", plan, "--lang", "zh")
    assert found.exit_code == 2
    assert "communities.csv：.csv 文件既不是方案，也不是情景文件。" in found.stderr
    assert "planner init DIR --from communities.csv 生成 scenario.yaml" in found.stderr


def test_a_scenario_without_a_plan(plan: Path, low: Path) -> None:
    text = low.read_text(encoding="utf-8")
    low.write_text(text.replace("rules:\n", "rules:\n  goal_floors: {need: 99999}\n"), encoding="utf-8")
    assert run(plan, low, "-q").exit_code == 4


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    """Stopped once the first scenario on the way is being solved: the comparison is printed all the same."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, two = (generated(tmp_path / name, count=40) for name in "ab")
    text = two.read_text(encoding="utf-8")
    two.write_text(
        text.replace("project_cost: 30万元", "project_cost: 20万元").replace(
            "\ngoals", "\nrules: {consent: 85%}\ngoals"
        ),
        encoding="utf-8",
    )
    command = [sys.executable, "-P", "-m", "planner", "compare", str(one), str(two)]
    command += ["--attribute", "--lang", "en", "--time-limit", "600", "--gap", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])}
    with started(command, environment=environment) as process:
        told = heard(process, "  2/")  # both plans are there
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate(timeout=120)
    assert process.returncode == 0, told + rest
    assert "What is assumed differently (2)" in out
    assert "Which assumption caused what" in out
    assert "Stopped by Ctrl-C: what was left is one step." in out
    assert "Traceback" not in told + rest


def test_money_of_a_source_nobody_knows_is_told_and_not_counted(plan: Path) -> None:
    path = plan / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["allocations"][0]["source"] = "moon"
    path.write_text(json.dumps(document), encoding="utf-8")
    found = run(plan, plan, "--lang", "en", "-q")
    assert found.exit_code == 0
    assert "plan.json: allocations[0]: money comes from an unknown source moon; not counted" in found.stderr
