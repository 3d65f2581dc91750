"""The page of a comparison: every section, the headline in words, sums that tie to both plans to the yuan."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.comparison import Comparison, Version, compare
from planner.plan import Plan
from planner.report.compared.page import page
from tests.comparison import by_hand
from tests.report.compared.page import budgets, ways
from tests.report.page.reading import Page, Table

SECTIONS = [
    "Overview",
    "What is assumed differently",
    "Figures side by side",
    "Communities that are not the same",
    "Funding by source and year",
    "Which assumption caused what",
    "What the plans rest on",
]
HOSTILE = """</script><script>alert(1)</script>{{ 7*7 }}"'><img src=x onerror=alert(2)>&amp;<!--"""
STEPS = "Which assumption caused what (switched one at a time, in this order)"


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return budgets.two_budgets(tmp_path_factory.mktemp("budgets"))


@pytest.fixture
def read(comparison: Comparison) -> Page:
    return Page(page(comparison))


def yuan(table: Table, column: int) -> int:
    """The sum of the rows that are no sub-totals."""
    return sum(row.cells[column].yuan or 0 for row in table.body if not row.level)


def test_every_section_is_there_and_can_be_reached(read: Page) -> None:
    assert read.headings == [(1, "教程: 2 plans compared"), *((2, title) for title in SECTIONS)]
    links = [value for tag, name, value in read.attributes if tag == "a" and name == "href"]
    assert all(link.removeprefix("#") in read.ids for link in links)
    assert sorted(set(read.ids)) == sorted(read.ids)


def test_the_headline_begins_with_what_differs_most(read: Page) -> None:
    """1,248 of 19,638 points, 77.80 of 1,099.40 万元, 24 of 353 households: 6.35 %, 7.08 %, 6.80 %."""
    text = " ".join(read.text.split())
    assert (
        "Most of all: total money, 万元 1,099.40 → 1,177.20 (+77.80); households 353 → 377 (+24); "
        "need met 61.9 % → 65.9 % (+3.9 pp)." in text
    )
    assert "Distinguishable The best possible “need met” changes by +1,248." in text
    assert "1 value assumed and 3 communities are not the same." in text


def test_one_count_of_what_is_assumed_differently() -> None:
    """A column of a table is one assumption of as many values as rows differ."""
    before = by_hand.low()
    rows = tuple(replace(c, households=c.households + 1) for c in before.scenario.communities)
    scenario = replace(before.scenario, communities=rows)
    after = replace(before, plan=replace(before.plan, scenario=scenario))
    text = " ".join(Page(page(compare([before, after]))).text.split())
    assert f"{len(rows)} values assumed and" in text
    assert f"What is assumed differently ({len(rows)})" in text


def test_what_is_assumed_stands_with_its_file_and_key(read: Page) -> None:
    table = read.table("What is assumed differently (1)")
    assert table.head == ["key", "file", "A", "B"]
    assert [row.texts for row in table.body] == [
        ["funding.改造资金.2027", "scenario.yaml", "550.00 万元", "650.00 万元"]
    ]


def test_money_of_every_table_ties_to_both_plans(read: Page, comparison: Comparison) -> None:
    plans = [sum(a.amount for a in version.plan.allocations) for version in comparison.versions]
    whole = [*plans, plans[1] - plans[0]]
    kinds = read.table("Communities that are not the same, 万元")
    assert [yuan(kinds, i) for i in (3, 4, 5)] == whole
    assert [cell.yuan for cell in kinds.foot[0].cells[3:]] == whole
    sources = read.table("money by source and year (万元)")
    assert [yuan(sources, i) for i in (1, 2, 3)] == whole
    assert [cell.yuan for cell in sources.foot[0].cells[1:]] == whole
    levels = read.table("money by level, year and plan (万元)")
    assert [yuan(levels, i) for i in (1, 2, 3)] == whole
    (money,) = [row for row in read.table("Figures side by side").body if row.texts[0] == "total money, 万元"]
    assert [cell.yuan for cell in money.cells[1:]] == whole
    steps = read.table(STEPS)
    assert yuan(steps, 4) == steps.foot[0].cells[4].yuan == whole[2]


def test_who_is_added_and_regrouped_by_name(read: Page) -> None:
    added = read.table("added: 1 community")
    assert added.head == ["community", "A: year", "B: year", "area", "households", "B 万元", "B less A"]
    (row,) = added.body
    assert row.texts == [
        "八号小区",
        "–",
        "2026",
        "五号小区+六号小区+八号小区",
        "24",
        "77.80",
        "+77.80",
    ]


def test_a_step_that_cannot_be_told_apart_says_so() -> None:
    found = Page(page(ways.in_two_steps()))
    first, second = found.table(STEPS).body
    assert first.texts[-1] == "not distinguishable (0 … 98)"
    assert second.texts[-1] == "+1,150 … +1,348"
    charts = [
        value for tag, name, value in found.attributes if name == "aria-label" and "step by step" in value
    ]
    assert (
        "1. funding.改造资金.2026 0, not distinguishable; 2. funding.改造资金.2027 +1,248; all +1,248"
        in charts[0]
    )


