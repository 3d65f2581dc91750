"""The command: what is asked for, what is written, and Ctrl-C."""

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import matches
from benchmarks.family import Instance
from tests.processes import heard, started

ROOT = Path(__file__).parents[2]
I03 = Instance("mmkp", "I03", 150)


def bench(*words: object, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("mmkp", True), ("mkp", False), ("mmkp/I03", True), ("mmkp/I0[12]", False), ("mmkp/*", True)],
)
def test_what_is_asked_for(wanted: str, found: bool) -> None:
    assert matches(I03, ["growth", wanted]) is found


def test_a_small_run(tmp_path: Path) -> None:
    done = bench(
        "bare", "--sizes", "8", "--seeds", "0", "--seconds", 5, "--peers", "skip,patchmax", "-o", tmp_path
    )
    out, err = done.communicate(timeout=120)
    assert done.returncode == 0, err
    assert "[1/1] bare/8 s0" in err
    assert out == (tmp_path / "table.md").read_text(encoding="utf-8") + "\n"
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert 0 < float(row["ratio skip"]) <= 1
    assert row["status"] == "proven"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_family_without_its_data_is_said(tmp_path: Path) -> None:
    done = bench("mmkp", "-o", tmp_path / "out", PLANNER_DATA=str(tmp_path))
    _, err = done.communicate(timeout=60)
    assert done.returncode == 0
    assert "mmkp: left out, no data" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"), [(["mkkp"], "no family 'mkkp'"), (["bare", "--peers", "gurobi"], "no peer 'gurobi'")]
)
def test_a_word_nobody_knows(words: list[str], said: str) -> None:
    done = bench(*words)
    _, err = done.communicate(timeout=60)
    assert done.returncode == 2
    assert said in err


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to another process")
def test_ctrl_c_keeps_the_rows_done(tmp_path: Path) -> None:
    words = ["bare", "--sizes", "8,40", "--seeds", "0", "--seconds", "60", "--peers", "none"]
    command = [sys.executable, "-m", "benchmarks", *words, "-o", str(tmp_path)]
    with started(command, environment=os.environ, folder=ROOT) as done:
        heard(done, "[2/2]")
        done.send_signal(signal.SIGINT)
        _, err = done.communicate(timeout=60)
    assert done.returncode == 130
    assert "stopped; 1 of 2 rows are written" in err
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        assert [row["instance"] for row in csv.DictReader(file)] == ["8 s0"]
