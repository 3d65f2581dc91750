"""Sections as data for the template: cells as they are read, charts as pictures, paper alone."""

import re
from fractions import Fraction

from planner.report.page.bars import bars
from planner.report.page.blocks import (
    Chart,
    Charts,
    Choice,
    Choices,
    Column,
    Fold,
    Grid,
    Key,
    Money,
    Row,
    Section,
    Share,
    Words,
)
from planner.report.page.chart import specification
from planner.report.pdf.data import as_data

CHART = Chart(
    id="one",
    title="title",
    alternative="2026: five",
    spec=specification(bars([2026], {2026: 5}, {2026: "five & <b>"}), "2026: five"),
    keys=(Key("key", "#000000"),),
)


def test_cells_are_as_they_are_read() -> None:
    grid = Grid(
        caption="caption",
        columns=(Column("name"), Column("number", number=True)),
        groups=(
            (Row(("all", None), level=1), Row(("one", 1_234)), Row(("two", Money(12_300, signed=True)))),
            (Row(("three", Share(Fraction(1, 2), "50 %"))),),
        ),
        total=Row(("sum", Money(0))),
    )
    (section,) = as_data((Section(id="s", title="title", blocks=(grid,)),))
    (block,) = section["blocks"]
    assert [row["cells"] for row in block["rows"]] == [
        ["all", ""],
        ["one", "1,234"],
        ["two", "+1.23"],
        ["three", "50 %"],
    ]
    assert [row["alone"] for row in block["rows"]] == [True, False, False, False]
    assert block["total"]["cells"] == ["sum", "–"]
    assert [column["look"] for column in block["columns"]] == ["", "n"]


def test_a_number_beside_its_bar_is_not_clipped() -> None:
    """In the narrowest chart."""
    shown = {2024: "101,253.32", 2025: "50.00"}
    spec = specification(bars([2024, 2025], {2024: 1_012_533_200, 2025: 500_000}, shown), "two")
    chart = Chart(id="one", title="title", alternative="two", spec=spec)
    (section,) = as_data((Section(id="s", title="title", blocks=(Charts((chart,) * 3),)),))
    svg = section["blocks"][0]["charts"][0]["svg"]
    places = r'class="background"[^>]*d="M0,0h([\d.]+)v60', r'translate\(([\d.]+),[\d.]+\)"[^>]*>101,253.32<'
    width, begins = (float(re.findall(place, svg)[0]) for place in places)
    assert begins + 67 <= width  # ten characters of Noto Sans, 12 pixels high, take 62


def test_what_is_not_for_paper_is_left_out() -> None:
    kept = Fold(title="kept", blocks=(Words("inside"),))
    dropped = Fold(title="dropped", blocks=(Words("inside"),), paper=False)
    (section,) = as_data((Section(id="s", title="title", blocks=(kept, dropped)),))
    assert [block["title"] for block in section["blocks"]] == ["kept"]
    assert section["blocks"][0]["blocks"] == [{"kind": "words", "text": "inside", "quiet": False}]


def test_a_chart_is_a_picture_with_its_words_escaped() -> None:
    (section,) = as_data((Section(id="s", title="title", blocks=(CHART, Charts((CHART, CHART, CHART)))),))
    one, three = section["blocks"]
    assert one["svg"].startswith("<svg")
    assert "five &amp; &lt;b&gt;" in one["svg"]
    assert one["alternative"] == "2026: five"
    assert three["abreast"] == 3


def test_years_are_a_legend_where_they_have_signs() -> None:
    signed = Choice(year=2026, label="2026", colour="#123456", sign="M0 0")
    choices = Choices(legend="year", everything="all", years=(signed, Choice(year=2027, label="2027")))
    (section,) = as_data((Section(id="s", title="title", blocks=(choices,)),))
    (block,) = section["blocks"]
    assert [each["label"] for each in block["signs"]] == ["2026"]
    assert 'fill="#123456"' in block["signs"][0]["svg"]
