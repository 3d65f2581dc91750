"""What works gain where a community has several schemes to choose from: each scheme by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from planner.appraisal.gain import gains, hazards
from planner.appraisal.tree import Tree
from planner.scenario.types import Community, Work


def valued(
    community: Community, works: Sequence[Work], shortfalls: Mapping[str, Fraction], tree: Tree
) -> tuple[Work, ...]:
    """`works` with their gains and hazards; a work of every scheme has the least it has in any of them.

    So no scheme closes more than the need there is, whichever is chosen.
    """
    said = any(work.hazards for work in works)
    found: dict[str, list[Work]] = {work.id: [] for work in works}
    for scheme in sorted({work.scheme for work in works} - {""}) or [""]:
        inside = [work for work in works if work.scheme in ("", scheme)]
        counted = inside if said else hazards(community, inside, shortfalls, tree)
        for work in gains(community, counted, shortfalls):
            found[work.id].append(work)
    return tuple(
        replace(each[0], gain=min(w.gain for w in each), hazards=min(w.hazards for w in each))
        for each in found.values()
    )


def stated_need(works: Sequence[Work]) -> Fraction | None:
    """The points of need that works state, of the scheme that states most; None where none does."""
    stated = [work for work in works if work.shortfall is not None]
    if not stated:
        return None
    schemes = {work.scheme for work in stated} | {""}
    return max(
        sum((w.shortfall or Fraction(0) for w in stated if w.scheme in ("", scheme)), Fraction(0))
        for scheme in schemes
    )
