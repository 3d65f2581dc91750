"""A table read into records: one door for files, one for rows written in the scenario itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from planner.errors import Place, Problem
from planner.locale import joined, say
from planner.scenario import quantities
from planner.scenario.tables import columns as column_search
from planner.scenario.tables import heading as headings
from planner.scenario.tables import totals
from planner.scenario.tables.columns import Column, Columns
from planner.scenario.tables.fields import Field as Field
from planner.scenario.tables.record import Record as Record
from planner.scenario.tables.record import Records as Records
from planner.scenario.tables.record_rows import Rows
from planner.scenario.tables.sheet import Sheet, UnreadableTable
from planner.scenario.tables.sheet_choice import chosen, others
from planner.scenario.tables.table_file import content_of, sheets
from planner.scenario.tables.totals import Difference

MAX_PROBLEMS = 200


def read(
    path: Path,
    fields: Sequence[Field],
    *,
    shown_as: str,
    sheet: str | None = None,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    fill_down: Sequence[str] = (),
    allow_extra: bool = True,
) -> Records:
    """The records of a table file; nothing is raised, every problem is among the problems.

    `columns` maps headings of this file to fields where we cannot know. Blank cells of the fields in
    `fill_down` take what stands above them. A workbook is searched for the first sheet with all required
    headings, unless `sheet` names one.
    """
    given, problems = _given(columns or {}, fields, shown_as)
    digest = ""
    try:
        content = content_of(path, shown_as)
        digest = sha256(content).hexdigest()
        found = chosen(sheets(content, shown_as, encoding), fields, given, shown_as, sheet)
        if sheet is None and found[0].name:
            problems += _unread(others(sheets(content, shown_as, encoding), fields, found[0].name), found[0])
        return replace(_records(*found, fields, problems, fill_down, allow_extra), digest=digest)
    except UnreadableTable as error:
        return Records(problems=(*problems, error.problem), digest=digest)


def _unread(names: Sequence[str], sheet: Sheet) -> list[Problem]:
    """A warning where further sheets of the workbook hold the same kind of table."""
    if not names:
        return []
    return [
        Problem(
            Place(sheet.file, sheet=sheet.name),
            say("only this sheet is read; {names} have the same headings", names=joined(names)),
            say("all rows in one sheet"),
            say("Put their rows below each other in one sheet, or name one with `sheet:`."),
            warning=True,
        )
    ]


def of_rows(
    rows: Sequence[Mapping[str, object]],
    fields: Sequence[Field],
    *,
    shown_as: str,
    places: Sequence[Place],
    allow_extra: bool = True,
) -> Records:
    """The same for rows written as mappings, `places[i]` being where row i stands."""
    if not rows:
        return Records()
    titles = list(dict.fromkeys(title for row in rows for title in row))
    cells = [[_written(row.get(title)) for title in titles] for row in rows]
    numbers = range(len(rows) + 1)
    sheet = Sheet(shown_as, "", [titles, *cells], numbers, places=(Place(shown_as), *places))
    return _records(sheet, column_search.of_titles(titles, fields), fields, [], (), allow_extra)


def _records(
    sheet: Sheet,
    found: Columns,
    fields: Sequence[Field],
    problems: Sequence[Problem],
    fill_down: Sequence[str],
    allow_extra: bool,
) -> Records:
    """The records below the headings `found`, with every problem."""
    top = (
        replace(sheet.place(max(found.first_row - 1, 0)), row=None, line=None)
        if sheet.rows
        else Place(sheet.file)
    )
    columns, doubts = found.chosen(fields, top)
    extra = found.extra()
    problems = [*problems, *doubts, *found.unknown(top, allow_extra)]
    missing = found.missing(fields)
    if missing:
        titles = [column.title for column in found.columns]
        problems += [_missing(field, titles, top) for field in missing]
        return Records(columns=frozenset(columns), problems=tuple(problems), sheet=sheet.name)
    titled = {column.index for column in found.columns if column.title}
    untitled = [index for index in range(len(sheet.rows[0]) if sheet.rows else 0) if index not in titled]
    rows = Rows(sheet, columns, extra, found.first_row, untitled)
    rows.read(fill_down)
    problems += rows.problems
    problems += [
        _difference(difference, sheet, columns) for difference in totals.differences(rows.lines, rows.totals)
    ]
    if not rows.records:
        problems.append(
            Problem(top, say("headings without rows"), say("at least one row"), say("Fill in the table."))
        )
    return Records(
        rows=tuple(rows.records),
        columns=frozenset(columns) | rows.grouped,
        headings=rows.headings,
        units={name: column.unit for name, column in columns.items() if column.unit},
        extra=tuple(extra),
        problems=_at_most(problems, sheet.file),
        sheet=sheet.name,
        totals=tuple(rows.totals),
    )


def _given(
    columns: Mapping[str, str], fields: Sequence[Field], shown_as: str
) -> tuple[dict[str, Field], list[Problem]]:
    """The user's own mapping of headings, by key; either side may be the heading."""
    known = headings.fields_by_key(fields)
    found: dict[str, Field] = {}
    problems = []
    for title, name in columns.items():
        if headings.key(name) in known:
            found[headings.key(title)] = known[headings.key(name)]
        elif headings.key(title) in known:
            found[headings.key(name)] = known[headings.key(title)]
        else:
            names = [field.name for field in fields]
            close = get_close_matches(name, names, n=1)
            problems.append(
                Problem(
                    Place(shown_as, key=f"columns: {title}"),
                    say("“{name}” is no field of this table", name=name),
                    say("one of {names}", names=joined(names)),
                    say("Did you mean “{word}”?", word=close[0]) if close else say("Choose one of them."),
                )
            )
    return found, problems


