"""Communities named together: pairs, groups as all their pairs, and who needs whom first."""

from itertools import combinations

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.settings import Link
from planner.scenario.types import Status


def links(desk: Desk, register: Register) -> tuple[Link, ...]:
    """Communities of which one comes first."""
    found = set()
    for i, entry in enumerate(desk.document.rules.links):
        first = register.find(entry.first, desk.place("rules", "links", i), desk.findings)
        then = register.find(entry.then, desk.place("rules", "links", i), desk.findings)
        if first is not None and then is not None:
            found.add((first, then, entry.finished))
            if first == then:
                _same(desk, first, "rules", "links", i)
    return tuple(Link(first=first, then=then, finished=finished) for first, then, finished in sorted(found))


def pairs(desk: Desk, register: Register, groups: list[list[str]], *path: str) -> tuple[tuple[str, str], ...]:
    """Pairs of ids; a group of three or more is all its pairs."""
    found: set[tuple[str, str]] = set()
    for i, group in enumerate(groups):
        ids = [register.find(word, desk.place(*path, i, n), desk.findings) for n, word in enumerate(group)]
        known = [community for community in ids if community is not None]
        if len(set(known)) < len(known):
            _same(desk, next(c for c in known if known.count(c) > 1), *path, i)
        found |= {(min(a, b), max(a, b)) for a, b in combinations(known, 2) if a != b}
    return tuple(sorted(found))


def _same(desk: Desk, community: str, *path: str | int) -> None:
    desk.findings.error(
        desk.place(*path),
        say("“{word}” twice", word=community),
        say("different communities"),
        say("Correct one."),
    )


def doubt_links(desk: Desk, reserve: Reserve, links: tuple[Link, ...]) -> None:
    """One that is under way is not finished, and nothing says when it will be: it is not waited for."""
    status = {c.id: c.status for c in reserve.communities}
    for link in links:
        if link.finished and status[link.first] in (Status.LISTED, Status.UNDERWAY):
            desk.findings.warn(
                desk.place("rules", "links"),
                say("“{first}” has left the reserve and is not finished", first=link.first),
                say("a community of the reserve, or one that is finished"),
                say("“{then}” does not wait for it: give it an earliest year.", then=link.then),
            )
