"""Figures: a line an instance, ending where the run ended."""

from pathlib import Path

import pytest

from benchmarks.family import Instance
from benchmarks.figures import draw, gap_over_time
from benchmarks.record import Record, Run
from benchmarks.watch import Mark

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

RUN = Run(
    "planner", 1000, 1000.0, seconds=8.0, marks=(Mark(0.0, None, None), Mark(2.0, 990, 1000.0, "proof"))
)
CITY = Record(Instance("bare", "300 s1", 300, 1), RUN)
GROWN = Record(Instance("growth", "bare years=2", 300, settings={"years": 2}), RUN)


def test_the_line_of_an_instance() -> None:
    chart = gap_over_time([CITY]).to_dict()
    (line,) = chart["datasets"].values()
    assert [(p["seconds"], round(p["gap"], 3)) for p in line] == [(2.0, 1.01), (8.0, 0.001)]
    assert [panel["title"] for panel in chart["concat"]] == ["bare"]


def test_figures_are_written(tmp_path: Path) -> None:
    names = draw(tmp_path, [CITY, GROWN])
    assert sorted(names) == ["gap-over-time.png", "gap-over-time.svg", "growth.png", "growth.svg"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert "<svg" in (tmp_path / "growth.svg").read_text(encoding="utf-8")[:200]


def test_nothing_to_draw(tmp_path: Path) -> None:
    assert draw(tmp_path, [Record(CITY.instance, Run("planner"))]) == []
