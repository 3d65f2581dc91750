"""Spaces that stand already, each with the works it may become."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.findings import nearest
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.tables.headings import SPACES
from planner.scenario.tables.record import Record
from planner.scenario.types import Work
from planner.scenario.work_kinds import kind_of

NEEDED = ("id", "area_m2", "community", "work", "taken_m2")


def work_ids(works: Collection[Work]) -> Mapping[str, list[str]]:
    """Community -> the ids of its works."""
    found: dict[str, list[str]] = defaultdict(list)
    for work in works:
        found[work.community].append(work.id)
    return found


def find_work(
    desk: Desk, record: Record, community: str, ids: Mapping[str, list[str]], name: str = "work"
) -> str | None:
    """The work of a community that a cell names by id or by kind; None, and a problem, where it has none."""
    word = str(record.values[name])
    own = ids.get(community, [])
    for spelled in (word, kind_of(word)):
        if spelled in own:
            return spelled
    if "works" not in desk.broken:
        desk.findings.error(
            record.place(name),
            say("“{word}”", word=word),
            say("a work of {community}", community=community),
            nearest(word, own),
        )
    return None


def spaces(desk: Desk, register: Register, works: Collection[Work]) -> tuple[Space, ...]:
    """Every space by id; one row for each work it may become."""
    table = desk.document.spaces
    records = desk.records(table, SPACES, "spaces") if table is not None else None
    if records is None:
        return ()
    ids = work_ids(works)
    found: dict[str, Space] = {}
    uses: dict[str, list[SpaceUse]] = defaultdict(list)
    for record in records.rows:
        if any(blank(record, name) for name in NEEDED):
            continue  # the table has said so
        space = _space(record)
        earlier = found.setdefault(space.id, space)
        if earlier != space:
            desk.findings.error(
                record.place("area_m2"),
                say("“{id}” with another area or use than above", id=space.id),
                say("one area and one use for each space"),
                say("Correct it, or give it a name of its own."),
            )
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        work = None if community is None else find_work(desk, record, community, ids)
        if community is not None and work is not None:
            uses[space.id].append(SpaceUse(community=community, work=work, m2=_area(record, "taken_m2")))
    return tuple(
        Space(
            id=key,
            kind=space.kind,
            area_m2=space.area_m2,
            added_m2=space.added_m2,
            uses=tuple(sorted(uses[key], key=lambda use: (use.community, use.work, use.m2))),
        )
        for key, space in sorted(found.items())
    )


def _space(record: Record) -> Space:
    return Space(
        id=str(record.values["id"]),
        kind=str(record.values.get("kind") or ""),
        area_m2=_area(record, "area_m2"),
        added_m2=_area(record, "added_m2"),
    )


def _area(record: Record, name: str) -> Fraction:
    value = record.values.get(name)
    return value if isinstance(value, Fraction) else Fraction(0)
