"""What figures are measured on: a scenario, the plan made for it, and the use of the mechanism."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.calendar import Calendar
from planner.plan import Plan, PlannedArea
from planner.scenario import quantities
from planner.scenario.types import Chosen, Community, Scenario


@dataclass(frozen=True, kw_only=True)
class Case:
    """One use of one mechanism, with the plan it is measured on."""

    chosen: Chosen
    scenario: Scenario
    plan: Plan
    calendar: Calendar | None = None

    def share(self, parameter: str) -> Fraction:
        """A parameter that is a share."""
        return quantities.rate(self.chosen.parameters[parameter])

    def money(self, parameter: str) -> int:
        """A parameter that is an amount, yuan."""
        return quantities.money(self.chosen.parameters[parameter])

    def number(self, parameter: str) -> Fraction:
        """A parameter that is a number."""
        return quantities.number(self.chosen.parameters[parameter])

    def payers(self, first: str) -> frozenset[str]:
        """The payer its mechanism creates in the first place it is used in, and those of further places."""
        ids = (payer.id for payer in self.scenario.payers)
        return frozenset(i for i in ids if i == first or re.fullmatch(rf"{first}-\d+", i))

    @cached_property
    def communities(self) -> tuple[Community, ...]:
        """The communities of the scenario where the mechanism holds."""
        return tuple(c for c in self.scenario.communities if self.chosen.where.holds(c))

    def planned(self) -> Iterator[tuple[PlannedArea, Community]]:
        """The planned communities where it holds, with their areas."""
        for area, c in self.plan.placed():
            community = self.scenario.community[c]
            if self.chosen.where.holds(community):
                yield area, community
