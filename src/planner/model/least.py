"""What a community asks of the pool at least: its mandatory works, of its cheapest scheme."""

import numpy as np

from planner.funding.payers import dues
from planner.model.subsets import is_mandatory
from planner.scenario.types import Community, Scenario, Work


def least_public(scenario: Scenario, community: Community) -> int:
    """Yuan of the pool for the mandatory works; where there is none, for the cheapest work by itself."""
    works = [w for w in scenario.works_of[community.id] if not w.waived and w.called_for]
    found = []
    for scheme in {work.scheme for work in works} - {""} or {""}:
        inside = [work for work in works if work.scheme in ("", scheme)]
        due = [work for work in inside if is_mandatory(scenario, work)]
        found += [_public(scenario, community, due)] if due else []
        found += [] if due else [_public(scenario, community, [work]) for work in inside]
    return min(found, default=0)


def _public(scenario: Scenario, community: Community, works: list[Work]) -> int:
    _, left = dues(scenario, community, works, np.ones((1, len(works)), dtype=bool))
    return int(left.sum())
