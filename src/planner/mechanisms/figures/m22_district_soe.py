"""M22: projects carried by state-owned firms of the city or district, and the fullest year of one."""

from collections import Counter
from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M22"
MODEL = "district_with_soe"


def figures(case: Case) -> Iterator[Figure]:
    """Projects in this delivery model; the most an implementer starts in a year (of those named)."""
    areas = {area.id: area for area, _ in case.planned()}
    first = {name: case.scenario.community[min(area.members)] for name, area in areas.items()}
    yield Figure(
        code=CODE,
        key="soe_projects",
        what=mark("projects of a district with a state-owned firm"),
        unit="count",
        value=sum(1 for c in first.values() if c.delivery_model == MODEL)
        if any(c.delivery_model for c in case.communities)
        else None,
        needs="delivery_model",
    )
    named = case.chosen.parameters.get("implementer")
    started = Counter(
        (c.implementer, areas[name].year)
        for name, c in first.items()
        if c.implementer and named in (None, c.implementer)
    )
    yield Figure(
        code=CODE,
        key="most_in_a_year",
        what=mark("most projects an implementer starts in a year"),
        unit="count",
        value=max(started.values(), default=0),
    )
