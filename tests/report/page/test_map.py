"""The map: every community once, in the list it stands in; areas as shapes; a specification that is valid."""

from collections import Counter
from typing import Any

import pytest

from planner.report.page.chart import specification
from planner.report.page.map import Standing, map_of
from planner.result import Result
from tests.report.page import plans


@pytest.fixture
def city() -> Result:
    return plans.city(70)


def rows(result: Result) -> list[dict[str, Any]]:
    standing = Standing(waiting=[w.community for w in result.waiting], rejected=result.rejected)
    chart = map_of(result.plan, standing)
    assert chart is not None
    return [row for data in chart.to_dict()["datasets"].values() for row in data]


def test_every_community_is_drawn_once(city: Result) -> None:
    points = [row for row in rows(city) if "x" in row and "name" in row]
    assert sorted(row["name"] for row in points) == sorted(c.name for c in city.scenario.communities)
    assert Counter(row.get("standing", "listed") for row in points) == {
        "listed": 40,
        "waiting list": 20,
        "not eligible": 10,
    }


def test_an_area_of_several_is_a_shape_of_its_year(city: Result) -> None:
    shapes = [row for row in rows(city) if row.get("type") == "Feature" and "area" in row]
    assert {(row["area"], row["year"]) for row in shapes} == {
        (area.id, area.year) for area in city.plan.areas if len(area.members) > 1
    }


def test_a_tip_counts_households_and_money_of_its_works(city: Result) -> None:
    (area,) = [row for row in rows(city) if row.get("area") == "A2026-0000" and row.get("type") == "Feature"]
    assert area["name"] == "第0小区+第1小区+第2小区"
    assert area["households"] == "300"
    assert area["cost"] == "450.30"  # 3 x 100.0003 + 0.1 + 0.2, and 3 x 50.0001


def test_a_map_follows_the_year_that_is_chosen(city: Result) -> None:
    chart = map_of(city.plan)
    assert chart is not None
    found = specification(chart, "words")
    assert [parameter["name"] for parameter in found["params"]] == ["year"]
    assert found["description"] == "words"
    assert found["width"] == "container"


def test_without_places_there_is_no_map() -> None:
    assert map_of(plans.city(14, placed=False).plan) is None
