"""Plans and scenarios given to be compared: what is still to be solved, and the time it shares.

Every solve gets an even share of the time that is left when it begins; what one does not use the others have.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from planner.comparison.assumptions import Assumption
from planner.comparison.attribution import Effort, attribute, solves
from planner.comparison.comparison import Comparison, compare
from planner.comparison.figures import Totals, totals
from planner.comparison.version import Version, of_folder, of_result
from planner.comparison.yardstick import Reached
from planner.interrupt import Interrupt
from planner.report.plan_file import PlanFolder
from planner.scenario.types import Scenario
from planner.solver import solve


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A plan folder read back, or a scenario that is still to be solved."""

    label: str
    scenario: Scenario  # appraised
    folder: PlanFolder | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One solve done: a plan that was given as a scenario, or a scenario on the way to the plan `label`."""

    done: int
    total: int  # at most
    label: str
    switched: tuple[Assumption, ...]  # none: it is `label` itself
    found: Totals | str  # words where there is no plan


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """All that is asked; `order` is None where nothing is attributed."""

    given: Sequence[Given]
    order: Sequence[str] | None = None
    effort: Effort
    tell: Callable[[Told], None] = lambda told: None
    _done: int = field(default=0, init=False)

    @property
    def unsolved(self) -> int:
        """How many of the plans were given as scenarios."""
        return sum(one.folder is None for one in self.given)

    @property
    def ways(self) -> tuple[int, ...]:
        """At most how many scenarios are solved between the first and each of the others.

        Raises BadInput where `order` names what is not there.
        """
        if self.order is None:
            return (0,) * (len(self.given) - 1)
        return tuple(solves(self.given[0].scenario, one.scenario, self.order) for one in self.given[1:])

    def answer(self) -> Comparison:
        """The comparison.

        Raises NoPlan where a scenario that was given has no plan, KeyboardInterrupt where it was stopped
        before all of them had one.
        """
        deadline = time.monotonic() + self.effort.seconds
        with Interrupt() as interrupt:
            ways = self.ways
            total = self.unsolved + sum(ways)
            versions = [self._version(one, deadline, total, interrupt) for one in self.given]
            return self._attributed(compare(versions), ways, deadline, interrupt)

    def _attributed(
        self, comparison: Comparison, ways: tuple[int, ...], deadline: float, interrupt: Interrupt
    ) -> Comparison:
        """With what caused the differences to each of the others; after Ctrl-C all of them are one step."""
        if self.order is None:
            return comparison
        versions, total = comparison.versions, self.unsolved + sum(ways)
        for other, mine in enumerate(ways, start=1):
            share = mine / max(1, sum(ways[other - 1 :]))
            effort = Effort(
                seconds=share * max(0.0, deadline - time.monotonic()),
                gap=self.effort.gap,
                seed=self.effort.seed,
                workers=self.effort.workers,
            )
            found = attribute(
                versions[0],
                versions[other],
                order=self.order,
                effort=effort,
                tell=partial(self._tell, total, versions[other].label),
                interrupt=interrupt,
            )
            comparison = comparison.with_attribution(other, found)
        return comparison

    def _version(self, one: Given, deadline: float, total: int, interrupt: Interrupt) -> Version:
        if one.folder is not None:
            return of_folder(one.label, one.folder)
        if interrupt.pressed:
            raise KeyboardInterrupt
        result = solve(
            one.scenario,
            time_limit=max(1.0, (deadline - time.monotonic()) / (total - self._done)),
            gap=self.effort.gap,
            seed=self.effort.seed,
            workers=self.effort.workers,
        )
        self._tell(total, one.label, (), totals(result.plan))
        return of_result(one.label, result)

    def _tell(
        self, total: int, label: str, switched: tuple[Assumption, ...], found: Totals | Reached | str
    ) -> None:
        self._done += 1
        plain = found.totals if isinstance(found, Reached) else found
        self.tell(Told(self._done, total, label, switched, plain))
