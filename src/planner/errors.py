"""Everything that can go wrong.

PlannerError
├── BadInput             what was given cannot be used (exit code 2)
│   ├── ScenarioError    a scenario or one of its tables, with every problem found
│   └── PlanFileError    a plan folder that cannot be read
└── NoPlan               nothing to hand out
    ├── Infeasible       no plan can keep the rules: proven (exit code 4)
    ├── NoCandidate      the areas and works looked at hold no plan; some were left out (exit code 5)
    └── OutOfTime        no plan was found in time (exit code 5)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from planner.locale import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and, inside it, a line and column or a sheet, row and column."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    row: int | None = None
    heading: str = ""
    key: str = ""

    def __str__(self) -> str:
        name = self.file
        if self.line is not None:
            name += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        parts = [
            name,
            f"[{self.sheet}]" if self.sheet else "",
            say("row {n}", n=self.row) if self.row is not None else "",
            f"“{self.heading}”" if self.heading else "",
            self.key,
        ]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (or, as a warning, doubtful) in what was given, already in the user's language."""

    place: Place
    found: str
    expected: str = ""
    remedy: str = ""
    warning: bool = False

    def __str__(self) -> str:
        """Where, what was found, what was expected, what to do: with the stops of the language in use."""
        text = self.found
        if self.expected:
            text = say("{found}; {expected}", found=text, expected=self.expected)
        if self.remedy:
            text = say("{text}. {remedy}", text=text, remedy=self.remedy)
        at = str(self.place)
        return say("{place}: {text}", place=at, text=text) if at else text


class PlannerError(Exception):
    """Root of the tree: one `except` catches everything this package raises on purpose."""

    exit_code: ClassVar[int] = 2


class BadInput(PlannerError):
    """What was given cannot be used."""


class ScenarioError(BadInput):
    """A scenario that cannot be planned; `problems` holds every one found, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PlanFileError(BadInput):
    """A plan folder that cannot be read or was written for something else."""


class NoPlan(PlannerError):
    """There is nothing to hand out; the message says what to do."""


class Infeasible(NoPlan):
    """No plan can keep all the rules, and that is proven."""

    exit_code: ClassVar[int] = 4


class NoCandidate(NoPlan):
    """No plan over the candidates, and that is proven; areas or works were left out, so there may be one."""

    exit_code: ClassVar[int] = 5


class SearchEnded(NoPlan):
    """The search was ended before it had a plan: by the system, or at the limit of memory."""

    exit_code: ClassVar[int] = 5


class OutOfTime(NoPlan):
    """No plan was found in time; there may be one."""

    exit_code: ClassVar[int] = 5
