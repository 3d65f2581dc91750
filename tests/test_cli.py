"""The command line: what it prints where, and its exit codes; the real solver on the tutorial."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner import solver
from planner.cli import app
from planner.errors import Infeasible, OutOfTime
from planner.result import GoalLevel
from planner.result import Result as Solved
from planner.scenario.types import Scenario
from tests.report import by_hand
from tests.report.pdf.setting import needs_chinese_font

SCENARIOS = Path(__file__).parents[1] / "scenarios"
TUTORIAL = SCENARIOS / "tutorial" / "scenario.yaml"
SOURCE = Path(__file__).parents[1] / "src"

pytestmark = pytest.mark.usefixtures("empty_folder")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> Solved:
    """A solver that answers at once, for what is not about solving."""
    result = by_hand.tutorial_result()
    monkeypatch.setattr(solver, "solve", lambda scenario, **_: result)
    return result


def test_solve_the_tutorial_and_verify_it(tmp_path: Path) -> None:
    found = run("solve", TUTORIAL, "--gap", "0", "--lang", "en", "--json-log")
    assert found.exit_code == 0, found.output
    for word in ("353 of 554", "61.9 %", "1,099.40", "141.60", "0.60", "五号小区+六号小区", "proven best"):
        assert word in found.stdout
    assert [json.loads(line)["phase"] for line in found.stderr.splitlines()][-1] == "checks"
    folder = tmp_path / "plans" / "教程"
    assert (folder / "plan.json").is_file()
    checked = run("verify", folder)
    assert checked.exit_code == 0, checked.output
    assert "违反 0 项" in checked.stdout  # the scenario asks for Chinese
    assert run("verify", folder, "--scenario", TUTORIAL).exit_code == 0


def test_report_writes_the_page_beside_the_plan_or_where_it_is_told(solved: object, tmp_path: Path) -> None:
    run("solve", TUTORIAL, "-o", "x", "--lang", "en")
    found = run("report", "x")
    place = tmp_path / "x" / "report.html"
    assert (found.exit_code, found.stdout.strip()) == (1, str(place))  # what was handed out was never solved
    assert "renovation plan 2026—2027" in place.read_text(encoding="utf-8")
    run("report", "x", "--page", "new/page.html", "--lang", "zh")
    assert "2026—2027 年改造计划" in (tmp_path / "new" / "page.html").read_text(encoding="utf-8")
    assert run("report", "nowhere").exit_code == 2
    assert run("report", "x", "--page", "x/plan.json").exit_code == 2
    assert run("report", "x").exit_code == 1  # and plan.json is as it was


@needs_chinese_font
def test_report_writes_a_pdf_and_the_page_only_where_it_is_told(solved: object, tmp_path: Path) -> None:
    run("solve", TUTORIAL, "-o", "x", "--lang", "en")
    place = tmp_path / "new" / "plan.pdf"
    found = run("report", "x", "--pdf", "new/plan.pdf")
    assert found.stdout.split() == [str(place)]
    assert place.read_bytes().startswith(b"%PDF-")
    assert not (tmp_path / "x" / "report.html").exists()
    both = run("report", "x", "--pdf", "new/plan.pdf", "--page", "new/page.html")
    assert both.stdout.split() == [str(place), str(tmp_path / "new" / "page.html")]
    assert run("report", "x", "--pdf", "x/plan.json").exit_code == 2


def test_the_language_is_that_of_the_option_then_of_the_scenario(solved: object) -> None:
    assert "改造计划" in run("solve", TUTORIAL).stdout
    assert "renovation plan" in run("solve", TUTORIAL, "--lang", "en").stdout


def test_a_community_taken_out_by_hand_is_measured_and_its_money_is_told(
    solved: object, tmp_path: Path
) -> None:
    run("solve", TUTORIAL, "-o", "x", "--lang", "en")
    path = tmp_path / "x" / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    (area, *_) = document["batches"]["2027"]["areas"]
    gone = area["communities"].pop()["id"]
    path.write_text(json.dumps(document), encoding="utf-8")
    found = run("verify", "x", "--lang", "en")
    assert found.exit_code == 1
    assert f"money is allocated to {gone}, which is not in the plan; not counted. Give it" in found.stdout
    assert found.stdout.splitlines()[-1].split(" checks, ")[0].isdecimal()


def test_a_plan_edited_by_hand_is_caught(solved: object, tmp_path: Path) -> None:
    run("solve", TUTORIAL, "-o", "x", "--lang", "en")
    path = tmp_path / "x" / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    batches = document["batches"]
    batches["2026"]["areas"] += batches["2027"].pop("areas")
    batches["2027"]["areas"] = []
    path.write_text(json.dumps(document), encoding="utf-8")
    found = run("verify", "x", "--lang", "en")
    assert found.exit_code == 1
    broken = [line for line in found.stdout.splitlines() if line.startswith("BROKEN")]
    assert any("paid in full" in line and "Every yuan of every work has a payer" in line for line in broken)
    assert any(line.startswith("DIFFERS communities.csv") for line in found.stdout.splitlines())


def test_a_broken_check_is_called_by_its_name(tmp_path: Path) -> None:
    """The firm's 10 万元 for the canteen are moved to the roof by hand."""
    (tmp_path / "scenario.yaml").write_text(
        """
years: [2026]
communities: [{小区名称: 甲, 户数: 100, 建筑面积: 8000}]
works: [{小区: 甲, 类型: canteen, 类别: 基础类, 费用: 10万元}, {小区: 甲, 类型: roof, 费用: 20万元}]
funding: {市级财政: 100万元}
private: {养老公司: [{community: 甲, work: canteen, amount: 10万元}]}
""",
        encoding="utf-8",
    )
    run("solve", str(tmp_path / "scenario.yaml"), "-o", "x", "--lang", "en")
    path = tmp_path / "x" / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for allocation in document["allocations"]:
        if allocation["source"] == "养老公司":
            allocation["work"] = "roof"
    path.write_text(json.dumps(document), encoding="utf-8")
    found = run("verify", "x", "--lang", "en")
    assert found.exit_code == 1
    assert "BROKEN EARMARK_VIOLATION: " in found.stdout


