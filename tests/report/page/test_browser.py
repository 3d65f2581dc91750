"""The page in a real browser: nothing is fetched, nothing complains, everybody can read it.

Needs Chromium (Debian: `apt-get install chromium fonts-noto-cjk`); nothing is installed here.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Route, sync_playwright
from playwright.sync_api import Page as Tab

from planner import locale
from planner.report.page import page, write
from tests.report.page import plans

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
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

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"
)


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a city of 70 communities, in Chinese."""
    target = tmp_path_factory.mktemp("city")
    result = plans.city(70)
    spoken = locale.language()
    locale.use("zh")
    try:
        text = page(plans.written(result, target / "plan", plans.dated(result)))
    finally:
        locale.use(spoken)
    return write(text, target / "report.html")


@pytest.fixture
def visit(browser: Browser, place: Path) -> Iterator[Callable[[int, int], Visit]]:
    contexts = []

    def opened(width: int, height: int) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        contexts.append(context)
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

    yield opened
    for context in contexts:
        context.close()


def test_nothing_is_asked_of_the_network_and_nothing_complains(visit: Callable[[int, int], Visit]) -> None:
    found = visit(1280, 900).drawn()
    found.tab.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
    found.drawn()
    assert found.requests == []
    assert found.complaints == []


def test_axe_finds_nothing(visit: Callable[[int, int], Visit]) -> None:
    found = visit(1280, 900).drawn()
    found.tab.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
    found.drawn()
    violations = Axe().run(found.tab).response["violations"]
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in violations] == []


def test_on_a_phone_only_tables_scroll_sideways(visit: Callable[[int, int], Visit], tmp_path: Path) -> None:
    found = visit(390, 844).drawn()
    assert found.tab.evaluate("document.documentElement.scrollWidth") == 390
    assert found.tab.evaluate(TOO_WIDE) == []
    assert not found.tab.evaluate("document.querySelector('.contents details').open")
    found.tab.screenshot(path=tmp_path / "phone.png", full_page=True)
    assert (tmp_path / "phone.png").stat().st_size > 50_000


def test_on_paper_the_record_is_open_and_every_chart_is_drawn(
    visit: Callable[[int, int], Visit], tmp_path: Path
) -> None:
    found = visit(1280, 900).drawn()
    opened = "[...document.querySelectorAll('details[data-paper]')].map(fold => fold.open)"
    assert False in found.tab.evaluate(opened)
    found.tab.evaluate("addEventListener('afterprint', () => (window.printed = true), { once: true })")
    found.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert set(found.tab.evaluate(opened)) == {True}
    found.tab.emulate_media(media="print")
    assert found.tab.evaluate("getComputedStyle(document.querySelector('.contents')).display") == "none"
    found.tab.emulate_media(media="screen")
    found.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert False in found.tab.evaluate(opened)
    found.tab.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_a_year_chosen_fades_the_others_in_bars_and_maps(visit: Callable[[int, int], Visit]) -> None:
    tab = visit(1280, 900).drawn().tab
    faded = """name => [...document.querySelectorAll(`#chart-${name} svg [opacity]`)]
        .map(mark => Number(mark.getAttribute('opacity'))).filter(share => 0 < share && share < 1).length"""
    assert tab.evaluate(faded, "bars-households") == 0
    tab.click("button[data-year='2027']")
    tab.wait_for_timeout(300)
    assert tab.get_attribute("button[data-year='2027']", "aria-pressed") == "true"
    assert tab.get_attribute("button[data-year='0']", "aria-pressed") == "false"
    assert tab.evaluate(faded, "bars-households") == 2
    assert tab.evaluate(faded, "map-1") > 0


def test_a_bar_that_is_clicked_chooses_its_year_and_clicked_again_all(
    visit: Callable[[int, int], Visit],
) -> None:
    tab = visit(1280, 900).drawn().tab
    bar = tab.locator("#chart-bars-investment .mark-rect path").nth(1)
    pressed = "[...document.querySelectorAll('[aria-pressed=true]')].map(button => button.dataset.year)"
    bar.click()
    assert tab.evaluate(pressed) == ["2027"]
    bar.click()
    assert tab.evaluate(pressed) == ["0"]


def test_the_contents_and_the_skip_link_are_reached_by_keyboard(visit: Callable[[int, int], Visit]) -> None:
    tab = visit(1280, 900).tab
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_a_script_in_a_name_does_not_run(browser: Browser, tmp_path: Path) -> None:
    result = plans.city(
        14, name="</title></script><script>window.ran = 1</script><img src=x onerror='ran = 1'>"
    )
    text = page(plans.written(result, tmp_path / "plan"))
    tab = browser.new_page()
    tab.goto(write(text, tmp_path / "report.html").as_uri())
    assert tab.evaluate("window.ran") is None
    assert "<script>window.ran" in tab.inner_text("h1")
    tab.close()
