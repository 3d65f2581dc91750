"""A mechanism that creates a payer is used once in a place: in two, each community has one of its payers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from planner.errors import Place, Problem
from planner.locale import say
from planner.mechanisms.catalogue import spellings
from planner.scenario.reading import Examination
from planner.scenario.types import Chosen, Scenario


def refuse(examination: Examination) -> Examination:
    """The same, without its scenario where two uses of such a mechanism speak of one community."""
    if examination.scenario is None:
        return examination
    found = tuple(overlapping(examination.scenario))
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


def _creates(chosen: Chosen) -> bool:
    """Whether its mechanism creates a payer of its own."""
    return "$nth" in repr(spellings()[chosen.code.casefold()].scenario)
