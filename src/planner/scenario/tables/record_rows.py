"""The rows of a sheet under its headings as records: merged cells filled, totals set apart, values read."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from planner.errors import Problem
from planner.locale import say
from planner.scenario import quantities
from planner.scenario.quantities import QuantityError
from planner.scenario.tables import lone_rows, totals, values
from planner.scenario.tables.columns import Column
from planner.scenario.tables.doubts import Doubts
from planner.scenario.tables.fields import ADDITIVE, Field
from planner.scenario.tables.record import Record
from planner.scenario.tables.sheet import Cell, Sheet
from planner.scenario.tables.totals import Line, Total

_LABELLED = 4  # leading texts in which 小计 is looked for


class Rows:
    """Reads the rows below the headings of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, Column],
        extra: Mapping[str, int],
        first: int,
        untitled: Collection[int] = (),
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.extra = extra
        self.first = first
        self.untitled = untitled
        self.headings = {name: column.title for name, column in columns.items()}
        self.records: list[Record] = []
        self.lines: list[Line] = []
        self.totals: list[Total] = []
        self.problems: list[Problem] = []
        self._merged = _merged(sheet, first)
        self._above: dict[str, str] = {}
        self._doubts = Doubts(sheet, self.headings)
        self.groups: dict[str, str] = {}  # the district or subdistrict a row of its own names
        self.grouped: set[str] = set()

    def read(self, fill_down: Sequence[str]) -> None:
        """Every row, in order."""
        for row in range(self.first, len(self.sheet.rows)):
            texts = {name: self._text(row, column) for name, column in self.columns.items()}
            if not any(self.sheet.rows[row]) or self._is_heading(texts):
                continue
            label = totals.label([text for text in self.sheet.rows[row] if text][:_LABELLED])
            if label:
                self._total(row, label, texts)
            elif not self._is_alone(row, texts):
                self._fill(row, texts, fill_down)
                self._record(row, texts)
        self.problems.extend(self._doubts.problems())

    def _text(self, row: int, column: Column) -> str:
        """The text of a cell; one of a merge takes the text of its first row."""
        text = self.sheet.rows[row][column.index]
        top = self._merged.get((row, column.index))
        if text or top is None or column.field is None or column.field.kind in ADDITIVE:
            return text
        return self.sheet.rows[top][column.index]

    def _fill(self, row: int, texts: dict[str, str], fill_down: Sequence[str]) -> None:
        """Blank cells of `fill_down` take what stands above; a new community forgets the work."""
        fields = [name for name in fill_down if name in texts]
        for place, name in enumerate(fields):
            if texts[name]:
                if texts[name] != self._above.get(name):
                    for lower in fields[place + 1 :]:
                        self._above.pop(lower, None)
                self._above[name] = texts[name]
            elif name in self._above:
                texts[name] = self._above[name]
                self._doubts.filled.setdefault(name, []).append(row)

    def _is_alone(self, row: int, texts: Mapping[str, str]) -> bool:
        """Whether the row is one text and no community: a footnote, or the district of the rows below."""
        cells = {text for text in self.sheet.rows[row] if text}
        required = [name for name, column in self.columns.items() if column.field and column.field.required]
        filled = [name for name in required if not values.is_blank(texts[name])]
        if len(cells) > 1 or len(required) < 2 or len(filled) > 1:
            return False
        text = cells.pop()
        group = {} if {"district", "subdistrict"} & set(self.columns) else lone_rows.group(text)
        if lone_rows.is_remark(text):
            return True
        if group:
            self.groups = {**({} if "district" in group else self.groups), **group}
            self.grouped.update(group)
        if filled and not group:
            return False
        if filled or not group:
            done = (
                say("It was taken for the group of the rows below.") if group else say("The row was skipped.")
            )
            found = say("“{text}” stands alone in its row", text=text[:40])
            self.problems.append(
                Problem(self.sheet.place(row), found, say("a row of the table"), done, warning=True)
            )
        return True

    def _is_heading(self, texts: Mapping[str, str]) -> bool:
        """Whether the headings stand here again, as on each page of a printed table."""
        required = [c for c in self.columns.values() if c.field and c.field.required]
        return bool(required) and all(texts[c.field.name] == c.title for c in required if c.field)

    def _record(self, row: int, texts: Mapping[str, str]) -> None:
        found: dict[str, object] = dict(self.groups)
        for name, column in self.columns.items():
            field = column.field
            if field is None:
                continue
            fault = self._fault(row, column, texts[name])
            if fault:
                self._refuse(row, name, fault)
            elif values.is_blank(texts[name], field):
                if field.required or field.all_or_none:
                    self._refuse(row, name, _left_blank(field))
            else:
                try:
                    found[name] = self._value(row, column, field, texts[name])
                except QuantityError as error:
                    self._refuse(row, name, error)
        if any(self.sheet.rows[row][index] for index in self.untitled):
            self._doubts.beyond.append(row)
        extra = {title: self.sheet.rows[row][index] for title, index in self.extra.items()}
        self.records.append(
            Record(
                found,
                self.sheet.numbers[row],
                self.sheet.place(row),
                self.headings,
                {k: v for k, v in extra.items() if v},
            )
        )
        self.lines.append(self._line(row, found))

    def _value(self, row: int, column: Column, field: Field, text: str) -> object:
        computed = (row, column.index) in self.sheet.computed
        found = values.value(field, text, column.unit, computed)
        if field.kind == "money":
            if computed and quantities.exact_money(text, column.unit).denominator > 1:
                self._doubts.rounded[field.name] += 1
            if not column.unit and text[-1].isdecimal() and found and not column.title.isascii():
                self._doubts.bare[field.name] += 1
        return found

    def _fault(self, row: int, column: Column, text: str) -> QuantityError | None:
        """What is wrong with the cell itself, whatever its field."""
        cell = (row, column.index)
        fault = self.sheet.faults.get(cell)
        if fault:
            return QuantityError(
                fault,
                say("a value"),
                say("Open the file in Excel or WPS, calculate and save it, or type the value as text."),
            )
        top = self._merged.get(cell)
        if not text and top is not None and top != row and column.field and column.field.kind in ADDITIVE:
            return QuantityError(
                say("one value for several rows (merged cells)"),
                say("a value in each row"),
                say("Unmerge the cells and give each row its share."),
            )
        return None

    def _refuse(self, row: int, name: str, error: QuantityError) -> None:
        place = self.sheet.place(row, self.headings[name])
        self.problems.append(Problem(place, error.found, error.expected, error.remedy))

    def _total(self, row: int, label: str, texts: Mapping[str, str]) -> None:
        amounts: dict[str, Fraction] = {}
        steps: dict[str, Fraction] = {}
        for name in totals.COMPARED:
            column = self.columns.get(name)
            if column is not None and column.field is not None and texts[name]:
                try:
                    amounts[name] = _amount(column.field, texts[name], column.unit)
                    steps[name] = _step(column.field, texts[name], column.unit)
                except QuantityError:
                    continue  # "12个小区", "—": nothing to compare
        self.totals.append(Total(Line(row, (), amounts), label, steps))

    def _line(self, row: int, found: Mapping[str, object]) -> Line:
        groups = tuple(str(found.get(name, "")) for name in ("district", "subdistrict"))
        amounts = {name: Fraction(str(found[name])) for name in totals.COMPARED if name in found}
        return Line(row, groups, amounts)


