"""Which column of a sheet holds which field: titles above, headings of one to three rows, units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.errors import Place, Problem
from planner.locale import joined, say
from planner.scenario import quantities
from planner.scenario.quantities import plain
from planner.scenario.tables import heading as headings
from planner.scenario.tables import totals
from planner.scenario.tables.fields import ADDITIVE, Field
from planner.scenario.tables.heading import Heading
from planner.scenario.tables.sheet import Cell, Sheet

_SEARCHED = 25  # rows in which the headings are looked for
_DEEPEST = 3  # rows of headings
_OF_KIND = {"money": quantities.YUAN, "area": quantities.SQUARE_METRES}
_MISFIT = 1_000  # outweighs every column that fits
_PART_OF = {
    "investment_basic": "investment",
    "investment_improving": "investment",
    "investment_upgrading": "investment",
}
_STATED_UNITS = re.compile(r"单位[::]\s*([^)】\]]+)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet and what it holds."""

    index: int
    title: str  # its heading as people read it
    unit: str = ""
    field: Field | None = None
    weak: bool = False  # its heading names the field only where no other column does
    under: Field | None = None  # the money that a heading over this column and its neighbours names


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet, and where its rows begin."""

    columns: tuple[Column, ...]
    first_row: int
    top: int = 0  # the first row of headings
    units: frozenset[str] = frozenset()  # stated above the headings: "单位：万元"

    def matching(self, name: str) -> list[Column]:
        """The columns whose headings name the field `name`; the weaker ones only if there is no other."""
        found = [column for column in self.columns if column.field is not None and column.field.name == name]
        return [column for column in found if not column.weak] or found

    def missing(self, fields: Sequence[Field]) -> list[Field]:
        """The required fields without a column."""
        return [field for field in fields if field.required and not self.matching(field.name)]

    def score(self, fields: Sequence[Field]) -> tuple[int, int]:
        """How many of the required fields, and of all fields, have a column."""
        names = {column.field.name for column in self.columns if column.field}
        return sum(field.required and field.name in names for field in fields), len(names)

    def fitting_units(self) -> int:
        """How many columns have a unit of their kind, less all those whose unit belongs to another kind.

        It tells a group heading ("投资（万元）" over its parts) from a title over the whole table."""
        return sum(_fit(column) for column in self.columns if column.field is not None and column.unit)

    def chosen(self, fields: Sequence[Field], place: Place) -> tuple[dict[str, Column], list[Problem]]:
        """The column of every field that has one; two for one field are a problem."""
        found: dict[str, Column] = {}
        problems = []
        for field in fields:
            matching = self.matching(field.name)
            if not matching:
                continue
            found[field.name] = self._with_unit(matching[0])
            if len(matching) > 1:
                problems.append(_twice(field, matching, place))
        for name, whole in _PART_OF.items():  # "总投资（万元）" speaks for "其中：基础类" beside it
            if name in found and whole in found and not found[name].unit:
                found[name] = replace(found[name], unit=found[whole].unit)
        return found, [*problems, *self._without_whole(found, place)]

    def _without_whole(self, found: Mapping[str, Column], place: Place) -> Iterator[Problem]:
        """A problem where money stands under one heading in parts, and no column is known for the whole."""
        parts: dict[str, list[Column]] = {}
        for column in self.columns:
            if column.under is not None and column.under.name not in found:
                parts.setdefault(column.under.title, []).append(column)
        for title, unread in parts.items():
            names = joined(f"“{column.title}”" for column in unread)
            yield Problem(
                place,
                say("money in parts, and no column for the whole; not known: {headings}", headings=names),
                say("one column for it, such as 合计"),
                say("Add it, or say which it is under columns: {{heading: {field}}}.", field=title),
            )

    def extra(self) -> dict[str, int]:
        """The columns that are no field, by heading."""
        return {column.title: column.index for column in self.columns if column.field is None}

    def unknown(self, place: Place, allowed: bool) -> list[Problem]:
        """A problem for every column that is no field, where there may be none."""
        if allowed:
            return []
        return [
            Problem(
                replace(place, heading=title),
                say("a column we do not know"),
                say("only columns of this table"),
                say("Delete it, or state what it is under `columns:`."),
            )
            for title in self.extra()
        ]

    def _with_unit(self, column: Column) -> Column:
        """`column`, its unit taken from the line above the headings where its own heading names none."""
        if column.unit or column.field is None:
            return column
        known = _OF_KIND.get(column.field.kind, {})
        unit = next((unit for unit in sorted(self.units) if unit in known), "")
        return replace(column, unit=unit)


def of_titles(titles: Sequence[str], fields: Sequence[Field]) -> Columns:
    """The columns of rows that stand under `titles`, one row of them."""
    known = headings.fields_by_key(fields)
    weak = {headings.key(word) for field in fields for word in field.weaker}
    return Columns(tuple(_column(index, [title], known, weak, {}) for index, title in enumerate(titles)), 1)


def find(sheet: Sheet, fields: Sequence[Field], given: Mapping[str, Field]) -> Columns:
    """The rows of headings that name most fields, the required ones first; `given` maps keys of headings."""
    filled = _filled(sheet)
    known = headings.fields_by_key(fields)
    weak = {headings.key(word) for field in fields for word in field.weaker}
    best, most = Columns((), 0), (-1, -1, 0)
    height = min(len(sheet.rows), _SEARCHED)
    for depth in range(1, _DEEPEST + 1):
        for top in range(height - depth + 1):
            found = Columns(tuple(_columns(sheet, filled, top, depth, known, weak, given)), top + depth, top)
            score = (*found.score(fields), found.fitting_units())
            if score > most:
                best, most = found, score
    return _with_units(sheet, _extended(sheet, filled, best, known, weak, given))


def _with_units(sheet: Sheet, found: Columns) -> Columns:
    """`found` with the units stated above its headings."""
    units: set[str] = set()
    for row in range(found.first_row):
        for text in sheet.rows[row]:
            for match in _STATED_UNITS.finditer(text):
                words = re.split(r"[、,;/\s]+", match.group(1))
                units.update(word.rpartition("单位:")[2] for word in words)  # 填报单位：某局  单位：万元
    return replace(found, units=frozenset(unit for unit in units if unit))


def _extended(
    sheet: Sheet,
    filled: Mapping[Cell, str],
    found: Columns,
    known: dict[str, Field],
    weak: set[str],
    given: Mapping[str, Field],
) -> Columns:
    """`found` with a further row of headings under it, which names no field (中央, 市级 … or units)."""
    required = [column.index for column in found.columns if column.field and column.field.required]
    row = found.first_row
    if not required or row >= min(len(sheet.rows), _SEARCHED + _DEEPEST):
        return found
    cells = [text for text in sheet.rows[row] if text]
    ours = [filled.get((row, index), sheet.rows[row][index]) for index in required]
    titles = [filled.get((row - 1, index), sheet.rows[row - 1][index]) for index in required]
    blank = all(
        not text or headings.parse(text).text == "" or text == above
        for text, above in zip(ours, titles, strict=True)
    )
    if (
        not blank
        or len(cells) < 2
        or any(re.search(r"\d", text) and headings.parse(text).text for text in cells)
    ):
        return found
    depth = row + 1 - found.top
    return Columns(tuple(_columns(sheet, filled, found.top, depth, known, weak, given)), row + 1, found.top)


def _columns(
    sheet: Sheet,
    filled: Mapping[Cell, str],
    top: int,
    depth: int,
    known: dict[str, Field],
    weak: set[str],
    given: Mapping[str, Field],
) -> list[Column]:
    """Every column with a heading in rows `top` to `top + depth - 1`."""
    found = []
    for index in range(len(sheet.rows[top])):
        written = [filled.get((row, index), sheet.rows[row][index]) for row in range(top, top + depth)]
        titles = list(dict.fromkeys(headings.one_line(text) for text in written if text))
        if titles:
            found.append(_column(index, titles, known, weak, given))
    return found


def _column(
    index: int, titles: list[str], known: dict[str, Field], weak: set[str], given: Mapping[str, Field]
) -> Column:
    """The column under `titles`, which stand above each other: the lowest one that is not a unit names it."""
    title = " ".join(titles)
    parsed = [headings.parse(text) for text in titles]
    unit = next((one.unit for one in reversed(parsed) if one.unit), "")
    worded = [one for one in parsed if one.text]
    lowest, joined = worded[-1] if worded else Heading(""), Heading("".join(one.text for one in worded))
    for spelled in (title, titles[-1], lowest.text, joined.text):
        if headings.key(spelled) in given:
            return Column(index, title, unit, given[headings.key(spelled)])
    if not worded:
        return Column(index, title, unit)
    for one in (lowest, joined, *_whole(worded, known)):
        field = headings.named_by(one, known)
        if field is not None:
            # a column the user names for a field outranks those that only look like it
            return Column(
                index, title, unit, field, headings.key(one.text) in weak or field in given.values()
            )
    glued = headings.unglued(lowest, known)
    if glued and not unit:
        return Column(index, title, glued[1], glued[0])
    over = (headings.named_by(one, known) for one in worded[:-1])
    return Column(index, title, unit, under=next((f for f in over if f and f.kind == "money"), None))


def _whole(worded: Sequence[Heading], known: dict[str, Field]) -> list[Heading]:
    """The heading whose parts a column adds up: "总投资" over "合计", or that of "总投资小计"."""
    of = totals.added_up(worded[-1].text)
    above = [Heading(of)] if of else worded[-2::-1] if of is not None else []
    fields = ((one, headings.named_by(one, known)) for one in above)
    return [one for one, field in fields if field is not None and field.kind in ADDITIVE][:1]


def _fit(column: Column) -> int:
    """1 where the unit is one of the column's kind, far below 0 where it is one of another kind."""
    assert column.field is not None
    if column.unit in _OF_KIND.get(column.field.kind, {}):
        return 1
    return -_MISFIT if any(column.unit in units for units in _OF_KIND.values()) else 0


def _filled(sheet: Sheet) -> dict[Cell, str]:
    """The text of every cell covered by a merge in the first rows."""
    found = {}
    for merge in sheet.merges:
        if merge.top < min(_SEARCHED, len(sheet.rows)) and merge.left < len(sheet.rows[merge.top]):
            text = plain(sheet.rows[merge.top][merge.left])
            for row in range(merge.top, min(merge.bottom, _SEARCHED + _DEEPEST) + 1):
                for column in range(merge.left, min(merge.right + 1, len(sheet.rows[merge.top]))):
                    found[row, column] = text
    return found


def _twice(field: Field, matching: Sequence[Column], place: Place) -> Problem:
    return Problem(
        place,
        say(
            "the columns {headings} are all “{field}”",
            headings=joined(f"“{column.title}”" for column in matching),
            field=field.title,
        ),
        say("one column for it"),
        say("Rename or delete one, or say which under columns: {{heading: {field}}}.", field=field.title),
    )
