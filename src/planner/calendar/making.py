"""From a plan to its calendar: year by year, each batch beside what earlier batches still keep busy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.calendar.arrangement import Arrangement, approvals, merit, peak_of, place
from planner.calendar.axis import Axis
from planner.calendar.check import check
from planner.calendar.dated import Calendar, Dated, Obtain, Stage, StageName
from planner.calendar.gates import NAME
from planner.calendar.intervals import Order, earlier, leveller
from planner.calendar.jobs import Job, Jobs, beginning, limits
from planner.calendar.level import earliest, latest_starts, least_peak, levelled
from planner.calendar.occupancy import CITY, Occupancy
from planner.errors import PlannerError
from planner.locale import say
from planner.plan import Plan
from planner.scenario.calendar_settings import Span
from planner.scenario.types import Scenario
from planner.verdict import Reason

REACH = 10  # years after the last batch in which something may be dated


def seconds(scenario: Scenario) -> float:
    """About how long drawing the calendar takes: what is kept of a time limit for it."""
    return 0.0 if scenario.calendar is None else 0.3 + 1.2 * len(scenario.years)


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
        found, taken = arrange(axis, batch, taken, axis.day(date(year, 12, 31)))
        lines += [_Line(axis, job, found).dated() for job in batch]
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
    axis: Axis, jobs: Sequence[Job], before: Occupancy, year_end: int
) -> tuple[Arrangement, Occupancy]:
    """The best arrangement of a batch found, and everybody's time with it."""
    batch = _Batch(axis, [job for job in jobs if job.comes_to("design")], before, year_end)
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

    def earliest(self) -> Arrangement:
        """Few days past the year first, then an early last completion."""
        built = [job for job in self.jobs if job.is_built]
        others = [job for job in self.jobs if not job.is_built]
        longest = sorted(built, key=lambda job: (-_takes(job), job.id))
        shortest = sorted(built, key=lambda job: (_takes(job), job.id))
        found = min((self._placed([*o, *others], o) for o in (longest, shortest, built)), key=self._lateness)
        if self._lateness(found) == (0, *earliest(self.axis, self.jobs, self.year_end)):
            return found
        order = earlier(self.axis, self.jobs, self.before, found, self.year_end) if found.build else None
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
        order = leveller(self.axis, self.jobs, before, found, self.year_end, most)
        if order is None:
            return found
        other = self._in(order, before.with_limits({CITY: order.peak}))
        return min(
            (found, other),
            key=lambda each: merit(self.jobs, each, self.year_end, peak_of(self.jobs, each, before)),
        )

    def _placed(self, designs: Sequence[Job], builds: Sequence[Job]) -> Arrangement:
        return place(self.axis, self.jobs, self.before.with_limits({}), designs, builds)

    def _in(self, order: Order, taken: Occupancy) -> Arrangement:
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


@dataclass(frozen=True)
class _Line:
    """One job as it is placed, turned into dates."""

    axis: Axis
    job: Job
    found: Arrangement

    def dated(self) -> Dated:
        """Its stages up to where it stops, why it stops, and what is still to be obtained."""
        job, gates = self.job, self.job.gates
        stages = tuple(stage for stage in self._stages() if job.comes_to(stage.name))
        reason = gates.reason
        if reason is None and (job.id not in self.found.build):
            reason = Reason(NAME, "NO_CAPACITY")
        line = Dated(area=job.id, year=job.area.year, track=job.takes.track, stages=stages, barred=reason)
        return replace(line, obtain=tuple(self._obtain(line)))

    def _obtain(self, line: Dated) -> Iterator[Obtain]:
        for community, what, name in self.job.gates.open:
            stage = line.stage(name)
            if stage is not None:
                by = stage.first if name == "construction" else stage.last
                yield Obtain(community=community, what=what, by=by)

    def _stages(self) -> Iterator[Stage]:
        job, axis, takes = self.job, self.axis, self.job.takes
        if not job.comes_to("consent"):
            return
        yield from self._stage("consent", takes.consent, job.begin, job.consent[job.begin])
        design = self.found.design.get(job.id)
        if design is None:
            return
        yield from self._stage("design", takes.design, design, job.design[design])
        if not job.comes_to("approval"):
            return
        approved = approvals(axis, job, design, self.found.bundle)
        for record, last in zip(job.bundles, approved, strict=False):
            first = self.found.bundle[record.name]
            yield from self._stage("approval", record.days, first, last, f"{record.name} {job.area.year}")
        if takes.approval is not None:
            yield from self._stage("approval", takes.approval, job.design[design] + 1, approved[-1])
        after = max(approved) + 1
        yield from self._stage("tender", takes.tender, after, job.tender[after])
        build = self.found.build.get(job.id)
        if build is not None:
            yield from self._built(build)

    def _built(self, build: int) -> Iterator[Stage]:
        site, axis, takes = self.job.site, self.axis, self.job.takes
        yield Stage(name="construction", first=axis.on(build), last=axis.on(site.last[build]))
        if takes.heating is not None:
            first = site.heating[build]
            yield from self._stage("heating", takes.heating, first, axis.ends(takes.heating)[first])
        after = site.last[build] + 1
        yield from self._stage("acceptance", takes.acceptance, after, site.accepted[build])

    def _stage(self, name: StageName, span: Span, first: int, last: int, record: str = "") -> Iterator[Stage]:
        """A stage that takes any time, from the first day it is worked on."""
        if span.n:
            axis = self.axis
            yield Stage(name=name, first=axis.on(axis.first(span, first)), last=axis.on(last), record=record)
