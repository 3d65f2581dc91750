"""M19: Saturdays while areas are built, sites with all ten roles filled, issues for each project."""

from collections.abc import Iterator
from fractions import Fraction

from planner.calendar import saturdays
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario import quantities

CODE = "M19"
ROLES = 10  # 一师九员


def figures(case: Case) -> Iterator[Figure]:
    """Roles, meetings, groups, issues."""
    roles = set(quantities.listed(case.chosen.parameters["roles"]))
    areas = {area.id for area, _ in case.planned()}
    stages = case.calendar.stages("construction") if case.calendar else ()
    built = [stage for line, stage in stages if line.area in areas]
    yield Figure(
        code=CODE,
        key="roles",
        what=mark("roles of the supervising group"),
        unit="count",
        value=len(roles),
        target=ROLES,
    )
    yield Figure(
        code=CODE,
        key="meetings",
        what=mark("Saturday meetings while areas are built, all areas together"),
        unit="count",
        value=sum(saturdays(stage.first, stage.last) for stage in built) if built else None,
    )
    known = [p for _, c in case.planned() if (p := case.scenario.progress_of.get(c.id)) is not None]
    groups = [p for p in known if p.supervisors]
    complete = sum(1 for p in groups if roles <= set(p.supervisors))
    yield Figure(
        code=CODE,
        key="complete_groups",
        what=mark("supervising groups with every role filled, of those known"),
        unit="share",
        value=Fraction(complete, len(groups)) if groups else None,
        target=1,
        needs="supervisors",
    )
    issues = [p.issues for p in known if p.issues is not None]
    yield Figure(
        code=CODE,
        key="issues",
        what=mark("issues settled in the meetings"),
        unit="count",
        value=sum(issues) if issues else None,
        needs="issues",
    )
    yield Figure(
        code=CODE,
        key="issues_per_project",
        what=mark("issues settled for each project"),
        unit="count",
        value=Fraction(sum(issues), len(areas)) if issues and areas else None,
        needs="issues",
    )
