"""年度投资计划表: what each project costs, and what of it falls into each year."""

from planner.locale import say
from planner.report.document import Document
from planner.report.workbook.projects import headings, projects, remarks
from planner.report.workbook.sheet import Column, Sheet
from planner.report.workbook.totals import Row, leading, totalled
from planner.scenario.types import Scenario


def investment_plan(scenario: Scenario, document: Document) -> Sheet:
    """年度投资计划表: a line a project and year; its whole cost stands in its first."""
    rows = [
        Row(
            year=found.year,
            district=found.district,
            subdistrict=found.subdistrict,
            cells=(
                *found.cells,
                found.scale,
                found.years,
                found.construction + found.other,
                found.construction,
                found.other,
                0,
                found.before,
                sum(found.paid.values()),
                found.remark,
            ),
        )
        for found in projects(scenario, document)
    ]
    return Sheet(
        name=say("investment plan"),
        title=say("{name}: annual investment plan", name=scenario.name),
        blocks=(totalled(leading(), (*headings(), *_columns(), remarks()), rows),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="scale", heading=say("scale"), width=34),
        Column(key="years", heading=say("years of construction"), width=13),
        Column(
            key="total",
            heading=say("total investment (万元)"),
            width=16,
            kind="money",
            summed=True,
            live="=SUM({construction}:{contingency})",
        ),
        _money("construction", say("of it: construction")),
        _money("other", say("of it: other costs")),
        _money("contingency", say("of it: contingency")),
        Column(
            key="before",
            heading=say("done by the end of last year"),
            width=16,
            kind="money",
            summed=True,
            yearly=True,
        ),
        _money("now", say("planned for this year")),
    )


def _money(key: str, heading: str) -> Column:
    return Column(key=key, heading=heading, width=16, kind="money", summed=True)
