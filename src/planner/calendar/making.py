"""From a plan to its calendar: year by year, each batch beside what earlier batches still keep busy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.calendar.arrangement import Arrangement, approvals, merit, peak_of, place
from planner.calendar.axis import Axis
from planner.calendar.check import check
from planner.calendar.dated import Calendar, Dated, Obtain, Stage, StageName
from planner.calendar.gates import NAME
from planner.calendar.intervals import better
from planner.calendar.jobs import Job, Jobs, beginning, limits
from planner.calendar.occupancy import CITY, Occupancy
from planner.errors import PlannerError
from planner.locale import say
from planner.plan import Plan
from planner.scenario.calendar_settings import Span
from planner.scenario.types import Scenario
from planner.verdict import Reason

REACH = 10  # years after the last batch in which something may be dated


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
    dated = [job for job in jobs if job.comes_to("design")]
    built = [job for job in dated if job.is_built]
    slowest = sorted(built, key=lambda job: (-_takes(job), job.id))
    others = [job for job in dated if not job.is_built]
    taken = before.with_limits({})
    found = place(axis, dated, taken, [*slowest, *others], slowest)
    before = before.since(CITY, min(found.build.values(), default=0))  # what ended before is no load any more
    peak = peak_of(dated, found, before)
    order = better(axis, dated, before, found, year_end, peak)
    if order is None:
        return found, taken
    designs = sorted(dated, key=lambda job: (order.design.get(job.id, axis.size), job.id))
    builds = sorted(built, key=lambda job: (order.build.get(job.id, axis.size), job.id))
    level = before.with_limits({CITY: order.peak})
    again = place(axis, dated, level, designs, builds)
    if merit(dated, again, year_end, peak_of(dated, again, before)) > merit(dated, found, year_end, peak):
        return found, taken
    freed = Occupancy(axis.size, before.limits)  # later batches are levelled anew
    for key, first, last in level.taken:
        freed.take((key,), first, last)
    return again, freed


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
