"""The calendar: the whole of each batch, area by area, and its dates as a table."""

from pathlib import Path

from planner.report.page.blocks import Chart, Fold
from planner.report.page.gantt import gantt
from tests.report.page import plans


def test_a_batch_runs_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    result = plans.city(14)
    document = plans.written(result, tmp_path / "plan", plans.dated(result)).document
    section = gantt(result, document)
    assert section is not None
    whole, *years = section.blocks
    assert isinstance(whole, Chart)
    assert "2026: design 2026-01-10 to 2026-02-23" in whole.alternative
    assert "2026: construction 2026-02-24 to 2026-07-29" in whole.alternative
    assert [key.label for key in whole.keys] == ["design", "construction"]
    for fold, year in zip(years, plans.YEARS, strict=True):
        assert isinstance(fold, Fold)
        assert not fold.paper
        (chart,) = fold.blocks
        assert isinstance(chart, Chart)
        assert chart.table is not None
        areas = [area for area in result.plan.areas if area.year == year]
        assert sum(map(len, chart.table.groups)) == 2 * len(areas)


def test_a_bar_ends_where_its_last_day_ends(tmp_path: Path) -> None:
    result = plans.city(14)
    document = plans.written(result, tmp_path / "plan", plans.dated(result)).document
    section = gantt(result, document)
    assert section is not None
    (chart,) = [block for block in section.blocks if isinstance(block, Chart)]
    (data,) = chart.spec["datasets"].values()
    assert {row["end"] for row in data if row["line"] == "2026: design"} == {"2026-02-24"}


def test_no_calendar_no_section(tmp_path: Path) -> None:
    result = plans.city(14)
    assert gantt(result, plans.written(result, tmp_path / "plan").document) is None
