"""The money: pool sources by year, payers by rule in their order, and what is owed already."""

import re
from collections.abc import Collection, Mapping
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly_works import kind_of
from planner.scenario.desk import Desk, Register, blank
from planner.scenario.document_money import SourceEntry, UtilityEntry
from planner.scenario.entries import EACH, YearOrEach
from planner.scenario.findings import nearest
from planner.scenario.headings import COMMITMENTS
from planner.scenario.types import Category, Certainty, Payer, Private, Residents, Source, Utility, Work

CARRY_YEARS = 2
_KINDS = (  # the first that a name holds; 中央预算内 before 中央, 市 after 省
    ("ndrc", "预算内|ndrc"),
    ("central", "中央|国家|central"),
    ("bond", "债|bond"),
    ("loan", "贷款|loan"),
    ("province", "省|自治区|provinc"),
    ("district", "区|县|district|county"),
    ("city", "市|city|municipal"),
)


def sources(desk: Desk, years: tuple[int, ...], tail: int, districts: Collection[str]) -> tuple[Source, ...]:
    """The pool sources by id; `tail` years after the last are still paid in."""
    given = desk.document.funding
    if given is None:
        if "funding" not in desk.broken:
            desk.findings.error(
                desk.place(),
                say("“{key}” is missing", key="funding"),
                say("the key “{key}”", key="funding"),
                say("Add the money: “funding: {区级财政: 2000万元}”; 0 where there is none."),
            )
        return ()
    found = tuple(_source(desk, key, given[key], years, tail) for key in sorted(given))
    for source in found:
        _check_source(desk, source, set(given), districts)
    if found and not any(source.money.values() for source in found):
        desk.findings.warn(
            desk.place("funding"),
            say("no money in any year"),
            say("money of some source"),
            say("Only works that payers by rule pay in full can be done."),
        )
    _say_assumed(desk, given)
    return found


def by_year(
    desk: Desk, amounts: Mapping[YearOrEach, int], years: tuple[int, ...], first: int, last: int, *path: str
) -> dict[int, int]:
    """Yuan by year, `each` written out; a year outside `first`—`last` is a problem."""
    found: dict[int, int] = {year: amounts[EACH] for year in years} if EACH in amounts else {}
    for year, yuan in amounts.items():
        if not isinstance(year, int):
            continue
        if not first <= year <= last:
            desk.findings.error(
                desk.place(*path, str(year)),
                say("the year {year}", year=year),
                say("a year from {first} to {last}", first=first, last=last),
                say("Correct the year, or the years of the plan."),
            )
        found[year] = yuan
    return dict(sorted(found.items()))


def _source(desk: Desk, key: str, entry: SourceEntry, years: tuple[int, ...], tail: int) -> Source:
    carry = CARRY_YEARS if entry.carry_over is None else entry.carry_over
    money: dict[int, int] = {}
    certainty: dict[int, Certainty] = {}
    if years:
        money = by_year(
            desk, entry.amount, years, years[0] - carry, years[-1] + tail, "funding", key, "amount"
        )
        each = entry.status.get(EACH)
        stated = {year: each for year in money} if each else {}
        stated |= {year: word for year, word in entry.status.items() if isinstance(year, int)}
        certainty = {year: Certainty(word) for year, word in sorted(stated.items())}
    return Source(
        id=key,
        name=entry.name or key,
        kind=entry.kind or _kind_by_name(entry.name or key),
        money=money,
        certainty=certainty,
        categories=frozenset(Category(word) for word in entry.categories),
        kinds=frozenset(kind_of(word) for word in entry.kinds),
        cap_per_household=entry.cap_per_household,
        cap_share=entry.cap_share,
        match=dict(sorted(entry.match.items())),
        carry_years=carry,
        expires=entry.expires,
        district=entry.district or "",
    )


def _kind_by_name(name: str) -> str:
    return next((kind for kind, words in _KINDS if re.search(words, name, re.IGNORECASE)), "other")


def _check_source(desk: Desk, source: Source, known: Collection[str], districts: Collection[str]) -> None:
    """What a source refers to exists, and its money can be spent."""
    for other in source.match:
        if other not in known or other == source.id:
            desk.findings.error(
                desk.place("funding", source.id, "match", other),
                say("“{word}”", word=other),
                say("another source of funding"),
                nearest(other, set(known) - {source.id}),
            )
    if source.district and districts and source.district not in districts:
        desk.findings.error(
            desk.place("funding", source.id, "district"),
            say("“{word}”", word=source.district),
            say("a district of the table of communities"),
            nearest(source.district, districts),
        )
    late = [
        year
        for year, yuan in source.money.items()
        if yuan and source.expires is not None and year > source.expires
    ]
    if late:
        desk.findings.error(
            desk.place("funding", source.id, "expires"),
            say("money of {year}, which expires in {expires}", year=late[0], expires=source.expires),
            say("money that can be spent"),
            say("Correct the year it expires, or the year of the money."),
        )


