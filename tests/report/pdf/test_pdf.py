"""A plan as a PDF, read back: the tutorial in both languages, and names full of markup."""

import io
import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner import locale
from planner.errors import BadInput
from planner.report import page as pages
from planner.report import pdf
from planner.report.page.blocks import (
    Card,
    Cards,
    Column,
    Facts,
    Fold,
    Grid,
    Items,
    Money,
    Notice,
    Row,
    Section,
    Words,
)
from planner.report.plan_file import PlanFolder
from planner.result import Result
from tests.report.page import plans
from tests.report.pdf.setting import needs_chinese_font

HOSTILE = '#panic("no") *b* _i_ $x$ @a <b> \\ `r` [x] = // c #{1+1} "q" https://example.org'


def text_of(data: bytes) -> str:
    """All words of a PDF, without white space: lines break where they like."""
    sheets = PdfReader(io.BytesIO(data)).pages
    return "".join("".join(sheet.extract_text().split()) for sheet in sheets)


def made(folder: PlanFolder) -> bytes:
    told = pages.told(folder)
    return pdf.render(told.title, told.sections, kicker=told.kicker, note=told.note)


@needs_chinese_font
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                "教程：2026—2027年改造计划",
                "已证明为最优",
                "61.9%",
                "1,099.40",
                "五号小区",
                "候补小区",
                "编制依据与校验",
            ],
        ),
        (
            "en",
            [
                "教程:renovationplan2026—2027",
                "provenbestintheorder",
                "61.9%",
                "1,099.40",
                "五号小区",
                "Whattheplanrestson",
            ],
        ),
    ],
)
def test_the_tutorial_reads_as_the_page(
    result: Result, tmp_path: Path, language: str, said: list[str]
) -> None:
    locale.use(language)
    data = made(plans.written(result, tmp_path / "plan"))
    text = text_of(data)
    assert [each for each in said if each not in text] == []
    assert made(plans.written(result, tmp_path / "again")) == data  # no clock, no chance
    reader = PdfReader(io.BytesIO(data))
    assert all(float(page.mediabox.width) == pytest.approx(595.28, abs=0.1) for page in reader.pages)


@needs_chinese_font
def test_the_fonts_are_in_the_file(result: Result, tmp_path: Path) -> None:
    locale.use("zh")
    reader = PdfReader(io.BytesIO(made(plans.written(result, tmp_path / "plan"))))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert [name for name in fonts if not re.match(r"/[A-Z]{6}\+", name)] == []  # parts that are in the file


@needs_chinese_font
def test_names_full_of_markup_are_names(tmp_path: Path) -> None:
    folder = plans.written(plans.city(14, name=HOSTILE), tmp_path / "plan", None)
    assert "".join(HOSTILE.split()) in text_of(made(folder))


@needs_chinese_font  # amounts are in 万元
def test_every_block_takes_any_text() -> None:
    grid = Grid(
        caption=HOSTILE,
        columns=(Column(HOSTILE), Column(HOSTILE, number=True)),
        groups=((Row((HOSTILE, None), level=1), Row((HOSTILE, Money(1)))),),
        total=Row((HOSTILE, 3)),
    )
    blocks = (
        Words(HOSTILE),
        Notice(label=HOSTILE, text=HOSTILE, items=(HOSTILE,)),
        Cards((Card(label=HOSTILE, value=HOSTILE, unit=HOSTILE, detail=HOSTILE),)),
        Items((HOSTILE,)),
        Facts(((HOSTILE, HOSTILE),)),
        grid,
        Fold(title=HOSTILE, blocks=(Words(HOSTILE),)),
    )
    section = Section(id="s", title=HOSTILE, blocks=blocks)
    locale.use("en")
    text = text_of(pdf.render(HOSTILE, (section,), kicker=HOSTILE, note=HOSTILE))
    # title, kicker, note, heading, words, notice 3, card 4, item, facts 2, grid 6, fold 2
    assert text.count('#panic("no")*b*_i_$x$') == 23


def test_a_pdf_replaces_a_pdf_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "plan.pdf").write_text("{}")
    for path, said in (
        (tmp_path, "is a folder. Name a file with --pdf"),
        (
            tmp_path / "plan.json",
            "the name of the PDF file ends in .pdf. Name for example plan.pdf with --pdf",
        ),
        (tmp_path / "plan.pdf", "no PDF file, it is not replaced"),
        (tmp_path / "plan.json" / "a.pdf", "is no folder that can be written to"),
    ):
        with pytest.raises(BadInput, match=said):
            pdf.refuse(path)
    locale.use("zh")
    with pytest.raises(BadInput, match="：不是 PDF 文件，未予覆盖"):
        pdf.refuse(tmp_path / "plan.pdf")
    pdf.refuse(pdf.write(b"%PDF-1.7", tmp_path / "new" / "a.pdf"))
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.pdf"]


def test_without_typst_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadInput, match=r"Install planner\[report\]"):
        pdf.refuse(tmp_path / "a.pdf")
