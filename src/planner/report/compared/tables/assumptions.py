"""assumptions.csv: every value the scenarios differ in."""

from planner.comparison import Comparison, Difference
from planner.locale import say
from planner.report.compared import values
from planner.report.compared.figures import LETTERS
from planner.report.compared.pairs import scenarios
from planner.report.tables.table import Table
from planner.scenario.types import Scenario

ASSUMPTIONS = "assumptions.csv"


def assumptions(comparison: Comparison) -> Table:
    """A row for every value that differs."""
    return Table(
        file=ASSUMPTIONS,
        headings=(
            say("plan"),
            say("assumption"),
            say("file of the first"),
            say("file of the other"),
            say("key"),
            say("row"),
            say("in the first"),
            say("in the other"),
        ),
        rows=tuple(
            (
                LETTERS[pair.other],
                one.name,
                *found.files,
                ".".join(found.key),
                values.row(found, scenarios(comparison, pair)),
                *_values(found, scenarios(comparison, pair)),
            )
            for pair in comparison.pairs
            for one in pair.assumptions
            for found in one.differences
        ),
    )


def _values(found: Difference, both: tuple[Scenario, Scenario]) -> tuple[str, str]:
    before, after = (values.value(found, value, both) for value in (found.before, found.after))
    return before, after
