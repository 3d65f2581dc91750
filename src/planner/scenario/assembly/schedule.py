"""Works with years of their own (分年计划): what is paid and what they bring in each, from their start on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.document.year_keys import LONGEST
from planner.scenario.findings import nearest
from planner.scenario.tables.headings import SCHEDULE
from planner.scenario.tables.records import Record
from planner.scenario.types import Work
from planner.scenario.work_kinds import kind_of

Key = tuple[str, str]  # community and work


def scheduled(desk: Desk, register: Register, works: tuple[Work, ...]) -> tuple[Work, ...]:
    """The works, those of the table with their payments and benefits by year."""
    table = desk.document.schedule
    records = desk.records(table, SCHEDULE, "schedule", fill_down=("community", "work")) if table else None
    if records is None:
        return works
    rows = _by_work(desk, register, works, records.rows)
    return tuple(
        _with_years(desk, work, rows[work.community, work.id]) if (work.community, work.id) in rows else work
        for work in works
    )


def _by_work(
    desk: Desk, register: Register, works: tuple[Work, ...], records: Iterable[Record]
) -> Mapping[Key, Mapping[int, Record]]:
    """The rows of each work by year of the project, each year once."""
    ids: dict[str, list[str]] = {}
    for work in works:
        ids.setdefault(work.community, []).append(work.id)
    found: dict[Key, dict[int, Record]] = {}
    for record in records:
        if blank(record, "community") or blank(record, "year"):
            continue  # the table has said so
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if community is None:
            continue
        name = _named(desk, record, ids.get(community, []))
        year = record.values["year"]
        assert isinstance(year, int)
        if name is None or not _possible(desk, record, year):
            continue
        mine = found.setdefault((community, name), {})
        if year in mine:
            desk.findings.error(
                record.place("year"),
                say("the year {year} a second time", year=year),
                say("each year of a work once (first in {place})", place=mine[year].place("year")),
                say("Add the two up, or correct the year."),
            )
        mine.setdefault(year, record)
    return found


def _named(desk: Desk, record: Record, known: list[str]) -> str | None:
    """The work a row speaks of, by id or kind; the only one of its community where it names none."""
    if blank(record, "work") and len(known) == 1:
        return known[0]
    word = str(record.values.get("work") or "")
    wanted = word if word in known else kind_of(word)
    if wanted in known:
        return wanted
    desk.findings.error(
        record.place("work"),
        say("“{text}”", text=word) if word else say("no work named"),
        say("a work of that community"),
        nearest(word, known),
    )
    return None


def _possible(desk: Desk, record: Record, year: int) -> bool:
    if 1 <= year <= LONGEST:
        return True
    desk.findings.error(
        record.place("year"),
        say("the year {year} of a project", year=year),
        say("1, its start year, to {most}", most=LONGEST),
        say("Write which year of the project it is, not the calendar year."),
    )
    return False


def _with_years(desk: Desk, work: Work, rows: Mapping[int, Record]) -> Work:
    """The work with what its rows say; its payments are all it costs."""
    paid = [_yuan(rows, year) for year in range(1, max(rows) + 1)]
    benefit = [_points(rows, year) for year in range(1, max(rows) + 1)]
    while paid and not paid[-1]:
        paid.pop()
    while benefit and not benefit[-1]:
        benefit.pop()
    stated = any(not blank(record, "payment") for record in rows.values())
    if stated and sum(paid) != work.cost:
        desk.findings.error(
            rows[min(rows)].place("payment"),
            say("payments of {total} yuan", total=f"{sum(paid):,}"),
            say("the cost of the work, {cost} yuan", cost=f"{work.cost:,}"),
            say("Correct one of the two."),
        )
        return work
    return replace(work, payment=tuple(paid), benefit=tuple(benefit))


def _yuan(rows: Mapping[int, Record], year: int) -> int:
    value = rows[year].values.get("payment") if year in rows else None
    return value if isinstance(value, int) else 0


def _points(rows: Mapping[int, Record], year: int) -> Fraction:
    value = rows[year].values.get("benefit") if year in rows else None
    return value if isinstance(value, Fraction) else Fraction(0)
