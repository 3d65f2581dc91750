"""片区: every area with its size, the works of the area itself, walls, land and property packages."""

from collections.abc import Sequence
from fractions import Fraction

from planner.locale import joined, say
from planner.report import words
from planner.report.document import AreaLine, Document
from planner.report.tables.table import in_order, names_of
from planner.report.workbook.sheet import Cell, Column, Sheet
from planner.report.workbook.totals import Row, leading, totalled
from planner.scenario.types import Community, Scenario


def area_list(scenario: Scenario, document: Document) -> Sheet:
    """片区: a line an area, its cost that of its members and of its own works."""
    rows = [_row(scenario, year, area) for year, area in in_order(document)]
    return Sheet(
        name=say("areas"),
        title=say("{name}: areas", name=scenario.name),
        blocks=(totalled(leading(), _columns(), rows),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="id", heading=say("area id"), width=11),
        Column(key="members", heading=say("area"), width=36),
        _count("communities", say("communities (number)")),
        _count("buildings", say("buildings (number)")),
        _count("households", say("households (number)")),
        Column(key="area", heading=say("floor area (m²)"), width=15, kind="m²", summed=True),
        Column(key="own", heading=say("works of the area"), width=24),
        _yuan("works", say("works (万元)")),
        _yuan("own_cost", say("works of the area (万元)")),
        _yuan("cost", say("total investment (万元)"), live="={works}+{own_cost}"),
        _count("walls", say("walls taken down")),
        Column(key="freed", heading=say("land freed (m²)"), width=12, kind="m²", summed=True),
        _count("unserviced", say("households without property service")),
        Column(key="least", heading=say("least households of a property package"), width=12, kind="count"),
        Column(key="filled", heading=say("fills a property package"), width=10),
    )


def _count(key: str, heading: str) -> Column:
    return Column(key=key, heading=heading, width=11, kind="count", summed=True)


def _yuan(key: str, heading: str, live: str = "") -> Column:
    return Column(key=key, heading=heading, width=14, kind="money", summed=True, live=live)


def _row(scenario: Scenario, year: int, area: AreaLine) -> Row:
    members = [scenario.community[c.id] for c in area.communities]
    first = min(members, key=lambda c: c.id)
    own = sum(work.cost for work in area.works)
    works = sum(
        work.cost
        for line in area.communities
        for work in scenario.works_of[line.id]
        if work.id in {w.id for w in line.works}
    )
    return Row(
        year=year,
        district=first.district,
        subdistrict=first.subdistrict,
        cells=(
            *(area.id, names_of(scenario, area), len(members), _buildings(members)),
            sum(c.households for c in members),
            round(sum((c.floor_area_m2 for c in members), Fraction(0)) * 100),
            joined(words.kind(work.kind) for work in area.works),
            *(works, own, works + own, area.walls),
            None if area.freed_m2 is None else round(area.freed_m2 * 100),
            *_package(area),
        ),
    )


def _buildings(members: Sequence[Community]) -> int | None:
    """Buildings of the members that say how many they have; None where nobody does."""
    known = [c.buildings for c in members if c.buildings is not None]
    return sum(known) if known else None


def _package(area: AreaLine) -> tuple[Cell, Cell, Cell]:
    if area.package is None:
        return None, None, ""
    filled = say("yes") if area.package.filled else say("no")
    return area.package.households, area.package.minimum, filled