def _left_blank(field: Field) -> QuantityError:
    """What a cell without a value lacks."""
    if field.required:
        return QuantityError(say("nothing"), say("a value"), say("Fill it in, or delete the row."))
    return QuantityError(
        say("nothing"),
        say("a name in every row; only merged cells take what stands above"),
        say("Fill it in for every row, or delete the column."),
    )


def _merged(sheet: Sheet, first: int) -> dict[Cell, int]:
    """Each data cell in the first column of a merge over several rows -> the top row of the merge."""
    found = {}
    for merge in sheet.merges:
        if merge.bottom > merge.top >= first and merge.bottom < len(sheet.rows) + 1:
            for row in range(merge.top, min(merge.bottom + 1, len(sheet.rows))):
                found[row, merge.left] = merge.top
    return found


def _amount(field: Field, text: str, unit: str) -> Fraction:
    """A total as written, parts of a yuan or of a household included."""
    if field.kind == "money":
        return quantities.exact_money(text, unit)
    if field.kind == "area":
        return quantities.area(text, unit)
    return Fraction(quantities.count(text, unit))


def _step(field: Field, text: str, unit: str) -> Fraction:
    """What one in the last decimal place of `text` is worth: a total may be rounded to it."""
    digits = text.partition(".")[2]
    decimals = len(digits) - len(digits.lstrip("0123456789"))
    one = "1" + text.lstrip("¥￥+-0123456789.,' ")
    return Fraction(_amount(field, one, unit), 10**decimals)
