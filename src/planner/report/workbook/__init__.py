"""plan.xlsx: 年度改造计划表 and 资金筹措表, with live totals that tie to the yuan.

The headings are those of the bureau's own tables. Amounts are 万元, shown with two decimals; the cell holds
them to the yuan. Text is always written as text, so that nothing becomes a formula.
"""

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from planner.report.document import Document
from planner.report.workbook import page
from planner.report.workbook.annual_plan import annual_plan as annual_plan
from planner.report.workbook.funding_plan import funding_plan as funding_plan
from planner.scenario.types import Scenario


def write(path: Path, scenario: Scenario, document: Document) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same bytes every time
    try:
        styles = page.styles(book)
        for sheet in (annual_plan(scenario, document), funding_plan(scenario, document)):
            page.draw(book.add_worksheet(sheet.name), sheet, styles)
    finally:
        book.close()
