"""The worked example of a mechanism, run: its small scenario is solved and its figures are measured."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from planner.calendar import Calendar, make
from planner.mechanisms import Mechanism, examine_text
from planner.mechanisms.catalogue import Expectation
from planner.mechanisms.figures import measure
from planner.money import wan
from planner.result import Result
from planner.scenario.reading import Examination
from planner.solver import solve

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What an example was to show, and what came of it."""

    expectation: Expectation
    found: str

    @property
    def ok(self) -> bool:
        """Whether it came out as the list's figures say."""
        if self.expectation.problem:
            return self.expectation.problem in self.found
        return self.found == self.expectation.value


def run(mechanism: Mechanism, seconds: float = SECONDS) -> tuple[Shown, ...]:
    """Solve the example and hold every expectation against the plan.

    Raises NoPlan where the example has no plan and none was expected to be refused.
    """
    text = yaml.safe_dump(dict(mechanism.example.scenario), allow_unicode=True, sort_keys=False)
    found = examine_text(text, name=mechanism.code)
    result = None
    if found.scenario is not None:
        result = solve(found.scenario, time_limit=seconds, gap=0.0)
    calendar = None if result is None else make(result.scenario, result.plan)
    return tuple(_shown(expectation, found, result, calendar) for expectation in mechanism.example.expect)


def _shown(
    expectation: Expectation, examination: Examination, result: Result | None, calendar: Calendar | None
) -> Shown:
    if expectation.problem or result is None:
        return Shown(expectation, "\n".join(str(problem) for problem in examination.problems))
    return Shown(expectation, "、".join(_found(expectation, result, calendar)))


def _found(expectation: Expectation, result: Result, calendar: Calendar | None) -> Iterator[str]:
    plan = result.plan
    if expectation.figure:
        for figure in measure(result.scenario, plan, calendar):
            if figure.key == expectation.figure:
                yield figure.shown
    elif expectation.rejected:
        for reason in result.rejected.get(expectation.rejected, ()):
            yield reason.code
    elif expectation.planned:
        year = plan.start_year(expectation.planned)
        yield "no" if year is None else str(year)
    elif expectation.completed:
        for area in plan.areas if calendar else ():
            if calendar and expectation.completed in area.members:
                line = calendar.of[area.id]
                yield line.barred.code if line.barred else str(line.completed)
    elif expectation.paid:
        yield wan(plan.paid(source=expectation.paid))
