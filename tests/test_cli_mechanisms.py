"""`planner mechanisms` and its verbs, as a user calls them; prices with the real solver, Ctrl-C too."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.mechanisms import catalogue
from planner.report import csv_file
from tests.pricing.by_hand import TUTORIAL, generated, insulated
from tests.processes import heard, started

SCENARIO = TUTORIAL / "scenario.yaml"
ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.usefixtures("empty_folder")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["mechanisms", *(str(word) for word in words)], catch_exceptions=False)


def test_the_catalogue_with_and_without_a_scenario() -> None:
    assert f"{len(catalogue())} mechanisms\n" in run().stdout
    on = run(SCENARIO, "--set", "mechanisms=[M38]", "--lang", "en")
    assert f"{len(catalogue())} mechanisms, 1 on\n" in on.stdout
    assert [row["code"] for row in json.loads(run("--json").stdout)] == [m.code for m in catalogue()]
    found = json.loads(run(SCENARIO, "--json", "--set", "mechanisms=[M38]").stdout)
    assert [row["code"] for row in found if row["on"]] == ["M38"]
    assert run("--json").stdout == run("--json").stdout


def test_help_and_what_nobody_knows() -> None:
    found = run("--help").stdout
    assert all(word in found for word in ("show", "expand", "price"))
    assert run("nowhere.yaml").exit_code == 2
    verb = run("pric")
    assert verb.exit_code == 2
    assert "“pric” is no command, and no file. Did you mean “price”?" in verb.stderr
    slip = run("show", "baoding-three-08")
    assert slip.exit_code == 2
    assert "Did you mean “baoding-three-80”?" in slip.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("boading", "Did you mean one of these: baoding-saturday-meetings, baoding-utility-split,"),
        ("保定", "保定三个80%"),
        ("M99", "The codes are M01 to M41."),
        ("nope", "planner mechanisms lists them all."),
        ("", "planner mechanisms lists them all."),
    ],
)
def test_a_name_nobody_knows(name: str, said: str) -> None:
    slip = run("show", name)
    assert slip.exit_code == 2
    assert said in slip.stderr


def test_a_name_in_letters_of_any_width_and_case() -> None:
    assert json.loads(run("show", "保定三个８０％", "--json").stdout)["code"] == "M38"
    assert json.loads(run("show", "ｍ38 ", "--json").stdout)["code"] == "M38"
    assert (
        f"{len(catalogue())} mechanisms, 1 on"
        in run(SCENARIO, "--set", "mechanisms=[保定三个８０％]", "--lang", "en").stdout
    )


def test_show_in_chinese_has_chinese_stops() -> None:
    head = run("show", "M38", "--lang", "zh").stdout.partition("算例")
    ran = head[2].partition("运行结果")[2]
    assert "丁 竣工验收 SCHEME_CONSENT：SCHEME_CONSENT（相符）" in ran
    assert not any(stop in head[0] + ran for stop in (": ", "; ", " ("))


def test_show_runs_the_example() -> None:
    found = run("show", "M38")
    assert found.exit_code == 0
    assert "NOT as it should" not in found.stdout
    assert "甲 planned in 2026: 2026  (as it should)" in found.stdout
    assert "丁 accepted: SCHEME_CONSENT: SCHEME_CONSENT  (as it should)" in found.stdout
    assert "“”" not in found.stdout
    data = json.loads(run("show", "保定三个80%", "--json").stdout)
    assert data["code"] == "M38"
    assert all(step["ok"] for step in data["run"])


def test_expand_prints_a_scenario_that_can_be_kept(tmp_path: Path) -> None:
    path = insulated(tmp_path, "mechanisms: {M30: {}, M38: {agree: 85%}}\n")
    found = run("expand", path, "--lang", "en")
    assert found.exit_code == 0
    assert "mechanisms" not in found.stdout
    assert "insulation-residents" in found.stdout
    (tmp_path / "plain.yaml").write_text(found.stdout, encoding="utf-8")
    checked = CliRunner().invoke(app, ["check-scenario", "plain.yaml"], catch_exceptions=False)
    assert checked.exit_code == 0
    assert json.loads(run("expand", path, "--json").stdout)["residents"][0]["rate"] == "10元/m2"
    assert run("expand", path, "--set", "mechanisms=[M99]").exit_code == 2


def test_the_schema_knows_mechanisms() -> None:
    found = CliRunner().invoke(app, ["schema"], catch_exceptions=False)
    assert "agree" in json.loads(found.stdout)["$defs"]["M38"]["properties"]


def test_price_prints_writes_and_repeats(tmp_path: Path) -> None:
    path = insulated(tmp_path)
    words = ("price", path, "--mechanism", "M30", "--workers", "2", "--lang", "en")
    found = run(*words, "-o", "prices.csv")
    assert found.exit_code == 0, found.output
    assert "M30 pingdu-insulation-share" in found.stdout
    assert "+130" in found.stdout
    assert len([line for line in found.stderr.splitlines() if "/6  " in line]) == 6
    assert [row[0] for row in csv_file.read(tmp_path / "prices.csv")][1:] == ["M30", ""]
    one, two = (run(*words, "--json", "-q") for _ in range(2))
    assert one.stdout == two.stdout
    assert one.stderr == ""
    data = json.loads(one.stdout)["mechanisms"][0]
    assert data["alone"]["same_money"]["low"] == data["alone"]["same_money"]["high"] == 130


def test_price_refuses_before_it_solves(tmp_path: Path) -> None:
    assert run("price", "nowhere.yaml").exit_code == 2
    slip = run("price", SCENARIO, "--mechanism", "baoding-three-08", "--lang", "en")
    assert "Did you mean “baoding-three-80”?" in slip.stderr
    assert run("price", SCENARIO, "-o", "no/folder/x.csv").exit_code == 2
    assert run("price", SCENARIO, "-o", ".").exit_code == 2
    assert run("price", SCENARIO, "--time-limit", "0").exit_code == 2
    (tmp_path / "mine.csv").write_text("mine")
    there = run("price", SCENARIO, "-o", "mine.csv", "--lang", "en")
    assert there.exit_code == 2
    assert "mine.csv: is there already" in there.stderr
    assert (tmp_path / "mine.csv").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    path = generated(tmp_path, 40)
    words = ("mechanisms", "price", str(path), "--workers", "2", "--mechanism", "M38={agree: 85%}")
    command = [sys.executable, "-m", "planner", *words, "--mechanism", "M30", "--lang", "en"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])}
    with started(command, environment=environment) as process:
        heard(process, "1/10")
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, told = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "As it is: need met" in out
    assert "Stopped by Ctrl-C" in out
    assert "not asked" in out
    assert "Traceback" not in told
