"""Which sheet of a workbook holds the table, and which others could."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from planner.errors import Place, Problem
from planner.locale import joined, say
from planner.scenario.tables import columns as column_search
from planner.scenario.tables.columns import Columns
from planner.scenario.tables.fields import Field
from planner.scenario.tables.sheet import Sheet, UnreadableTable


def chosen(
    found: Iterable[Sheet],
    fields: Sequence[Field],
    given: Mapping[str, Field],
    shown_as: str,
    name: str | None = None,
) -> tuple[Sheet, Columns]:
    """The sheet called `name`, else the first with every required heading, else the one with most fields."""
    best: tuple[Sheet, Columns] | None = None
    names = []
    for sheet in found:
        names.append(sheet.name)
        if name is not None and sheet.name not in ("", name):
            continue
        columns = column_search.find(sheet, fields, given)
        if not columns.missing(fields):
            return sheet, columns
        if best is None or columns.score(fields) > best[1].score(fields):
            best = sheet, columns
    if best is None:
        close = get_close_matches(name or "", names, n=1, cutoff=0)
        raise UnreadableTable(
            Problem(
                Place(shown_as, sheet=name or ""),
                say("no such sheet"),
                say("one of {names}", names=joined(names)),
                say("Did you mean “{word}”?", word=close[0]) if close else say("Check `sheet:`."),
            )
        )
    return best


def others(found: Iterable[Sheet], fields: Sequence[Field], read: str) -> tuple[str, ...]:
    """The sheets beside `read` that have every required heading: one a district, say, and nobody reads them.

    A sheet that cannot be read ends the search: it was not asked for."""
    names = []
    try:
        for sheet in found:
            if sheet.name != read and not column_search.find(sheet, fields, {}).missing(fields):
                names.append(sheet.name)
    except UnreadableTable:
        return tuple(names)
    return tuple(names)
