"""The tutorial solved once: exact in a second; the language switched back after every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import planner
from planner import locale

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial" / "scenario.yaml"


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """What a test switches to is switched back."""
    before = locale.language()
    locale.use("en")
    yield
    locale.use(before)


@pytest.fixture
def tutorial() -> planner.Variant:
    return planner.load(TUTORIAL, lang="en")


@pytest.fixture(scope="session")
def solved() -> planner.Solved:
    before = locale.language()
    found = planner.load(TUTORIAL, lang="en").solve(gap=0)
    locale.use(before)
    return found
