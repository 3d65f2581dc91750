"""The reserve while a scenario is put together: its communities, and the rows they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.errors import Place
from planner.scenario.tables.records import Record
from planner.scenario.types import Category, Community


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of a community beyond the `Community` itself."""

    place: Place
    record: Record
    investment: int | None = None
    sums: Mapping[Category, int] = field(default_factory=dict)  # of it, for each class of works
    content: str = ""
    planned_year: int | None = None
    published_year: int | None = None


@dataclass(frozen=True, slots=True)
class Reserve:
    """All communities, and their rows by id."""

    communities: tuple[Community, ...] = ()
    rows: Mapping[str, Row] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()
    complete: bool = False  # every row could be read

    def place(self, community: str, name: str = "name") -> Place:
        """Where a cell of a community stands."""
        row = self.rows[community]
        return row.record.place(name) if name in self.columns else row.place
