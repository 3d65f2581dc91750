"""资金筹措表: where the money of each project comes from in each year, and each source's share."""

from dataclasses import replace
from fractions import Fraction

from planner.locale import say
from planner.report import funding_kinds
from planner.report.document import Document
from planner.report.workbook.projects import headings, projects, remarks
from planner.report.workbook.sheet import Block, Cell, Column, Line, Live, Sheet, number
from planner.report.workbook.totals import Row, leading, totalled
from planner.scenario.types import Scenario

SOURCES = "=SUM({from_central}:{from_unfunded})"


def funding_plan(scenario: Scenario, document: Document) -> Sheet:
    """资金筹措表: a line a project and year, and the shares of the kinds of money below them."""
    kinds = funding_kinds.titles()
    rows = [
        Row(
            year=found.year,
            district=found.district,
            subdistrict=found.subdistrict,
            cells=(
                *found.cells,
                sum(found.paid.values()),
                *(found.paid.get(kind, 0) for kind in kinds),
                found.remark,
            ),
        )
        for found in projects(scenario, document)
    ]
    columns = (
        *headings(),
        Column(
            key="now",
            heading=say("planned for this year"),
            width=13,
            kind="money",
            summed=True,
            live=SOURCES,
        ),
        *(
            Column(key=f"from_{kind}", heading=heading, width=11, kind="money", summed=True)
            for kind, heading in kinds.items()
        ),
        remarks(),
    )
    return Sheet(
        name=say("funding plan"),
        title=say("{name}: funding of the annual plan", name=scenario.name),
        blocks=(_with_shares(totalled(leading(), columns, rows)),),
    )


def _with_shares(block: Block) -> Block:
    """The same with a last line: what share of all money each kind is."""
    whole = {c.key: number(cell) for c, cell in zip(block.columns, block.lines[0].cells, strict=True)}
    if not whole["now"]:
        return block
    shares: dict[str, Cell] = {
        key: Live(f"={{top_{key}}}/{{top_now}}", Fraction(value, whole["now"]))
        for key, value in whole.items()
        if key.startswith("from_")
    }
    shares |= {"district": say("share of the money"), "now": Live(SOURCES, Fraction(1))}
    cells = tuple(shares.get(column.key) for column in block.columns)
    return replace(block, lines=(*block.lines, Line(cells=cells, total=True, kind="share")))
