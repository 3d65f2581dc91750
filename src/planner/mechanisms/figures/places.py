"""Facilities, spaces and programmes of a plan, where a mechanism holds."""

from collections.abc import Iterator

from planner.mechanisms.figures.case import Case
from planner.plan import AreaWork, PlannedArea
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Facility, Programme


def standing(case: Case) -> Iterator[Facility]:
    """Facilities that stand already."""
    for facility in case.scenario.facilities:
        if facility.existing and case.chosen.where.holds(case.scenario.community[facility.host]):
            yield facility


def built(case: Case) -> Iterator[tuple[PlannedArea, AreaWork, Facility]]:
    """Facilities the plan builds, each with its area and its cost."""
    known = {facility.id: facility for facility in case.scenario.facilities}
    for area in case.plan.areas:
        for work in area.own:
            facility = known.get(work.id)
            if facility is not None and case.chosen.where.holds(case.scenario.community[facility.host]):
                yield area, work, facility


def programmes(case: Case) -> Iterator[Programme]:
    """Special programmes at some community there; those at none where it holds everywhere."""
    there = {community.id for community in case.communities}
    for programme in case.scenario.programmes:
        if there.intersection(programme.communities) or case.chosen.where == EVERYWHERE:
            yield programme


def areas(case: Case) -> Iterator[PlannedArea]:
    """Areas with a member there."""
    there = {community.id for community in case.communities}
    return (area for area in case.plan.areas if there.intersection(area.members))


def renovation(case: Case) -> int:
    """Construction cost of the planned communities there and of their areas, yuan."""
    there = {community.id for community in case.communities}
    works = sum(work.cost for _, work in case.plan.done() if work.community in there)
    return works + sum(own.cost for area in areas(case) for own in area.own if min(area.members) in there)
