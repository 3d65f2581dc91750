"""Collect every word a user reads and update the Chinese catalogue: `python tests/locale/extract.py`.

New words come into planner.po without a translation, words nobody says any more leave it, planner.mo is
compiled. Babel is needed in development only.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from jinja2.ext import babel_extract

SOURCE = Path(__file__).parents[2] / "src" / "planner"
PO = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "planner.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"say": None, "mark": None}
_FIELD = re.compile(r"\{(\w+)[^{}]*\}")


def messages() -> dict[str, list[str]]:
    """Every message -> the files it stands in."""
    found: dict[str, list[str]] = {}
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("template/*.html"))):
        name = path.relative_to(SOURCE).as_posix()
        said = _said(path) if path.suffix == ".py" else _in_template(path)
        for text in (*said, *_sentence(path)):
            if name not in found.setdefault(text, []):
                found[text].append(name)
    return found


def _said(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        for _, message, _, _ in extract("python", stream, KEYWORDS, options={"encoding": "utf-8"}):
            yield message if isinstance(message, str) else message[0]


def _in_template(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        for _, _, message, _ in babel_extract(stream, tuple(KEYWORDS), (), {"encoding": "utf-8"}):
            yield message if isinstance(message, str) else str(message[0])


def _sentence(path: Path) -> Iterator[str]:
    """The first line of a rule's or goal's file, as `rules.sentence` gives it."""
    if (path.parent.name in ("rules", "goals") and path.name != "__init__.py") or path.name == "floors.py":
        module = ast.parse(path.read_text(encoding="utf-8"))
        names = {getattr(target, "id", "") for node in module.body if isinstance(node, ast.Assign)
                 for target in node.targets}  # fmt: skip
        text = ast.get_docstring(module)
        if "NAME" in names and text:
            yield text.splitlines()[0].rstrip(".")


def fields(text: str) -> set[str]:
    """The {fields} of a message."""
    return set(_FIELD.findall(text))


def catalogue() -> Catalog:
    """planner.po as it is."""
    with PO.open("rb") as stream:
        return pofile.read_po(stream, locale="zh")


def written(found: Catalog) -> bytes:
    """A catalogue as the text of a .po file, the same on every machine."""
    head = (
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Language: zh\\n"\n'
    )
    out = io.BytesIO()
    pofile.write_po(out, found, omit_header=True, no_location=True, width=110)
    return head.encode() + b"\n" + out.getvalue().strip() + b"\n"


def compiled(found: Catalog) -> bytes:
    """A catalogue as the bytes of a .mo file."""
    plain = Catalog(locale="zh", charset="utf-8", fuzzy=False)
    for message in found:
        if message.id and message.string:
            plain.add(message.id, message.string)
    out = io.BytesIO()
    mofile.write_mo(out, plain)
    return _without_header_of_today(out.getvalue())


def _without_header_of_today(data: bytes) -> bytes:
    """Babel writes the time into the header: blank it, so that the file depends on the words only."""
    return re.sub(rb"(POT-Creation-Date|PO-Revision-Date): [^\n]*", lambda m: _blanked(m[0]), data)


def _blanked(line: bytes) -> bytes:
    name, _, rest = line.partition(b": ")
    return name + b": " + re.sub(rb"[^\s]", b"0", rest)


def update(translations: dict[str, str]) -> list[str]:
    """Write .po and .mo; returns what is still untranslated. `translations` are new ones to put in."""
    old = {m.id: m.string for m in catalogue()} if PO.exists() else {}
    fresh = Catalog(locale="zh", charset="utf-8", fuzzy=False)
    for text in sorted(messages()):
        fresh.add(text, translations.get(text) or old.get(text) or "")
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(fresh))
    MO.write_bytes(compiled(catalogue()))
    return [str(m.id) for m in catalogue() if m.id and not m.string]


if __name__ == "__main__":
    for missing in update({}):
        print(missing)
    sys.exit(0)
