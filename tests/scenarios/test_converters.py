"""Scenario folders made from real data, and generated ones; real data is not part of the project."""

import csv
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from planner.appraisal import appraise, unevidenced
from planner.scenario.reading import load

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
toronto = pytest.mark.skipif(not (DATA / "toronto").is_dir(), reason="the data of Toronto is not here")
nycha = pytest.mark.skipif(not (DATA / "nycha").is_dir(), reason="the data of New York is not here")


def run(script: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", f"benchmarks.{script}", *map(str, arguments)], cwd=ROOT, check=True)


@toronto
def test_toronto(tmp_path: Path) -> None:
    run("toronto", DATA / "toronto", tmp_path, "--ward", 3)
    scenario = load(tmp_path / "scenario.yaml")
    assert len(scenario.communities) == 217
    assert sum(1 for i in scenario.indicators if i.parent) == 20
    assert unevidenced(scenario) == ()
    found = appraise(scenario)
    assert all(c.score is not None and 0 <= c.score <= 100 for c in found.communities)
    assert all((c.coverage or 0) < 1 for c in found.communities if "ELEVATORS" not in c.values)
    assert all(
        sum(w.gain for w in found.works_of[c.id]) <= (c.need or 0) * c.households for c in found.communities
    )


@toronto
def test_toronto_scores_follow_the_published_ones(tmp_path: Path) -> None:
    """The city's own score is the mean of the items over their best: ours ranks almost the same way."""
    run("toronto", DATA / "toronto", tmp_path)
    scores = {c.id: c.score or Fraction(0) for c in appraise(load(tmp_path / "scenario.yaml")).communities}
    with (DATA / "toronto" / "buildings.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["RSN"]: int(row["SCORE"]) for row in csv.DictReader(file)}
    assert len(published) == 572
    low = sorted(scores, key=lambda id: (scores[id], id))[:57]
    threshold = sorted(published.values())[172]
    assert sum(published[id] <= threshold for id in low) > 50


@nycha
def test_nycha(tmp_path: Path) -> None:
    run("nycha", DATA / "nycha", tmp_path)
    scenario = load(tmp_path / "scenario.yaml")
    assert len(scenario.communities) == 185
    assert all(c.need is None for c in appraise(scenario).communities)


def test_reserve_is_repeatable_and_as_large_as_asked(tmp_path: Path) -> None:
    for folder in ("once", "again"):
        run("reserve", 60, tmp_path / folder, "--seed", 7)
    for file in sorted((tmp_path / "once").iterdir()):
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()
    scenario = appraise(load(tmp_path / "once" / "scenario.yaml"))
    assert len(scenario.communities) == 60
    assert len(scenario.works) == 11 * 60
    assert len(scenario.sources) >= 4
    for c in scenario.communities:
        assert 0 < sum(w.gain for w in scenario.works_of[c.id]) <= (c.need or 0) * c.households
