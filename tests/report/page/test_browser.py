"""The page in a real browser: nothing is fetched, nothing complains, everybody can read it.

Needs Chromium (Debian: `apt-get install chromium fonts-noto-cjk`); nothing is installed here.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from planner import locale
from planner.report.page import page, write
from tests.report.browsing import ABSENT, CHROMIUM, DRAWN, TOO_WIDE, Open
from tests.report.page import plans

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=ABSENT)


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


def test_nothing_is_asked_of_the_network_and_nothing_complains(visit: Open) -> None:
    found = visit(1280, 900).unfolded()
    assert found.requests == []
    assert found.complaints == []


def test_axe_finds_nothing(visit: Open) -> None:
    assert visit(1280, 900).unfolded().violations() == []


def test_on_a_phone_only_tables_scroll_sideways(visit: Open, tmp_path: Path) -> None:
    found = visit(390, 844).drawn()
    assert found.tab.evaluate("document.documentElement.scrollWidth") == 390
    assert found.tab.evaluate(TOO_WIDE) == []
    assert not found.tab.evaluate("document.querySelector('.contents details').open")
    found.tab.screenshot(path=tmp_path / "phone.png", full_page=True)
    assert (tmp_path / "phone.png").stat().st_size > 50_000


def test_on_paper_the_record_is_open_and_every_chart_is_drawn(visit: Open, tmp_path: Path) -> None:
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


def test_who_prints_at_once_has_every_chart_that_has_room(browser: Browser, place: Path) -> None:
    """Nothing came into view, and there was no idle moment to draw the rest in."""
    tab = browser.new_page()
    tab.add_init_script(
        "window.requestIdleCallback = () => 0; window.IntersectionObserver = class { observe() {} };"
    )
    tab.goto(place.as_uri())
    waiting = tab.evaluate(DRAWN)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (waiting > 3, tab.evaluate(DRAWN)) == (True, 0)
    tab.close()


def test_a_year_chosen_fades_the_others_in_bars_and_maps(visit: Open) -> None:
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


def test_a_bar_that_is_clicked_chooses_its_year_and_clicked_again_all(visit: Open) -> None:
    tab = visit(1280, 900).drawn().tab
    bar = tab.locator("#chart-bars-investment .mark-rect path").nth(1)
    pressed = "[...document.querySelectorAll('[aria-pressed=true]')].map(button => button.dataset.year)"
    bar.click()
    assert tab.evaluate(pressed) == ["2027"]
    bar.click()
    assert tab.evaluate(pressed) == ["0"]


def test_the_contents_and_the_skip_link_are_reached_by_keyboard(visit: Open) -> None:
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
