"""The plan published before: from a plan folder, its plan.json, a table, or a column of the reserve."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from planner.errors import Place
from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import some
from planner.scenario.tables.headings import PREVIOUS
from planner.scenario.types import InputFile, Published

PLAN_FILE = "plan.json"
Line = tuple[str, int, str]  # community, year, area


class _NoPlan(ValueError):
    """A JSON file that is not a plan of ours."""


def published(desk: Desk, reserve: Reserve, register: Register) -> Published | None:
    """Where each community stood; communities no longer in the reserve are left out, and named."""
    entry = desk.document.previous_plan
    if entry is None:
        lines = [
            (key, row.published_year, "")
            for key, row in sorted(reserve.rows.items())
            if row.published_year is not None
        ]
        return _published(lines) if lines else None
    place = desk.place("previous_plan")
    found = (
        desk.folder.find(entry.file, place, desk.findings, beside=desk.beside(place)) if entry.file else None
    )
    if entry.file is not None and found is None:
        return None
    plan = found / PLAN_FILE if found is not None and found.is_dir() else found
    if plan is not None and plan.suffix.casefold() == ".json":
        lines = _of_plan(desk, plan, place)
    else:
        lines = _of_table(desk)
    return _published(_still_there(desk, lines, register, place))


def _published(lines: list[Line]) -> Published:
    """A community without an area stood alone; where none has one, nobody knows who stood with whom."""
    if not any(area for _, _, area in lines):
        return Published(year={community: year for community, year, _ in lines}, area={})
    areas: dict[tuple[int, str], set[str]] = defaultdict(set)
    for community, year, area in lines:
        areas[year, area or community].add(community)
    return Published(
        year={community: year for community, year, _ in lines},
        area={community: frozenset(areas[year, area or community]) for community, year, area in lines},
    )


def _still_there(desk: Desk, lines: list[Line], register: Register, place: Place) -> list[Line]:
    kept: dict[str, Line] = {}
    gone: list[str] = []
    for word, year, area in lines:
        community = register.ids.get(word)
        if community is None:
            gone.append(word)
        elif kept.setdefault(community, (community, year, area))[1] != year:
            desk.findings.error(
                place,
                say(
                    "{community} in two years, {a} and {b}", community=community, a=kept[community][1], b=year
                ),
                say("each community once"),
                say("Correct the previous plan."),
            )
    if gone and register.complete:
        desk.findings.warn(
            place,
            say("{n} communities no longer in the reserve: {names}", n=len(gone), names=some(sorted(gone))),
            say("communities of the table"),
            say("They are left out of the comparison."),
        )
    return [kept[key] for key in sorted(kept)]


def _of_table(desk: Desk) -> list[Line]:
    entry = desk.document.previous_plan
    records = desk.records(entry, PREVIOUS, "previous_plan") if entry is not None else None
    return [
        (
            str(record.values["community"]),
            int(str(record.values["year"])),
            str(record.values.get("area") or ""),
        )
        for record in (records.rows if records else ())
        if not blank(record, "community") and not blank(record, "year")
    ]


def _of_plan(desk: Desk, path: Path, place: Place) -> list[Line]:
    """The start years and areas of a plan.json."""
    try:
        content = path.read_bytes()
        lines = list(_lines(json.loads(content.decode("utf-8-sig"))))
    except (OSError, ValueError, RecursionError) as error:
        desk.findings.error(
            place,
            say("{file} is not a plan ({reason})", file=path.name, reason=str(error)[:80]),
            say("a plan folder written by planner, or a table of community, year, area"),
            say("Name the folder of the plan published last."),
        )
        return []
    desk.inputs.append(InputFile(desk.folder.shown(path), sha256(content).hexdigest()))
    return lines


def _lines(plan: object) -> Iterator[Line]:
    batches = plan.get("batches") if isinstance(plan, Mapping) else None
    if not isinstance(batches, Mapping):
        raise _NoPlan(say("no batches"))
    for year, batch in batches.items():
        areas = batch.get("areas") if isinstance(batch, Mapping) else None
        if not isinstance(areas, list) or not str(year).isdecimal():
            raise _NoPlan(say("a batch without areas"))
        for number, area in enumerate(areas):
            members = area.get("communities") if isinstance(area, Mapping) else None
            if not isinstance(members, list):
                raise _NoPlan(say("an area without communities"))
            for member in members:
                community = member.get("id") if isinstance(member, Mapping) else member
                yield str(community), int(year), str(area.get("id") or number)
