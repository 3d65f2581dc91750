"""What each switched-on mechanism measures on a plan: one module a row, in the order of the list."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from planner.calendar import Calendar
from planner.mechanisms.figures import (
    m01_livability,
    m02_designers,
    m03_check_first,
    m04_private_facility,
    m05_space_conversion,
    m05b_property_operator,
    m06_lift_subsidy,
    m07_platform,
    m08_lift_agencies,
    m09_merged_areas,
    m10_courtyards,
    m11_facility_ledger,
    m12_programmes,
    m13_five_sync,
    m14_outside_works,
    m15_joint_review,
    m16_bundled_approval,
    m17_online_approval,
    m18_consulting,
    m19_saturday_meetings,
    m20_seven_ones,
    m21_social_capital,
    m22_district_soe,
    m23_pool,
    m24_loan,
    m24b_idle_assets,
    m25_utility_split,
    m25b_utility_plan,
    m26_utility_modes,
    m27_resident_split,
    m28_home_spending,
    m29_competition,
    m29b_standard_tiers,
    m30_insulation,
    m31_direct,
    m32_provident,
    m33_maintenance,
    m34_upkeep_fund,
    m35_party_organisations,
    m36_decision_steps,
    m37_members_posts,
    m38_three_80,
    m39_scheme_comparison,
    m40_upkeep,
    m41_property_packages,
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
    m01_livability,
    m02_designers,
    m03_check_first,
    m04_private_facility,
    m05_space_conversion,
    m05b_property_operator,
    m06_lift_subsidy,
    m07_platform,
    m08_lift_agencies,
    m09_merged_areas,
    m10_courtyards,
    m11_facility_ledger,
    m12_programmes,
    m13_five_sync,
    m14_outside_works,
    m15_joint_review,
    m16_bundled_approval,
    m17_online_approval,
    m18_consulting,
    m19_saturday_meetings,
    m20_seven_ones,
    m21_social_capital,
    m22_district_soe,
    m23_pool,
    m24_loan,
    m24b_idle_assets,
    m25_utility_split,
    m25b_utility_plan,
    m26_utility_modes,
    m27_resident_split,
    m28_home_spending,
    m29_competition,
    m29b_standard_tiers,
    m30_insulation,
    m31_direct,
    m32_provident,
    m33_maintenance,
    m34_upkeep_fund,
    m35_party_organisations,
    m36_decision_steps,
    m37_members_posts,
    m38_three_80,
    m39_scheme_comparison,
    m40_upkeep,
    m41_property_packages,
)

_BY_CODE = {row.CODE: row for row in FIGURES}


def measure(scenario: Scenario, plan: Plan, calendar: Calendar | None = None) -> tuple[Figure, ...]:
    """The figures of every mechanism the scenario names, in its order; `calendar` is that of the plan."""
    asked = replace(plan, scenario=scenario)
    return tuple(figure for chosen in scenario.mechanisms for figure in measure_use(chosen, asked, calendar))


def measure_use(chosen: Chosen, plan: Plan, calendar: Calendar | None = None) -> Iterator[Figure]:
    """The figures of one use of a mechanism on a plan, as an answer to its scenario."""
    case = Case(chosen=chosen, scenario=plan.scenario, plan=plan, calendar=calendar)
    yield from _BY_CODE[chosen.code].figures(case)
