"""A better order by CP-SAT intervals: the earliest completion first, then few sites at once.

Repeatable: one worker, a fixed seed, limits of work and not of time. Only the order it finds is used: every
day is then computed again, as early as the order allows, and checked by other arithmetic.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from planner.calendar.arrangement import Arrangement, alone, contracted
from planner.calendar.axis import Axis
from planner.calendar.jobs import Job
from planner.calendar.occupancy import CITY, Key, Occupancy

SEED = 1


@dataclass(frozen=True, kw_only=True)
class Order:
    """First days found, for their order."""

    design: Mapping[str, int]
    build: Mapping[str, int]
    peak: int  # sites at once; 0 where that was not asked


def earlier(
    axis: Axis, jobs: Sequence[Job], before: Occupancy, first: Arrangement, year_end: int, work: float
) -> Order | None:
    """An order that completes earlier than `first`: days past the year count first, then the last day.

    `work` is in deterministic seconds of the solver.
    """
    program = _Program(axis, jobs, before, first, year_end)
    program.minimise_completion()
    return program.order() if program.solve(work) else None


def leveller(
    axis: Axis,
    jobs: Sequence[Job],
    before: Occupancy,
    first: Arrangement,
    year_end: int,
    peak: int,
    work: float,
) -> Order | None:
    """An order no later than `first`, which has `peak` sites at once, with fewer of them."""
    program = _Program(axis, jobs, before, first, year_end)
    program.minimise_peak(peak)
    return program.order() if program.solve(work) else None


@dataclass(frozen=True, slots=True)
class _Day:
    """The first day of a stage: a variable, the days it may be, and a day it is known to do."""

    variable: Any
    days: Sequence[int]
    known: int


def _contracted(axis: Axis, job: Job, approval: Sequence[int], day: int) -> int:
    """The first day construction could start on after an approval that starts on `day`."""
    return contracted(axis, job, approval[day])


class _Program:
    """The intervals of a batch."""

    def __init__(
        self, axis: Axis, jobs: Sequence[Job], before: Occupancy, first: Arrangement, year_end: int
    ) -> None:
        self.axis, self.before, self.first, self.year_end = axis, before, first, year_end
        self.model, self.solver = cp_model.CpModel(), cp_model.CpSolver()
        self.hints: list[tuple[Any, int]] = []
        self.busy: dict[Key, list[Any]] = {}
        self.designs: dict[str, _Day] = {}
        self.builds: dict[str, _Day] = {}
        self.records: dict[str, _Day] = {}
        self.built = [job for job in jobs if job.id in first.build]
        self.known = {job.id: job.site.accepted[first.build[job.id]] for job in self.built}
        self.latest = max(self.known.values())
        for job in jobs:
            if job.id in first.design:
                self._design(job)
        self.last = self._variable(range(self.latest + 1), self.latest)
        self.late = [
            days for job in self.built if (days := self._lateness(job, self._build(job))) is not None
        ]
        self.peak: Any = None
        for key, intervals in self.busy.items():
            if key in before.limits:
                self._at_once(key, intervals, before.limits[key])

    def minimise_completion(self) -> None:
        """Days past the year first, then the last completion."""
        self.model.minimize(sum(self.late) * (self.latest + 1) + self.last)

    def minimise_peak(self, peak: int) -> None:
        """As few sites at once as possible, with no more days past the year than known."""
        known = [self.known[job.id] - self.year_end for job in self.built]
        self.model.add(sum(self.late) <= sum(days for days in known if days > 0))
        self.peak = self._variable(range(1, peak + 1), peak)
        self._at_once(CITY, self.busy[CITY], self.peak)
        self.model.minimize(self.peak)

    def solve(self, work: float) -> bool:
        """Whether there is a solution now."""
        for variable, value in self.hints:
            self.model.add_hint(variable, value)
        settings = self.solver.parameters
        settings.presolve_inclusion_work_limit = 0  # open reports of wrong certificates with it
        settings.cp_model_probing_level = 0  # probing would use up the work before the hint is tried
        settings.num_workers = 1
        settings.random_seed = SEED
        settings.max_deterministic_time = work
        settings.catch_sigint_signal = False  # Ctrl-C is ours
        return self.solver.solve(self.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def order(self) -> Order:
        """What was found."""
        return Order(
            design={name: self.solver.value(day.variable) for name, day in self.designs.items()},
            build={name: self.solver.value(day.variable) for name, day in self.builds.items()},
            peak=0 if self.peak is None else self.solver.value(self.peak),
        )

    def _design(self, job: Job) -> None:
        """Design; what is approved in a bundle waits for the designs of all of it."""
        known, span = self.first.design[job.id], job.takes.design
        days: Sequence[int] = [known]
        if any(key in self.before.limits for key in job.teams):
            reach = range(self.axis.first(span, job.design_from), max(self.first.design.values()) + 1)
            days = [day for day in reach if self.axis.first(span, day) == day]
        start = self.designs[job.id] = self._day(days, known)
        self._busy(job.teams, start, lambda day: job.design[day] + 1)
        for record in job.bundles:
            if record.name not in self.records:
                latest = self.first.bundle[record.name]
                self.records[record.name] = self._day(range(latest + 1), latest)
            designed = self._later(start, lambda day: job.design[day] + 1)
            self.model.add(self.records[record.name].variable >= designed)

    def _build(self, job: Job) -> Any:
        """Construction after the contract; the expression of the day it is accepted."""
        site, axis = job.site, self.axis
        days = [day for day in site.starts if site.accepted[day] <= self.latest]
        start = self.builds[job.id] = self._day(days, self.first.build[job.id])
        self._busy(job.builders, start, lambda day: site.last[day] + 1)
        if job.approval is not None or not job.bundles:
            ready = self._later(self.designs[job.id], lambda day: alone(axis, job, day))
            self.model.add(start.variable >= ready)
        for record in job.bundles:
            table = partial(_contracted, axis, job, axis.ends(record.days))
            self.model.add(start.variable >= self._later(self.records[record.name], table))
        return self._later(start, lambda day: site.accepted[day])

    def _lateness(self, job: Job, completed: Any) -> Any:
        """Days past the year; None where there can be none."""
        self.model.add(self.last >= completed)
        if self.latest <= self.year_end:
            return None
        late = self._variable(
            range(self.latest - self.year_end + 1), max(0, self.known[job.id] - self.year_end)
        )
        self.model.add(late >= completed - self.year_end)
        return late

    def _day(self, days: Sequence[int], known: int) -> _Day:
        return _Day(self._variable(days, known), days, known)

    def _variable(self, days: Sequence[int], known: int) -> Any:
        """A whole number out of `days`."""
        variable = self.model.new_int_var_from_domain(cp_model.Domain.from_values(list(days)), "")
        self.hints.append((variable, known))
        return variable

    def _later(self, start: _Day, table: Callable[[int], int]) -> Any:
        """The day a table gives for the day `start` is."""
        return start.variable + self._gap(start, table)

    def _gap(self, start: _Day, table: Callable[[int], int]) -> Any:
        """How much later that is: a number, or a variable tied to the days it belongs to."""
        days: dict[int, list[int]] = {}
        for day in start.days:
            days.setdefault(table(day) - day, []).append(day)
        if len(days) == 1:
            return next(iter(days))
        gap = self._variable(list(days), table(start.known) - start.known)
        literals = []
        for length, those in days.items():
            literal = self.model.new_bool_var("")
            self.hints.append((literal, int(start.known in those)))
            self.model.add(gap == length).only_enforce_if(literal)
            self.model.add_linear_expression_in_domain(
                start.variable, cp_model.Domain.from_values(those)
            ).only_enforce_if(literal)
            literals.append(literal)
        self.model.add_exactly_one(literals)
        return gap

    def _busy(self, keys: Sequence[Key], start: _Day, after: Callable[[int], int]) -> None:
        """An interval from `start` to the day after its last, on each of `keys` that matters."""
        wanted = [key for key in keys if key in self.before.limits or key == CITY]
        if not wanted:
            return
        gap = self._gap(start, after)
        if isinstance(gap, int):
            interval = self.model.new_fixed_size_interval_var(start.variable, gap, "")
        else:
            ends = [after(day) for day in start.days]
            end = self._variable(range(min(ends), max(ends) + 1), after(start.known))
            interval = self.model.new_interval_var(start.variable, gap, end, "")
        for key in wanted:
            self.busy.setdefault(key, []).append(interval)

    def _at_once(self, key: Key, intervals: Sequence[Any], most: Any) -> None:
        """At most so many at once, those of earlier batches included."""
        earlier = [
            self.model.new_fixed_size_interval_var(first, last + 1 - first, "")
            for taken, first, last in self.before.taken
            if taken == key and last >= 0
        ]
        if isinstance(most, int) and most == 1:
            self.model.add_no_overlap([*earlier, *intervals])
        else:
            every = [*earlier, *intervals]
            self.model.add_cumulative(every, [1] * len(every), most)
