"""Works are done only where the health check found a shortfall or residents ordered them."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "evidence"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A community none of whose works is called for; the appraisal has marked them."""
    works = [work for work in scenario.works_of[community.id] if not work.waived]
    if works and not any(work.called_for for work in works):
        return Reason(NAME, "NO_EVIDENCE_FOR_WORK")
    return None


def add(model: Model) -> None:
    """Nothing: a work that is not called for is in no package."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Works that neither a shortfall nor residents nor another such work call for: none."""
    for area, c in plan.placed():
        community = scenario.community[c]
        if not [where for where in scenario.rules.evidence if where.holds(community)]:
            continue
        done = {work.id: work for work in scenario.works_of[c] if work.id in area.works.get(c, ())}
        found = {w.id for w in done.values() if w.ordered or (w.shortfall or 0) > 0}
        found |= {w.id for w in done.values() if any(_short(scenario, community, i) for i in w.evidence)}
        yield Check(NAME, community.name, len(done) - len(_with_required(done, found)), "at most", 0)


def _with_required(done: dict[str, Work], found: set[str]) -> set[str]:
    more = {r for w in found for r in done[w].requires if r in done} - found
    return _with_required(done, found | more) if more else found


def _short(scenario: Scenario, community: Community, indicator: str) -> bool:
    """Whether a measured indicator misses its best value and weighs anything."""
    nodes = {node.id: node for node in scenario.indicators}
    if indicator not in community.values or indicator not in nodes:
        return False
    leaf, value = nodes[indicator], community.values[indicator]
    missed = value > leaf.low if leaf.orientation == "need" else value < leaf.high
    weighs = leaf.weight > 0
    while leaf.parent in nodes:
        leaf = nodes[leaf.parent]
        weighs = weighs and leaf.weight > 0
    return missed and weighs
