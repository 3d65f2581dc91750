"""A payer is created once in a place: by one use of its mechanism, and not by the scenario besides."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from planner.errors import Place, Problem
from planner.locale import say
from planner.mechanisms.catalogue import spellings
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.payers import Payer, Residents
from planner.scenario.reading import Examination
from planner.scenario.types import Chosen, Community, Scenario


def refuse(examination: Examination) -> Examination:
    """The same, without its scenario where a payer is created twice in one community."""
    if examination.scenario is None:
        return examination
    found = (*overlapping(examination.scenario), *stated_besides(examination.scenario))
    if not found:
        return examination
    return replace(examination, scenario=None, problems=(*examination.problems, *found))


def overlapping(scenario: Scenario) -> Iterator[Problem]:
    """One problem for each pair of uses that meet in a community."""
    for one, other in combinations(filter(_creates, scenario.mechanisms), 2):
        both = [c for c in scenario.communities if one.where.holds(c) and other.where.holds(c)]
        if one.code == other.code and both:
            yield Problem(
                Place(key=f"mechanisms.{one.name}"),
                say("mechanism {name} ({code}) twice in {community}", name=one.name, code=one.code,
                    community=both[0].name),
                say("each community in one use of it"),
                say("Give the two different places (where)."),
            )  # fmt: skip


def stated_besides(scenario: Scenario) -> Iterator[Problem]:
    """One problem for each payer the scenario states for what a mechanism's payer pays in a community.

    Channels of residents' money are told apart where they are read; investors may share a facility.
    """
    for chosen in filter(_creates, scenario.mechanisms):
        key, entry = _template(chosen)
        mine = [payer for payer in scenario.payers if _made_of(entry, payer)]
        for stated in scenario.payers:
            both = [c for c in scenario.communities if chosen.where.holds(c) and _holds(stated, c)]
            if stated not in mine and both and any(_pay_the_same(stated, payer) for payer in mine):
                yield Problem(
                    Place(key=key),
                    say("“{payer}” of {key} and mechanism {name} ({code}) both pay in {community}",
                        payer=stated.name, key=key, name=chosen.name, code=chosen.code,
                        community=both[0].name),
                    say("one of the two in each community: they would be added up"),
                    say("Delete one of the two, or give them different places (where)."),
                )  # fmt: skip


def _creates(chosen: Chosen) -> bool:
    """Whether its mechanism creates a payer of its own."""
    return "$nth" in repr(spellings()[chosen.code.casefold()].scenario)


def _template(chosen: Chosen) -> tuple[str, Mapping[str, str]]:
    """The key of scenario.yaml its payer stands under, and the payer as its row writes it."""
    (key, (entry,)), *_ = spellings()[chosen.code.casefold()].scenario.items()
    return key, entry


def _made_of(entry: Mapping[str, str], payer: Payer) -> bool:
    """Whether the payer has the id the row gives it, in its first place or a further one."""
    first = re.escape(entry["id"].removesuffix("$nth"))
    return re.fullmatch(rf"{first}(-\d+)?", payer.id) is not None


def _holds(payer: Payer, community: Community) -> bool:
    return isinstance(payer, LiftSubsidy | Residents) and payer.where.holds(community)


def _pay_the_same(stated: Payer, made: Payer) -> bool:
    """Both subsidies for lifts, or both residents' money for one kind of works."""
    if isinstance(stated, Residents) and isinstance(made, Residents):
        return bool(stated.kinds & made.kinds)
    return isinstance(stated, LiftSubsidy) and isinstance(made, LiftSubsidy)
