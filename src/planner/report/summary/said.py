"""Sentences that came with the scenario or the search, and short lists."""

from collections.abc import Sequence

from planner.locale import mark, say
from planner.report.columns import wrap
from planner.result import ENDED, Result

# The engine speaks no language of its own: what it notes is looked up here.
NOTES = {
    "the deadline cut in: this run may not repeat": mark("The deadline cut in: this run may not repeat."),
}


def notes(result: Result) -> list[str]:
    """What the search noted, but for what ended it; what is not known here stands as it is."""
    found = [note for note in result.note.split("; ") if note and note not in ENDED]
    return [say(NOTES[note]) if note in NOTES else note for note in found]


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
