"""Plain text in columns: a Chinese character is two cells wide, and no line is wider than the screen."""

import unicodedata
from collections.abc import Sequence

from planner.locale import say

WIDTH = 80
NARROWEST = 8  # cells of a column that wraps


def width(text: str) -> int:
    """Cells `text` takes on a terminal."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, limit: int, breaks: str = " +、，；,;") -> list[str]:
    """`text` in lines of at most `limit` cells, broken after one of `breaks` where there is one."""
    lines: list[str] = []
    line, used, last = "", 0, 0
    for char in text:
        if used + _cells(char) > limit and line:
            cut = last if last else len(line)
            lines.append(line[:cut].rstrip(" "))
            line = line[cut:].lstrip(" ")
            used, last = width(line), 0
            if char == " " and not line:
                continue
        line += char
        used += _cells(char)
        if char in breaks:
            last = len(line)
    return [*lines, line] if line or not lines else lines


def pad(text: str, cells: int, right: bool = False) -> str:
    """`text` filled up with blanks to `cells`."""
    blanks = " " * max(0, cells - width(text))
    return blanks + text if right else text + blanks


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1, total: int = WIDTH, indent: int = 2
) -> list[str]:
    """Lines of a table: the first `left` columns flush left, the rest right; the widest of the left wrap."""
    widths = [max(width(row[i]) for row in (headings, *rows)) for i in range(len(headings))]
    over = sum(widths) + 2 * (len(widths) - 1) + indent - total
    while over > 0 and max(widths[:left]) > NARROWEST:
        widths[max(range(left), key=lambda i: widths[i])] -= 1
        over -= 1
    between = "  " if over <= 0 else " "
    lines = []
    for row in (headings, *rows):
        cells = [wrap(text, widths[i]) if i < left else [text] for i, text in enumerate(row)]
        for depth in range(max(len(cell) for cell in cells)):
            parts = [
                pad(cell[depth] if depth < len(cell) else "", widths[i], right=i >= left)
                for i, cell in enumerate(cells)
            ]
            lines.append((" " * indent + between.join(parts)).rstrip())
        if row is headings:
            whole = sum(widths) + len(between) * (len(widths) - 1)
            lines.append(" " * indent + "-" * min(total - indent, whole))
    return lines


def listing(label: str, items: Sequence[str], total: int = WIDTH, indent: int = 2) -> list[str]:
    """`label` and its items, wrapped with a hanging indent."""
    body = wrap(label + say(", ").join(items), total - indent - 2)
    return [" " * (indent if i == 0 else indent + 2) + line for i, line in enumerate(body)]
