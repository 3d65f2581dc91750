"""The way from one plan to another: assumption after assumption switched, each scenario solved.

The plan before is where each search begins. All scenarios on the way pursue the goals of the first, by its
needs and gains; how plans are judged is therefore switched last, and that step ends at the other plan as it
is. What cannot be switched alone goes together with the next.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.comparison.assumptions import Assumption, assumptions, dangling, in_order, switched
from planner.comparison.attribution.attribution import Attribution, End, Joined, Step
from planner.comparison.version import Version
from planner.comparison.yardstick import Reached, Yardstick, judged_alike
from planner.errors import Infeasible, OutOfTime, PlannerError
from planner.interrupt import Interrupt
from planner.locale import say
from planner.mechanisms import sync
from planner.scenario.types import Scenario
from planner.solver import solve

LEAST = 1.0  # seconds: with less left nothing more is solved


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard each step is tried."""

    seconds: float  # of wall clock, for all of them
    gap: float = 0.0
    seed: int = 0
    workers: int = 2


Tell = Callable[[tuple[Assumption, ...], Reached | str], None]  # what was switched, and what came of it


def attribute(
    before: Version,
    after: Version,
    *,
    order: Sequence[str] = (),
    effort: Effort,
    tell: Tell = lambda switched, found: None,
    interrupt: Interrupt | None = None,
) -> Attribution:
    """What each assumption changes on the way from `before` to `after`.

    `order` names assumptions, or beginnings of their keys, in the order they are switched. On Ctrl-C, or when
    the time is up, what is left becomes one last step; `interrupt` is a context of the caller's that hears
    Ctrl-C. Raises BadInput where `order` names what is not there.
    """
    if interrupt is None:
        with Interrupt() as own:
            return attribute(before, after, order=order, effort=effort, tell=tell, interrupt=own)
    ordered = in_order(assumptions(before.scenario, after.scenario), order)
    way = _Way(before, after, ordered, effort, tell, interrupt)
    way.walk()
    return Attribution(
        goal=way.yardstick.goal,
        goals=way.yardstick.goals,
        before=way.start,
        after=way.end,
        steps=tuple(way.steps),
        solves=way.total,
        seconds=effort.seconds,
        stopped=interrupt.pressed,
    )


def solves(before: Scenario, after: Scenario, order: Sequence[str] = ()) -> int:
    """How many scenarios are solved on the way, at most.

    Raises BadInput where `order` names what is not there.
    """
    return _solves(before, after, in_order(assumptions(before, after), order))


def _solves(before: Scenario, after: Scenario, ordered: Sequence[Assumption]) -> int:
    """The last fact ends at the other plan itself, unless that is judged otherwise."""
    facts = [one for one in ordered if not one.judges]
    return max(0, len(facts) - (len(facts) == len(ordered) and judged_alike(before, after)))


class _Way:
    """Where a walk has come to."""

    def __init__(
        self,
        before: Version,
        after: Version,
        ordered: Sequence[Assumption],
        effort: Effort,
        tell: Tell,
        interrupt: Interrupt,
    ) -> None:
        self.yardstick = Yardstick(version=before)
        self.other, self.effort, self.tell, self.interrupt = after, effort, tell, interrupt
        self.start = self._of(before)
        self.end = self._of(after)
        self.facts = [assumption for assumption in ordered if not assumption.judges]
        self.judging = [assumption for assumption in ordered if assumption.judges]
        self.alike = not self.judging and judged_alike(before.scenario, after.scenario)
        self.total = _solves(before.scenario, after.scenario, ordered)
        self.steps: list[Step] = []
        self.joined: list[Joined] = []
        self.deadline = time.monotonic() + effort.seconds
        self.scenario = replace(before.scenario, barred=frozenset(), opens={})
        self.reached, self.areas = self.start, before.plan.areas

    def walk(self) -> None:
        """Switch everything."""
        for done, assumption in enumerate(self.facts[: self.total], start=1):
            stopped = self.interrupt.pressed
            if stopped or self.deadline - time.monotonic() < LEAST:
                why = say("stopped") if stopped else say("time ran out")
                self.joined += [Joined(assumption=a, why=why) for a in self.facts[done - 1 : self.total]]
                break
            tried = (*(joined.assumption for joined in self.joined), assumption)
            found = self._switch(assumption, self.total - done + 1)
            self.tell(tried, found)
            if isinstance(found, str):
                self.joined.append(Joined(assumption=assumption, why=found))
            else:
                self._step(tried, "same" if found is self.reached else "solved", found)
        left = (*self.facts[self.total :], *self.judging)
        waiting = tuple(joined.assumption for joined in self.joined)
        if waiting or left or self.reached.totals != self.end.totals:
            self._step((*waiting, *left), "given", self.end, judges=not self.alike)

    def _of(self, version: Version) -> Reached:
        return self.yardstick.reached(version.plan, version.goals, truncated=version.truncated)

    def _switch(self, assumption: Assumption, left: int) -> Reached | str:
        """The plan with one assumption more, one of `left` to come; words where there is none."""
        asked = switched(self.scenario, self.other.scenario, assumption)
        same = _asks(asked) == _asks(self.scenario)
        self.scenario = asked
        return self.reached if same and not self.joined else self._solved(asked, left)

    def _step(self, done: tuple[Assumption, ...], end: End, found: Reached, *, judges: bool = False) -> None:
        joined = tuple(self.joined)
        step = Step(assumptions=done, joined=joined, end=end, judges=judges, before=self.reached, after=found)
        self.steps.append(step)
        self.joined, self.reached = [], found

    def _solved(self, scenario: Scenario, left: int) -> Reached | str:
        """The best plan of a scenario on the way; words where there is none."""
        fault = self._fault(scenario)
        if fault:
            return fault
        try:
            result = solve(
                scenario,
                time_limit=max(LEAST, (self.deadline - time.monotonic()) / left),
                gap=self.effort.gap,
                seed=self.effort.seed,
                workers=self.effort.workers,
                yardstick=self.yardstick.scenario,
                start=self.areas,
            )
        except Infeasible:
            return say("no plan can keep all the rules")
        except OutOfTime:
            return say("no plan found in time")
        except PlannerError as error:
            return str(error).splitlines()[0]
        except KeyboardInterrupt:
            return say("stopped")
        self.areas = result.plan.areas
        return self.yardstick.reached(result.plan, result.goals, truncated=result.truncated)

    def _fault(self, scenario: Scenario) -> str:
        """What forbids it at the door and forbids neither of the two scenarios; empty where nothing does."""
        known = {*dangling(self.yardstick.scenario), *dangling(self.other.scenario)}
        missing = next((text for text in dangling(scenario) if text not in known), "")
        if missing or not scenario.rules.sync_strict:
            return missing
        return next((problem.found for problem in sync.impossible(scenario)), "")


def _asks(scenario: Scenario) -> Scenario:
    """What has a part in the choice of a plan: the calendar dates it, mechanisms are written out already."""
    return replace(scenario, mechanisms=(), calendar=None, management=())
