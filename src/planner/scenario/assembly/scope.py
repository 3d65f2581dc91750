"""Where a setting holds: names of districts, subdistricts and communities, each of them known."""

from collections.abc import Sequence
from typing import Protocol

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.document.scope import WhereEntry
from planner.scenario.findings import nearest
from planner.scenario.scope import EVERYWHERE, Scope


class Stated(Protocol):
    """An entry of a rule, on or off, for the whole scenario or a part of it."""

    @property
    def where(self) -> WhereEntry | None: ...


def scope(
    desk: Desk, reserve: Reserve, register: Register, entry: WhereEntry | None, *path: str | int
) -> Scope:
    """The scope written at `path`; unknown names are problems."""
    if entry is None:
        return EVERYWHERE
    found = Scope(
        districts=_named(desk, reserve, entry.district, "district", *path),
        subdistricts=_named(desk, reserve, entry.subdistrict, "subdistrict", *path),
        communities=frozenset(
            found
            for word in entry.community
            if (found := register.find(word, desk.place(*path, "community"), desk.findings)) is not None
        ),
    )
    parts = (found.districts, found.subdistricts, found.communities)
    if reserve.complete and sum(map(bool, parts)) > 1 and not any(map(found.holds, reserve.communities)):
        desk.findings.warn(
            desk.place(*path),
            say("no community is in all of {names}", names=joined(sorted(frozenset[str]().union(*parts)))),
            say("a part of the city that has communities"),
            say("As it is, this holds nowhere. Correct one of the names, or delete it."),
        )
    return found


def elsewhere(
    desk: Desk, reserve: Reserve, register: Register, entries: Sequence[Stated], name: str
) -> Scope | None:
    """Where no entry of the rule `name` speaks, and so its default holds; None where one speaks of all."""
    if any(entry.where is None for entry in entries):
        return None
    return Scope(
        besides=tuple(
            scope(desk, reserve, register, entry.where, "rules", name, i, "where")
            for i, entry in enumerate(entries)
        )
    )


def _named(desk: Desk, reserve: Reserve, names: list[str], what: str, *path: str | int) -> frozenset[str]:
    known = {getattr(c, what) for c in reserve.communities} - {""}
    for name in names:
        if name not in known and reserve.complete:
            desk.findings.error(
                desk.place(*path, what),
                say("“{word}”", word=name),
                say("a name in the table of communities"),
                nearest(name, known),
            )
    return frozenset(names)
