"""Payers by rule in the order they pay: utilities, private capital, lift subsidies, residents."""

from collections.abc import Mapping, Sequence

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.assembly.utilities import utilities
from planner.scenario.findings import nearest
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Payer, Private, Residents, Source, Work
from planner.scenario.work_kinds import kind_of


def payers(
    desk: Desk,
    years: tuple[int, ...],
    tail: int,
    works: tuple[Work, ...],
    sources: tuple[Source, ...],
    reserve: Reserve,
    communities: Register,
    facilities: Register,
    hosts: Mapping[str, str],
    subsidies: Sequence[LiftSubsidy],
    funds: Sequence[ResidentFund],
) -> tuple[Payer, ...]:
    """Payers in the order the scenario gives, else utilities, private capital, lift subsidies, residents."""
    document = desk.document
    last = years[-1] + tail if years else 0
    found: list[Payer] = [*utilities(desk, years, last, works, reserve, communities)]
    found += _private(desk, works, communities, facilities)
    _check_ceilings(desk, reserve, found, hosts)
    found += [*subsidies, *funds]
    found += [
        Residents(
            id=entry.id,
            name=entry.name or entry.id,
            per_m2=entry.rate,
            kinds=frozenset(kind_of(w) for w in entry.works),
            where=scope(desk, reserve, communities, entry.where, "residents", i, "where"),
        )
        for i, entry in enumerate(document.residents)
    ]
    _check_payers(desk, found, sources)
    order = {key: i for i, key in enumerate(document.payers)}
    return tuple(sorted(found, key=lambda payer: order.get(payer.id, len(order))))


def _private(
    desk: Desk, works: tuple[Work, ...], communities: Register, facilities: Register
) -> list[Private]:
    ids: dict[str, list[str]] = {}
    for work in works:
        ids.setdefault(work.community, []).append(work.id)
    found = []
    for key, lines in sorted(desk.document.private.items()):
        amounts: dict[tuple[str, str], int] = {}
        for i, line in enumerate(lines):
            subject = _subject(
                desk, (line.subject, line.work, line.facility), ids, communities, facilities, key, i
            )
            if subject is not None:
                amounts[subject] = amounts.get(subject, 0) + line.amount
        found.append(Private(id=key, name=key, amounts=dict(sorted(amounts.items()))))
    return found


def _subject(
    desk: Desk,
    line: tuple[str | None, str | None, str | None],
    ids: Mapping[str, list[str]],
    communities: Register,
    facilities: Register,
    key: str,
    i: int,
) -> tuple[str, str] | None:
    """The (subject, work) a line of private capital pays for; a facility is both."""
    subject, work, facility = line
    if facility is not None and subject is None and work is None:
        found = facilities.find(facility, desk.place("private", key, i, "facility"), desk.findings)
        return None if found is None else (found, found)
    if subject is None or facility is not None:
        desk.findings.error(
            desk.place("private", key, i),
            say("neither a community nor a facility")
            if subject is None
            else say("a community and a facility"),
            say("a community and its work, or a facility"),
            say("Write {community: C1, work: parking, amount: 20万元} or {facility: F1, amount: 530万元}."),
        )
        return None
    community = communities.find(subject, desk.place("private", key, i, "subject"), desk.findings)
    if community is None:
        return None
    own = ids.get(community, [])
    if work is None and len(own) == 1:
        return community, own[0]
    wanted = work if work is None or work in own else kind_of(work)
    if wanted is None or wanted not in own:
        desk.findings.error(
            desk.place("private", key, i, "work"),
            say("“{word}”", word=work) if work else say("no work"),
            say("a work of {community}", community=community),
            nearest(work or "", own),
        )
        return None
    return community, wanted


def _check_payers(desk: Desk, found: list[Payer], sources: tuple[Source, ...]) -> None:
    """Every payer has a name of its own, and the order names payers."""
    pool = {source.id for source in sources}
    seen: set[str] = set()
    for payer in found:
        if payer.id in seen or payer.id in pool:
            desk.findings.error(
                desk.place("funding", payer.id) if payer.id in pool else desk.place("residents"),
                say("the name “{id}” for two that pay", id=payer.id),
                say("one name each for sources and payers"),
                say("Rename one of the two."),
            )
        seen.add(payer.id)
    for i, key in enumerate(desk.document.payers):
        if key not in seen or key in desk.document.payers[:i]:
            desk.findings.error(
                desk.place("payers", i),
                say("“{word}”", word=key),
                say("each payer once (utilities, private capital, residents)"),
                nearest(key, seen),
            )


def _check_ceilings(desk: Desk, reserve: Reserve, payers: list[Payer], hosts: Mapping[str, str]) -> None:
    """Private capital of a community, facilities it hosts with it, against what it may take."""
    taken: dict[str, int] = {}
    for payer in payers:
        if isinstance(payer, Private):
            for (subject, _), yuan in payer.amounts.items():
                community = hosts.get(subject, subject)
                taken[community] = taken.get(community, 0) + yuan
    for c in reserve.communities:
        ceiling = 0 if c.private_eligible is False else c.private_ceiling
        if ceiling is not None and taken.get(c.id, 0) > ceiling:
            desk.findings.error(
                reserve.place(c.id, "private_eligible" if c.private_eligible is False else "private_ceiling"),
                say(
                    "private capital of {yuan} yuan in {community}", yuan=f"{taken[c.id]:,}", community=c.name
                ),
                say("none: it may not take part")
                if c.private_eligible is False
                else say("at most {yuan} yuan", yuan=f"{ceiling:,}"),
                say("Lower the amounts under private, or correct the table of communities."),
            )
