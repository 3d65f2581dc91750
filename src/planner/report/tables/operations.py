"""The operating ledgers of areas (运营台账)."""

from collections.abc import Iterator

from planner.plan import Plan
from planner.report import operation_lines
from planner.report.tables.table import Table


def operations(plan: Plan) -> Iterator[Table]:
    """One table, where any ledger is kept."""
    if plan.scenario.operating or plan.scenario.upkeep:
        rows = tuple(operation_lines.rows(plan))
        yield Table(file="operations.csv", headings=operation_lines.headings(), rows=rows)
