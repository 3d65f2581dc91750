"""The works of each community: from a table, else from 拟改造内容, else one work 综合改造."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.errors import Place
from planner.locale import say
from planner.scenario.assembly.assumed_works import assumed
from planner.scenario.assembly.desk import Desk, Register, blank, chosen, listed
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.utilities import utility_money
from planner.scenario.assembly.work_costs import cost_of
from planner.scenario.assembly.work_requirements import Stated, check_waived, required
from planner.scenario.document.money import CATEGORIES
from planner.scenario.findings import nearest
from planner.scenario.tables.headings import WORKS
from planner.scenario.tables.records import Record
from planner.scenario.types import Category, Community, Work
from planner.scenario.work_kinds import SPELLED, WORK_KINDS, kind_of

COPIED = ("quantity", "shortfall", "ordered", "waived", "hazards", "income", "estimated", "duration")


def works(desk: Desk, reserve: Reserve, register: Register) -> tuple[Work, ...]:
    """Every work of every community, by community and id."""
    stated = _stated(desk, reserve, register) if desk.document.works is not None else Stated((), {})
    having = {work.community for work in stated.works}
    rest = [c for c in reserve.communities if c.id not in having]
    if "works" in desk.broken or (desk.document.works is not None and desk.findings.errors):
        rest = []
    found = [*stated.works, *assumed(desk, reserve, rest)]
    return tuple(sorted(found, key=lambda work: (work.community, work.id)))


def _stated(desk: Desk, reserve: Reserve, register: Register) -> Stated:
    assert desk.document.works is not None
    records = desk.records(desk.document.works, WORKS, "works", fill_down=("community",))
    if records is None:
        return Stated((), {})
    found: dict[tuple[str, str], Work] = {}
    rows: dict[tuple[str, str], Record] = {}
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    strange: dict[str, Place] = {}
    known = {c.id: c for c in reserve.communities}
    estimated = 0
    for record in _in_order(records.rows):
        word = str(record.values.get("kind") or record.values.get("id") or "")
        if blank(record, "community"):
            continue  # the table has said so
        if not word:
            desk.findings.error(
                record.place("kind"),
                say("no kind of work"),
                say("类型 or 改造内容"),
                say("Fill in what is done."),
            )
            continue
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if community is None:
            continue
        kind = kind_of(word)
        named = "id" if blank(record, "kind") else "kind"
        if kind not in WORK_KINDS:
            strange.setdefault(kind, record.place(named))
        numbers[community, kind] += 1
        number = numbers[community, kind]
        given = str(record.values.get("id") or "") if named == "kind" else ""
        key = given or (kind if number == 1 else f"{kind}#{number}")
        if (community, key) in found:
            desk.findings.error(
                record.place("id" if given else named),
                say("the work “{id}” a second time", id=key),
                say(
                    "each work of a community once (first in {place})",
                    place=rows[community, key].place("community"),
                ),
                say("Delete one row, or give the two different ids."),
            )
            continue
        work = _work(desk, record, known[community], kind, key)
        estimated += work.estimated
        found[community, key], rows[community, key] = work, record
    _say_strange(desk, strange)
    if estimated:
        desk.findings.default(
            say("cost of works absent: default unit costs ({n} works, marked 估)", n=estimated)
        )
    stated = Stated(tuple(found.values()), rows)
    stated = replace(stated, works=tuple(required(desk, stated)))
    check_waived(desk, stated)
    return stated


def _in_order(rows: Iterable[Record]) -> list[Record]:
    """Rows in an order that does not depend on theirs, so that kind#2 is always the same work."""
    return sorted(rows, key=lambda r: sorted((k, str(v)) for k, v in r.values.items() if v is not None))


def _work(desk: Desk, record: Record, community: Community, kind: str, key: str) -> Work:
    usual = WORK_KINDS[kind]
    money: dict[str, Any] = cost_of(desk, record, kind, community) | utility_money(desk, record)
    given: dict[str, Any] = {name: record.values[name] for name in COPIED if not blank(record, name)}
    if given.get("duration") == 0:
        desk.findings.error(record.place("duration"), say("0 years"), say("1 or more"), say("Correct it."))
    category = chosen(desk, record, "category", CATEGORIES) or usual.category
    digs = record.values.get("digs")
    return Work(
        community=community.id,
        id=key,
        kind=kind,
        category=Category(category),
        utility=str(record.values.get("utility") or usual.utility),
        scheme=str(record.values.get("scheme") or ""),
        digs=usual.digs if digs is None else bool(digs),
        evidence=listed(record, "evidence"),
        requires=listed(record, "requires"),
        **{**given, **money},
    )


def _say_strange(desk: Desk, strange: dict[str, Place]) -> None:
    for kind, place in sorted(strange.items())[:20]:
        desk.findings.warn(
            place,
            say("the kind “{kind}” is not one we know", kind=kind),
            say("a known kind of work; it is kept as a kind of its own"),
            nearest(kind, WORK_KINDS, SPELLED),
        )
