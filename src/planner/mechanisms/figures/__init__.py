"""What each switched-on mechanism measures on a plan: one module a row, in the order of the list."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from planner.mechanisms.figures import (
    m30_insulation,
    m38_three_80,
)
from planner.mechanisms.figures.case import Case as Case
from planner.mechanisms.figures.figure import Figure as Figure
from planner.mechanisms.figures.figure import shown as shown
from planner.plan import Plan
from planner.scenario.types import Chosen, Scenario


class Row(Protocol):
    """A module that measures one mechanism."""

    @property
    def CODE(self) -> str: ...
    def figures(self, case: Case) -> Iterator[Figure]: ...


FIGURES: tuple[Row, ...] = (
    m30_insulation,
    m38_three_80,
)

_BY_CODE = {row.CODE: row for row in FIGURES}


def measure(scenario: Scenario, plan: Plan) -> tuple[Figure, ...]:
    """The figures of every mechanism the scenario names, in its order."""
    asked = replace(plan, scenario=scenario)
    return tuple(figure for chosen in scenario.mechanisms for figure in measure_use(chosen, asked))


def measure_use(chosen: Chosen, plan: Plan) -> Iterator[Figure]:
    """The figures of one use of a mechanism on a plan, as an answer to its scenario."""
    yield from _BY_CODE[chosen.code].figures(Case(chosen=chosen, scenario=plan.scenario, plan=plan))
