"""What the columns of a bureau's own workbook mean: known headings, and guesses where we do not know them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from planner.errors import ScenarioError
from planner.locale import joined, say
from planner.scenario.quantities import QuantityError
from planner.scenario.tables import heading as headings
from planner.scenario.tables import records, values
from planner.scenario.tables.columns import Column, Columns
from planner.scenario.tables.fields import Field
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.record import Records
from planner.scenario.tables.sheet import Sheet, UnreadableTable
from planner.scenario.tables.sheet_choice import chosen
from planner.scenario.tables.table_file import content_of, sheets

_MERGED = ("district", "subdistrict")
_SAMPLE = 50  # rows looked at
_ALIKE = {True: 0.5, False: 0.7}  # how alike a heading must be: required fields are worth a bolder guess


@dataclass(frozen=True, slots=True)
class Guessed:
    """A reserve as read, the headings that had to be guessed, and everything assumed, a sentence each."""

    records: Records
    columns: Mapping[str, str]  # heading -> field
    sentences: tuple[str, ...]


def guessed(workbook: Path) -> Guessed:
    """The reserve in `workbook`; raises ScenarioError where it is no table at all."""
    try:
        content = content_of(workbook, workbook.name)
        sheet, found = chosen(sheets(content, workbook.name, None), COMMUNITIES, {}, workbook.name)
    except UnreadableTable as error:
        raise ScenarioError([error.problem]) from error
    guesses = {**_of_several(found), **_unknown(sheet, found)}
    read = records.read(
        workbook,
        COMMUNITIES,
        shown_as=workbook.name,
        sheet=sheet.name or None,
        columns=guesses,
    )
    return Guessed(read, guesses, tuple(_sentences(sheet, found, read, guesses)))


def _of_several(found: Columns) -> dict[str, str]:
    """Where several columns could be one field, the first."""
    several = {field.name: found.matching(field.name) for field in COMMUNITIES}
    return {columns[0].title: name for name, columns in several.items() if len(columns) > 1}


def _unknown(sheet: Sheet, found: Columns) -> dict[str, str]:
    """Unknown headings that look like those of a field without a column, and hold such values."""
    left = [column for column in found.columns if column.field is None]
    guesses: dict[str, str] = {}
    for field in sorted(COMMUNITIES, key=lambda field: not field.required):
        if found.matching(field.name) or field.kind == "text":
            continue
        ranked = sorted(((_alike(field, column), -column.index, column) for column in left), reverse=True)
        for alike, _, column in ranked[:3]:
            if alike >= _ALIKE[field.required] and _holds(sheet, found.first_row, column, field):
                guesses[column.title] = field.name
                left.remove(column)
                break
    return guesses


def _alike(field: Field, column: Column) -> float:
    words = headings.key(headings.parse(column.title).text)
    return max(
        SequenceMatcher(None, words, headings.key(alias)).ratio() for alias in (*field.aliases, *field.weaker)
    )


def _holds(sheet: Sheet, first: int, column: Column, field: Field) -> bool:
    """Whether most cells of the column can be values of the field."""
    cells = [sheet.rows[row][column.index] for row in range(first, min(first + _SAMPLE, len(sheet.rows)))]
    filled = [text for text in cells if not values.is_blank(text)]
    good = 0
    for text in filled:
        try:
            values.value(field, text, column.unit)
            good += 1
        except QuantityError:
            continue
    return bool(filled) and good * 5 >= len(filled) * 4


def _sentences(sheet: Sheet, found: Columns, read: Records, guesses: Mapping[str, str]) -> list[str]:
    titles = {field.name: field.title for field in COMMUNITIES}
    where = say("sheet “{name}”", name=sheet.name) if sheet.name else say("the file")
    said = [
        say(
            "{where}: headings end in row {row}, {count} communities below",
            where=where,
            row=sheet.numbers[found.first_row - 1] if found.first_row else 0,
            count=len(read.rows),
        )
    ]
    for name, heading in read.headings.items():
        unit = read.units.get(name, "")
        shown = titles[name] + (f"（{unit}）" if unit else "")
        if heading in guesses:
            said.append(say("guess: the column “{heading}” is {field}", heading=heading, field=shown))
        elif headings.key(heading) != headings.key(shown):
            said.append(say("the column “{heading}” is {field}", heading=heading, field=shown))
    if read.extra:
        said.append(say("columns not used: {columns}", columns=joined(read.extra)))
    if read.totals:
        labels = dict.fromkeys(total.label for total in read.totals)
        said.append(
            say("{count} rows of totals left out: {labels}", count=len(read.totals), labels=joined(labels))
        )
    return [*said, *_filled(sheet, found, read), *_decades(sheet, read)]


def _filled(sheet: Sheet, found: Columns, read: Records) -> list[str]:
    """How many merged cells took the district of the row above."""
    said = []
    numbers = {number: index for index, number in enumerate(sheet.numbers)}
    for name in _MERGED:
        columns = found.matching(name)
        if columns:
            blank = sum(
                not sheet.rows[numbers[row.row]][columns[0].index] and name in row.values for row in read.rows
            )
            if blank:
                said.append(
                    say(
                        "“{heading}”: {count} cells filled from the row above",
                        heading=columns[0].title,
                        count=blank,
                    )
                )
    return said


def _decades(sheet: Sheet, read: Records) -> list[str]:
    """How many years are really decades."""
    title = read.headings.get("year_built")
    column = _index(sheet, title) if title else None
    if column is None:
        return []
    numbers: Sequence[int] = sheet.numbers
    rows = {number: index for index, number in enumerate(numbers)}
    count = sum("年代" in sheet.rows[rows[row.row]][column] for row in read.rows)
    return (
        [say("{count} years of building are decades, read as their first year", count=count)] if count else []
    )


def _index(sheet: Sheet, title: str) -> int | None:
    return next((row.index(title) for row in sheet.rows[:25] if title in row), None)
