"""Charts of a comparison by the numbers they hold: bars in parts and side by side, waterfalls, maps."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from shapely import Point

from planner.comparison import compare
from planner.report.compared.page.bars import Bar, by_year, grouped
from planner.report.compared.page.map import draw, map_of
from planner.report.compared.page.waterfall import Bar as Step
from planner.report.compared.page.waterfall import waterfall
from planner.report.page.chart import AnyChart
from tests.comparison import by_hand
from tests.report.compared.page import ways


def rows(chart: AnyChart) -> Iterator[dict[str, Any]]:
    """The rows of a chart, whose specification is validated on the way."""
    for data in chart.to_dict()["datasets"].values():
        yield from data


def test_a_bar_for_every_plan_and_year_in_parts_that_follow_one_another() -> None:
    paid = {
        (2026, "A"): {"city": 9_000_000, "bond": 500_000},
        (2026, "B"): {"city": 0, "bond": 1_000_000},
    }
    found = [
        row for row in rows(by_year(paid, {"city": "市级", "bond": "债券"}, ["#1", "#2"])) if "kind" in row
    ]
    assert [(row["year"], row["plan"], row["kind"], row["begin"], row["end"]) for row in found] == [
        (2026, "A", "市级", 0, 900),
        (2026, "A", "债券", 900, 950),
        (2026, "B", "债券", 0, 100),
    ]


def test_bars_side_by_side_are_those_of_the_year_chosen() -> None:
    bars = [
        Bar(year=year, at=1, plan=plan, yuan=yuan, shown=str(yuan))
        for year, plan, yuan in ((0, "A", 30_000), (0, "B", 10_000), (2026, "A", 20_000))
    ]
    chart = grouped(bars, ["市级", "市级"], "AB")  # two of the same name
    found = chart.to_dict()
    assert {layer["transform"][0]["filter"] for layer in found["layer"] if "transform" in layer} == {
        "datum.year == year"
    }
    assert found["params"] == [{"name": "year", "value": 0}]
    assert [(row["year"], row["at"], row["plan"], row["value"]) for row in rows(chart) if "value" in row] == [
        (0, 1, "A", 3),
        (0, 1, "B", 1),
        (2026, 1, "A", 2),
    ]


def test_steps_of_a_waterfall_say_how_they_go() -> None:
    steps = [
        Step(name="1", begin=0, end=5, shown="+5"),
        Step(name="2", begin=5, end=3, shown="-2"),
        Step(name="3", begin=3, end=4, shown="+1", certain=False, proven=(1, 6)),
        Step(name="all", begin=0, end=4, shown="+4", whole=True),
    ]
    found = list(rows(waterfall(steps)))
    assert [(row["begin"], row["end"], row["kind"]) for row in found if "kind" in row] == [
        (0, 5, "more"),
        (5, 3, "less"),
        (3, 4, "open"),
        (0, 4, "whole"),
    ]
    assert [(row["at"], row["low"], row["high"]) for row in found if "low" in row] == [(2, 1, 6)]


def test_every_community_is_on_the_map_once_by_what_becomes_of_it(tmp_path: Path) -> None:
    comparison = ways.two_cities(70, tmp_path)
    (pair,) = comparison.pairs
    found = map_of(comparison, pair)
    points = [
        row for panel in found.panels() for row in rows(draw(found, panel)) if "x" in row and "name" in row
    ]
    assert sorted(row["name"] for row in points) == sorted(c.name for c in found.scenario.communities)
    counted = Counter(row["kind"] for row in points)
    moved = Counter(move.kind for move in pair.moves.rows)
    assert (counted["added"], counted["taken out"]) == (moved["added"], moved["removed"])
    assert counted["the same"] == pair.moves.same.communities[0]
    (tip,) = [row for row in points if row["name"] == "第6小区"]
    assert (tip["years"], tip["households"], tip["cost"]) == ("– → 2027", "100", "– → 150.60")


def test_what_changed_is_seen_among_outlines(tmp_path: Path) -> None:
    """Where communities have outlines the others are small points, those that are not the same are not."""
    comparison = ways.two_cities(70, tmp_path)
    found = map_of(comparison, comparison.pairs[0])
    drawn = replace(found.ground, outlines=dict.fromkeys(found.ground.points, Point(0, 0).buffer(20)))
    chart = draw(replace(found, ground=drawn), found.panels()[0]).to_dict()
    sizes = {
        row["kind"]: layer["mark"]["size"]
        for layer in chart["layer"]
        if "size" in layer["mark"]
        for row in chart["datasets"][layer["data"]["name"]]
    }
    assert sizes["added"] >= 4 * sizes["the same"]


def test_without_coordinates_there_is_no_panel() -> None:
    comparison = compare([by_hand.low(), by_hand.high()])
    assert map_of(comparison, comparison.pairs[0]).panels() == ()
