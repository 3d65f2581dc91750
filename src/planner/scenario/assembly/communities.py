"""The reserve: each row of the table of communities as a `Community`, with what it says beside it."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.assembly.desk import Desk, blank, chosen
from planner.scenario.assembly.locks import lock_of
from planner.scenario.assembly.reserve import Reserve, Row
from planner.scenario.findings import some
from planner.scenario.free_text import stated_sums
from planner.scenario.quantities import QuantityError
from planner.scenario.tables.headings import COMMUNITIES
from planner.scenario.tables.records import Record, Records
from planner.scenario.types import Community, Indicator, Status

AREA_ID = re.compile(r"A\d{4}-\d{3,}")  # ids of planned areas: A2026-001
STATUSES: Mapping[str, tuple[str, ...]] = {
    Status.RESERVE: ("储备", "未改造", "待改造", "谋划", "拟改造"),
    Status.LISTED: ("已列入", "列入计划", "计划内", "已列入计划"),
    Status.UNDERWAY: ("在建", "改造中", "施工中", "实施中", "已开工"),
    Status.DONE: ("完工", "已完工", "已改造", "竣工", "已完成"),
}
DELIVERY: Mapping[str, tuple[str, ...]] = {
    "district_with_soe": ("区企合作", "首开经验", "区企合作模式"),
    "street_led": ("街区改造", "鲁谷模式", "街道主导"),
    "invest_build_operate": ("投融资+建设+运营", "投资+建设+运营", "投建运一体"),
    "epc": ("EPC", "工程总承包", "设计施工总承包"),
    "epc_o": ("EPC+O",),
    "agent": ("代建", "代建制"),
    "other": ("其他", "传统模式"),
}
BEST_SCORE = 100
COPIED = (
    *(
        "households",
        "floor_area_m2",
        "district",
        "subdistrict",
        "buildings",
        "entrances",
        "year_built",
        "storeys",
    ),
    *("drawn_area", "last_dig_year", "exclusion", "demolition", "property_unit", "implementer"),
    *("maintenance_balance", "private_ceiling", "private_eligible"),
    *("consent_households", "consent_area", "health_check", "score", "hazards", "has_property_service"),
    *("earliest", "latest"),
)


def communities(desk: Desk, indicators: tuple[Indicator, ...]) -> Reserve:
    """The reserve of a scenario; an empty, incomplete one where the table cannot be read."""
    table = desk.document.communities
    if table is None:
        if "communities" not in desk.broken:
            desk.findings.error(
                desk.place(),
                say("“{key}” is missing", key="communities"),
                say("the key “{key}”", key="communities"),
                say("Add a line “communities: 储备库.xlsx”."),
            )
        return Reserve()
    records = desk.records(table, COMMUNITIES, "communities")
    if records is None:
        return Reserve()
    failed = any(not problem.warning for problem in records.problems)
    if not records.rows and not failed:
        desk.findings.error(
            desk.place("communities"),
            say("no community"),
            say("one row for each community"),
            say("Check that the table has rows below its heading."),
        )
    return _reserve(desk, records, indicators, failed)


def _say_absent(desk: Desk, columns: frozenset[str]) -> None:
    """What follows from columns the table does not have."""
    absent = {
        "district": say("区县 absent: one district"),
        "subdistrict": say("街道 absent: areas are not limited by subdistrict"),
        "status": say("状态 absent: 储备"),
        "drawn_area": say("片区 absent: merging is free within the limits"),
    }
    for name, sentence in absent.items():
        if name not in columns:
            desk.findings.default(sentence)
    if "id" not in columns:
        desk.findings.default(say("小区编码 absent: 区县/街道/小区名称 is the id"))


def _reserve(desk: Desk, records: Records, indicators: tuple[Indicator, ...], failed: bool) -> Reserve:
    values = _indicator_columns(desk, records, indicators)
    found: dict[str, Community] = {}
    rows: dict[str, Row] = {}
    for record in records.rows:
        community = _community(desk, record, values)
        if community is None:
            failed = True
        elif community.id in found:
            failed = True
            _twice(desk, community.id, record, rows[community.id])
        else:
            found[community.id] = community
            rows[community.id] = Row(
                place=record.place("name"),
                record=record,
                investment=_integer(record, "investment"),
                sums=stated_sums(record.values),
                content=str(record.values.get("content") or ""),
                planned_year=_integer(record, "planned_year"),
                published_year=_integer(record, "published_year"),
            )
    _say_absent(desk, records.columns)
    ordered = tuple(found[key] for key in sorted(found))
    return Reserve(ordered, rows, records.columns, complete=not failed)


def _integer(record: Record, name: str) -> int | None:
    value = record.values.get(name)
    return value if isinstance(value, int) else None


def _community(desk: Desk, record: Record, indicator_of: Mapping[str, str]) -> Community | None:
    """One community, or None and its problems."""
    if any(blank(record, name) for name in ("name", "households", "floor_area_m2")):
        return None  # the table has said so
    given: dict[str, Any] = {name: record.values[name] for name in COPIED if not blank(record, name)}
    if not 0 <= given.get("score", 0) <= BEST_SCORE:
        desk.findings.error(
            record.place("score"),
            say("a score of {score}", score=float(given["score"])),
            say("a score from 0 to {best}", best=BEST_SCORE),
            say("Scale the scores to 0–100, 100 being in good order."),
        )
    name = str(record.values["name"])
    key = str(
        record.values.get("id")
        or "/".join(p for p in (given.get("district", ""), given.get("subdistrict", ""), name) if p)
    )
    if AREA_ID.fullmatch(key):
        desk.findings.error(
            record.place("id"),
            say("the id “{id}”", id=key),
            say("an id unlike those of planned areas (A2026-001)"),
            say("Give the community another id."),
        )
    return Community(
        id=key,
        name=name,
        status=Status(chosen(desk, record, "status", STATUSES) or Status.RESERVE),
        lock=lock_of(desk, record),
        delivery_model=chosen(desk, record, "delivery_model", DELIVERY) or "",
        **given,
        **_coordinates(desk, record),
        values=_values(desk, record, indicator_of),
    )


def _coordinates(desk: Desk, record: Record) -> dict[str, Any]:
    """Both coordinates or none."""
    given = {name: record.values.get(name) for name in ("x", "y") if not blank(record, name)}
    if len(given) == 1:
        missing = "y" if "x" in given else "x"
        desk.findings.error(
            record.place(missing),
            say("one coordinate without the other"),
            say("both, or neither"),
            say("Fill in or delete the other one."),
        )
        return {}
    return {name: float(cast(Fraction, value)) for name, value in given.items()}


def _indicator_columns(desk: Desk, records: Records, indicators: tuple[Indicator, ...]) -> dict[str, str]:
    """Heading -> indicator for the columns nobody else knows; the rest of them is noted."""
    named = {**{i.name: i.id for i in indicators}, **{i.id: i.id for i in indicators}}
    headings = sorted({heading for record in records.rows for heading in record.extra})
    unknown = [heading for heading in headings if heading not in named]
    if unknown:
        desk.findings.warn(
            desk.place("communities"),
            say("columns that are not used: {columns}", columns=some(unknown, 12)),
            say("known headings, or indicators"),
            say("Rename them under `columns:` if they matter; nothing to do if not."),
        )
    return {heading: named[heading] for heading in headings if heading in named}


def _values(desk: Desk, record: Record, indicator_of: Mapping[str, str]) -> dict[str, Fraction]:
    """Measured values by indicator; a blank cell was not measured."""
    found = {}
    for heading, indicator in sorted(indicator_of.items()):
        text = record.extra.get(heading, "").strip()
        if not text:
            continue
        try:
            found[indicator] = (
                quantities.rate(text) if text.endswith(("%", "％")) else Fraction(quantities.number(text))
            )
        except QuantityError as error:
            desk.findings.error(record.place(heading), error.found, error.expected, error.remedy)
    return found


def _twice(desk: Desk, key: str, record: Record, earlier: Row) -> None:
    given = not blank(record, "id")
    column = "id" if given else "name"
    desk.findings.error(
        record.place(column),
        say("the community “{id}” a second time", id=key),
        say("each community once (first in {place})", place=earlier.record.place(column)),
        say("Delete one row, or give the two different ids.")
        if given
        else say("Delete one row, or add a column 小区编码 with different ids."),
    )
