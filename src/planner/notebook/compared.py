"""Two plans side by side, in a notebook: what is assumed, what comes of it, who moves, who pays."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from planner.comparison import Comparison
from planner.report.compared import lines, tables

if TYPE_CHECKING:
    from pandas import DataFrame

    from planner.report.tables.table import Table


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Compared:
    """What `planner compare` says of two plans; its tables are headed in words, money is in 万元, exact."""

    comparison: Comparison

    @property
    def differs(self) -> bool:
        """Whether anything is assumed or planned differently."""
        return self.comparison.differs

    @property
    def figures(self) -> "DataFrame":
        """A row a figure, a column a plan, and the difference."""
        return _frame(tables.figures(self.comparison))

    @property
    def assumptions(self) -> "DataFrame":
        """A row an assumption that differs."""
        return _frame(tables.assumptions(self.comparison))

    @property
    def communities(self) -> "DataFrame":
        """A row a community that comes in, goes out, moves, or is grouped or funded differently."""
        return _frame(tables.communities(self.comparison))

    @property
    def funding(self) -> "DataFrame":
        """A row what a source pays more or less of a community."""
        return _frame(tables.funding(self.comparison))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": f"<pre>{escape(repr(self))}</pre>"}

    def __repr__(self) -> str:
        return "\n".join(lines(self.comparison))


def _frame(table: "Table") -> "DataFrame":
    from pandas import DataFrame

    return DataFrame(table.rows, columns=list(table.headings))