def test_gap_not_reached_is_3(solved: Solved, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = GoalLevel(goal="need", value=100, bound=150.0, best=100, status="gap")
    late = replace(solved, status="gap", goals=(goal,))
    monkeypatch.setattr(solver, "solve", lambda scenario, **_: late)
    found = run("solve", TUTORIAL, "--lang", "en")
    assert found.exit_code == 3
    assert "no plan can be more than 50.0 % better" in found.stdout


@pytest.mark.parametrize(("error", "code"), [(Infeasible("none"), 4), (OutOfTime("late"), 5)])
def test_no_plan(error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(scenario: Scenario, **_: object) -> None:
        raise error

    monkeypatch.setattr(solver, "solve", fail)
    found = run("solve", TUTORIAL)
    assert found.exit_code == code
    assert found.stderr.splitlines()[-1] == str(error)
    assert found.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not solver.possible(), reason="this system cannot fork")
def test_the_limit_of_memory_is_kept(tmp_path: Path) -> None:
    found = run("solve", TUTORIAL, "--lang", "en", "-o", tmp_path / "plan", "--memory-limit", "1MB")
    assert found.exit_code in (3, 5), found.output  # the search may have had a plan before it was looked at
    assert "the search had reached the limit of memory" in found.output
    assert (tmp_path / "plan").exists() == (found.exit_code == 3)


def test_where_memory_cannot_be_limited_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "possible", lambda: False)
    found = run("solve", TUTORIAL, "--lang", "en", "--memory-limit", "4GB")
    assert found.exit_code == 2
    assert "Linux only" in found.stderr


