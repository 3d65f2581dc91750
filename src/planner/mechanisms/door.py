"""The front door of a scenario that may name mechanisms: they are written out before it is read."""

from collections.abc import Sequence
from pathlib import Path

from planner.mechanisms import sync
from planner.mechanisms.expansion import expand
from planner.scenario import reading
from planner.scenario.reading import Examination
from planner.scenario.types import Scenario


def load(path: str | Path, *, overrides: Sequence[str] = (), allow_outside: bool = False) -> Scenario:
    """The scenario of a file; raises ScenarioError with every error found."""
    return reading.planned(examine(path, overrides=overrides, allow_outside=allow_outside))


def examine(path: str | Path, *, overrides: Sequence[str] = (), allow_outside: bool = False) -> Examination:
    """The scenario of a file, if it has no error, and all that was found on the way."""
    return sync.refuse(reading.examine(path, overrides=overrides, allow_outside=allow_outside, expand=expand))


def examine_text(text: str, *, name: str) -> Examination:
    """The same for a scenario written in a text, with its tables in it as rows."""
    return sync.refuse(reading.examine_text(text, name=name, expand=expand))
