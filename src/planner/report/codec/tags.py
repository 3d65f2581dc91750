"""The "type" that dataclasses carry in JSON where one of several stands in the same place."""

from collections.abc import Mapping

from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Utility

TAGS: Mapping[type, str] = {
    Utility: "utility",
    Residents: "residents",
    Private: "private",
    LiftSubsidy: "lift_subsidy",
    ResidentFund: "resident_fund",
}
