"""A page in a real browser: what it asks the network for, what it complains of, what is drawn.

Needs Chromium (Debian: `apt-get install chromium fonts-noto-cjk`); nothing is installed here.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Route
from playwright.sync_api import Page as Tab

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ABSENT = "no Chromium on this machine (Debian: apt-get install chromium)"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
DRAWN = (
    "[...document.querySelectorAll('.drawing')].filter(d => d.clientWidth && !d.querySelector('svg')).length"
)
TOO_WIDE = """[...document.querySelectorAll('body *')].filter(
    e => !e.closest('.scroll') && !e.closest('.skip') && e.getBoundingClientRect().right > innerWidth + 1
).map(e => e.outerHTML.slice(0, 120))"""


@dataclass
class Visit:
    """A tab on the page, what it asked the network for, and what it complained of."""

    tab: Tab
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def drawn(self) -> "Visit":
        """The same once every chart that has room is drawn."""
        for _ in range(200):
            if self.tab.evaluate(DRAWN) == 0:
                return self
            self.tab.wait_for_timeout(50)
        raise AssertionError(f"charts were not drawn: {self.complaints}")

    def unfolded(self) -> "Visit":
        """The same with everything shown and drawn."""
        self.drawn().tab.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
        return self.drawn()

    def violations(self) -> list[tuple[str, list[str]]]:
        """What axe finds."""
        found = Axe().run(self.tab).response["violations"]
        return [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found]


Open = Callable[[int, int], Visit]  # width and height of the window


def visited(context: BrowserContext, place: Path) -> Visit:
    """The page at `place` in a new tab; whatever is no file is written down and not fetched."""
    found = Visit(context.new_page())

    def answer(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            found.requests.append(route.request.url)
            route.abort()

    def heard(message: ConsoleMessage) -> None:
        found.complaints.append(f"{message.type}: {message.text}")

    context.route("**/*", answer)
    found.tab.on("console", heard)
    found.tab.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.tab.goto(place.as_uri())
    return found
