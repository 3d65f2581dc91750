"""Pool sources: the money of each by year, and what it may be spent on."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, cast

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen, listed
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.assembly.source_terms import beyond, check_debt, estimated
from planner.scenario.assembly.years import by_year
from planner.scenario.document.money import CATEGORIES, CERTAINTIES, KINDS, REGION_SHARES, SourceEntry
from planner.scenario.document.year_keys import EACH, YearOrEach
from planner.scenario.findings import nearest
from planner.scenario.tables.headings import SOURCES
from planner.scenario.tables.records import Record
from planner.scenario.types import Category, Certainty, Source
from planner.scenario.work_kinds import kind_of

CARRY_YEARS = 2
_KINDS = (  # the first that a name holds; 中央预算内 before 中央, 市 after 省
    ("ndrc", "预算内|ndrc"),
    ("central", "中央|国家|central"),
    ("bond", "债|bond"),
    ("loan", "贷款|loan"),
    ("equity", "资本金|自有资金|盘活|equity"),
    ("province", "省|自治区|provinc"),
    ("district", "区|县|district|county"),
    ("city", "市|city|municipal"),
)


def sources(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], tail: int
) -> tuple[Source, ...]:
    """The pool sources by id; `tail` years after the last are still paid in."""
    if desk.document.funding is None:
        if "funding" not in desk.broken:
            desk.findings.error(
                desk.place(),
                say("“{key}” is missing", key="funding"),
                say("the key “{key}”", key="funding"),
                say("Add the money: “funding: {区级财政: 2000万元}”; 0 where there is none."),
            )
        return ()
    given, complete = entries(desk)
    found = tuple(
        replace(
            _source(desk, key, given[key], years, tail),
            where=scope(desk, reserve, register, given[key].where, "funding", key, "where"),
        )
        for key in sorted(given)
    )
    districts = {c.district for c in reserve.communities} - {""}
    for source in found:
        check_debt(desk, source)
        _check_source(desk, source, set(given), districts)
    if complete and years and not any(any(source.money.values()) for source in found):
        desk.findings.warn(
            desk.cause("funding"),
            say("no money in any year"),
            say("money of some source"),
            say("Only works that payers by rule pay in full can be done."),
        )
    _say_assumed(desk, given)
    return found


def entries(desk: Desk) -> tuple[Mapping[str, SourceEntry], bool]:
    """Every source by id as the scenario or its table states it, and whether all could be read."""
    funding = desk.document.funding
    if funding is None or (funding.file is None and funding.rows is None):
        return ({} if funding is None else funding.by_source), "funding" not in desk.broken
    records = desk.records(funding, SOURCES, "funding")
    if records is None:
        return {}, False
    rows: dict[str, list[Record]] = defaultdict(list)
    for record in records.rows:
        if not blank(record, "name") and not blank(record, "money"):
            rows[str(record.values.get("id") or record.values["name"])].append(record)
    complete = not any(not problem.warning for problem in records.problems)
    return {key: _of_rows(desk, rows[key]) for key in sorted(rows)}, complete


def _of_rows(desk: Desk, rows: list[Record]) -> SourceEntry:
    """A source of several rows, one for each year or one for all; its settings may stand in any of them."""
    amount: dict[YearOrEach, int] = {}
    given: dict[str, Any] = {}
    for record in rows:
        year = record.values.get("year")
        key: YearOrEach = year if isinstance(year, int) else EACH
        if key in amount:
            desk.findings.error(
                record.place("year"),
                say("the year {year} a second time", year=key),
                say("each source and year once"),
                say("Add the two amounts up, or correct the year."),
            )
        amount[key] = cast(int, record.values["money"])
        settings = _settings(desk, record)
        clash = next((name for name in settings if given.get(name, settings[name]) != settings[name]), None)
        if clash is not None and clash != "status":
            desk.findings.error(
                record.place(clash),
                say("another value than in a row above"),
                say("one value for a source"),
                say("Fill it in once."),
            )
        given = {**given, **settings, "status": {**given.get("status", {}), **settings.get("status", {})}}
    return SourceEntry.model_construct(amount=amount, **given)


def _settings(desk: Desk, record: Record) -> dict[str, Any]:
    """What a row says of its source, by the names of `SourceEntry`."""
    year = record.values.get("year")
    certainty = chosen(desk, record, "certainty", CERTAINTIES)
    found: dict[str, Any] = {
        "name": record.values["name"],
        "kind": chosen(desk, record, "kind", KINDS),
        "carry_over": record.values.get("carry_years"),
        "status": {year if isinstance(year, int) else EACH: certainty} if certainty else None,
        "kinds": list(listed(record, "kinds")),
        "categories": [_category(desk, record, word) for word in listed(record, "categories")],
    }
    found |= {
        name: record.values.get(name)
        for name in (
            *("cap_per_household", "cap_share", "expires", "district"),
            *("over_programming", "interest", "term", "grace"),
        )
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


def _category(desk: Desk, record: Record, word: str) -> str:
    for category, spellings in CATEGORIES.items():
        if word in (category, *spellings):
            return category
    desk.findings.error(
        record.place("categories"),
        say("“{word}”", word=word),
        say("基础类, 完善类 or 提升类"),
        say("Correct it."),
    )
    return "basic"


def _source(desk: Desk, key: str, entry: SourceEntry, years: tuple[int, ...], tail: int) -> Source:
    carry = CARRY_YEARS if entry.carry_over is None else entry.carry_over
    kind = entry.kind or _kind_by_name(entry.name or key)
    money: dict[int, int] = {}
    certainty: dict[int, Certainty] = {}
    if years:
        amounts = entry.amount or estimated(desk, key, entry)
        money = by_year(desk, amounts, years, years[0] - carry, years[-1] + tail, "funding", key, "amount")
        each = entry.status.get(EACH) or ("expected" if not entry.amount and amounts else None)
        stated = dict.fromkeys(money, each) if each else {}
        stated |= {year: word for year, word in entry.status.items() if isinstance(year, int)}
        certainty = {year: Certainty(word) for year, word in sorted(stated.items())}
    more = beyond(desk, key, entry, money)
    cap_share = entry.cap_share
    if entry.region is not None and cap_share is None:
        cap_share = REGION_SHARES[entry.region]
        share = f"{float(cap_share * 100):g}"
        desk.findings.default(say("{source}: at most {share}% by its region", source=key, share=share))
    only = entry.construction_only
    return Source(
        id=key,
        name=entry.name or key,
        kind=kind,
        money={year: yuan + more.get(year, 0) for year, yuan in money.items()},
        beyond=more,
        construction_only=kind == "ndrc" if only is None else only,
        rate=entry.interest,
        term_years=entry.term,
        grace_years=entry.grace or 0,
        certainty=certainty,
        categories=frozenset(Category(word) for word in entry.categories),
        kinds=frozenset(kind_of(word) for word in entry.kinds),
        cap_per_household=entry.cap_per_household,
        cap_share=cap_share,
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
        if (other not in known and not desk.findings.unread) or other == source.id:
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
