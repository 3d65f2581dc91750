"""What a table becomes: records with typed values, each knowing where it stands, and all problems found."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.errors import Place, Problem
from planner.scenario.tables.totals import Total


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the fields that are there and not blank."""

    values: Mapping[str, object]
    row: int
    where: Place
    headings: Mapping[str, str]  # field -> its heading
    extra: Mapping[str, str]  # columns that are no field, by heading, as text

    def place(self, name: str = "") -> Place:
        """Where the value of the field `name` stands, or the row."""
        return replace(self.where, heading=self.headings.get(name, name)) if name else self.where


@dataclass(frozen=True, slots=True)
class Records:
    """All rows of a table, and every problem found in it."""

    rows: tuple[Record, ...] = ()
    columns: frozenset[str] = frozenset()  # the fields that have a column
    headings: Mapping[str, str] = field(default_factory=dict)  # field -> its heading
    units: Mapping[str, str] = field(default_factory=dict)  # field -> the unit of its heading
    extra: tuple[str, ...] = ()  # headings of the columns that are no field
    problems: tuple[Problem, ...] = ()
    digest: str = ""  # sha256 of the file
    sheet: str = ""
    totals: tuple[Total, ...] = ()  # 小计 and 合计 rows, which are no records
