"""What reading a scenario found, in lines: every problem, what there is, the defaults used."""

from collections.abc import Iterator, Sequence

from planner.errors import Problem
from planner.locale import say
from planner.money import wan
from planner.report import words
from planner.scenario.types import Scenario
from planner.solver import highest_utility_shares


def lines(scenario: Scenario | None, found: Sequence[Problem]) -> Iterator[str]:
    """Errors first, then warnings, then what the scenario holds."""
    errors = [problem for problem in found if not problem.warning]
    warnings = [problem for problem in found if problem.warning]
    for problem in errors:
        yield say("ERROR {problem}", problem=problem)
    for problem in warnings:
        yield say("WARNING {problem}", problem=problem)
    if scenario is not None:
        yield from _holds(scenario)
    yield say("{errors} errors, {warnings} warnings", errors=len(errors), warnings=len(warnings))


def _holds(scenario: Scenario) -> Iterator[str]:
    for text in scenario.defaults:
        yield say("DEFAULT {text}", text=text)
    yield say(
        "{communities} communities with {households} households, {works} works, {edges} edges",
        communities=len(scenario.communities),
        households=f"{sum(c.households for c in scenario.communities):,}",
        works=f"{len(scenario.works):,}",
        edges=f"{len(scenario.edges):,}",
    )
    money = sum(sum(source.money.values()) for source in scenario.sources)
    cost = sum(work.cost for work in scenario.works)
    yield say("money {money} 万元, all works {cost} 万元", money=wan(money), cost=wan(cost))
    floors = scenario.rules.utility_floor
    for floor, share in zip(floors, highest_utility_shares(scenario) if floors else (), strict=True):
        line = say(
            "utilities can bear {share} at most in any plan; {floor} is asked",
            share=words.percent(share),
            floor=words.percent(floor.share),
        )
        yield say("{place}: {text}", place=floor.where, text=line) if str(floor.where) else line
