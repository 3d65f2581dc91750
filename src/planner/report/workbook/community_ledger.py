"""小区台账: every community under the columns of the official ledger; those nobody filled in are hidden."""

from collections.abc import Iterator

from planner.locale import mark, say
from planner.report.document import Document
from planner.report.workbook.ledger_cells import Known, cells
from planner.report.workbook.sheet import Column, Kind, Sheet
from planner.report.workbook.totals import Row, totalled
from planner.scenario.types import Scenario

COLUMNS: tuple[tuple[str, str, int, Kind], ...] = (
    ("neighbourhood", mark("neighbourhood"), 10, "text"),
    ("id", mark("community id"), 14, "text"),
    ("name", mark("community"), 18, "text"),
    ("address", mark("address"), 14, "text"),
    ("longitude", mark("longitude"), 11, "text"),
    ("latitude", mark("latitude"), 11, "text"),
    ("built", mark("year built"), 8, "whole"),
    ("property", mark("kind of property"), 10, "text"),
    ("buildings", mark("buildings (number)"), 11, "count"),
    ("entrances", mark("entrances (number)"), 11, "count"),
    ("households", mark("households (number)"), 10, "count"),
    ("people", mark("people living there"), 9, "count"),
    ("old", mark("people of 60 and older"), 9, "count"),
    ("area", mark("floor area (m²)"), 16, "m²"),
    ("site", mark("site area (m²)"), 16, "m²"),
    ("storeys", mark("storeys"), 6, "whole"),
    ("structure", mark("structure"), 8, "text"),
    ("serviced", mark("property service (yes or no)"), 7, "text"),
    ("fee", mark("property fee (yuan/m²·month)"), 9, "number"),
    ("collected", mark("fees collected (%)"), 8, "share"),
    ("committee", mark("owners' committee"), 8, "text"),
    ("party", mark("Party branch"), 7, "text"),
    ("single", mark("single building"), 7, "text"),
    ("historic", mark("historic building"), 7, "text"),
    ("checked", mark("day of the health check"), 11, "text"),
    ("score", mark("health score"), 8, "number"),
    ("problems", mark("list of problems"), 54, "text"),
    ("consent", mark("residents' consent (%)"), 8, "share"),
    ("participation", mark("participation (%)"), 8, "share"),
    ("contribution", mark("willing to contribute (%)"), 8, "share"),
    ("parking", mark("parking places, there and missing"), 8, "text"),
    ("lifts", mark("entrances that want a lift"), 8, "count"),
    ("works", mark("works intended"), 34, "text"),
    ("cost", mark("estimated investment (万元)"), 13, "money"),
    ("year", mark("year intended"), 8, "whole"),
    ("entered", mark("day of entry"), 10, "text"),
    ("remark", mark("remarks"), 26, "text"),
)
SUMMED = frozenset({"buildings", "entrances", "households", "area", "lifts", "cost"})


def community_ledger(scenario: Scenario, document: Document) -> Sheet:
    """小区台账: the reserve by district and subdistrict, and the year each community is planned for."""
    known = Known(scenario, document)
    found = [cells(known, community) for community in scenario.communities]
    rows = [
        Row(
            district=community.district,
            subdistrict=community.subdistrict,
            cells=tuple(row.get(key) for key, *_ in COLUMNS),
        )
        for community, row in zip(scenario.communities, found, strict=True)
    ]
    filled = {key for row in found for key, cell in row.items() if cell not in (None, "")}
    return Sheet(
        name=say("community ledger"),
        title=say("{name}: ledger of communities", name=scenario.name),
        blocks=(totalled(_leading(), tuple(_columns(filled)), rows),),
    )


def _leading() -> tuple[Column, ...]:
    return (
        Column(key="no", heading=say("no."), width=6, kind="whole"),
        Column(key="city", heading=say("city (place)"), width=8, hidden=True),
        Column(key="district", heading=say("district"), width=12),
        Column(key="subdistrict", heading=say("subdistrict (town)"), width=16),
    )


def _columns(filled: set[str]) -> Iterator[Column]:
    """All of the official form; those nobody filled in are there, and hidden."""
    for key, heading, width, kind in COLUMNS:
        summed = key in SUMMED and key in filled
        yield Column(
            key=key, heading=say(heading), width=width, kind=kind, summed=summed, hidden=key not in filled
        )
