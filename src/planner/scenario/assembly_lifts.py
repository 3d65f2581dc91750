"""Lifts: the table of them, the works they make up, who talks about them, and the subsidies by floors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from planner.locale import say
from planner.scenario.assembly_scope import scope
from planner.scenario.assembly_works import kind_of
from planner.scenario.assembly_years import by_year
from planner.scenario.desk import Desk, Register, blank, listed
from planner.scenario.document_residents import LiftSubsidyEntry
from planner.scenario.findings import nearest, some
from planner.scenario.headings import LIFTS, PLATFORMS
from planner.scenario.lifts import MEMBERS, Lift, LiftSubsidy, Platform
from planner.scenario.record import Record
from planner.scenario.reserve import Reserve
from planner.scenario.settings import LiftConsent
from planner.scenario.types import Category, Work
from planner.scenario.work_kinds import WORK_KINDS

LIFT = "lift"
NOT_YET = "lift#2"  # the work of the lifts whose entrances do not agree yet


@cache
def tables() -> Mapping[str, Mapping[int, int]]:
    """Floor tables of cities: name -> floors -> yuan."""
    text = files(__package__).joinpath("lift_tables.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[int, int]] = yaml.safe_load(text)
    return found


# ---- the lifts and their works ------------------------------------------------------------------------


def lifts(
    desk: Desk, register: Register, works: tuple[Work, ...]
) -> tuple[tuple[Lift, ...], tuple[Work, ...]]:
    """Every lift, and the works with the lifts' money; a community whose works name none gets one."""
    table = desk.document.lifts
    records = desk.records(table, LIFTS, "lifts", fill_down=("community",)) if table is not None else None
    if records is None:
        return (), works
    rows: dict[str, list[Record]] = defaultdict(list)
    for record in records.rows:
        if not blank(record, "community") and not blank(record, "entrance"):
            word = str(record.values["community"])
            community = register.find(word, record.place("community"), desk.findings)
            if community is not None:
                rows[community].append(record)
    found: list[Lift] = []
    kept = {(work.community, work.id): work for work in works}
    priced = 0
    for community in sorted(rows):
        mine = [work for work in works if work.community == community and work.kind == LIFT]
        priced += sum(blank(record, "cost") for record in rows[community])
        pairs = _of_community(desk, community, rows[community], mine)
        found += [lift for lift, _ in pairs]
        kept |= {(work.community, work.id): work for work in _works(desk, community, pairs, mine)}
    if priced:
        usual = f"{WORK_KINDS[LIFT].unit_cost:,}"
        desk.findings.default(say("cost of a lift absent: {yuan} yuan ({n} lifts, 估)", yuan=usual, n=priced))
    ordered = sorted(found, key=lambda lift: (lift.community, lift.work, lift.entrance))
    return tuple(ordered), tuple(kept[key] for key in sorted(kept))


def _of_community(
    desk: Desk, community: str, rows: Iterable[Record], mine: list[Work]
) -> list[tuple[Lift, Record]]:
    """Each lift with its row; where nobody says, those that do not agree are a work of their own."""
    rows = sorted(rows, key=lambda record: str(record.values["entrance"]))
    split = any(record.values.get("consented") for record in rows)
    found: dict[str, tuple[Lift, Record]] = {}
    for record in rows:
        entrance = str(record.values["entrance"])
        cost, floors, agrees = (record.values.get(name) for name in ("cost", "floors", "consented"))
        if entrance in found:
            desk.findings.error(
                record.place("entrance"),
                say("the entrance “{id}” a second time", id=entrance),
                say("each entrance once"),
                say("Rename or delete one."),
            )
        work = _work_of(desk, community, record, mine, split and not agrees)
        if work is not None:
            lift = Lift(
                community=community,
                work=work,
                entrance=entrance,
                floors=floors if isinstance(floors, int) else None,
                cost=cost if isinstance(cost, int) else WORK_KINDS[LIFT].unit_cost,
                consented=agrees if isinstance(agrees, bool) else None,
            )
            found[entrance] = (lift, record)
    return list(found.values())


