"""No lift before the platform of its community is complete: 2 that lead, 3 that build (2+3+X)."""

from collections.abc import Iterator, Sequence

from planner.model import Model
from planner.model.subsets import mandatory
from planner.plan import Plan
from planner.scenario.lifts import MEMBERS
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "lift_platform"


def _missing(scenario: Scenario, community: Community) -> tuple[str, ...]:
    """Members the platform of a community lacks; all of them where it has none; () where none is asked."""
    if not any(x.platform and x.where.holds(community) for x in scenario.rules.lift_consent):
        return ()
    found = [platform.missing for platform in scenario.platforms if platform.community == community.id]
    return found[0] if found else MEMBERS


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A community whose mandatory works hold lifts, and no complete platform."""
    return forbids(scenario, community, mandatory(scenario, community), year)


def forbids(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Works that hold lifts, and no complete platform."""
    missing = _missing(scenario, community)
    done = {work.id for work in works}
    if missing and any(x.community == community.id and x.work in done for x in scenario.lifts):
        have = len(MEMBERS) - len(missing)
        return Reason(NAME, "PLATFORM_INCOMPLETE", str(have), str(len(MEMBERS)))
    return None


def add(model: Model) -> None:
    """Works with lifts are not done where a member is missing."""
    for community in model.community:
        if _missing(model.scenario, community):
            for c, work in model.scenario.lifts_of:
                if c == community.id:
                    row = model.does(c, work)
                    if len(row.columns):
                        model.rows.at_most(NAME, f"{community.name} {work}", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Members of 2+3 at the table of each planned community with lifts: all five."""
    for area, c in plan.placed():
        community = scenario.community[c]
        asked = [x for x in scenario.rules.lift_consent if x.platform and x.where.holds(community)]
        if asked and any(x.community == c and x.work in area.works.get(c, ()) for x in scenario.lifts):
            tables = [p.members for p in scenario.platforms if p.community == c]
            have = sum(1 for member in MEMBERS if tables and tables[0].get(member))
            yield Check(NAME, community.name, have, "at least", len(MEMBERS))
