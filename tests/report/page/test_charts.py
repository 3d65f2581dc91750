"""Charts by the numbers they hold: bars, stacks, bullets and the lines of the calendar."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from planner.report.page.bars import bars
from planner.report.page.chart import AnyChart
from planner.report.page.funding import stacks
from planner.report.page.gantt import INNER, OUTER
from planner.report.page.gantt import bars as lines
from planner.report.page.utilities import Bearing, bullets


def rows(chart: AnyChart) -> Iterator[dict[str, Any]]:
    """The rows of a chart, whose specification is validated on the way."""
    (data,) = chart.to_dict()["datasets"].values()
    yield from data


def test_a_bar_for_every_year_with_its_number() -> None:
    found = list(rows(bars([2026, 2027], {2026: 5, 2027: 0}, {2026: "five", 2027: "none"})))
    assert found == [
        {"year": 2026, "value": 5, "shown": "five"},
        {"year": 2027, "value": 0, "shown": "none"},
    ]


def test_parts_of_a_bar_follow_one_another_and_know_the_room_their_names_take() -> None:
    paid = {("central", 2026): 9_000_000, ("city", 2026): 500_000, ("city", 2027): 1_000_000}
    found = list(rows(stacks(paid, {"central": "中央", "city": "市级财政"}, [2026, 2027])))
    assert [(row["year"], row["begin"], row["end"], row["kind"], row["room"]) for row in found] == [
        ("2026", 0, 900, "中央", 32),
        ("2026", 900, 950, "市级财政", 56),
        ("2027", 0, 100, "市级财政", 56),
    ]


def test_a_floor_stands_beside_the_share_where_there_is_one() -> None:
    found = list(
        rows(
            bullets(
                (
                    Bearing(name="all", share=Fraction(1, 5), floor=Fraction(3, 20)),
                    Bearing(name="own", share=Fraction(1, 2), floor=None),
                )
            )
        )
    )
    assert [(row["share"], row["floor"], row["shown"], row["asked"]) for row in found] == [
        (0.2, 0.15, "20.0 %", "floor 15.0 %"),
        (0.5, None, "50.0 %", ""),
    ]


def stage(line: str, name: str, first: str, end: str, days: int) -> dict[str, Any]:
    return {
        "line": line,
        "stage": name,
        "first": first,
        "until": end,
        "end": end,
        "middle": first,
        "days": days,
    }


def test_works_on_heating_pipes_are_drawn_inside_construction() -> None:
    found = list(
        rows(
            lines(
                [
                    stage("A", "works on heating pipes", "2026-04-01", "2026-05-01", 30),
                    stage("A", "construction", "2026-03-01", "2026-09-01", 184),
                    stage("B", "works on heating pipes", "2026-04-01", "2026-05-01", 30),
                    stage("B", "design", "2026-01-01", "2026-01-11", 10),
                ]
            )
        )
    )
    assert [(row["line"], row["stage"], row["thick"], row["name"]) for row in found] == [
        ("A", "construction", OUTER, "construction"),
        ("B", "design", OUTER, "design"),
        ("A", "works on heating pipes", INNER, ""),
        ("B", "works on heating pipes", OUTER, "works on heating pipes"),
    ]