def _work_of(desk: Desk, community: str, record: Record, mine: list[Work], apart: bool) -> str | None:
    """The work a lift is part of: the one named, the only one there is, or one that we make."""
    word = str(record.values.get("work") or "")
    if not mine:
        return word or (NOT_YET if apart else LIFT)
    known = [work.id for work in mine]
    if not word and len(known) == 1:
        return known[0]
    if word in known:
        return word
    if kind_of(word) == LIFT and len(known) == 1:
        return known[0]
    desk.findings.error(
        record.place("work"),
        say("“{word}”", word=word) if word else say("no work"),
        say("a lift work of {community}", community=community),
        nearest(word, known),
    )
    return None


def _works(desk: Desk, community: str, pairs: list[tuple[Lift, Record]], mine: list[Work]) -> Iterable[Work]:
    """The works of the lifts of one community; their cost is the lifts'."""
    stated = {work.id: work for work in mine}
    for name in sorted({lift.work for lift, _ in pairs}):
        held = [(lift, record) for lift, record in pairs if lift.work == name]
        cost = sum(lift.cost for lift, _ in held)
        points = [p for _, record in held if isinstance(p := record.values.get("shortfall"), Fraction)]
        work = stated.get(name)
        if work is None:
            work = Work(
                community=community,
                id=name,
                kind=LIFT,
                category=Category.IMPROVING,
                shortfall=sum(points, start=Fraction(0)) if points else None,
            )
        elif not work.estimated and work.construction != cost:
            desk.findings.error(
                held[0][1].place("cost"),
                say("lifts of {yuan} yuan together", yuan=f"{cost:,}"),
                say("{work} of {yuan} yuan", work=f"{community} {name}", yuan=f"{work.construction:,}"),
                say("Correct one of the two, or leave the cost of the work blank."),
            )
        yield replace(
            work,
            civil=cost,
            equipment=0,
            quantity=Fraction(len(held)),
            estimated=any(blank(record, "cost") for _, record in held),
        )


# ---- who is at the table ------------------------------------------------------------------------------


def platforms(desk: Desk, register: Register) -> tuple[Platform, ...]:
    """The 2+3+X platforms, one for each community."""
    table = desk.document.platforms
    records = desk.records(table, PLATFORMS, "platforms") if table is not None else None
    found: dict[str, Platform] = {}
    for record in records.rows if records else ():
        if blank(record, "community"):
            continue  # the table has said so
        word = str(record.values["community"])
        community = register.find(word, record.place("community"), desk.findings)
        if community is not None:
            members = {m: str(record.values[m]) for m in MEMBERS if not blank(record, m)}
            found[community] = Platform(community=community, members=members, others=listed(record, "others"))
    return tuple(found[key] for key in sorted(found))


def doubt_platforms(
    desk: Desk,
    reserve: Reserve,
    lifts: Iterable[Lift],
    met: tuple[Platform, ...],
    asked: tuple[LiftConsent, ...],
) -> None:
    """Where a complete platform is asked for lifts, who is missing from it."""
    having = {lift.community for lift in lifts}
    mine = [
        c
        for c in reserve.communities
        if c.id in having and any(consent.platform and consent.where.holds(c) for consent in asked)
    ]
    titles = {field.name: field.title for field in PLATFORMS}
    at = {platform.community: platform.missing for platform in met}
    lacking = {c.name: at.get(c.id, MEMBERS) for c in mine if at.get(c.id, MEMBERS)}
    if lacking:
        said = [f"{c} ({'、'.join(titles[m] for m in missing)})" for c, missing in lacking.items()]
        desk.findings.warn(
            desk.place("platforms"),
            say("PLATFORM_INCOMPLETE: {names}", names=some(said)),
            say("all five of 2+3: {members}", members="、".join(titles[m] for m in MEMBERS)),
            say("No lift is planned there until the platform is complete."),
        )


# ---- the subsidies ------------------------------------------------------------------------------------


