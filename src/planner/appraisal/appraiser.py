"""The appraisal of a scenario: scores and needs of its communities, gains and hazards of its works."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from planner.appraisal.evidence import strict, unevidenced
from planner.appraisal.schemes import stated_need, valued
from planner.appraisal.tree import Tree
from planner.locale import say
from planner.scenario.types import Community, Scenario, Work

NAMED = 5  # so many communities are named in a message; of the others it says how many


def appraise(scenario: Scenario) -> Scenario:
    """`scenario` with every score, need, gain and hazard filled in, and works without evidence taken out.

    Where the rule `evidence` asks for it, such works stay, marked as not called for: none is ever done.
    """
    tree = Tree(scenario.indicators)
    scored = [_scored(community, scenario.works_of[community.id], tree) for community in scenario.communities]
    filled, guessed = _filled(scored)
    dropped = {(community, work) for community, work, _ in unevidenced(scenario)}
    works: list[Work] = []
    for community in filled:
        kept = [w for w in scenario.works_of[community.id] if (community.id, w.id) not in dropped]
        shortfalls = tree.shortfalls(community.values)
        works += valued(community, kept, shortfalls, tree)
        if strict(scenario, community):
            works += [
                replace(w, called_for=False, gain=Fraction(0))
                for w in scenario.works_of[community.id]
                if (community.id, w.id) in dropped
            ]
    return replace(
        scenario,
        communities=tuple(filled),
        works=tuple(sorted(works, key=lambda w: (w.community, w.id))),
        defaults=(*scenario.defaults, *_told(guessed)),
        warnings=(*scenario.warnings, *_contradicted(scenario.communities, filled)),
    )


def rank(scenario: Scenario) -> tuple[tuple[str, int], ...]:
    """(community, rank) from the lowest score up, ties by id; who has no score is not ranked."""
    scored = sorted((c.score, c.id) for c in scenario.communities if c.score is not None)
    return tuple((community, place) for place, (_, community) in enumerate(scored, start=1))


def _scored(community: Community, works: Sequence[Work], tree: Tree) -> Community:
    """`community` with the score its indicators give, else the one given, else what its works state."""
    score = tree.score(community.values)
    if score is not None:
        coverage = tree.coverage(community.values)
        return replace(community, score=score, need=100 - score, coverage=coverage)
    if community.score is not None:
        return replace(community, need=100 - community.score)
    stated = stated_need(works)
    if stated is not None:
        need = min(Fraction(100), stated)
        return replace(community, score=100 - need, need=need)
    return replace(community, need=None)


def _filled(communities: Sequence[Community]) -> tuple[list[Community], list[str]]:
    """Who has no need gets the mean of its subdistrict, else district, else all; and who that was."""
    means = _means(communities)
    filled, guessed = [], []
    for community in communities:
        places = _places(community) if community.need is None else ()
        need = next((means[place] for place in places if place in means), None)
        if need is None:
            filled.append(community)
        else:
            filled.append(replace(community, need=need, score=100 - need))
            guessed.append(community.name)
    return filled, guessed


def _places(community: Community) -> tuple[tuple[str, ...], ...]:
    """Where `community` stands, from the subdistrict up to the city."""
    subdistrict = ((community.district, community.subdistrict),) if community.subdistrict else ()
    return (*subdistrict, (community.district,), ())


def _means(communities: Iterable[Community]) -> Mapping[tuple[str, ...], Fraction]:
    found: dict[tuple[str, ...], list[Fraction]] = {}
    for community in communities:
        if community.need is not None:
            for place in _places(community):
                found.setdefault(place, []).append(community.need)
    return {place: sum(needs, Fraction(0)) / len(needs) for place, needs in found.items()}


def _told(guessed: Sequence[str]) -> Iterable[str]:
    if guessed:
        yield say(
            "health-check score of {count} communities without one: the mean of their subdistrict ({names})",
            count=len(guessed),
            names=_some(guessed),
        )


def _contradicted(given: Iterable[Community], found: Iterable[Community]) -> Iterable[str]:
    """Where a score was given and the indicators say another."""
    names = [a.name for a, b in zip(given, found, strict=True) if a.score is not None and a.score != b.score]
    if names:
        yield say(
            "{count} communities have a score that their indicators do not give; "
            "the indicators count ({names})",
            count=len(names),
            names=_some(names),
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
