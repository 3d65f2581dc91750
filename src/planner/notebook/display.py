"""What a notebook shows of a value: a small table as plain text and as HTML.

Names come from tables that strangers filled in, so every cell is escaped.
"""

from dataclasses import dataclass
from html import escape

from planner.report.columns import pad, table, width


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A title and rows of text; without headings the first cell of a row is its label."""

    title: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...]

    def bundle(self) -> dict[str, str]:
        """What `_repr_mimebundle_` gives: "text/plain" and "text/html"."""
        return {"text/plain": self.text(), "text/html": self.html()}

    def text(self) -> str:
        """The table on a terminal."""
        if self.headings:
            return "\n".join([self.title, *table(self.headings, self.rows)])
        label = max((width(row[0]) for row in self.rows), default=0)
        lines = [f"  {pad(row[0], label)}  {'  '.join(row[1:])}" for row in self.rows]
        return "\n".join([self.title, *lines])

    def html(self) -> str:
        """The table in a notebook."""
        head = "".join(f'<th scope="col">{escape(text)}</th>' for text in self.headings)
        body = "".join(f"<tr>{_cells(row, labelled=not self.headings)}</tr>" for row in self.rows)
        return (
            f"<table><caption>{escape(self.title)}</caption>"
            + (f"<thead><tr>{head}</tr></thead>" if head else "")
            + f"<tbody>{body}</tbody></table>"
        )


def _cells(row: tuple[str, ...], labelled: bool) -> str:
    if not labelled:
        return "".join(f"<td>{escape(text)}</td>" for text in row)
    rest = "".join(f'<td style="text-align:left">{escape(text)}</td>' for text in row[1:])
    return f'<th scope="row">{escape(row[0])}</th>{rest}'