def lift_subsidies(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], tail: int
) -> list[LiftSubsidy]:
    """The subsidies in the order they are written."""
    found = []
    for i, entry in enumerate(desk.document.lift_subsidy):
        paying = range(years[0], years[-1] + tail + 1) if years else ()
        span = (years[0], years[-1] + tail) if years else (0, 9999)
        found.append(
            LiftSubsidy(
                id=entry.id,
                name=entry.name or entry.id,
                by_floors=_by_floors(desk, entry, i),
                cap=entry.cap,
                money=by_year(desk, entry.money, tuple(paying), *span, "lift_subsidy", str(i), "money"),
                kind=entry.kind,
                where=scope(desk, reserve, register, entry.where, "lift_subsidy", i, "where"),
            )
        )
        _doubt_allocated(desk, entry, i)
    return found


def _by_floors(desk: Desk, entry: LiftSubsidyEntry, i: int) -> Mapping[int, int]:
    """The floor table: stated, another city's, or the cap for every lift; it never falls."""
    table = dict(sorted(entry.floors.items()))
    if entry.like is not None:
        known = tables()
        if entry.like not in known:
            desk.findings.error(
                desk.place("lift_subsidy", i, "like"),
                say("“{word}”", word=entry.like),
                say("a city whose floor table we have"),
                nearest(entry.like, known),
            )
        elif not table:
            table = dict(known[entry.like])
            desk.findings.default(
                say("lift subsidy by floors as once printed for {city}: check it (估)", city=entry.like)
            )
    elif not table:
        table = {1: entry.cap}
        desk.findings.default(
            say(
                "lift subsidy without a table of floors: the cap of {yuan} yuan for every lift",
                yuan=f"{entry.cap:,}",
            )
        )
    amounts = list(table.values())
    if any(later < earlier for earlier, later in pairwise(amounts)):
        desk.findings.error(
            desk.place("lift_subsidy", i, "floors"),
            say("less for more floors"),
            say("amounts that do not fall as floors rise"),
            say("Correct the table."),
        )
    over = [floors for floors, yuan in table.items() if yuan > entry.cap]
    if over:
        desk.findings.error(
            desk.place("lift_subsidy", i, "floors"),
            say("{yuan} yuan for {floors} floors", yuan=f"{table[over[0]]:,}", floors=over[0]),
            say("at most the cap of {yuan} yuan for a lift", yuan=f"{entry.cap:,}"),
            say("Correct the table, or raise the cap."),
        )
    return table


def _doubt_allocated(desk: Desk, entry: LiftSubsidyEntry, i: int) -> None:
    """Allocated (下达) above cap x lifts completed pays for other lifts too; it is no sum paid (支付)."""
    if entry.allocated is None or entry.completed is None or entry.allocated <= entry.cap * entry.completed:
        return
    desk.findings.warn(
        desk.place("lift_subsidy", i, "allocated"),
        say(
            "ALLOCATED_EXCEEDS_CAP_X_COMPLETIONS: {yuan} yuan allocated, {n} lifts completed",
            yuan=f"{entry.allocated:,}",
            n=entry.completed,
        ),
        say("at most {yuan} yuan for so many", yuan=f"{entry.cap * entry.completed:,}"),
        say("Allocated (下达), transferred (拨付), paid (支付) differ; it pays for lifts of other years."),
    )


def doubt_floors(desk: Desk, lifts: Iterable[Lift], subsidies: Iterable[LiftSubsidy]) -> None:
    """Lifts that serve too few floors for any subsidy, or nobody knows how many."""
    for subsidy in subsidies:
        low = [x for x in lifts if x.floors is None or x.floors < min(subsidy.by_floors, default=0)]
        if low:
            desk.findings.warn(
                desk.place("lifts"),
                say(
                    "{n} lifts below the floor table of {name}: {lifts}",
                    n=len(low),
                    name=subsidy.name,
                    lifts=some(f"{x.community} {x.entrance} ({x.floors or '–'})" for x in low),
                ),
                say("{floors} floors or more", floors=min(subsidy.by_floors, default=0)),
                say("They get no subsidy; correct the floors if that is not meant."),
            )
