"""Mechanisms tied to a facility: one that is asked for in a part of the city must have its facility there."""

from collections.abc import Iterator
from dataclasses import replace

from planner.errors import Place, Problem
from planner.locale import say
from planner.mechanisms.catalogue import spellings
from planner.scenario.reading import Examination
from planner.scenario.types import Scenario


def refuse(examination: Examination) -> Examination:
    """The same, without its scenario where a mechanism looks for its facility elsewhere."""
    if examination.scenario is None:
        return examination
    found = tuple(elsewhere(examination.scenario))
    if not found:
        return examination
    return replace(examination, scenario=None, problems=(*examination.problems, *found))


def elsewhere(scenario: Scenario) -> Iterator[Problem]:
    """One problem for each use of a mechanism whose facility stands outside its `where`."""
    hosts = {facility.id: facility.host for facility in scenario.facilities}
    for chosen in scenario.mechanisms:
        host = hosts.get(chosen.parameters.get("facility", ""))
        if spellings()[chosen.code.casefold()].part != "facility" or host is None:
            continue
        community = scenario.community[host]
        if not chosen.where.holds(community):
            yield Problem(
                Place(key=f"mechanisms.{chosen.name}.where"),
                say(
                    "mechanism {name} ({code}) in {where}, its facility {facility} in {community}",
                    name=chosen.name,
                    code=chosen.code,
                    where=chosen.where,
                    facility=chosen.parameters["facility"],
                    community=community.name,
                ),
                say("a where that holds the facility: the money is for it alone"),
                say("Correct the where, or delete it."),
            )
