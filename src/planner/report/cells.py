"""Where the tables of a plan folder do not say what its plan.json says."""

import csv
from collections.abc import Iterator
from itertools import zip_longest

from planner import locale
from planner.locale import say
from planner.report import csv_file, manifest, tables
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
    """Cells of the csv files that are not those of plan.json, in the language they were written in."""
    spoken = locale.language()
    locale.use(_language(folder))
    try:
        expected = [
            table
            for table in tables.all_tables(folder.scenario, folder.document)
            if table.file in COMPARED and (folder.path / table.file).is_file()
        ]
    finally:
        locale.use(spoken)
    for table in expected:
        yield from _table(folder, table)


def _language(folder: PlanFolder) -> str:
    found = manifest.read(folder.path)
    return locale.language() if found is None else found.lang


def _table(folder: PlanFolder, table: Table) -> Iterator[str]:
    path = folder.path / table.file
    try:
        found = csv_file.read(path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        yield f"{path}: {error}"
        return
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
