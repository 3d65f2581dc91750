"""What a solve found: the plan, its proof, and the folder it can be written to."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.calendar import Calendar
from planner.locale import say
from planner.notebook.display import Shown
from planner.notebook.plan_tables import PlanTables
from planner.report.description import of_result
from planner.report.manifest import Settings
from planner.report.summary import summary
from planner.report.summary.headline import facts
from planner.result import ProofStatus, Result

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Solved:
    """A checked plan with its proof."""

    result: Result
    plan: PlanTables
    settings: Settings
    calendar: Calendar | None
    log: tuple[str, ...] = ()  # progress, a JSON line a step

    @property
    def status(self) -> ProofStatus:
        """Proven, gap or feasible (`goals` says how far), or disagreement: the solvers contradict."""
        return self.result.status

    @property
    def goals(self) -> "DataFrame":
        """One row a goal, in order.

        goal str; value int64: what the plan reaches; bound float64: what no plan goes beyond; gap float64:
        how much better the best plan can be at most, as a share of the best value known; status str;
        minimised bool.
        """
        from planner.notebook import frames

        return frames.goals(self.plan.document.goals)

    def summary(self) -> str:
        """The summary `planner solve` prints, in the language in use."""
        return summary(self.result, calendar=self.calendar)

    def save(self, folder: str | Path, *, force: bool = False) -> Path:
        """Write the plan folder as `planner solve -o` does, whole or not at all; returns where it is.

        Raises BadInput where `folder` is not a plan folder, cannot be written, or (without `force`) holds
        files that were added or edited by hand.
        """
        from planner.report import folder as plan_folder

        return plan_folder.write(
            self.result, Path(folder), self.settings, self.log, force=force, calendar=self.calendar
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return self._shown().bundle()

    def __repr__(self) -> str:
        return self._shown().text()

    def _shown(self) -> Shown:
        title = say("{name}: what the solve found", name=self.result.scenario.name)
        return Shown(title=title, rows=tuple(facts(self.result)))


def of(result: Result, settings: Settings, calendar: Calendar | None, log: tuple[str, ...]) -> Solved:
    """`result` with its plan as tables."""
    plan = PlanTables(scenario=result.scenario, document=of_result(result, calendar))
    return Solved(result=result, plan=plan, settings=settings, calendar=calendar, log=log)
