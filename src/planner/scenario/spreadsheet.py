"""A workbook (xlsx, xls, ods) as sheets of text: numbers as they are meant, merged cells, odd cells."""

import datetime
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal

import python_calamine as calamine

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario import ods_facts, workbook_archive, xlsx_facts
from planner.scenario.quantities import plain
from planner.scenario.sheet import MAX_CELL, Cell, Merge, Sheet, UnreadableTable
from planner.scenario.workbook_archive import Facts

_Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
_TYPED_DECIMALS = 6  # more than anybody types into an amount
_EXACT_DIGITS = 15  # Excel keeps no more


def read(content: bytes, shown_as: str) -> Iterator[Sheet]:
    """The visible sheets in order, then the hidden ones; raises UnreadableTable."""
    facts: Mapping[str, Facts] = {}
    if content.startswith(b"PK"):
        members = workbook_archive.members(content, shown_as)
        facts = (ods_facts if "content.xml" in members else xlsx_facts).facts(members, shown_as)
        content = workbook_archive.packed(members)
    try:
        with calamine.load_workbook(io.BytesIO(content)) as workbook:
            hidden = {
                m.name for m in workbook.sheets_metadata if m.visible != calamine.SheetVisibleEnum.Visible
            }
            for name in sorted(workbook.sheet_names, key=lambda name: name in hidden):
                yield _sheet(workbook.get_sheet_by_name(name), shown_as, facts.get(name, Facts()))
    except calamine.PasswordError as error:
        raise _unreadable(
            shown_as, say("the workbook is protected by a password"), say("Save a copy without a password.")
        ) from error
    except calamine.CalamineError as error:
        raise _unreadable(
            shown_as,
            say("the file is not a workbook we can read ({said})", said=_first_line(error)),
            say("Open it in Excel or WPS and save it as xlsx, or as csv in UTF-8."),
        ) from error


def _sheet(sheet: calamine.CalamineSheet, shown_as: str, facts: Facts) -> Sheet:
    rows: list[list[str]] = []
    faults: dict[Cell, str] = dict(facts.faults)
    computed: set[Cell] = set()
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = []
        for column, value in enumerate(values):
            text = _text(value, (number, column) in facts.percent)
            if isinstance(value, float):
                if _decimals(text) > _TYPED_DECIMALS:
                    computed.add((number, column))
                if len(text) > _EXACT_DIGITS and value == int(value):
                    faults[number, column] = say(
                        "a number of more than 15 digits, the last of which Excel has lost"
                    )
            if len(text) > MAX_CELL:
                faults[number, column] = say("a cell of {count} characters", count=f"{len(text):,}")
                text = text[:80]
            cells.append(text)
        rows.append(cells)
    merges = facts.merges or tuple(
        Merge(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(shown_as, sheet.name, rows, range(1, len(rows) + 1), merges, faults, frozenset(computed))


def _text(value: _Value, percent: bool) -> str:
    """What the cell shows, exactly: 0.85 formatted as a percentage is "85%", a date is ISO."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        exact = Decimal(value) if isinstance(value, int) else _as_shown(value)
        return f"{(exact * 100).normalize():f}%" if percent else f"{exact.normalize():f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _as_shown(value: float) -> Decimal:
    """A float to the 15 digits Excel keeps: 418.00000000000006 is 418."""
    return Decimal(f"{value:.15g}")


def _decimals(text: str) -> int:
    return len(text.rstrip("%").partition(".")[2])


def _unreadable(shown_as: str, found: str, remedy: str) -> UnreadableTable:
    return UnreadableTable(Problem(Place(shown_as), found, say("a table: csv, xlsx, xls or ods"), remedy))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
