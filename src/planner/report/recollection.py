"""A result read back from a plan folder, for views that tell of a plan long after it was solved."""

from collections.abc import Iterator

from planner.report.document import Document
from planner.report.plan_file import PlanFolder
from planner.result import Result


def recollect(folder: PlanFolder) -> Result:
    """What the solver handed out, as far as plan.json holds it; times and limits of the run are not in it."""
    document = folder.document
    return Result(
        scenario=folder.scenario,
        plan=folder.plan,
        status=document.status or "feasible",
        goals=tuple(line.level for line in document.goals),
        checks=tuple(line.check for line in document.checks),
        rejected=document.rejected,
        waiting=document.waiting,
        rankings=document.rankings,
        executable=document.executable,
        candidates=document.candidates.areas,
        truncated=document.candidates.truncated,
        columns=document.candidates.columns,
        seed=document.seed or 0,
        gap_asked=document.gap_asked or 0.0,
        note=document.note,
        solvers=document.solvers,
        floor_left_out=document.floor_left_out,
        no_package=tuple(_without_package(document)),
        dropped=tuple(
            (line.community, line.work)
            for line in document.works_left_out
            if line.reason.code == "TOO_MANY_WORKS"
        ),
        left_out=document.works_left_out,
        interrupted=document.interrupted,
    )


def _without_package(document: Document) -> Iterator[str]:
    """Areas whose members without property service are too few for a property package."""
    for _, batch in sorted(document.batches.items()):
        yield from (a.id for a in batch.areas if a.package is not None and not a.package.filled)
