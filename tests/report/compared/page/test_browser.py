"""The page of a comparison in a real browser: nothing is fetched, nothing complains, everybody can read it.

Needs Chromium (Debian: `apt-get install chromium fonts-noto-cjk`); nothing is installed here.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from planner import locale
from planner.report.compared.page import page
from planner.report.page import write
from tests.report.browsing import ABSENT, CHROMIUM, TOO_WIDE, Open
from tests.report.compared.page import budgets, ways

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=ABSENT)


@pytest.fixture(scope="module", params=["budgets", "city"])
def place(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The tutorial with two budgets, attributed; and two plans of a city with a map: in Chinese."""
    target = tmp_path_factory.mktemp("compared")
    spoken = locale.language()
    locale.use("zh")
    try:
        found = budgets.two_budgets(target) if request.param == "budgets" else ways.two_cities(70, target)
        return write(page(found), target / "page.html")
    finally:
        locale.use(spoken)


def test_nothing_is_asked_of_the_network_nothing_complains_and_axe_finds_nothing(visit: Open) -> None:
    found = visit(1280, 900).unfolded()
    assert found.requests == []
    assert found.complaints == []
    assert found.violations() == []


def test_on_a_phone_only_tables_scroll_sideways(visit: Open) -> None:
    found = visit(390, 844).drawn()
    assert found.tab.evaluate("document.documentElement.scrollWidth") == 390
    assert found.tab.evaluate(TOO_WIDE) == []


def test_on_a_phone_the_figures_of_two_plans_are_seen_whole(visit: Open) -> None:
    over = """[...document.querySelectorAll('#figures .scroll')].map(e => e.scrollWidth - e.clientWidth)"""
    assert max(visit(390, 844).drawn().tab.evaluate(over)) == 0


def test_a_year_chosen_by_keyboard_is_the_year_of_the_bars(visit: Open) -> None:
    tab = visit(1280, 900).drawn().tab
    numbers = "[...document.querySelectorAll('#chart-sources .mark-text text')].map(each => each.textContent)"
    before = tab.evaluate(numbers)
    button = tab.locator("#funding button[data-year='2026']")
    button.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(300)
    assert button.get_attribute("aria-pressed") == "true"
    after = tab.evaluate(numbers)
    assert len(after) == len(before)
    assert after != before
    faded = """[...document.querySelectorAll('#chart-money svg [opacity]')]
        .map(mark => Number(mark.getAttribute('opacity'))).filter(share => 0 < share && share < 1).length"""
    assert tab.evaluate(faded) > 0


def test_on_paper_no_button_is_left_and_all_is_open(visit: Open, tmp_path: Path) -> None:
    tab = visit(1280, 900).drawn().tab
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened = "[...document.querySelectorAll('details[data-paper]')].every(fold => fold.open)"
    assert tab.evaluate(opened)
    tab.emulate_media(media="print")
    shown = "[...document.querySelectorAll('.years button')].filter(each => each.offsetParent).length"
    assert tab.evaluate(shown) == 0
    tab.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_a_script_in_a_name_does_not_run(browser: Browser, tmp_path: Path) -> None:
    hostile = "</title></script><script>window.ran = 1</script><img src=x onerror='ran = 1'>"
    text = page(ways.two_cities(14, tmp_path, name=hostile))
    tab = browser.new_page()
    tab.goto(write(text, tmp_path / "page.html").as_uri())
    assert tab.evaluate("window.ran") is None
    assert "<script>window.ran" in tab.inner_text("h1")
    tab.close()
