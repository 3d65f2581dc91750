"""Lifts: the table of them, and the works they make up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.findings import nearest
from planner.scenario.lifts import Lift
from planner.scenario.tables.headings import LIFTS
from planner.scenario.tables.record import Record
from planner.scenario.types import Category, Work
from planner.scenario.work_kinds import WORK_KINDS, kind_of

LIFT = "lift"
NOT_YET = "lift#2"  # the work of the lifts whose entrances do not agree yet


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
