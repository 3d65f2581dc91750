"""Whatever stands in a cell stays in its cell; the page allows its own scripts and nothing else."""

import base64
import hashlib
import json
import sys
from pathlib import Path

import pytest

from planner.errors import BadInput
from planner.report.page import html
from planner.report.page.bars import bars
from planner.report.page.blocks import (
    Card,
    Cards,
    Chart,
    Choice,
    Choices,
    Column,
    Facts,
    Fold,
    Grid,
    Items,
    Key,
    Money,
    Notice,
    Row,
    Section,
    Share,
    Words,
)
from planner.report.page.chart import specification
from tests.report.page.reading import Page

HOSTILE = """</script><script>alert(1)</script>{{ 7*7 }}{% raw %}"'><img src=x onerror=alert(2)>&amp;<!--"""


def everything(text: str) -> tuple[Section, ...]:
    """A section with one block of every kind, `text` at every place where a text may stand."""
    grid = Grid(
        caption=text,
        columns=(Column(text), Column(text, number=True), Column(text)),
        groups=((Row((text, Money(12_345), Share(0.5, text)), level=1), Row((text, 3, None))),),
        total=Row((text, Money(0), text)),
    )
    chart = Chart(
        id="one",
        title=text,
        alternative=text,
        spec=specification(bars([2026], {2026: 1}, {2026: text}), text),
        keys=(Key(text, "#000"),),
        table=grid,
    )
    blocks = (
        Words(text),
        Notice(label=text, text=text, items=(text,)),
        Cards((Card(label=text, value=text, unit=text, detail=text, share=2),)),
        Items((text,)),
        Facts(((text, text),)),
        Choices(legend=text, everything=text, years=(Choice(2026, text, "#000", "M0 0"),)),
        Fold(title=text, blocks=(grid,)),
        chart,
    )
    return (Section(id="all", title=text, blocks=blocks, short=text),)


def test_names_do_not_leave_their_cell() -> None:
    tame = Page(html.render("plain", everything("plain"), kicker="plain", note="plain"))
    text = html.render(HOSTILE, everything(HOSTILE), kicker=HOSTILE, note=HOSTILE)
    wild = Page(text)
    assert len(wild.scripts) == len(tame.scripts) == 3  # the chart's numbers, the bundle, the page's own
    assert [(tag, name) for tag, name, _ in wild.attributes] == [
        (tag, name) for tag, name, _ in tame.attributes
    ]
    assert HOSTILE not in text
    assert "49" not in wild.text
    assert wild.headings == [(1, HOSTILE), (2, HOSTILE)]
    assert {table.caption for table in wild.tables} == {HOSTILE}
    assert wild.tables[0].body[1].texts == [HOSTILE, "3", ""]
    (numbers,) = [body for kind, body in wild.scripts if kind == "application/json"]
    assert json.loads(numbers)["description"] == HOSTILE


def test_a_script_or_style_that_is_not_the_page_s_own_may_not_run() -> None:
    found = Page(html.render("plain", everything("plain")))
    (policy,) = [
        value
        for tag, name, value in found.attributes
        if (tag, name) == ("meta", "content") and "src" in value
    ]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    own = [body for kind, body in found.scripts if not kind]
    assert directives["script-src"].split() == [digest(body) for body in own]
    assert directives["style-src"].split() == [digest(body) for body in found.styles]
    assert [name for _, name, _ in found.attributes if name == "style" or name.startswith("on")] == []


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_fetched_from_anywhere() -> None:
    found = Page(html.render("plain", everything("plain")))
    links = [
        value for _, name, value in found.attributes if name in ("src", "href", "action", "data", "poster")
    ]
    assert [value for value in links if not value.startswith("#")] == []
    assert "http" not in "".join(found.styles)
    assert "url(" not in "".join(found.styles)
    assert "@import" not in "".join(found.styles)
    assert "http" not in html._script()


def test_money_is_shown_in_wan_and_kept_in_yuan() -> None:
    table = Page(html.render("plain", everything("plain"))).tables[0]
    assert (table.body[0].cells[1].text, table.body[0].cells[1].yuan) == ("1.23", 12_345)
    assert (table.foot[0].cells[1].text, table.foot[0].cells[1].yuan) == ("–", 0)


def test_a_difference_of_money_has_its_sign() -> None:
    assert [Money(yuan, signed=True).text for yuan in (12_300, -12_300, 0)] == ["+1.23", "-1.23", "–"]


def test_a_page_without_charts_carries_no_bundle() -> None:
    text = html.render("plain", (Section(id="one", title="one", blocks=(Words("words"),)),))
    assert len(text) < 30_000


def test_without_the_packages_that_draw_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    html.bundle.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(
        BadInput, match=r"vl_convert is not installed: pages and PDF files need it. Install planner\[report\]"
    ):
        html.render("plain", everything("plain"))


def test_a_link_is_replaced_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "treasure").write_text("mine")
    (tmp_path / "link.html").symlink_to(tmp_path / "treasure")
    assert html.write("new", tmp_path / "link.html").read_text() == "new"
    assert (tmp_path / "treasure").read_text() == "mine"


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    place = html.write("new", tmp_path / "made" / "report.html")
    assert place.read_text(encoding="utf-8") == "new"
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        html.write("new", tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "made"]


def test_a_page_replaces_a_page_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("figures")
    (tmp_path / "file.htm").write_text("figures")
    for path, said in (
        (tmp_path, "is a folder"),
        (
            tmp_path / "plan.pdf",
            "the name of the HTML page ends in .html. Name for example plan.html with --page",
        ),
        (tmp_path / "file.htm", "no HTML page, it is not replaced"),
        (tmp_path / "file" / "page.html", "is no folder that can be written to"),
    ):
        with pytest.raises(BadInput, match=said):
            html.refuse(path)
    html.refuse(tmp_path / "new" / "page.html")
    html.refuse(html.write(html.render("title", everything("text")), tmp_path / "page.html"))


def test_a_row_that_says_one_thing_takes_the_whole_width() -> None:
    columns = (Column("a"), Column("b"), Column("c"))
    grid = Grid(caption="x", columns=columns, groups=((Row(("all of it", None, None), level=1),),))
    found = Page(html.render("plain", (Section(id="one", title="one", blocks=(grid,)),)))
    assert ("th", "colspan", "3") in found.attributes
    assert found.tables[0].body[0].texts == ["all of it"]
