"""The areas (片区): members, works of the area itself, walls, land, and property packages."""

from fractions import Fraction

from planner.locale import say
from planner.report import words
from planner.report.document import AreaLine, Document
from planner.report.tables.table import Cell, Table, in_order, names_of, square_metres, wan
from planner.scenario.types import Scenario


def areas(scenario: Scenario, document: Document) -> Table:
    """The areas (片区): members, and the works of the area itself."""
    rows = []
    for year, area in in_order(document):
        members = [scenario.community[c.id] for c in area.communities]
        own = sum(w.cost for w in area.works)
        cost = own + sum(
            work.cost
            for line in area.communities
            for work in scenario.works_of[line.id]
            if work.id in {w.id for w in line.works}
        )
        rows.append(
            (
                year,
                area.id,
                names_of(scenario, area),
                len(members),
                sum(c.buildings or 0 for c in members) or None,
                sum(c.households for c in members),
                square_metres(sum((c.floor_area_m2 for c in members), Fraction(0))),
                "、".join(words.kind(w.kind) for w in area.works),
                wan(own),
                wan(cost),
                area.walls,
                None if area.freed_m2 is None else square_metres(area.freed_m2),
                *_package(area),
            )
        )
    return Table(
        file="areas.csv",
        headings=(
            say("year"),
            say("area id"),
            say("area"),
            say("communities"),
            say("buildings"),
            say("households"),
            say("floor area (m²)"),
            say("works of the area"),
            say("works of the area (万元)"),
            say("investment (万元)"),
            say("walls taken down"),
            say("land freed (m²)"),
            say("households without property service"),
            say("least households of a property package"),
            say("fills a property package"),
        ),
        rows=tuple(rows),
    )


def _package(area: AreaLine) -> tuple[Cell, ...]:
    if area.package is None:
        return (None, None, "")
    filled = say("yes") if area.package.filled else say("no")
    return (area.package.households, area.package.minimum, filled)