def _say_assumed(desk: Desk, given: Mapping[str, SourceEntry]) -> None:
    entries = given.values()
    free = [
        entry
        for entry in entries
        if not (
            entry.categories
            or entry.kinds
            or entry.cap_per_household is not None
            or entry.cap_share is not None
            or entry.match
        )
    ]
    if free:
        desk.findings.default(
            say(
                "funding without eligibility, caps or matching: pays any public part ({n} sources)",
                n=len(free),
            )
        )
    carried = [entry for entry in entries if entry.carry_over is None]
    if carried:
        desk.findings.default(
            say(
                "carry-over absent: unspent money is carried over, and lapses after {years} years ({n})",
                years=CARRY_YEARS,
                n=len(carried),
            )
        )
    named = [entry for entry in entries if entry.kind is None]
    if named:
        desk.findings.default(say("kind of a source absent: read off its name ({n} sources)", n=len(named)))


# ---- payers by rule -----------------------------------------------------------------------------------


def payers(
    desk: Desk,
    years: tuple[int, ...],
    tail: int,
    works: tuple[Work, ...],
    communities: Register,
    facilities: Register,
) -> tuple[Payer, ...]:
    """Payers in the order the scenario gives, else utilities, private capital, residents."""
    document = desk.document
    last = years[-1] + tail if years else 0
    found: list[Payer] = []
    for key in sorted(document.utilities):
        entry = document.utilities[key]
        cap = by_year(desk, entry.cap, years, years[0], last, "utilities", key, "cap") if years else {}
        found.append(_utility(desk, key, entry, cap))
    found += _private(desk, works, communities, facilities)
    found += [
        Residents(
            id=entry.id,
            name=entry.name or entry.id,
            per_m2=entry.rate,
            kinds=frozenset(kind_of(w) for w in entry.works),
        )
        for entry in document.residents
    ]
    _check_payers(desk, found)
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


def _check_payers(desk: Desk, found: list[Payer]) -> None:
    """Every payer has a name of its own, and the order names payers."""
    pool = set(desk.document.funding or ())
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
    unused = sorted(listed - {work.utility for work in works})
    for key in unused:
        desk.findings.warn(
            desk.place("utilities", key),
            say("no work belongs to the utility “{id}”", id=key),
            say("the utility of some work"),
            nearest(key, {work.utility for work in works if work.utility}),
        )


# ---- owed already -------------------------------------------------------------------------------------


def commitments(
    desk: Desk, years: tuple[int, ...], tail: int, sources: tuple[Source, ...]
) -> dict[tuple[str, int], int]:
    """Yuan owed to projects under way, by source and year."""
    entry = desk.document.commitments
    if entry is None or not years:
        return {}
    register = Register.of(
        say("source of funding"), [(s.id, s.name) for s in sources], complete="funding" not in desk.broken
    )
    found: dict[tuple[str, int], int] = {}
    for key, amounts in entry.by_source.items():
        source = register.find(key, desk.place("commitments", key), desk.findings)
        owed = by_year(desk, amounts, years, years[0], years[-1] + tail, "commitments", key)
        found |= {(source, year): yuan for year, yuan in owed.items() if source is not None}
    if entry.file is None and entry.rows is None:
        return dict(sorted(found.items()))
    records = desk.records(entry, COMMITMENTS, "commitments", fill_down=("source",))
    for record in records.rows if records else ():
        if any(blank(record, name) for name in ("source", "year", "amount")):
            continue  # the table has said so
        source = register.find(str(record.values["source"]), record.place("source"), desk.findings)
        year, amount = record.values["year"], record.values["amount"]
        assert isinstance(year, int) and isinstance(amount, int)
        if not years[0] <= year <= years[-1] + tail:
            desk.findings.error(
                record.place("year"),
                say("the year {year}", year=year),
                say("a year from {first} to {last}", first=years[0], last=years[-1] + tail),
                say("Correct the year, or the years of the plan."),
            )
        if source is not None:
            found[source, year] = found.get((source, year), 0) + amount
    return dict(sorted(found.items()))
