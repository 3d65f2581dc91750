"""A sheet before it is drawn: blocks of columns and lines, exact values, formulas with what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["text", "whole", "count", "money", "balance", "m²", "万 m²", "share", "number"]
"""What the numbers are; money of which there is none is a dash, a balance of nothing is 0.00."""

UNIT: Mapping[Kind, int] = {"money": 10_000, "balance": 10_000, "m²": 100, "万 m²": 1_000_000}
"""What whole numbers are divided by in the cell: money is yuan, an area m² x 100."""


@dataclass(frozen=True, slots=True)
class Live:
    """A formula, and what it comes to.

    In it "{key}" is the cell of that column in the same line, "{above_key}" in the line above, "{top_key}" in
    the first line of the block, "{line@key}" in the line of that key, and "{below}" the cells of its own
    column from the next line to the `last` of its line.
    """

    formula: str
    value: int | Fraction


Cell = str | int | Fraction | Live | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its width in characters, and what its numbers are."""

    key: str
    heading: str
    width: int = 12
    kind: Kind = "text"
    summed: bool = False  # totals add it up
    yearly: bool = False  # but not over years
    live: str = ""  # the formula of every line that is no total
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line; a total stands above what it adds up, or below it with formulas of its own."""

    cells: tuple[Cell, ...]
    total: bool = False
    last: int | None = None  # place in its block of the last line a total above its lines adds up
    kind: Kind | None = None  # what the numbers of this line are, where not what the columns say
    key: str = ""  # by which formulas of the sheet find it


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Headings and the lines under them."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    caption: str = ""  # above the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: one block under its title, or several, one below the other."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    frozen: int = 4  # columns that stay in sight
    heads: bool = True  # the first headings stay in sight, and stand on every page
    note: str = ""


def number(cell: Cell) -> int | Fraction:
    """What a cell adds to a total."""
    value = cell.value if isinstance(cell, Live) else cell
    return 0 if value is None or isinstance(value, str) else value