def _missing(field: Field, titles: Sequence[str], place: Place) -> Problem:
    spellings = [field.name, *field.aliases, *field.weaker]
    ranked = [(SequenceMatcher(None, title, word).ratio(), title) for title in titles for word in spellings]
    nearest = max(ranked, default=(0.0, ""))
    if nearest[0] >= 0.5:
        remedy = say(
            "If “{heading}” is meant, rename it, or write columns: {{{heading}: {field}}}.",
            heading=nearest[1],
            field=field.title,
        )
    else:
        remedy = say("Add the column “{field}”.", field=field.title)
    shown = joined(titles[:30]) or say("nothing that looks like headings")
    return Problem(
        place,
        say("no column for “{field}”; the headings are: {headings}", field=field.title, headings=shown),
        say("one of {names}", names=joined(spellings[1:6]) or field.name),
        remedy,
    )


def _difference(difference: Difference, sheet: Sheet, columns: Mapping[str, Column]) -> Problem:
    column = columns[difference.field]
    kind = column.field.kind if column.field else "count"
    return Problem(
        sheet.place(difference.total.line.row, column.title),
        say(
            "“{label}” says {written}, its rows add up to {counted}",
            label=difference.total.label,
            written=_shown(difference.written, kind, column.unit),
            counted=_shown(difference.counted, kind, column.unit),
        ),
        say("the sum of its rows"),
        say("Check both; the rows count, not the total."),
        warning=True,
    )


def _shown(amount: Fraction, kind: str, unit: str) -> str:
    """An amount in the unit of its column."""
    one = Fraction(1)
    if kind == "money" and unit:
        one = quantities.exact_money("1", unit)
    elif kind == "area" and unit:
        one = quantities.area("1", unit)
    elif unit.startswith("万"):
        one = Fraction(10_000)
    return f"{float(amount / one):,.12g}{unit}" if amount >= 0 else str(amount)


def _at_most(problems: Sequence[Problem], file: str) -> tuple[Problem, ...]:
    """The first problems, errors before warnings, and how many more there are."""
    if len(problems) <= MAX_PROBLEMS:
        return tuple(problems)
    ordered = sorted(problems, key=lambda problem: problem.warning)
    more = len(problems) - MAX_PROBLEMS
    rest = Problem(
        ordered[MAX_PROBLEMS].place,
        say("{count} more problems like these", count=more),
        warning=ordered[MAX_PROBLEMS].warning,
    )
    return (*ordered[:MAX_PROBLEMS], rest)


def _written(value: object) -> str:
    """A value of the scenario as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    return quantities.plain(str(value))
