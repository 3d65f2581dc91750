"""What a solve found, in Python, is what the command line finds and writes."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import planner
from planner import locale
from planner.cli import app
from planner.errors import BadInput
from planner.report import manifest


def test_the_folder_is_one_that_verify_accepts(tutorial: planner.Variant, tmp_path: Path) -> None:
    richer = tutorial.with_(**{"funding.改造资金.2027": "650万元"}).with_mechanism("M38")
    place = richer.solve(gap=0, seed=7).save(tmp_path / "plan")
    done = CliRunner().invoke(app, ["verify", str(place), "--lang", "en"])
    assert done.exit_code == 0, done.output
    written = manifest.read(place)
    assert written is not None
    assert written.settings.seed == 7
    assert written.settings.overrides == ("funding.改造资金.2027=650万元", "mechanisms+=M38")
    assert (place / "log.jsonl").read_text(encoding="utf-8").count("\n") > 3


def test_a_folder_edited_by_hand_is_kept(solved: planner.Solved, tmp_path: Path) -> None:
    place = solved.save(tmp_path / "plan")
    (place / "areas.csv").write_text("edited", encoding="utf-8")
    with pytest.raises(BadInput, match=r"areas\.csv"):
        solved.save(place)
    assert solved.save(place, force=True) == place
    assert (place / "areas.csv").read_text(encoding="utf-8-sig") != "edited"


def test_goals_with_value_and_bound(solved: planner.Solved) -> None:
    assert solved.status == "proven"
    assert solved.goals[["goal", "value", "bound", "gap"]].values.tolist() == [
        ["need", 19_052, 19_052.0, 0.0],
        ["households", 353, 353.0, 0.0],
    ]


def test_summary_and_display(solved: planner.Solved) -> None:
    assert "353 of 554" in solved.summary()
    locale.use("zh")
    assert "储备库共 554 户" in solved.summary()
    bundle = solved._repr_mimebundle_()
    assert "61.9 %" in bundle["text/plain"]
    assert '<th scope="row">户数</th>' in bundle["text/html"]
    assert repr(solved) == bundle["text/plain"]
