"""No more lifts in a community than entrances that agree to one."""

from collections.abc import Iterator, Sequence

import numpy as np

from planner.model import Model
from planner.model.subsets import mandatory
from planner.plan import Plan
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "lift_consent"


def _asked(scenario: Scenario, community: Community) -> bool:
    """Whether the rule speaks of a community: it has lifts, and a setting holds there."""
    has = any(lift.community == community.id for lift in scenario.lifts)
    return has and any(consent.where.holds(community) for consent in scenario.rules.lift_consent)


def _agreeing(scenario: Scenario, community: str) -> int:
    """Entrances that agree."""
    return len({x.entrance for x in scenario.lifts if x.community == community and x.consented})


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A community whose mandatory works hold more lifts than agree."""
    return forbids(scenario, community, mandatory(scenario, community), year)


def forbids(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Works that hold more lifts than agree."""
    if not _asked(scenario, community):
        return None
    done = {work.id for work in works}
    lifts = sum(1 for x in scenario.lifts if x.community == community.id and x.work in done)
    agreeing = _agreeing(scenario, community.id)
    return Reason(NAME, "LIFT_CONSENT", str(lifts), str(agreeing)) if lifts > agreeing else None


def add(model: Model) -> None:
    """Lifts of what is done in each community, at most the entrances that agree."""
    for community in model.community:
        if _asked(model.scenario, community):
            table = model.packages.tables[model.index[community.id]]
            count = [len(model.scenario.lifts_of.get((community.id, w.id), ())) for w in table.works]
            lifts = table.done.astype(np.int64) @ np.array(count, dtype=np.int64)
            agreeing = _agreeing(model.scenario, community.id)
            model.rows.at_most(NAME, community.name, model.takes(community.id, lifts), agreeing)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Lifts of the works done in each planned community against the entrances that agree."""
    for area, c in plan.placed():
        community = scenario.community[c]
        if any(consent.where.holds(community) for consent in scenario.rules.lift_consent):
            mine = [lift for lift in scenario.lifts if lift.community == c]
            done = [lift for lift in mine if lift.work in area.works.get(c, ())]
            agree = {lift.entrance for lift in mine if lift.consented}
            if mine:
                yield Check(NAME, community.name, len(done), "at most", len(agree))
