"""The listed communities (列入), with what the health check says of each, their works and their money."""

from planner.locale import say
from planner.plan import Plan
from planner.report import vocabulary, words
from planner.report.document import Document
from planner.report.tables.table import (
    Table,
    health,
    health_headings,
    in_order,
    names_of,
    square_metres,
    wan,
    who,
    who_headings,
)
from planner.scenario.types import Category, Scenario


def communities(scenario: Scenario, document: Document, plan: Plan) -> Table:
    """The listed communities (列入)."""
    paid: dict[str, int] = {}
    for a in plan.allocations:
        paid[a.subject] = paid.get(a.subject, 0) + a.amount
    rows = []
    for year, area in in_order(document):
        for line in area.communities:
            found = scenario.community[line.id]
            done = {w.id for w in line.works}
            works = [w for w in scenario.works_of[line.id] if w.id in done]
            rows.append(
                (
                    year,
                    *who(found),
                    area.id,
                    names_of(scenario, area),
                    found.year_built,
                    found.buildings,
                    found.households,
                    square_metres(found.floor_area_m2),
                    *health(document, line.id),
                    *(
                        "、".join(words.kind(w.kind) for w in works if w.category is category)
                        for category in Category
                    ),
                    wan(sum(w.cost for w in works)),
                    wan(paid.get(line.id, 0)),
                    found.implementer,
                )
            )
    return Table(
        file="communities.csv",
        headings=(
            say("year"),
            *who_headings(),
            say("area id"),
            say("area"),
            say("year built"),
            say("buildings"),
            say("households"),
            say("floor area (m²)"),
            *health_headings(),
            *(say(vocabulary.CATEGORIES[category]) for category in Category),
            say("investment (万元)"),
            say("funded (万元)"),
            say("implementer"),
        ),
        rows=tuple(rows),
    )
