"""plan.xlsx: the bureau's own tables of a plan, with live formulas that tie to the yuan.

The headings are those of the official forms. Amounts are 万元, shown with two decimals; the cell holds
them to the yuan. Text is always written as text, so that nothing becomes a formula. A sheet that has nothing
to say is left out.
"""

from collections.abc import Iterator

from planner.plan import Plan
from planner.report.document import Document
from planner.report.workbook.annual_plan import annual_plan as annual_plan
from planner.report.workbook.area_list import area_list as area_list
from planner.report.workbook.balance import balance as balance
from planner.report.workbook.capital import capital as capital
from planner.report.workbook.community_ledger import community_ledger as community_ledger
from planner.report.workbook.file import render as render
from planner.report.workbook.funding_plan import funding_plan as funding_plan
from planner.report.workbook.investment_plan import investment_plan as investment_plan
from planner.report.workbook.performance import performance as performance
from planner.report.workbook.rule_list import binding as binding
from planner.report.workbook.rule_list import rule_list as rule_list
from planner.report.workbook.sheet import Sheet
from planner.scenario.types import Scenario


def sheets(scenario: Scenario, document: Document) -> Iterator[Sheet]:
    """The sheets of a plan: the forms, the ledger of communities, the areas, the rules."""
    plan = document.plan(scenario)
    yield from forms(plan, document)
    yield community_ledger(scenario, document)
    if plan.areas:
        yield area_list(scenario, document)
    if document.checks:
        yield rule_list(scenario, document)
        at_limit = binding(scenario, document)
        if at_limit is not None:
            yield at_limit


def forms(plan: Plan, document: Document) -> Iterator[Sheet]:
    """What is handed in each year, in the order of the forms; nothing of a plan without areas."""
    if plan.areas:
        yield annual_plan(plan.scenario, document)
        yield investment_plan(plan.scenario, document)
        yield funding_plan(plan.scenario, document)
        yield balance(plan)
        yield capital(plan)
        yield performance(plan)
