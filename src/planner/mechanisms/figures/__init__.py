"""What each switched-on mechanism measures on a plan: one module a row, in the order of the list."""

from collections.abc import Iterator
from typing import Protocol

from planner.mechanisms.figures import (
    m06_lift_subsidy,
    m07_platform,
    m18_consulting,
    m21_social_capital,
    m22_district_soe,
    m25_utility_split,
    m25b_utility_plan,
    m26_utility_modes,
    m27_resident_split,
    m28_home_spending,
    m30_insulation,
    m31_direct,
    m32_provident,
    m33_maintenance,
    m38_three_80,
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
    m06_lift_subsidy,
    m07_platform,
    m18_consulting,
    m21_social_capital,
    m22_district_soe,
    m25_utility_split,
    m25b_utility_plan,
    m26_utility_modes,
    m27_resident_split,
    m28_home_spending,
    m30_insulation,
    m31_direct,
    m32_provident,
    m33_maintenance,
    m38_three_80,
)

_BY_CODE = {row.CODE: row for row in FIGURES}


def measure(scenario: Scenario, plan: Plan) -> tuple[Figure, ...]:
    """The figures of every mechanism the scenario names, in its order."""
    return tuple(
        figure
        for chosen in scenario.mechanisms
        for figure in _BY_CODE[chosen.code].figures(Case(chosen=chosen, scenario=scenario, plan=plan))
    )
