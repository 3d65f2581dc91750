"""How good a batch could be at best, and a calendar with few sites at once that is no later.

A site must be open between its latest start and the end it has when it starts as early as it can: as many
as must be open on one day are open at once in every calendar.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from planner.calendar.arrangement import Arrangement, alone, contracted, merit, place
from planner.calendar.axis import Axis
from planner.calendar.jobs import Job
from planner.calendar.occupancy import CITY, Occupancy


def earliest(axis: Axis, jobs: Sequence[Job], year_end: int) -> tuple[int, int]:
    """Days past the year and the last completion no calendar can be below: as if nobody were ever busy."""
    free = place(axis, jobs, Occupancy(axis.size, {}), jobs, [job for job in jobs if job.is_built])
    _, late, last, _ = merit(jobs, free, year_end, 0)
    return late, last


def latest_starts(jobs: Sequence[Job], found: Arrangement, year_end: int) -> Mapping[str, int]:
    """The last day each site may open on so that neither the year nor the batch ends later than it does."""
    done = {job.id: day for job in jobs if (day := found.completed(job)) is not None}
    last = max(done.values(), default=0)
    return {job.id: _latest(job, min(max(year_end, done[job.id]), last)) for job in jobs if job.id in done}


def least_peak(axis: Axis, jobs: Sequence[Job], found: Arrangement, latest: Mapping[str, int]) -> int:
    """As many sites as must be open on one day."""
    must = [0] * (axis.size + 1)
    for job in jobs:
        if job.id in latest:
            ready = alone(axis, job, axis.first(job.takes.design, job.design_from))
            if job.bundles:
                ready = contracted(axis, job, job.design[found.design[job.id]])
            soonest = next(day for day in job.site.starts if day >= min(ready, latest[job.id]))
            for day in range(latest[job.id], job.site.last[soonest] + 1):
                must[day] += 1
    return max(must)


def levelled(
    axis: Axis,
    jobs: Sequence[Job],
    before: Occupancy,
    found: Arrangement,
    latest: Mapping[str, int],
    between: tuple[int, int],
) -> Arrangement | None:
    """The fewest sites at once, of so many, with which the most urgent first still are in time."""
    designs = sorted(
        (job for job in jobs if job.id in found.design), key=lambda job: (found.design[job.id], job.id)
    )
    urgent = sorted((job for job in jobs if job.id in latest), key=lambda job: (latest[job.id], job.id))
    best: Arrangement | None = None
    low, high = between
    while low < high:
        peak = (low + high) // 2
        tried = place(axis, jobs, before.with_limits({CITY: peak}), designs, urgent)
        if all(tried.build.get(job.id, axis.size) <= latest[job.id] for job in urgent):
            best, high = tried, peak
        else:
            low = peak + 1
    return best


def _latest(job: Job, deadline: int) -> int:
    starts = job.site.starts
    return starts[bisect_right(starts, deadline, key=lambda day: job.site.accepted[day]) - 1]
