"""Which works the health check or the residents call for: a work nobody asked for is not planned.

An improving or upgrading work needs a shortfall in one of its indicators, a shortfall stated for it, or
residents who ordered it. A basic work is left out only where its indicators were measured and none falls
short. A work that a kept work requires is kept with it. Without indicators there is nothing to ask.

Where the rule `evidence` holds, every class of works is asked the same, indicators or not.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from planner.appraisal.tree import Tree
from planner.scenario.types import Category, Community, Scenario, Work
from planner.verdict import Reason

NO_EVIDENCE = "NO_EVIDENCE_FOR_WORK"
RULE = "evidence"


def unevidenced(scenario: Scenario) -> tuple[tuple[str, str, Reason], ...]:
    """Every (community, work, reason) that has no evidence, in id order."""
    tree = Tree(scenario.indicators)
    found = []
    for community in sorted(scenario.communities, key=lambda c: c.id):
        by_rule = strict(scenario, community)
        if not by_rule and not scenario.indicators:
            continue
        works = scenario.works_of[community.id]
        shortfalls = tree.shortfalls(community.values)
        calls = documented if by_rule else called_for
        kept = with_required(works, {work.id for work in works if calls(work, shortfalls)})
        found += [(community.id, work.id, _reason(work, tree)) for work in works if work.id not in kept]
    return tuple(found)


def strict(scenario: Scenario, community: Community) -> bool:
    """Whether the rule `evidence` holds for `community`."""
    return any(where.holds(community) for where in scenario.rules.evidence)


def documented(work: Work, shortfalls: Mapping[str, Fraction]) -> bool:
    """Whether residents ordered `work`, or a shortfall is stated or measured for it."""
    short = any(shortfalls.get(leaf, 0) > 0 for leaf in work.evidence)
    return work.ordered or bool(work.shortfall) or short


def called_for(work: Work, shortfalls: Mapping[str, Fraction]) -> bool:
    """The same, or `work` is basic and nothing was measured that could speak against it."""
    if documented(work, shortfalls):
        return True
    return work.category is Category.BASIC and not any(leaf in shortfalls for leaf in work.evidence)


def with_required(works: Iterable[Work], kept: Iterable[str]) -> frozenset[str]:
    """`kept` and all that these works require, directly or not."""
    requires = {work.id: work.requires for work in works}
    found: set[str] = set()
    open_ids = list(kept)
    while open_ids:
        work = open_ids.pop()
        if work not in found:
            found.add(work)
            open_ids += requires.get(work, ())
    return frozenset(found)


def _reason(work: Work, tree: Tree) -> Reason:
    named = (tree.node[leaf].name for leaf in work.evidence if leaf in tree.node)
    return Reason(RULE, NO_EVIDENCE, value=", ".join(named))
