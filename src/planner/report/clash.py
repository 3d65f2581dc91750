"""The rules that cannot be kept together, in lines."""

from planner.errors import Infeasible
from planner.explain import Clash, Conflict, conflict
from planner.locale import mark, say
from planner.report import words
from planner.scenario.types import Scenario

COMMITMENTS = mark("what is owed to projects under way")


def named(error: Infeasible, scenario: Scenario, *, deadline: float, seed: int, workers: int) -> Infeasible:
    """`error` with the rules that clash named, as far as they are found before `deadline` (monotonic)."""
    found = conflict(scenario, deadline=deadline, seed=seed, workers=workers)
    return error if found is None else Infeasible("\n".join([str(error), *lines(found)]))


def lines(found: Conflict) -> list[str]:
    """What clashes, and whether that is the least of it."""
    head = say("These cannot be kept together, given the rules that are always on:")
    body = [f"  - {_named(clash)}" for clash in found.clashes]
    if found.least:
        return [head, *body, say("Each of them is needed for that: without any single one there is a plan.")]
    return [
        head,
        *body,
        say("Where it says so, it could not be decided whether the clash is there without it."),
    ]


def _named(clash: Clash) -> str:
    name = say(COMMITMENTS) if clash.rule == "commitments" else words.rule_title(clash.rule)
    subject = f"{words.subject(clash.subject)} {clash.limit}".strip()
    text = say("{rule}: {subject}", rule=name, subject=subject) if clash.subject else name
    return text if clash.needed else say("{text} (perhaps not needed)", text=text)
