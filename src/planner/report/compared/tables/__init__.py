"""A comparison as csv tables: figures, assumptions, communities, who pays what of them, steps."""

from planner.comparison import Comparison
from planner.report.compared.tables.assumptions import ASSUMPTIONS
from planner.report.compared.tables.assumptions import assumptions as assumptions
from planner.report.compared.tables.communities import COMMUNITIES
from planner.report.compared.tables.communities import communities as communities
from planner.report.compared.tables.figures import FIGURES
from planner.report.compared.tables.figures import figures as figures
from planner.report.compared.tables.funding import FUNDING
from planner.report.compared.tables.funding import funding as funding
from planner.report.compared.tables.funding import payments as payments
from planner.report.compared.tables.steps import ATTRIBUTION
from planner.report.compared.tables.steps import steps as steps
from planner.report.tables.table import Table

FILES = (FIGURES, ASSUMPTIONS, COMMUNITIES, FUNDING, ATTRIBUTION)


def all_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Every table, in the language in use; the letters of the plans stand with their names in figures.csv."""
    return (
        figures(comparison),
        assumptions(comparison),
        communities(comparison),
        funding(comparison),
        *((steps(comparison),) if any(pair.attribution for pair in comparison.pairs) else ()),
    )
