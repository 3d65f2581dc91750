"""English unless a test says otherwise, the tutorial's plan written by hand, and a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner import locale
from planner.result import Result
from tests.report import by_hand

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.report.browsing import Open, Visit


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


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium, for modules that are skipped without it."""
    from playwright.sync_api import sync_playwright

    from tests.report.browsing import CHROMIUM, FLAGS

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def visit(browser: "Browser", place: Path) -> "Iterator[Open]":
    """Opens the page at `place` in a window of a given size."""
    from tests.report.browsing import visited

    contexts = []

    def opened(width: int, height: int) -> "Visit":
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN"))
        return visited(contexts[-1], place)

    yield opened
    for context in contexts:
        context.close()
