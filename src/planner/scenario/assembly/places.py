"""Corridors, special programmes and shared facilities, by id, and what they refer to."""

from collections.abc import Mapping
from typing import Any, Literal

from planner.locale import joined, say
from planner.scenario import quantities
from planner.scenario.assembly.desk import Desk, Register, blank, listed
from planner.scenario.document.year_keys import spelled_out
from planner.scenario.quantities import QuantityError
from planner.scenario.tables.headings import CORRIDORS, FACILITIES, PROGRAMMES
from planner.scenario.tables.records import Record
from planner.scenario.types import Corridor, Facility, Programme
from planner.scenario.work_kinds import kind_of

FACILITY_COPIED = (
    *("band_m", "min_households", "cost", "existing"),
    *("floor_area_m2", "site_area_m2", "land_m2", "income"),
)


def corridors(desk: Desk, register: Register) -> tuple[Corridor, ...]:
    """Streets and pipe routes, by id."""
    found: dict[str, Corridor] = {}
    for record in _rows(desk, "corridors", CORRIDORS):
        key = _new_id(desk, record, found)
        if key is not None:
            last = record.values.get("last_dig_year")
            found[key] = Corridor(
                id=key,
                communities=_members(desk, record, register),
                last_dig_year=last if isinstance(last, int) else None,
            )
    return tuple(found[key] for key in sorted(found))


def programmes(
    desk: Desk, register: Register, corridors: Register, years: tuple[int, ...]
) -> tuple[Programme, ...]:
    """Special programmes, by id."""
    found: dict[str, Programme] = {}
    for record in _rows(desk, "programmes", PROGRAMMES):
        key = _new_id(desk, record, found)
        if key is None:
            continue
        corridor = str(record.values.get("corridor") or "")
        if corridor:
            corridor = corridors.find(corridor, record.place("corridor"), desk.findings) or ""
        outside = bool(record.values.get("outside"))
        digs, money = record.values.get("digs"), record.values.get("money")
        found[key] = Programme(
            id=key,
            department=str(record.values.get("department") or ""),
            years=_years(desk, record, years),
            communities=_members(desk, record, register),
            works=tuple(dict.fromkeys(kind_of(word) for word in listed(record, "works"))),
            corridor=corridor,
            digs=not outside if digs is None else bool(digs),  # a road beside it is no dig in the community
            money=money if isinstance(money, int) else 0,
            outside=outside,
            owner=str(record.values.get("owner") or ""),
        )
    return tuple(found[key] for key in sorted(found))


def facilities(desk: Desk, register: Register) -> tuple[Facility, ...]:
    """Shared facilities, by id."""
    found: dict[str, Facility] = {}
    for record in _rows(desk, "facilities", FACILITIES):
        key = _new_id(desk, record, found, taken=("project", "walls"))
        if key is None or blank(record, "host"):
            continue
        host = register.find(str(record.values["host"]), record.place("host"), desk.findings)
        given: dict[str, Any] = {
            name: record.values[name] for name in FACILITY_COPIED if not blank(record, name)
        }
        if "band_m" not in given and desk.document.defaults.facility_band is not None:
            given["band_m"] = round(desk.document.defaults.facility_band)
        if given.get("band_m") == 0:
            desk.findings.error(
                record.place("band_m"), say("0 m"), say("300, 500 or 1,000 m"), say("Correct it.")
            )
        if host is not None:
            found[key] = Facility(
                id=key,
                kind=str(record.values.get("kind") or ""),
                host=host,
                serves=listed(record, "serves"),
                operator=str(record.values.get("operator") or ""),
                **given,
            )
    return tuple(found[key] for key in sorted(found))


def _rows(
    desk: Desk, key: Literal["corridors", "programmes", "facilities"], fields: Any
) -> tuple[Record, ...]:
    table = getattr(desk.document, key)
    records = desk.records(table, fields, key) if table is not None else None
    return tuple(records.rows) if records else ()


def _new_id(
    desk: Desk, record: Record, found: Mapping[str, object], taken: tuple[str, ...] = ()
) -> str | None:
    """The id of a row, once; not one that is taken."""
    if blank(record, "id"):
        return None  # the table has said so
    key = str(record.values["id"])
    if key in taken:
        desk.findings.error(
            record.place("id"),
            say("“{id}”, the name of another cost of an area", id=key),
            say("a name of its own"),
            say("Rename it."),
        )
        return None
    if key in found:
        desk.findings.error(
            record.place("id"),
            say("“{id}” a second time", id=key),
            say("each id once"),
            say("Rename or delete one."),
        )
        return None
    return key


def _members(desk: Desk, record: Record, register: Register) -> tuple[str, ...]:
    found = [
        register.find(word, record.place("communities"), desk.findings)
        for word in listed(record, "communities")
    ]
    return tuple(sorted({community for community in found if community is not None}))


def _years(desk: Desk, record: Record, horizon: tuple[int, ...]) -> tuple[int, ...]:
    """The years a programme may be done in; none of them in the plan's years is worth a word."""
    found = set()
    for text in listed(record, "years"):
        try:
            found |= {quantities.year(part) for part in spelled_out(text)}
        except QuantityError as error:
            desk.findings.error(record.place("years"), error.found, error.expected, error.remedy)
    if horizon and found and not found & set(horizon):
        desk.findings.warn(
            record.place("years"),
            say("no year of the plan among {years}", years=joined(str(year) for year in sorted(found))),
            say("a year from {first} to {last}", first=horizon[0], last=horizon[-1]),
            say("Its communities cannot start within the plan; correct the years if that is not meant."),
        )
    return tuple(sorted(found))
