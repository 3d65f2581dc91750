"""Where the tables of a plan folder do not say what its plan.json says."""

import csv
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planner import locale
from planner.locale import say
from planner.report import csv_file, tables
from planner.report.plan_file import PlanFolder
from planner.report.tables.table import Table

SHOWN = 5  # of one file
COMPARED = (
    "communities.csv",
    "areas.csv",
    "works_left_out.csv",
    "waiting.csv",
    "rejected.csv",
    "funding.csv",
    "funding_by_year.csv",
    "checks.csv",
    "mechanisms.csv",
    "calendar.csv",
    "operations.csv",
)


def cells(folder: PlanFolder) -> Iterator[str]:
    """Cells of the csv files that are not those of plan.json, each file in the language of its headings."""
    spoken = locale.language()
    expected: dict[str, list[Table]] = {}
    try:
        for language in dict.fromkeys((spoken, *locale.LANGUAGES)):
            locale.use(language)
            for table in tables.all_tables(folder.scenario, folder.document):
                if table.file in COMPARED and (folder.path / table.file).is_file():
                    expected.setdefault(table.file, []).append(table)
    finally:
        locale.use(spoken)
    for written in expected.values():
        yield from _table(folder, written)


def _table(folder: PlanFolder, written: Sequence[Table]) -> Iterator[str]:
    """What differs in one file; `written` is its table in every language."""
    path = folder.path / written[0].file
    try:
        found = csv_file.read(path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        yield f"{path}: {error}"
        return
    headings = set(found[0]) if found else set()
    table = max(written, key=lambda table: len(headings.intersection(table.headings)))
    true = [[csv_file.text_of(cell) for cell in row] for row in (table.headings, *table.rows)]
    none: list[str] = []
    wrong = [
        (number, heading, cell, right)
        for number, (row, expected) in enumerate(zip_longest(found, true, fillvalue=none), start=1)
        for heading, cell, right in zip_longest(true[0], row, expected, fillvalue="")
        if cell != right
    ]
    for number, heading, cell, right in wrong[:SHOWN]:
        yield say(
            "{file}: row {row}, {heading}: found {found}, plan.json says {true}",
            file=table.file,
            row=number,
            heading=heading,
            found=cell or "–",
            true=right or "–",
        )
    if len(wrong) > SHOWN:
        yield say("{file}: {n} more cells differ", file=table.file, n=len(wrong) - SHOWN)
