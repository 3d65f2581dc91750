"""年度改造计划表: every community with its project, works and investment."""

from collections.abc import Sequence

from planner.locale import say
from planner.plan import AreaWork
from planner.report import words
from planner.report.document import AreaLine, CommunityLine, Document
from planner.report.tables.table import in_order, names_of
from planner.report.workbook.sheet import Row, Sheet
from planner.scenario.types import Category, Scenario, Work


def annual_plan(scenario: Scenario, document: Document) -> Sheet:
    """年度改造计划表: every community with its area, works and investment."""
    rows = []
    for year, area in in_order(document):
        for line in area.communities:
            rows.append(_row(scenario, year, area, line))
        if area.works:
            rows.append(_own_row(scenario, year, area))
    return Sheet(
        name=say("annual plan"),
        title=say("{name}: annual renovation plan", name=scenario.name),
        words=(
            (say("area id"), 11),
            (say("project"), 30),
            (say("community"), 18),
            (say("year built"), 8),
            (say("works: basic"), 30),
            (say("works: improving"), 22),
            (say("works: upgrading"), 18),
            (say("start"), 8),
            (say("completion"), 8),
            (say("implementer"), 14),
            (say("responsible unit"), 14),
        ),
        numbers=(
            (say("communities (number)"), 1),
            (say("buildings (number)"), 1),
            (say("households (number)"), 1),
            (say("floor area (m²)"), 100),
            (say("total investment (万元)"), 10_000),
        ),
        rows=tuple(rows),
        width=14,
    )


def _row(scenario: Scenario, year: int, area: AreaLine, line: CommunityLine) -> Row:
    """A community with its works."""
    found = scenario.community[line.id]
    done = {w.id for w in line.works}
    works = [w for w in scenario.works_of[line.id] if w.id in done]
    return Row(
        year=year,
        district=found.district,
        subdistrict=found.subdistrict,
        cells=(
            area.id,
            names_of(scenario, area),
            found.name,
            found.year_built,
            *_by_category(works),
            year,
            "",
            found.implementer,
            "",
        ),
        sums=(
            1,
            found.buildings or 0,
            found.households,
            round(found.floor_area_m2 * 100),
            sum(w.cost for w in works),
        ),
    )


def _by_category(works: Sequence[Work | AreaWork]) -> tuple[str, ...]:
    return tuple(
        "、".join(words.kind(w.kind) for w in works if w.category is category) for category in Category
    )


def _own_row(scenario: Scenario, year: int, area: AreaLine) -> Row:
    """The works of the area itself, where its first member stands."""
    first = scenario.community[min(c.id for c in area.communities)]
    return Row(
        year=year,
        district=first.district,
        subdistrict=first.subdistrict,
        cells=(
            area.id,
            names_of(scenario, area),
            say("(works of the area)"),
            None,
            *_by_category(area.works),
            year,
            "",
            "",
            "",
        ),
        sums=(0, 0, 0, 0, sum(w.cost for w in area.works)),
    )
