"""From a plan to its calendar: year by year, each batch beside what earlier batches still keep busy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.calendar.arrangement import Arrangement, merit, peak_of, place
from planner.calendar.axis import Axis
from planner.calendar.check import check
from planner.calendar.dated import Calendar, Dated
from planner.calendar.dating import Dating
from planner.calendar.jobs import Job, Jobs, beginning, limits
from planner.calendar.level import earliest, latest_starts, least_peak, levelled
from planner.calendar.occupancy import CITY, Occupancy
from planner.errors import PlannerError
from planner.locale import say
from planner.plan import Plan
from planner.scenario.types import Scenario

if TYPE_CHECKING:  # it loads CP-SAT, which who only reads a calendar does not wait for
    from planner.calendar.intervals import Order

REACH = 10  # years after the last batch in which something may be dated
WORK = 0.3  # deterministic seconds of one search
ALL_WORK = 3.0  # of all searches together: two for each batch


def seconds(scenario: Scenario) -> float:
    """About how long drawing the calendar takes: what is kept of a time limit for it."""
    return 0.0 if scenario.calendar is None else min(0.3 + 1.2 * len(scenario.years), 2 * ALL_WORK)


def make(scenario: Scenario, plan: Plan) -> Calendar | None:
    """The calendar of a plan; None where the scenario asks for none."""
    settings = scenario.calendar
    if settings is None:
        return None
    years = sorted({area.year for area in plan.areas})
    if not years:
        return Calendar(lines=())
    origin = beginning(settings, years[0])
    size = (date(years[-1] + REACH, 12, 31) - origin).days + 1
    axis = Axis(origin, size, frozenset(settings.holidays))
    jobs = Jobs(scenario, settings, axis)
    taken = Occupancy(size, limits(scenario, settings))
    lines: list[Dated] = []
    for year in years:
        batch = jobs.of([area for area in plan.areas if area.year == year])
        work = min(WORK, ALL_WORK / (2 * len(years)))
        found, taken = arrange(axis, batch, taken, axis.day(date(year, 12, 31)), work)
        lines += [Dating(axis, job, found).dated() for job in batch]
    calendar = Calendar(lines=tuple(lines))
    faults = check(scenario, plan, calendar)
    if faults:
        raise PlannerError(
            say("The calendar found breaks its own checks and is not handed out; please report this.")
            + "\n"
            + "\n".join(str(fault) for fault in faults[:10])
        )
    return calendar


def arrange(
    axis: Axis, jobs: Sequence[Job], before: Occupancy, year_end: int, work: float = WORK
) -> tuple[Arrangement, Occupancy]:
    """The best arrangement of a batch found, and everybody's time with it."""
    batch = _Batch(axis, [job for job in jobs if job.comes_to("design")], before, year_end, work)
    found = batch.level(batch.earliest())
    taken = before.with_limits({})
    for job in batch.jobs:
        if job.id in found.design:
            taken.take(job.teams, found.design[job.id], job.design[found.design[job.id]])
        if job.id in found.build:
            taken.take(job.builders, found.build[job.id], job.site.last[found.build[job.id]])
    return found, taken


@dataclass(frozen=True)
class _Batch:
    """The areas of a year that come to design, beside what is under way before them."""

    axis: Axis
    jobs: Sequence[Job]
    before: Occupancy
    year_end: int
    work: float

    def earliest(self) -> Arrangement:
        """Few days past the year first, then an early last completion."""
        built = [job for job in self.jobs if job.is_built]
        others = [job for job in self.jobs if not job.is_built]
        longest = sorted(built, key=lambda job: (-_takes(job), job.id))
        shortest = sorted(built, key=lambda job: (_takes(job), job.id))
        found = min((self._placed([*o, *others], o) for o in (longest, shortest, built)), key=self._lateness)
        if self._lateness(found) == (0, *earliest(self.axis, self.jobs, self.year_end)):
            return found
        if not found.build:
            return found
        from planner.calendar.intervals import earlier

        order = earlier(self.axis, self.jobs, self.before, found, self.year_end, self.work)
        return found if order is None else min((found, self._in(order, self.before)), key=self._lateness)

    def level(self, found: Arrangement) -> Arrangement:
        """No later than `found`, and with as few sites at once as that allows."""
        if not found.build:
            return found
        # what ended before is no load any more
        before = self.before.since(CITY, min(found.build.values()))
        latest = latest_starts(self.jobs, found, self.year_end)
        least = least_peak(self.axis, self.jobs, found, latest)
        most = peak_of(self.jobs, found, before)
        level = levelled(self.axis, self.jobs, before, found, latest, (least, most))
        if level is not None:
            found, most = level, peak_of(self.jobs, level, before)
        if most <= least:
            return found
        from planner.calendar.intervals import leveller

        order = leveller(self.axis, self.jobs, before, found, self.year_end, most, self.work)
        if order is None:
            return found
        other = self._in(order, before.with_limits({CITY: order.peak}))
        return min(
            (found, other),
            key=lambda each: merit(self.jobs, each, self.year_end, peak_of(self.jobs, each, before)),
        )

    def _placed(self, designs: Sequence[Job], builds: Sequence[Job]) -> Arrangement:
        return place(self.axis, self.jobs, self.before.with_limits({}), designs, builds)

    def _in(self, order: "Order", taken: Occupancy) -> Arrangement:
        """Placed in the order found, each as early as it allows."""
        never = self.axis.size
        designs = sorted(self.jobs, key=lambda job: (order.design.get(job.id, never), job.id))
        builds = sorted(self.jobs, key=lambda job: (order.build.get(job.id, never), job.id))
        built = [job for job in builds if job.is_built]
        return place(self.axis, self.jobs, taken.with_limits({}), designs, built)

    def _lateness(self, found: Arrangement) -> tuple[int, ...]:
        return merit(self.jobs, found, self.year_end, 0)[:3]


def _takes(job: Job) -> int:
    """Days from the first possible start of its construction to its acceptance."""
    start = job.site.starts[0]
    return job.site.accepted[start] - start
