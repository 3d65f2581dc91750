"""What each switched-on mechanism measures on a plan: one module a row, in the order of the list."""

from collections.abc import Iterator
from typing import Protocol

from planner.mechanisms.figures import (
    m23_pool,
    m24_loan,
    m24b_idle_assets,
    m30_insulation,
    m34_upkeep_fund,
    m38_three_80,
    m40_upkeep,
)
from planner.mechanisms.figures.case import Case as Case
from planner.mechanisms.figures.figure import Figure as Figure
from planner.mechanisms.figures.figure import shown as shown
from planner.plan import Plan
from planner.scenario.types import Scenario


class Row(Protocol):
    """A module that measures one mechanism."""

    @property
    def CODE(self) -> str: ...
    def figures(self, case: Case) -> Iterator[Figure]: ...


FIGURES: tuple[Row, ...] = (
    m23_pool,
    m24_loan,
    m24b_idle_assets,
    m30_insulation,
    m34_upkeep_fund,
    m38_three_80,
    m40_upkeep,
)

_BY_CODE = {row.CODE: row for row in FIGURES}


def measure(scenario: Scenario, plan: Plan) -> tuple[Figure, ...]:
    """The figures of every mechanism the scenario names, in its order."""
    return tuple(
        figure
        for chosen in scenario.mechanisms
        for figure in _BY_CODE[chosen.code].figures(Case(chosen=chosen, scenario=scenario, plan=plan))
    )
