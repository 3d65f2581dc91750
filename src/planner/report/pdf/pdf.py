"""Sections set as a PDF: all words reach the template as data and are never read as markup."""

import json
from collections.abc import Sequence
from pathlib import Path

from planner.locale import language, say
from planner.report import extra, target
from planner.report.page.blocks import Section
from planner.report.pdf.data import as_data
from planner.report.pdf.fonts import families

TEMPLATE = Path(__file__).parent / "template" / "page.typ"


def render(title: str, sections: Sequence[Section], *, kicker: str = "", note: str = "") -> bytes:
    """The whole document; `kicker` stands above the title, `note` at the end.

    Raises BadInput where typst is not installed, or no font has the characters that are needed.
    """
    extra.need(extra.PDF)
    import typst

    rounded = say(
        "Amounts in 万元 are rounded to two decimals; totals add whole yuan, so that the last digits of the "
        "parts may differ from the total."
    )
    notes = [text for text in (note, rounded) if text]
    data = {"title": title, "kicker": kicker, "notes": notes, "sections": as_data(sections)}
    text = json.dumps(data, ensure_ascii=False)
    fonts = typst.Fonts()
    settings = {
        "fonts": families(fonts.families(), text),
        "lang": language(),
        "region": "cn" if language() == "zh" else "gb",
    }
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=fonts,
        format="pdf",
        sys_inputs={"data": text, "settings": json.dumps(settings)},
    )


def refuse(path: Path) -> None:
    """Raise BadInput where no PDF can be set or written at `path`: asked before anything is measured."""
    extra.need(extra.PDF)
    target.refuse(path, target.PDF)


def write(data: bytes, path: Path) -> Path:
    """Write a PDF whole or not at all, and say where it is."""
    return target.write(data, path)
