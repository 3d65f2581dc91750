"""The chosen communities of a special programme start in its year, all in the same one (同步实施)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "special_programmes"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A year that a programme at this community does not have."""
    if not scenario.rules.special_programmes:
        return None
    for programme in scenario.programmes:
        if community.id in programme.communities and year not in programme.years:
            years = "、".join(str(y) for y in programme.years)
            return Reason(NAME, "PROGRAMME_YEAR", str(year), f"{programme.id} {years}")
    return None


def add(model: Model) -> None:
    """A year no programme has is no column; of several years the communities of a programme share one."""
    if not model.scenario.rules.special_programmes:
        return
    for programme in model.scenario.programmes:
        for community in programme.communities if len(programme.years) > 1 else ():
            for year in programme.years:
                if year in model.years:
                    started = model.starts(community=community, year=year)
                    if len(started.columns):
                        subject = f"{programme.id} {community} {year}"
                        row = started - model.programme(programme.id, year)
                        model.rows.at_most(NAME, subject, row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Programmes missed by each planned community, and the years each programme would be done in."""
    if not scenario.rules.special_programmes:
        return
    started: dict[str, set[int]] = {}
    for area, c in plan.placed():
        here = [p for p in scenario.programmes if c in p.communities]
        missed = sum(1 for p in here if area.year not in set(p.years))
        yield Check(NAME, scenario.community[c].name, missed, "at most", 0)
        for p in here:
            started.setdefault(p.id, set()).add(area.year)
    for name, years in sorted(started.items()):
        yield Check(NAME, name, len(years), "at most", 1)
