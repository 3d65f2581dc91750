"""What each work gains: the points of need it closes, times the households, and the hazards it removes.

A work that states its shortfall closes that many points. A work that names indicators closes what is short
there, shared equally with the other works of the community that name the same one. The rest share what is
left, in proportion to cost. Together they never close more than the need there is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from planner.appraisal.tree import Tree
from planner.scenario.types import Category, Community, Work


def closed(need: Fraction, works: Sequence[Work], shortfalls: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    """Points of need each of `works` closes, in their order."""
    naming: dict[str, int] = {}
    for work in works:
        if work.shortfall is None:
            for leaf in set(work.evidence):
                naming[leaf] = naming.get(leaf, 0) + 1
    points = [_documented(work, shortfalls, naming) for work in works]
    documented = sum((p for p in points if p is not None), Fraction(0))
    if documented > need:  # what is stated is more than is wrong: all of it shrinks alike
        return tuple(p * need / documented if p is not None else Fraction(0) for p in points)
    rest = [work for work, p in zip(works, points, strict=True) if p is None]
    price = sum(work.cost for work in rest)
    left = need - documented
    shares = {w.id: Fraction(w.cost, price) if price else Fraction(1, len(rest)) for w in rest}
    return tuple(left * shares[w.id] if p is None else p for w, p in zip(works, points, strict=True))


def _documented(work: Work, shortfalls: Mapping[str, Fraction], naming: Mapping[str, int]) -> Fraction | None:
    """What is stated or measured for `work`; None where nothing is."""
    if work.shortfall is not None:
        return work.shortfall
    named = [leaf for leaf in sorted(set(work.evidence)) if leaf in shortfalls]
    if not named:
        return None
    return sum((shortfalls[leaf] / naming[leaf] for leaf in named), Fraction(0))


def gains(
    community: Community, works: Sequence[Work], shortfalls: Mapping[str, Fraction]
) -> tuple[Work, ...]:
    """`works` of `community` with their gain: points closed x households."""
    if community.need is None:
        return tuple(replace(work, gain=Fraction(0)) for work in works)
    points = closed(community.need, works, shortfalls)
    return tuple(replace(w, gain=p * community.households) for w, p in zip(works, points, strict=True))


def hazards(
    community: Community, works: Sequence[Work], shortfalls: Mapping[str, Fraction], tree: Tree
) -> tuple[Work, ...]:
    """`works` with the hazards they remove, where the scenario has not said so work by work.

    A count given for the community goes to its first basic work; without one each hazardous leaf that falls
    short counts one, at the first work that names it, basic works first. Waived works come last of all.
    """
    if not works or any(work.hazards for work in works):
        return tuple(works)
    order = sorted(
        works, key=lambda w: (w.waived != "", w.category is not Category.BASIC, w.scheme != "", w.id)
    )
    removed = dict.fromkeys((work.id for work in works), 0)
    if community.hazards:
        removed[order[0].id] = community.hazards
    else:
        for leaf, short in shortfalls.items():
            naming = [work for work in order if leaf in work.evidence]
            if naming and short > 0 and tree.node[leaf].hazard:
                removed[naming[0].id] += 1
    return tuple(replace(work, hazards=removed[work.id]) for work in works)
