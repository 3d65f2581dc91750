"""A job as it is placed, turned into dates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.calendar.arrangement import Arrangement, approvals
from planner.calendar.axis import Axis
from planner.calendar.dated import Dated, Obtain, Stage, StageName
from planner.calendar.gates import NAME
from planner.calendar.jobs import Job
from planner.scenario.calendar_settings import Span
from planner.verdict import Reason


@dataclass(frozen=True)
class Dating:
    """One job of an arrangement."""

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
        if takes.approval:
            first = job.design[design] + 1
            slow = next((span for span in takes.approval if span.unit != "working"), takes.approval[0])
            yield from self._stage("approval", slow, first, approved[-1])
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
