"""Rules that count by year or by part of the city: capacity, tasks, equity."""

from fractions import Fraction

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.document.capacity import CapacityEntry, EquityEntry
from planner.scenario.findings import nearest
from planner.scenario.quantities import QuantityError
from planner.scenario.settings import Capacity, Equity, Task


def capacity_of(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], entry: CapacityEntry, i: int
) -> Capacity | None:
    """One limit of capacity, or None where it cannot be read."""
    try:
        limit = quantities.money(entry.limit) if entry.of == "yuan" else quantities.count(entry.limit)
    except QuantityError as error:
        desk.findings.error(
            desk.place("rules", "capacity", i, "limit"), error.found, error.expected, error.remedy
        )
        return None
    _in_horizon(desk, entry.year, years, "rules", "capacity", i, "year")
    if entry.name is not None:
        if entry.by == "all":
            desk.findings.error(
                desk.place("rules", "capacity", i, "name"),
                say("a name, and no part of the city"),
                say("by: district, subdistrict or implementer"),
                say("Add “by: district”."),
            )
        _part(desk, reserve, entry.by, entry.name, "rules", "capacity", i, "name")
    where = scope(desk, reserve, register, entry.where, "rules", "capacity", i, "where")
    return Capacity(
        of=entry.of, limit=limit, by=entry.by, name=entry.name or "", year=entry.year, where=where
    )


def tasks(desk: Desk, years: tuple[int, ...]) -> tuple[Task, ...]:
    """Yearly task numbers."""
    entries = desk.document.rules.tasks
    for i, entry in enumerate(entries):
        _in_horizon(desk, entry.year, years, "rules", "tasks", i, "year")
    return tuple(Task(of=entry.of, minimum=entry.minimum, year=entry.year) for entry in entries)


def equity_of(desk: Desk, reserve: Reserve, entry: EquityEntry, i: int) -> Equity:
    """One least or most share of a part of the city."""
    for key, shares in (("least", entry.least), ("most", entry.most)):
        for name in shares:
            if name != "*":
                _part(desk, reserve, entry.by, name, "rules", "equity", i, key, name)
    named = sum((share for name, share in entry.least.items() if name != "*"), Fraction(0))
    if named > 1:
        desk.findings.error(
            desk.place("rules", "equity", i, "least"),
            say("least shares of {total}% together", total=f"{float(named * 100):g}"),
            say("at most 100%"),
            say("Lower some of them."),
        )
    if not entry.least and not entry.most:
        desk.findings.error(
            desk.place("rules", "equity", i),
            say("neither least nor most"),
            say("one of them"),
            say("Add “least: 10%”."),
        )
    return Equity(of=entry.of, by=entry.by, least=entry.least, most=entry.most)


def _part(desk: Desk, reserve: Reserve, by: str, name: str, *path: str | int) -> None:
    """A district, subdistrict or implementer is one of the table's."""
    known = {getattr(c, by) for c in reserve.communities} - {""} if by != "all" else set()
    if reserve.complete and by != "all" and name not in known:
        desk.findings.error(
            desk.place(*path),
            say("“{word}”", word=name),
            say("a name in the table of communities"),
            nearest(name, known),
        )


def _in_horizon(desk: Desk, year: int | None, years: tuple[int, ...], *path: str | int) -> None:
    if year is not None and years and year not in years:
        desk.findings.error(
            desk.place(*path),
            say("the year {year}", year=year),
            say("a year of the plan ({first}—{last})", first=years[0], last=years[-1]),
            say("Correct the year, or the years of the plan."),
        )
