"""Payers by rule in the order they pay: utilities, private capital, residents."""

from collections.abc import Mapping
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly_scope import scope
from planner.scenario.assembly_works import kind_of
from planner.scenario.assembly_years import by_year
from planner.scenario.desk import Desk, Register
from planner.scenario.document_money import UtilityEntry
from planner.scenario.findings import nearest
from planner.scenario.reserve import Reserve
from planner.scenario.types import Payer, Private, Residents, Source, Utility, Work


def payers(
    desk: Desk,
    years: tuple[int, ...],
    tail: int,
    works: tuple[Work, ...],
    sources: tuple[Source, ...],
    reserve: Reserve,
    communities: Register,
    facilities: Register,
) -> tuple[Payer, ...]:
    """Payers in the order the scenario gives, else utilities, private capital, residents."""
    document = desk.document
    last = years[-1] + tail if years else 0
    found: list[Payer] = []
    for key in sorted(document.utilities):
        entry = document.utilities[key]
        # one number holds in every year it may pay in, between and after the years of the plan too
        paying = range(years[0], last + 1) if years else ()
        cap = by_year(desk, entry.cap, paying, years[0], last, "utilities", key, "cap") if years else {}
        found.append(_utility(desk, key, entry, cap))
    found += _private(desk, works, communities, facilities)
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
    _check_utilities(desk, works)
    order = {key: i for i, key in enumerate(document.payers)}
    return tuple(sorted(found, key=lambda payer: order.get(payer.id, len(order))))


def _utility(desk: Desk, key: str, entry: UtilityEntry, cap: Mapping[int, int]) -> Utility:
    if entry.share is not None and (entry.civil is not None or entry.equipment is not None):
        desk.findings.error(
            desk.place("utilities", key, "share"),
            say("share beside civil or equipment"),
            say("share (of both parts), or civil and equipment"),
            say("Delete one of them."),
        )
    civil = entry.share if entry.share is not None else entry.civil
    equipment = entry.share if entry.share is not None else entry.equipment
    return Utility(
        id=key,
        name=entry.name or key,
        civil_share=Fraction(0) if civil is None else civil,
        equipment_share=Fraction(1) if equipment is None else equipment,
        cap=cap,
    )


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


def _check_utilities(desk: Desk, works: tuple[Work, ...]) -> None:
    """Works of a utility that is not listed are paid like any other, and that is said."""
    listed = set(desk.document.utilities)
    unlisted = [work for work in works if work.utility and work.utility not in listed]
    if unlisted:
        desk.findings.default(
            say(
                "专营单位 not under `utilities`: the utility pays 0 ({names}; {n} works)",
                names="、".join(sorted({work.utility for work in unlisted})),
                n=len(unlisted),
            )
        )
    unsplit = [work for work in works if work.utility and not work.equipment]
    if unsplit:
        desk.findings.default(
            say(
                "no equipment part: all is civil, of which a utility pays 0 unless stated ({n} works)",
                n=len(unsplit),
            )
        )
    unused = sorted(listed - {work.utility for work in works})
    for key in unused:
        desk.findings.warn(
            desk.place("utilities", key),
            say("no work belongs to the utility “{id}”", id=key),
            say("the utility of some work"),
            nearest(key, {work.utility for work in works if work.utility}),
        )
