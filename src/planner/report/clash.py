"""The rules that cannot be kept together, in lines."""

from planner.explain import Clash, Conflict
from planner.locale import say
from planner.report import words


def lines(found: Conflict) -> list[str]:
    """What clashes, and whether that is the least of it."""
    last = (
        say("Each of them is needed for that: without any single one there is a plan.")
        if found.least
        else say("There was not the time to try every one: fewer of them may clash already.")
    )
    return [
        say("These cannot be kept together, given the rules that are always on:"),
        *[f"  - {_named(clash)}" for clash in found.clashes],
        last,
    ]


def _named(clash: Clash) -> str:
    name = words.rule_title(clash.rule)
    subject = f"{words.subject(clash.subject)} {clash.limit}".strip()
    return say("{rule}: {subject}", rule=name, subject=subject) if clash.subject else name
