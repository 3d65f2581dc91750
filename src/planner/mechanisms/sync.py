"""Special programmes nobody can follow, refused at the door, naming the gate (SYNC_IMPOSSIBLE)."""

from collections.abc import Iterator
from dataclasses import replace

from planner.errors import Place, Problem
from planner.locale import say
from planner.mechanisms.catalogue import spellings
from planner.scenario.reading import Examination
from planner.scenario.scope import within
from planner.scenario.types import Programme, Scenario
from planner.verdict import Reason


def refuse(examination: Examination) -> Examination:
    """The same, without its scenario where it asks for programmes in sync and one cannot be."""
    scenario = examination.scenario
    if scenario is None or not scenario.rules.sync_strict or not scenario.rules.special_programmes:
        return examination
    found = tuple(impossible(scenario))
    if not found:
        return examination
    return replace(examination, scenario=None, problems=(*examination.problems, *found))


def impossible(scenario: Scenario) -> Iterator[Problem]:
    """One problem for each programme whose years none of its communities can take."""
    from planner.rules import gate

    for programme in scenario.programmes:
        there = [scenario.community[c] for c in programme.communities]
        if not any(within(scenario.rules.sync_strict, community) for community in there):
            continue
        bars = {community.name: gate(scenario, community) for community in there}
        if not any(reason is None for by_year in bars.values() for reason in by_year.values()):
            yield _problem(scenario, programme, bars)


def _problem(scenario: Scenario, programme: Programme, bars: dict[str, dict[int, Reason | None]]) -> Problem:
    why = []
    for name, by_year in bars.items():
        asked = [by_year[year] for year in programme.years if year in by_year] or list(by_year.values())
        reasons = dict.fromkeys(_said(reason) for reason in asked if reason is not None)
        why.append(f"{name}: " + say("; ").join(reasons))
    return Problem(
        Place(key=f"programmes.{programme.id}"),
        say(
            "SYNC_IMPOSSIBLE: no community of programme {id} can start in {years} ({why})",
            id=programme.id,
            years="、".join(str(year) for year in programme.years),
            why=say("; ").join(why),
        ),
        say("a year in which one of its communities passes every gate"),
        _remedy(scenario),
    )


def _remedy(scenario: Scenario) -> str:
    """What to do; what asks for it is a mechanism, or the scenario's own key."""
    for chosen in scenario.mechanisms:
        if "sync_strict" in repr(spellings()[chosen.code.casefold()].scenario):
            return say(
                "Correct the years of the programme, or what the gate asks; "
                "or take mechanism {name} ({code}) out.",
                name=chosen.name,
                code=chosen.code,
            )
    return say("Correct the years of the programme, or what the gate asks; or take sync_strict out.")


def _said(reason: Reason) -> str:
    """The gate by its sentence, and what was measured."""
    from planner.rules import RULES, sentence

    rule = next(rule for rule in RULES if reason.rule == rule.NAME)
    measured = " ".join(part for part in (reason.code, reason.value) if part)
    limit = f" / {reason.limit}" if reason.limit else ""
    return f"{say(sentence(rule))} [{measured}{limit}]"
