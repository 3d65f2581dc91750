"""Jobs placed one after another, each as early as those before it allow; and how good that is."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.calendar.axis import Axis
from planner.calendar.jobs import Job
from planner.calendar.occupancy import CITY, Occupancy


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """First days by area; what is not placed within the axis has none."""

    design: Mapping[str, int]
    bundle: Mapping[str, int] = field(default_factory=dict)  # name of the bundle -> first day
    build: Mapping[str, int] = field(default_factory=dict)

    def completed(self, job: Job) -> int | None:
        """The last day of its acceptance."""
        start = self.build.get(job.id)
        return None if start is None else job.site.accepted[start]


def place(
    axis: Axis,
    jobs: Sequence[Job],
    occupancy: Occupancy,
    designs: Sequence[Job],
    builds: Sequence[Job],
) -> Arrangement:
    """Place designs, then construction, in the orders given; `occupancy` is filled."""
    design: dict[str, int] = {}
    for job in designs:
        day = _design_day(axis, job, occupancy)
        if day is not None:
            design[job.id] = day
            occupancy.take(job.teams, day, job.design[day])
    bundle: dict[str, int] = {}
    for job in jobs:
        for record in job.bundles:
            if job.id in design:
                after = axis.first(record.days, job.design[design[job.id]] + 1)
                bundle[record.name] = max(after, bundle.get(record.name, 0))
    ready = {
        job.id: contracted(axis, job, max(approvals(axis, job, design[job.id], bundle)))
        for job in jobs
        if job.id in design
    }
    build: dict[str, int] = {}
    for job in builds:
        day = _build_day(job, ready[job.id], occupancy) if job.id in ready else None
        if day is not None:
            build[job.id] = day
            occupancy.take(job.builders, day, job.site.last[day])
    return Arrangement(design=design, bundle=bundle, build=build)


def approvals(axis: Axis, job: Job, design: int, bundle: Mapping[str, int]) -> tuple[int, ...]:
    """The last day of each of its approvals: of its bundles in order, then its own; or of its design."""
    found = [axis.ends(record.days)[bundle[record.name]] for record in job.bundles]
    after = min(job.design[design] + 1, axis.size)
    if job.approval is not None:
        found.append(job.approval[after])
    return tuple(found) or (after - 1,)


def contracted(axis: Axis, job: Job, approved: int) -> int:
    """The first day construction could start on after an approval that ends on `approved`."""
    return min(job.tender[min(approved + 1, axis.size)] + 1, axis.size)


def alone(axis: Axis, job: Job, design: int) -> int:
    """The same after its own approval; with none, after its design."""
    after = min(job.design[design] + 1, axis.size)
    return contracted(axis, job, after - 1 if job.approval is None else job.approval[after])


def merit(jobs: Sequence[Job], found: Arrangement, year_end: int, peak: int) -> tuple[int, int, int, int]:
    """The smaller the better: areas not placed, days past the year, the last completion, sites at once."""
    done = [found.completed(job) for job in jobs if job.is_built]
    days = [day for day in done if day is not None]
    late = sum(max(0, day - year_end) for day in days)
    return len(done) - len(days), late, max(days, default=0), peak


def peak_of(jobs: Sequence[Job], found: Arrangement, before: Occupancy) -> int:
    """The most sites at once, with those of earlier batches."""
    sites = before.with_limits({})
    for job in jobs:
        if job.id in found.build:
            sites.take((CITY,), found.build[job.id], job.site.last[found.build[job.id]])
    return sites.peak(CITY)


def _design_day(axis: Axis, job: Job, occupancy: Occupancy) -> int | None:
    day = axis.first(job.takes.design, min(job.design_from, axis.size))
    while day < axis.size and job.design[day] < axis.size:
        busy = occupancy.full(job.teams, day, job.design[day])
        if busy is None:
            return day
        day = axis.first(job.takes.design, busy + 1)
    return None


def _build_day(job: Job, ready: int, occupancy: Occupancy) -> int | None:
    starts = job.site.starts
    at = bisect_left(starts, ready)
    while at < len(starts):
        busy = occupancy.full(job.builders, starts[at], job.site.last[starts[at]])
        if busy is None:
            return starts[at]
        at = bisect_left(starts, busy + 1, at + 1)
    return None
