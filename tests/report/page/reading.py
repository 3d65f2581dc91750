"""An HTML page read back with the standard library alone: its tables, headings, scripts and addresses."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "rect", "path"}


@dataclass
class Cell:
    """A cell of a table: its text, and the yuan behind it."""

    text: str = ""
    yuan: int | None = None


@dataclass
class Row:
    """A row of a table and its class: level1, level2 or nothing."""

    level: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass
class Table:
    """A table: the caption, the headings, the rows of its body, the total."""

    caption: str = ""
    head: list[str] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)


class Page(HTMLParser):
    """What stands on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Table] = []
        self.headings: list[tuple[int, str]] = []
        self.scripts: list[tuple[str, str]] = []  # (type, text)
        self.styles: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []  # (tag, name, value)
        self.words: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def table(self, caption: str) -> Table:
        """The one table with this caption."""
        (found,) = [table for table in self.tables if table.caption == caption]
        return found

    @property
    def text(self) -> str:
        """All that is read, without scripts and styles."""
        return " ".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in found.items()]
        if "id" in found:
            self.ids.append(found["id"])
        match tag:
            case "table":
                self.tables.append(Table())
            case "tr" if "thead" not in self.open:
                self._rows().append(Row(found.get("class", "")))
            case "th" | "td" if "thead" not in self.open:
                self._rows()[-1].cells.append(Cell())
            case "data":
                self._rows()[-1].cells[-1].yuan = int(found["value"])
            case "script":
                self.scripts.append((found.get("type", ""), ""))
            case "h1" | "h2" | "h3":
                self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        if inside == "script":
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)
            return
        if inside == "style":
            self.styles.append(data)
            return
        self.words.append(data.strip())
        if inside in ("h1", "h2", "h3"):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        elif inside == "caption":
            self.tables[-1].caption += data
        elif inside == "th" and "thead" in self.open:
            self.tables[-1].head.append(data)
        elif "th" in self.open or "td" in self.open:
            self._rows()[-1].cells[-1].text += data.strip()

    def _rows(self) -> list[Row]:
        table = self.tables[-1]
        return table.foot if "tfoot" in self.open else table.body