def test_stopped_before_there_is_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(scenario: Scenario, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(solver, "solve", stop)
    assert run("solve", TUTORIAL).exit_code == 130


@pytest.mark.parametrize(
    "words",
    [
        ["solve", "nowhere.yaml"],
        ["solve", TUTORIAL, "--gap", "2"],
        ["solve", TUTORIAL, "--gap", "one"],
        ["solve", TUTORIAL, "--time-limit", "0"],
        ["solve", TUTORIAL, "--time-limit", "inf"],
        ["solve", TUTORIAL, "--lang", "fr"],
        ["solve", TUTORIAL, "--workers", "0"],
        ["solve", TUTORIAL, "--set", "nothing"],
        ["solve", TUTORIAL, "--set", "colour=red"],
        ["solve", "."],
        ["solve"],
        ["verify", "nowhere"],
        ["verify", "."],
        ["init", "x", "--years", "2026-2028"],
        ["init", "x", "--from", "nowhere.xlsx"],
        ["rules", "nowhere.yaml"],
        ["check-scenario", "nowhere.yaml"],
        ["dance"],
    ],
)
def test_bad_input_is_2_and_never_a_traceback(words: list[str | Path]) -> None:
    found = run(*words)
    assert found.exit_code == 2, found.output
    assert "Traceback" not in found.output
    assert found.output.strip()


def test_what_is_no_plan_folder_is_refused_before_solving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "thesis.txt").write_text("years of work")

    def never(scenario: Scenario, **_: object) -> None:
        raise AssertionError("the solver was asked")

    monkeypatch.setattr(solver, "solve", never)
    found = run("solve", TUTORIAL, "-o", "x", "--force", "--lang", "en")
    assert found.exit_code == 2
    assert "not a plan folder" in found.stderr


def test_force_replaces_a_folder_edited_by_hand(solved: object, tmp_path: Path) -> None:
    assert run("solve", TUTORIAL, "-o", "x").exit_code == 0
    assert run("solve", TUTORIAL, "-o", "x").exit_code == 0
    (tmp_path / "x" / "areas.csv").write_text("mine")
    assert run("solve", TUTORIAL, "-o", "x").exit_code == 2
    assert run("solve", TUTORIAL, "-o", "x", "--force").exit_code == 0


def test_quiet_prints_only_the_place(solved: object, tmp_path: Path) -> None:
    found = run("solve", TUTORIAL, "--quiet", "-o", "x")
    assert found.stdout == f"{tmp_path / 'x'}\n"
    assert found.stderr == ""


def test_what_the_solver_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def remember(scenario: Scenario, **words: object) -> Solved:
        asked.update(words, scenario=scenario)
        return by_hand.tutorial_result()

    monkeypatch.setattr(solver, "solve", remember)
    run("solve", TUTORIAL, "--gap", "2%", "--time-limit", "30", "--seed", "7", "--workers", "3",
        "--repeatable", "--set", "discount=0.5")  # fmt: skip
    assert (asked["gap"], asked["seed"], asked["workers"], asked["repeatable"]) == (0.02, 7, 3, True)
    assert 0 < asked["time_limit"] < 30  # type: ignore[operator]  # loading and writing are part of the 30
    assert asked["scenario"].discount == Fraction(1, 2)  # type: ignore[attr-defined]


def test_check_scenario_says_all_problems(tmp_path: Path) -> None:
    found = run("check-scenario", TUTORIAL, "--lang", "en")
    assert found.exit_code == 0
    assert found.stdout.splitlines()[-1] == "0 errors, 0 warnings"
    (tmp_path / "bad.yaml").write_text("years: [2026]\ncommunities: none.csv\ncolour: red\n")
    found = run("check-scenario", "bad.yaml", "--lang", "en")
    assert found.exit_code == 2
    errors = [line for line in found.stdout.splitlines() if line.startswith("ERROR")]
    assert len(errors) >= 2
    assert any("colour" in line for line in errors)


