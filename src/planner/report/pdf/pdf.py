"""Sections set as a PDF: all words reach the template as data and are never read as markup."""

import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from planner.errors import BadInput
from planner.locale import language, say
from planner.report import target
from planner.report.page.blocks import Section
from planner.report.pdf.data import as_data
from planner.report.pdf.fonts import families

TEMPLATE = Path(__file__).parent / "template" / "page.typ"
BEGINNING = b"%PDF-"


def render(title: str, sections: Sequence[Section], *, kicker: str = "", note: str = "") -> bytes:
    """The whole document; `kicker` stands above the title, `note` at the end.

    Raises BadInput where typst is not installed, or no font has the characters that are needed.
    """
    typst = _typst()
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
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        root=str(TEMPLATE.parent),
        font_paths=fonts,
        format="pdf",
        sys_inputs={"data": text, "settings": json.dumps(settings)},
    )
    return made


def refuse(path: Path) -> None:
    """Raise BadInput where no PDF can be set or written at `path`: asked before anything is measured."""
    _typst()
    target.refuse(path, "--pdf", BEGINNING, say("PDF"))


def write(data: bytes, path: Path) -> Path:
    """Write a PDF whole or not at all, and say where it is."""
    return target.write(data, path)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        raise BadInput(say("typst is not installed: a PDF needs it. Install planner[report]")) from None
    return typst
