"""What a page is made of: sections of words, cards, tables and charts. Plain data; `html` writes them.

A page is a list of sections, and a section a list of blocks, so that anything that tells of plans (one plan,
two compared) is put together from the same parts. Every text is as it will be read, in the language in use.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Literal

from planner.money import wan

Tone = Literal["good", "plain", "caution", "bad"]


@dataclass(frozen=True, slots=True)
class Money:
    """A cell of whole yuan, shown in 万元; the yuan stand in the page too. `signed` is a difference."""

    yuan: int
    signed: bool = False
    kind: ClassVar[str] = "money"

    @property
    def text(self) -> str:
        """As it is read."""
        return f"{'+' if self.signed and self.yuan > 0 else ''}{wan(self.yuan)}" if self.yuan else "–"


@dataclass(frozen=True, slots=True)
class Share:
    """A cell with a share of 1, shown as `text` and as a bar."""

    value: Fraction | float
    text: str
    kind: ClassVar[str] = "share"


Cell = str | int | Money | Share | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: numbers stand flush right, codes are never broken, long texts get room."""

    heading: str
    number: bool = False
    code: bool = False
    long: bool = False

    @property
    def look(self) -> str:
        """How its cells are set: "n", "c", "l" or nothing."""
        return "n" if self.number else "c" if self.code else "l" if self.long else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; its first cell is its heading. Level 1 is a sub-total, 2 a sub-total of those."""

    cells: tuple[Cell, ...]
    level: int = 0

    @property
    def alone(self) -> bool:
        """Whether its first cell is all it says, and may take the whole row."""
        return len(self.cells) > 1 and all(cell is None for cell in self.cells[1:])

    def only(self, columns: Sequence[int]) -> "Row":
        """The same with these cells alone."""
        return replace(self, cells=tuple(self.cells[i] for i in columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: groups of rows, each with a first row that heads it, and a total."""

    kind: ClassVar[str] = "grid"
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[tuple[Row, ...], ...]
    total: Row | None = None

    @property
    def slim(self) -> bool:
        """Whether it has so few columns that it need not fill the page."""
        return len(self.columns) <= 4

    def full(self) -> "Grid":
        """The same without columns in which no row says anything."""
        kept = [
            i
            for i in range(len(self.columns))
            if any(row.cells[i] not in (None, "") for group in self.groups for row in group)
        ]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in kept),
            groups=tuple(tuple(row.only(kept) for row in group) for group in self.groups),
            total=self.total and self.total.only(kept),
        )

    @property
    def short(self) -> bool:
        """Whether it has so few rows that paper need not part them."""
        return sum(map(len, self.groups)) <= 12


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    kind: ClassVar[str] = "words"
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence nobody may overlook, with a word that says how it is meant."""

    kind: ClassVar[str] = "notice"
    label: str
    text: str
    tone: Tone = "plain"
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One figure of the headline."""

    label: str
    value: str
    unit: str = ""
    detail: str = ""
    share: Fraction | float | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """The figures of a headline, side by side."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    kind: ClassVar[str] = "items"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are: a description list."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A colour of a chart and what it stands for."""

    label: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A Vega-Lite chart with its title, the same in words, and the table of its numbers.

    A chart with a parameter `year` follows the years chosen on the page and, clicked, chooses them.
    """

    kind: ClassVar[str] = "chart"
    id: str  # of the page: letters, digits and hyphens
    title: str
    alternative: str  # what the chart shows, for who does not see it
    spec: Mapping[str, Any]
    keys: tuple[Key, ...] = ()  # its legend: words of the page, so that they wrap
    table: Grid | None = None
    height: int = 240  # pixels kept for it until it is drawn


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts side by side where there is room."""

    kind: ClassVar[str] = "charts"
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One year to choose, with the colour and the sign it has in charts, where it has any."""

    year: int
    label: str
    colour: str = ""
    sign: str = ""  # the path of an SVG symbol in a box from -1 to 1


@dataclass(frozen=True, slots=True)
class Choices:
    """The years a reader may choose; also the legend of the charts that follow."""

    kind: ClassVar[str] = "choices"
    legend: str
    everything: str
    years: tuple[Choice, ...]
    others: tuple[Choice, ...] = ()  # signs that cannot be chosen, for the legend


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What is shown when asked for; on paper only where it belongs to the record."""

    kind: ClassVar[str] = "fold"
    title: str
    blocks: tuple["Block", ...]
    paper: bool = True
    open: bool = False


Block = Words | Notice | Cards | Items | Facts | Grid | Chart | Charts | Choices | Fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page with a heading; `id` is the anchor it is reached by."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    short: str = ""  # the title in the contents, where it differs
