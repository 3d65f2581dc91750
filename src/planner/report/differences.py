"""Where the files of a plan folder do not say what its plan.json says."""

import csv
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planner import locale
from planner.calendar import Calendar
from planner.calendar import check as check_calendar
from planner.errors import PlanFileError
from planner.goals import GOAL
from planner.locale import say
from planner.money import wan
from planner.report import csv_file, plan_file, tables, words
from planner.report.codec import Unreadable, decode
from planner.report.document import CheckLine, batches, check_line, scenario_digest
from planner.report.manifest import Manifest
from planner.report.plan_file import PlanFolder
from planner.report.tables import Table
from planner.verdict import Check

SHOWN = 5  # of one file
COMPARED = ("communities.csv", "areas.csv", "funding.csv", "funding_by_year.csv", "calendar.csv")


def differences(folder: PlanFolder, checks: Sequence[Check], own: bool) -> list[str]:
    """Every disagreement in words; `own`: the plan is judged on the scenario it was made for."""
    found = [*_costs(folder), *_told(folder, checks), *_goals(folder), *_calendar(folder)] if own else []
    if own and folder.document.scenario.digest not in ("", scenario_digest(folder.scenario)):
        found.append(say("{file}: the scenario was changed after the plan was made", file=plan_file.SCENARIO))
    return [*found, *_tables(folder)] if own else found


def _costs(folder: PlanFolder) -> Iterator[str]:
    """Costs, names and households in plan.json that the scenario does not say."""
    measured = batches(folder.plan)
    for year, batch in folder.document.batches.items():
        known = measured[year].areas if batch.areas else ()
        same = {(area.id, tuple(c.id for c in area.communities)): area for area in known}
        for area in batch.areas:
            other = same[area.id, tuple(c.id for c in area.communities)]
            yield from _cost(area.id, area.cost, other.cost)
            for line, true in zip(area.communities, other.communities, strict=True):
                yield from _cost(line.id, line.cost, true.cost)
                if line.households not in (None, true.households):
                    yield say(
                        "plan.json: {subject}: {found} households, the scenario says {true}",
                        subject=line.id,
                        found=line.households,
                        true=true.households,
                    )
                for work, done in zip(line.works, true.works, strict=True):
                    yield from _cost(f"{line.id} {work.id}", work.cost, done.cost)


def _cost(subject: str, found: int | None, true: int | None) -> Iterator[str]:
    if found is not None and true is not None and found != true:
        yield say(
            "plan.json: {subject}: costs {found} 万元, the works come to {true} 万元",
            subject=subject,
            found=wan(found),
            true=wan(true),
        )


def _told(folder: PlanFolder, checks: Sequence[Check]) -> Iterator[str]:
    """Checks in plan.json that are measured differently now."""
    told = set(folder.document.checks)
    if not told:
        return
    true = {check_line(check) for check in checks}
    names = sorted({_name(line) for line in told ^ true})
    for name in names[:SHOWN]:
        yield say("plan.json: the check of {name} is not as measured", name=name)
    if len(names) > SHOWN:
        yield say("plan.json: {n} more checks are not as measured", n=len(names) - SHOWN)


def _goals(folder: PlanFolder) -> Iterator[str]:
    """Goals in plan.json that come to something else."""
    for line in folder.document.goals:
        goal = GOAL.get(line.goal)
        if goal is None:
            continue
        measured = goal.measure(folder.scenario, folder.plan)
        true = -measured if line.minimised else measured
        if line.value != true:
            yield say(
                "plan.json: goal {goal}: {found}, measured {true}",
                goal=words.goal_title(line.goal),
                found=f"{line.value:,}",
                true=f"{true:,}",
            )


def _calendar(folder: PlanFolder) -> Iterator[str]:
    """What the calendar in plan.json breaks, measured by plain arithmetic; one left out breaks nothing."""
    if not folder.document.calendar:
        return
    dated = Calendar(lines=folder.document.calendar)
    faults = check_calendar(folder.scenario, folder.plan, dated)
    for fault in faults[:SHOWN]:
        yield say("plan.json: calendar: {fault}", fault=fault)
    if len(faults) > SHOWN:
        yield say("plan.json: calendar: {n} more faults", n=len(faults) - SHOWN)


def _name(line: CheckLine) -> str:
    return f"{line.rule} {line.subject}".strip()


def _tables(folder: PlanFolder) -> Iterator[str]:
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
    try:
        return decode(Manifest, plan_file.raw(folder.path / plan_file.MANIFEST)).lang
    except (PlanFileError, Unreadable):
        return locale.language()


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
