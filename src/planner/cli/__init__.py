"""One command a verb, one file a command.

Nothing heavy is imported before a command needs it: `planner --help` answers at once. What machines read
goes to stdout, progress and errors to stderr. Exit codes: 0 done, 1 a checked plan breaks a rule or, where
it is asked, plans differ, 2 bad input or usage, 3 the gap was not reached in time, 4 no plan can exist, 5 no
plan found in time, 130 stopped.
"""

import sys
from typing import TYPE_CHECKING

from planner.cli import check_scenario, compare, init, mechanisms, report, rules, schema, solve, verify
from planner.cli.doors import app
from planner.cli.loading import speak

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> None:
    """The `planner` command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    speak(_asked_language(sys.argv[1:]), "")
    app()


def _asked_language(arguments: "Sequence[str]") -> str | None:
    """--lang as it stands in the arguments, for the help and the errors of usage."""
    for i, word in enumerate(arguments):
        if word == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


__all__ = [
    "app",
    "check_scenario",
    "compare",
    "init",
    "main",
    "mechanisms",
    "report",
    "rules",
    "schema",
    "solve",
    "verify",
]
