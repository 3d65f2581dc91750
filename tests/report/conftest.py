"""English unless a test says otherwise, and the tutorial's plan written by hand."""

from collections.abc import Iterator

import pytest

from planner import locale
from planner.result import Result
from tests.report import by_hand


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words of tests are English; whatever they switch to is switched back."""
    spoken = locale.language()
    locale.use("en")
    yield
    locale.use(spoken)


@pytest.fixture
def result() -> Result:
    """The tutorial and its plan."""
    return by_hand.tutorial_result()
