"""The tables of a plan folder as headings and rows, from plan.json and the scenario alone.

Written and compared from the same place: `planner verify` makes them again and says where a file differs.
"""

from planner.report.document import Document
from planner.report.tables.areas import areas
from planner.report.tables.calendar import calendar
from planner.report.tables.checks import checks
from planner.report.tables.communities import communities
from planner.report.tables.debt import debt_service
from planner.report.tables.lists import rejected, waiting
from planner.report.tables.mechanisms import mechanisms
from planner.report.tables.money import funding, funding_by_year
from planner.report.tables.operations import operations
from planner.report.tables.table import Table
from planner.report.tables.works_left_out import works_left_out
from planner.scenario.types import Scenario


def all_tables(scenario: Scenario, document: Document) -> tuple[Table, ...]:
    """Every table, in the language in use."""
    plan = document.plan(scenario)
    return (
        communities(scenario, document, plan),
        waiting(scenario, document),
        rejected(scenario, document),
        works_left_out(scenario, document),
        areas(scenario, document),
        funding(scenario, document),
        funding_by_year(document, plan),
        *((debt_service(plan),) if any(s.term_years for s in scenario.sources) else ()),
        checks(document),
        *operations(plan),
        *mechanisms(document),
        *((calendar(scenario, document),) if scenario.calendar else ()),
    )
