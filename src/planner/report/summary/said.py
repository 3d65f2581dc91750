"""Sentences that came with the scenario or the search, and short lists."""

from collections.abc import Sequence

from planner.locale import say
from planner.report.columns import wrap
from planner.result import ENDED, Result

LATE = "the deadline cut in: this run may not repeat"  # as the engine notes it


def notes(result: Result) -> list[str]:
    """What the search noted, but for what is said in the first lines."""
    return [note for note in _noted(result) if note not in ENDED and note != LATE]


def ended(result: Result) -> list[str]:
    """What ended the search before its time."""
    return [say(why) for why in ENDED if why in _noted(result)]


def unrepeatable(result: Result) -> bool:
    """Whether a repeatable run was cut off by the time."""
    return LATE in _noted(result)


def _noted(result: Result) -> list[str]:
    return [note for note in result.note.split("; ") if note]


def said(head: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [part for line in lines for part in _hanging(line)]
    return [say("{head} ({n})", head=head, n=len(lines)), *shown]


def _hanging(line: str) -> list[str]:
    return [("  - " if i == 0 else "    ") + part for i, part in enumerate(wrap(line, 76))]


def few(items: Sequence[str], most: int = 10) -> list[str]:
    more = len(items) - most
    return [*items[:most], *([say("and {n} more", n=more)] if more > 0 else [])]
