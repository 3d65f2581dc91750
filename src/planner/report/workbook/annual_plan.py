"""年度改造计划表: every community with its project, works and investment."""

from collections.abc import Sequence

from planner.locale import joined, say
from planner.plan import AreaWork
from planner.report import words
from planner.report.document import AreaLine, CommunityLine, Document
from planner.report.tables.table import in_order, names_of
from planner.report.workbook.sheet import Column, Sheet
from planner.report.workbook.totals import Row, leading, totalled
from planner.scenario.types import Category, Scenario, Work


def annual_plan(scenario: Scenario, document: Document) -> Sheet:
    """年度改造计划表: every community with its area, works and investment."""
    rows = []
    for year, area in in_order(document):
        rows += [_row(scenario, year, area, line) for line in area.communities]
        if area.works:
            rows.append(_own_row(scenario, year, area))
    return Sheet(
        name=say("annual plan"),
        title=say("{name}: annual renovation plan", name=scenario.name),
        blocks=(totalled(leading(), _columns(), rows),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="id", heading=say("area id"), width=11),
        Column(key="project", heading=say("project"), width=30),
        Column(key="community", heading=say("community"), width=18),
        Column(key="built", heading=say("year built"), width=8, kind="whole"),
        Column(key="basic", heading=say("works: basic"), width=30),
        Column(key="improving", heading=say("works: improving"), width=22),
        Column(key="upgrading", heading=say("works: upgrading"), width=18),
        Column(key="start", heading=say("start"), width=8, kind="whole"),
        Column(key="completion", heading=say("completion"), width=8),
        Column(key="implementer", heading=say("implementer"), width=14),
        Column(key="responsible", heading=say("responsible unit"), width=14),
        Column(key="communities", heading=say("communities (number)"), kind="count", summed=True),
        Column(key="buildings", heading=say("buildings (number)"), kind="count", summed=True),
        Column(key="households", heading=say("households (number)"), kind="count", summed=True),
        Column(key="area", heading=say("floor area (万 m²)"), width=17, kind="万 m²", summed=True),
        Column(key="cost", heading=say("total investment (万元)"), width=14, kind="money", summed=True),
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
            1,
            found.buildings,
            found.households,
            round(found.floor_area_m2 * 100),
            sum(w.cost for w in works),
        ),
    )


def _by_category(works: Sequence[Work | AreaWork]) -> tuple[str, ...]:
    return tuple(joined(words.kind(w.kind) for w in works if w.category is category) for category in Category)


def _own_row(scenario: Scenario, year: int, area: AreaLine) -> Row:
    """The works of the area itself, where its first member stands."""
    first = scenario.community[min(c.id for c in area.communities)]
    return Row(
        year=year,
        district=first.district,
        subdistrict=first.subdistrict,
        cells=(
            *(area.id, names_of(scenario, area), say("(works of the area)"), None),
            *_by_category(area.works),
            *(year, "", "", "", None, None, None, None, sum(w.cost for w in area.works)),
        ),
    )
