"""The assumptions two plans stand on: what differs between them, and a scenario with some of it switched."""

from planner.comparison.assumptions.differences import Difference as Difference
from planner.comparison.assumptions.differences import differences as differences
from planner.comparison.assumptions.grouping import Assumption as Assumption
from planner.comparison.assumptions.grouping import assumptions as assumptions
from planner.comparison.assumptions.grouping import in_order as in_order
from planner.comparison.assumptions.references import dangling as dangling
from planner.comparison.assumptions.switching import switched as switched
