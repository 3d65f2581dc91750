"""No more projects start in a year than designers can take on."""

from collections.abc import Iterator

import numpy as np

from planner.model import Model
from planner.plan import Plan
from planner.scenario.settings_residents import Designers
from planner.scenario.types import Community, Scenario
from planner.verdict import Check

NAME = "designers"


def teams(scenario: Scenario, designers: Designers) -> dict[str, tuple[int, frozenset[str]]]:
    """Team -> most projects a year, and the communities it designs for, where the rule holds.

    The team of a subdistrict is the one its row names, or one of its own; a number in the row wins over
    the rule's. Communities without a subdistrict have no team; with `all` there is one team for all.
    """
    members: dict[str, set[str]] = {}
    most: dict[str, int] = {}
    for community in scenario.communities:
        if not designers.where.holds(community):
            continue
        if designers.by == "all":
            members.setdefault("", set()).add(community.id)
        elif community.subdistrict:
            team, own = _team(scenario, community)
            members.setdefault(team, set()).add(community.id)
            if own is not None:
                most[team] = max(own, most.get(team, 0))
    return {
        team: (most.get(team, designers.projects), frozenset(ids)) for team, ids in sorted(members.items())
    }


def _team(scenario: Scenario, community: Community) -> tuple[str, int | None]:
    for row in scenario.subdistricts:
        if row.name == community.subdistrict and row.district in ("", community.district):
            return row.team or row.name, row.projects_per_year
    return community.subdistrict, None


def add(model: Model) -> None:
    """One row per team and year; a project counts for every team that designs for a member."""
    for designers in model.scenario.rules.designers:
        for team, (most, members) in teams(model.scenario, designers).items():
            theirs = model.touching(np.array([c.id in members for c in model.community], dtype=bool))
            for year in model.years:
                projects = model.spread(area=theirs.astype(np.int64), year=year)
                model.rows.at_most(NAME, f"{team} {year}".strip(), projects, most)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Projects of each team and year against what it can take on."""
    for designers in scenario.rules.designers:
        for team, (most, members) in teams(scenario, designers).items():
            for year in scenario.years:
                started = [a for a in plan.areas if a.year == year and members.intersection(a.members)]
                yield Check(NAME, f"{team} {year}".strip(), len(started), "at most", most)
