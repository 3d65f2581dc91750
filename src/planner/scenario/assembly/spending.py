"""Limits on what is paid for works of some kinds over some years (分类支出上限)."""

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.findings import nearest
from planner.scenario.settings import Spending
from planner.scenario.types import Facility, Work
from planner.scenario.work_kinds import kind_of


def spending(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], tail: int
) -> tuple[Spending, ...]:
    """Every limit with its years, from the first of the plan to the last unless stated."""
    found = []
    for i, entry in enumerate(desk.document.rules.spending if years else ()):
        first = years[0] if entry.first is None else entry.first
        last = years[-1] if entry.last is None else entry.last
        if not years[0] <= first <= last <= years[-1] + tail:
            desk.findings.error(
                desk.place("rules", "spending", i),
                say("from {first} to {last}", first=first, last=last),
                say("years from {first} to {last}, the earlier first", first=years[0], last=years[-1] + tail),
                say("Correct the years."),
            )
        found.append(
            Spending(
                limit=entry.limit,
                first=first,
                last=last,
                kinds=frozenset(kind_of(word) for word in entry.kinds),
                where=scope(desk, reserve, register, entry.where, "rules", "spending", i, "where"),
            )
        )
    return tuple(found)


def doubt_spending(
    desk: Desk, limits: tuple[Spending, ...], works: tuple[Work, ...], facilities: tuple[Facility, ...]
) -> None:
    """A limit of a kind that nothing is of limits nothing: a slip of the pen, most likely."""
    known = {work.kind for work in works} | {facility.kind for facility in facilities} | {"project", "walls"}
    for i, limit in enumerate(limits):
        for kind in sorted(limit.kinds - known):
            desk.findings.warn(
                desk.place("rules", "spending", i, "kinds"),
                say("“{kind}”, a kind no work is of", kind=kind),
                say("a kind of the table of works"),
                nearest(kind, known),
            )
