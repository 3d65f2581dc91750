"""Locks that nothing can keep: refused before anything is solved, each with what stands against it."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from planner.areas import Candidates
from planner.errors import Place, Problem, ScenarioError
from planner.locale import say
from planner.rules import RULES, sentence
from planner.scenario.types import Community, Scenario
from planner.verdict import Reason


def refuse_locked(
    scenario: Scenario,
    barred: Mapping[str, Mapping[int, Reason | None]],
    rejected: Mapping[str, Sequence[Reason]],
    years_of: Mapping[str, Sequence[int]],
    areas: Candidates,
) -> None:
    """Raise ScenarioError naming every community locked in that cannot be planned, and why."""
    problems = []
    fitting = _fitting(scenario, years_of, areas)
    for community in scenario.communities:
        if community.lock in (None, "out"):
            continue
        if community.id in rejected:
            why = list(_why(community, barred[community.id], rejected[community.id]))
        elif community.id not in fitting:
            why = [say("no area that can hold it is open to all its members in one year")]
        else:
            continue
        problems.append(
            Problem(
                Place(key=f"communities.{community.id}.lock"),
                say("“{name}” is locked in, but cannot be planned", name=community.name or community.id),
                "; ".join(dict.fromkeys(why)),
                say("Take back the lock, or mend what stands against it."),
            )
        )
    if problems:
        raise ScenarioError(problems)


def _fitting(scenario: Scenario, years_of: Mapping[str, Sequence[int]], areas: Candidates) -> set[str]:
    """Communities of some candidate area whose members may all start in one year."""
    if not areas.size:
        return set()
    sizes = np.diff(areas.indptr)
    found: set[int] = set()
    for year in scenario.years:
        is_open = np.array([year in years_of[c] for c in areas.communities], dtype=np.int64)
        whole = np.add.reduceat(is_open[areas.members], areas.indptr[:-1]) == sizes
        found.update(np.unique(areas.members[np.repeat(whole, sizes)]).tolist())
    return {areas.communities[i] for i in found}


def _why(
    community: Community, barred: Mapping[int, Reason | None], rejected: Sequence[Reason]
) -> Iterator[str]:
    """The sentence of each rule against it, with what was measured and the limit."""
    reasons: Sequence[Reason | None] = rejected
    if isinstance(community.lock, int) and barred.get(community.lock) is not None:
        reasons = [barred[community.lock]]
    titles = {rule.NAME: sentence(rule) for rule in RULES}
    for reason in reasons:
        if reason is None:
            continue
        rule = say(titles[reason.rule])
        if reason.code == "NO_SOURCE":
            yield say("no stack of sources can pay for its works: {rule}", rule=rule)
        elif reason.limit:
            value = reason.value or say("nothing known")
            yield say("{rule}: {value}, limit {limit}", rule=rule, value=value, limit=reason.limit)
        else:
            yield f"{rule}: {reason.value}" if reason.value else rule
