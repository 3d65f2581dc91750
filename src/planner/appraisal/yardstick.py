"""Plans of two scenarios compared by one yardstick: the needs and gains of one of them.

A variant may weigh the health check otherwise, or leave works out whose need its other works would then
close. Measured so, what it reaches says nothing of what the first scenario asked.
"""

from dataclasses import replace

from planner.scenario.types import Scenario


def measured_as(scenario: Scenario, yardstick: Scenario) -> Scenario:
    """`scenario` with the needs, gains, hazards, benefits and discount of `yardstick`; both are appraised.

    A work or a community that only `scenario` has keeps its own.
    """
    works = {(work.community, work.id): work for work in yardstick.works}
    measured = []
    for work in scenario.works:
        same = works.get((work.community, work.id))
        measured.append(
            work
            if same is None
            else replace(work, gain=same.gain, hazards=same.hazards, benefit=same.benefit)
        )
    communities = []
    for community in scenario.communities:
        other = yardstick.community.get(community.id)
        communities.append(
            community if other is None else replace(community, score=other.score, need=other.need)
        )
    return replace(
        scenario, works=tuple(measured), communities=tuple(communities), discount=yardstick.discount
    )