def test_one_of_each_is_no_plural(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(
        "years: [2026]\ncommunities: [{小区名称: 甲, 户数: 1, 建筑面积: 80}]\n"
        "works: [{小区: 甲, 类型: roof, 费用: 1万元}]\nfunding: {市级财政: 2万元}\n",
        encoding="utf-8",
    )
    said = run("check-scenario", "one.yaml").stdout + run("solve", "one.yaml").stdout
    assert "1 community with 1 household, 1 work" in said
    assert "(1 source)" in said
    assert re.findall(r"\b1 (?:communities|households|sources|works|areas|projects|years)\b.*", said) == []


def test_init_solve_from_nothing(tmp_path: Path) -> None:
    assert run("init", "mine", "--lang", "en").exit_code == 0
    assert run("check-scenario", "mine/scenario.yaml").exit_code == 0
    found = run("init", "other", "--from", next((tmp_path / "mine").glob("*.xlsx")), "--years", "2027-2029")
    assert found.exit_code == 0, found.output
    assert "2029" in (tmp_path / "other" / "scenario.yaml").read_text(encoding="utf-8")


def test_schema_and_rules_and_version() -> None:
    assert json.loads(run("schema").stdout)
    plain, on = run("rules").stdout, run("rules", TUTORIAL, "--lang", "en").stdout
    assert "Every yuan of every work has a payer" in plain
    assert any(line.split()[:2] == ["off", "one_dig"] for line in on.splitlines())
    assert run("--version").stdout.startswith("planner")


def python(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LANG", "PLANNER_LANG")}
    return subprocess.run(
        [sys.executable, *words],
        env=environment | {"PYTHONPATH": os.pathsep.join([str(SOURCE), *sys.path])} | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['planner', '--help']\n"
        "from planner.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'scipy', 'pandas', 'ortools', 'highspy', 'pydantic', 'rich', 'xlsxwriter'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    assert python("-c", code).stderr.strip() == "[]"


@pytest.mark.parametrize("module", ["planner.__main__", "planner.cli", "planner.cli.loading"])
def test_ctrl_c_while_it_is_loaded_is_no_traceback(module: str) -> None:
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == '{module}':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        f"sys.path.append({str(SOURCE.parent / 'scripts')!r})\n"
        "from bootstrap import COMMAND_LINE\n"
        "exec(COMMAND_LINE)\n"
    )
    found = python("-c", code)
    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


def test_help_speaks_the_language_of_the_machine() -> None:
    assert "编制城镇老旧小区改造计划" in python("-m", "planner", "--help", PLANNER_LANG="zh").stdout
    assert "Find the best plan" in python("-m", "planner", "--help", LC_ALL="C.UTF-8").stdout
    assert "种子" in python("-m", "planner", "solve", "--help", "--lang", "zh").stdout


def test_output_survives_a_console_that_is_not_utf8() -> None:
    found = python("-m", "planner", "rules", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert found.returncode == 0
    assert "资金足额" in found.stdout or "每一元" in found.stdout


def test_no_plan_names_the_rules_that_clash(tmp_path: Path) -> None:
    task = "rules.tasks=[{of: households, minimum: 400, year: 2026}]"
    found = run("solve", TUTORIAL, "--lang", "en", "--quiet", "--set", task)
    assert found.exit_code == 4, found.output
    assert "No plan can keep all the rules: proven" in found.stderr
    assert "  - money of the year\n" in found.stderr
    assert "  - task of the year: households 2026 ≥ 400\n" in found.stderr
    assert "without any single one there is a plan" in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_init_speaks_the_language_of_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("小区名称,户数,建筑面积\n甲,10,800\n", encoding="utf-8")
    (tmp_path / "e.csv").write_text("name,households,floor_area_m2\nA,10,800\n", encoding="utf-8")
    assert "文件：表头" in run("init", "a", "--from", "r.csv").stdout
    assert "文件" not in run("init", "b", "--from", "r.csv", "--lang", "en").stdout
    assert "文件" not in run("init", "c", "--from", "e.csv").stdout


def test_ctrl_c_while_all_is_put_away_changes_nothing() -> None:
    code = (
        "import atexit, os, signal, sys\n"
        "atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "sys.argv = ['planner', 'rules']\n"
        f"sys.path.append({str(SOURCE.parent / 'scripts')!r})\n"
        "from bootstrap import COMMAND_LINE\n"
        "exec(COMMAND_LINE)\n"
    )
    found = python("-c", code)
    assert (found.returncode, found.stderr) == (0, "")
