"""What reading a scenario found, in lines: every problem, what there is, the defaults used."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from planner.areas.derived import with_edges
from planner.errors import Place, Problem
from planner.locale import say
from planner.money import wan
from planner.report import words
from planner.scenario.settings import UtilityFloor
from planner.scenario.types import Scenario
from planner.solver import highest_utility_shares


def lines(scenario: Scenario | None, found: Sequence[Problem]) -> Iterator[str]:
    """Errors first, then warnings, then what the scenario holds."""
    errors = [problem for problem in found if not problem.warning]
    floors = () if scenario is None else tuple(_floors(scenario))
    beyond = (_beyond(floor, share) for floor, share in floors if share < floor.share)
    warnings = [*(problem for problem in found if problem.warning), *beyond]
    for problem in errors:
        yield say("ERROR {problem}", problem=problem)
    for problem in warnings:
        yield say("WARNING {problem}", problem=problem)
    if scenario is not None:
        yield from _holds(scenario)
    yield from (_within(floor, share) for floor, share in floors if share >= floor.share)
    yield say("{errors} errors, {warnings} warnings", errors=len(errors), warnings=len(warnings))


def _holds(scenario: Scenario) -> Iterator[str]:
    for text in scenario.defaults:
        yield say("DEFAULT {text}", text=text)
    yield say(
        "{communities} communities with {households} households, {works} works, {edges} edges",
        communities=len(scenario.communities),
        households=f"{sum(c.households for c in scenario.communities):,}",
        works=f"{len(scenario.works):,}",
        edges=f"{len(with_edges(scenario).edges):,}",
    )
    money = sum(sum(source.money.values()) for source in scenario.sources)
    cost = sum(work.cost for work in scenario.works)
    yield say("money {money} 万元, all works {cost} 万元", money=wan(money), cost=wan(cost))


def _floors(scenario: Scenario) -> Iterator[tuple[UtilityFloor, Fraction]]:
    """Every utility floor with the highest share any plan can reach."""
    floors = scenario.rules.utility_floor
    yield from zip(floors, highest_utility_shares(scenario) if floors else (), strict=True)


def _within(floor: UtilityFloor, share: Fraction) -> str:
    line = say(
        "utilities can bear {share} at most in any plan; {floor} is asked",
        share=words.percent(share),
        floor=words.percent(floor.share),
    )
    return say("{place}: {text}", place=floor.where, text=line) if str(floor.where) else line


def _beyond(floor: UtilityFloor, share: Fraction) -> Problem:
    """A floor that no plan but an empty one keeps, where it holds."""
    remedy = say("Nothing it counts can be planned; lower the floor, or let utilities pay more.")
    return Problem(Place(key="rules.utility_floor"), _within(floor, share), remedy=remedy, warning=True)
