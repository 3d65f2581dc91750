"""What is said of a value that is not what its place asks for."""

import json
from typing import NoReturn

from planner.locale import say
from planner.report.encoding import Json


class Unreadable(ValueError):
    """A value that is not what its place asks for; `path` grows on the way out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.path: list[str] = []
        super().__init__(text)

    def at(self, step: str) -> "Unreadable":
        """The same, one step further out."""
        self.path.insert(0, step)
        return self

    @property
    def place(self) -> str:
        """Where it stands: "batches.2026.areas[0].id"."""
        return "".join(self.path).removeprefix(".")


def refuse(value: Json, expected: str) -> NoReturn:
    """Raise Unreadable with what was found and what is expected."""
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    raise Unreadable(say("found {found}, expected {expected}", found=shown, expected=expected))
