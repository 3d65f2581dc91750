"""Where plan.json does not say what its plan comes to, and the tables do not say what plan.json says.

Whatever can be measured is measured again. What only the solve could know (bounds, and what stands on them)
is sealed by a digest in the manifest.
"""

from collections.abc import Iterator, Sequence

from planner.calendar import Calendar
from planner.calendar import check as check_calendar
from planner.locale import say
from planner.money import wan
from planner.report import claims, plan_file, words
from planner.report.cells import SHOWN, cells
from planner.report.description import batches, check_line, scenario_digest
from planner.report.document import AreaLine, CheckLine
from planner.report.plan_file import PlanFolder
from planner.verdict import Check


def differences(folder: PlanFolder, checks: Sequence[Check], own: bool) -> list[str]:
    """Every disagreement in words; `own`: the plan is judged on the scenario it was made for."""
    if not own:
        return []
    found = [
        *_costs(folder),
        *_told(folder, checks),
        *claims.differences(folder),
        *_calendar(folder),
    ]
    if folder.document.scenario.digest not in ("", scenario_digest(folder.scenario)):
        found.append(say("{file}: the scenario was changed after the plan was made", file=plan_file.SCENARIO))
    return [*found, *cells(folder)]


def _costs(folder: PlanFolder) -> Iterator[str]:
    """Costs, names and households in plan.json that the scenario does not say."""
    measured = batches(folder.plan)
    for year, batch in folder.document.batches.items():
        known = measured[year].areas if batch.areas else ()
        same = {(area.id, tuple(c.id for c in area.communities)): area for area in known}
        for area in batch.areas:
            other = same[area.id, tuple(c.id for c in area.communities)]
            yield from _cost(area.id, area.cost, other.cost)
            yield from _merged(area, other)
            for line, true in zip(area.communities, other.communities, strict=True):
                yield from _cost(line.id, line.cost, true.cost)
                if line.households not in (None, true.households):
                    yield say(
                        "plan.json: {subject}: {found} households, the scenario says {true}",
                        subject=line.id,
                        found=line.households,
                        true=true.households,
                    )
                for work, done in zip(line.works, true.works, strict=True):
                    yield from _cost(f"{line.id} {words.kind(work.id)}", work.cost, done.cost)


def _cost(subject: str, found: int | None, true: int | None) -> Iterator[str]:
    if found is not None and true is not None and found != true:
        yield say(
            "plan.json: {subject}: costs {found} 万元, the works come to {true} 万元",
            subject=subject,
            found=wan(found),
            true=wan(true),
        )


def _merged(found: AreaLine, true: AreaLine) -> Iterator[str]:
    """Walls, land and packages that are not as measured."""
    if found.walls not in (None, true.walls) or found.freed_m2 not in (None, true.freed_m2):
        yield say("plan.json: {subject}: walls and freed land are not as measured", subject=found.id)
    if found.package not in (None, true.package):
        yield say("plan.json: {subject}: the property package is not as measured", subject=found.id)


def _told(folder: PlanFolder, checks: Sequence[Check]) -> Iterator[str]:
    """Checks in plan.json that are measured differently now."""
    told = set(folder.document.checks)
    if not told:
        return
    true = {check_line(check) for check in checks}
    names = sorted({_name(line) for line in told ^ true})
    for name in names[:SHOWN]:
        yield say("plan.json: the check of {name} is not as measured", name=name)
    if len(names) > SHOWN:
        yield say("plan.json: {n} more checks are not as measured", n=len(names) - SHOWN)


def _calendar(folder: PlanFolder) -> Iterator[str]:
    """What the calendar in plan.json breaks, measured by plain arithmetic; one left out breaks nothing."""
    if not folder.document.calendar:
        return
    dated = Calendar(lines=folder.document.calendar)
    faults = check_calendar(folder.scenario, folder.plan, dated)
    for fault in faults[:SHOWN]:
        yield say("plan.json: calendar: {fault}", fault=fault)
    if len(faults) > SHOWN:
        yield say("plan.json: calendar: {n} more faults", n=len(faults) - SHOWN)


def _name(line: CheckLine) -> str:
    return f"{words.rule_title(line.rule)} {words.subject(line.subject) if line.subject else ''}".strip()