def test_bounds_that_leave_the_sign_open_are_said_first() -> None:
    """Whatever the plans are, a best that may change by -100 … 1,248 tells nothing apart."""
    low, high = by_hand.low(), by_hand.high()
    loose = replace(low, goals=(replace(low.goals[0], bound=20_400.0, status="gap"),))
    text = Page(page(compare([loose, high]))).text
    assert "Not distinguishable" in text
    assert "(-100 … 1,348)" in text


def test_need_is_not_told_of_where_nothing_measures_it() -> None:
    plans = by_hand.low(), by_hand.high()
    blind = [
        replace(v, goals=(), plan=replace(v.plan, scenario=replace(v.scenario, communities=communities)))
        for v in plans
        for communities in [tuple(replace(c, need=None) for c in v.scenario.communities)]
    ]
    for versions, told in ((plans, 2), (blind, 0)):
        figures = Page(page(compare(versions))).table("Figures side by side")
        assert sum(row.texts[0].startswith("need met") for row in figures.body) == told


def test_the_same_plan_twice_and_no_attribution() -> None:
    found = Page(page(compare([by_hand.low(), by_hand.low()])))
    assert "Nothing differs, neither what is assumed nor what is planned." in found.text
    assert "What is planned: nothing differs" in found.text
    assert "Which assumption caused what" not in found.text


def test_plans_that_list_nobody() -> None:
    empty = by_hand.version("empty", Plan(scenario=by_hand.scenario(1, 1), areas=(), allocations=()))
    found = Page(page(compare([empty, empty])))
    assert "No plan spends any money." in found.text
    assert found.headings[-2:] == [(2, "Funding by source and year"), (2, "What the plans rest on")]


def test_a_year_that_only_pays_can_be_chosen() -> None:
    """Money of 2028 pays what falls due after the last start."""
    known = by_hand.scenario(by_hand.LOW, by_hand.LOW)
    money = {**known.sources[0].money, 2028: by_hand.LOW}
    scenario = replace(
        known, payment=(Fraction(1, 2), Fraction(1, 2)), sources=(replace(known.sources[0], money=money),)
    )
    version = by_hand.version("two", Plan(scenario=scenario, areas=(), allocations=()))
    found = Page(page(compare([version, version])))
    years = [value for _, name, value in found.attributes if name == "data-year"]
    assert years[:4] == ["0", "2026", "2027", "2028"]


def test_of_three_plans_every_table_names_its_pair() -> None:
    found = Page(page(compare([by_hand.low(), by_hand.high(), by_hand.low()])))
    assert sorted(set(found.ids)) == sorted(found.ids)
    found.table("B against A: added: 1 community")
    assert "C against A: What is planned: nothing differs" in found.text
    figures = found.table("Figures side by side")
    assert figures.head == ["figure", "A", "B", "C", "B less A", "C less A"]


def test_provenance_of_a_folder_and_of_a_scenario(read: Page, comparison: Comparison) -> None:
    folder = comparison.versions[0].folder
    assert folder is not None
    assert folder.document.scenario.digest in read.text
    assert re.search(r"seed +3\b", read.text)
    for version in comparison.versions:
        assert all(file.sha256 in read.text for file in version.scenario.inputs)
    assert read.text.count("highspy") == 2


def test_a_folder_edited_by_hand_is_pointed_at(tmp_path: Path) -> None:
    comparison = budgets.two_budgets(tmp_path)
    (tmp_path / "low" / "plan.json").write_bytes((tmp_path / "low" / "plan.json").read_bytes() + b"\n")
    text = Page(page(comparison)).text
    assert "A: added or edited since planner wrote it: plan.json." in text


def test_in_chinese_the_page_speaks_it(comparison: Comparison) -> None:
    locale.use("zh")
    found = Page(page(comparison))
    assert ("html", "lang", "zh-CN") in found.attributes
    assert found.headings[0] == (1, "教程：2 个方案对比")
    english = re.findall(r"\b[a-z]{3,} [a-z]{2,}\b", found.text)
    assert english == ["planner compare"]


def test_names_of_strangers_stay_names() -> None:
    """Communities, sources, scenarios and folders may be called anything."""
    tame = Page(page(named("plain")))
    text = page(named(HOSTILE))
    wild = Page(text)
    assert len(wild.scripts) == len(tame.scripts)
    assert [(tag, name) for tag, name, _ in wild.attributes] == [
        (tag, name) for tag, name, _ in tame.attributes
    ]
    assert HOSTILE not in text
    assert HOSTILE in wild.text


def named(name: str) -> Comparison:
    """Two budgets in which everything has this name."""
    return compare([_renamed(version, name) for version in (by_hand.low(), by_hand.high())])


def _renamed(version: Version, name: str) -> Version:
    known = version.scenario
    scenario = replace(
        known,
        name=name,
        communities=tuple(replace(c, name=name, district=name, subdistrict=name) for c in known.communities),
        sources=tuple(replace(source, name=name) for source in known.sources),
    )
    return replace(version, label=name, plan=replace(version.plan, scenario=scenario))


def test_a_city_of_3000_communities_is_under_eight_megabytes(tmp_path: Path) -> None:
    text = page(ways.two_cities(3_000, tmp_path))
    assert len(text.encode()) < 8_000_000
    found = Page(text)
    assert len(found.table("added: 428 communities").body) == 400
    assert "and 28 more: all of them with --json or -o" in found.text
