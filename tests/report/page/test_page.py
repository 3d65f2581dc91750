"""The page of a whole plan: every section, headings in order, and sums that tie to plan.json to the yuan."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from planner import locale
from planner.money import wan
from planner.report import measures, workbook
from planner.report.page import page
from planner.report.plan_file import PlanFolder
from planner.result import Result
from tests.report.page import plans
from tests.report.page.reading import Page

SECTIONS = [
    "Overview",
    "Years and places",
    "Funding by source and year",
    "Utilities and their floor",
    "Communities listed",
    "Waiting list",
    "Not eligible",
    "Rules at their limit",
    "Calendar",
    "What the plan rests on",
]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> PlanFolder:
    result = plans.city(70)
    return plans.written(result, tmp_path_factory.mktemp("city") / "plan", plans.dated(result))


@pytest.fixture
def read(city: PlanFolder) -> Page:
    return Page(page(city))


def test_every_section_is_there_and_can_be_reached(read: Page) -> None:
    assert read.headings == [(1, "新城: renovation plan 2026—2028"), *((2, title) for title in SECTIONS)]
    links = [value for tag, name, value in read.attributes if tag == "a" and name == "href"]
    assert all(link.removeprefix("#") in read.ids for link in links)
    assert len(links) == len(SECTIONS) + 1  # and the one that skips the contents
    assert sorted(set(read.ids)) == sorted(read.ids)


def test_the_headline_says_what_is_proven(read: Page, result: Result, tmp_path: Path) -> None:
    assert "no plan can be more than 1.1 % better" in read.text
    proven = Page(page(plans.written(result, tmp_path / "tutorial")))
    assert "proven best in the order of the goals" in proven.text
    assert "61.9 %" in proven.text
    assert "The scenario gives no coordinates and no outlines." in proven.text


def test_english_lists_have_english_commas(read: Page, city: PlanFolder) -> None:
    """On the page and in the forms of the workbook."""
    assert "、" not in read.text
    cells = [
        cell
        for sheet in workbook.sheets(city.scenario, city.document)
        for block in sheet.blocks
        for line in block.lines
        for cell in line.cells
        if isinstance(cell, str)
    ]
    assert any(", " in cell for cell in cells)
    assert not [cell for cell in cells if "、" in cell]


def test_communities_sum_to_their_subdistricts_districts_and_years(read: Page, city: PlanFolder) -> None:
    whole = 0
    for year in plans.YEARS:
        table = read.table(f"Batch of {year}, amounts in 万元")
        single = [row.cells[-1].yuan or 0 for row in table.body if not row.level]
        for level in ("level1", "level2"):
            assert sum(row.cells[-1].yuan or 0 for row in table.body if row.level == level) == sum(single)
        assert table.foot[0].cells[-1].yuan == sum(single)
        assert all(
            row.cells[-1].yuan == (row.cells[-2].yuan or 0) + (row.cells[-3].yuan or 0) for row in table.body
        )
        whole += sum(single)
    lines = [line for batch in city.document.batches.values() for line in batch.areas]
    assert whole == sum(line.cost or 0 for line in lines)
    assert read.table("Batches by year").foot[0].cells[-2].yuan == whole
    assert read.table("By district").foot[0].cells[-1].yuan == whole


def test_money_by_source_and_year_is_that_of_plan_json(read: Page, city: PlanFolder) -> None:
    table = read.table("money by source and year (万元)")
    paid = city.document.allocations
    assert table.head == ["source", "2026", "2027", "2028", "all", "share"]
    for name, source in (("市级财政", "city"), ("水务集团", "water")):
        (row,) = [row for row in table.body if row.texts[0] == name]
        years = [sum(a.amount for a in paid if (a.source, a.year) == (source, year)) for year in plans.YEARS]
        assert [cell.yuan for cell in row.cells[1:5]] == [*years, sum(years)]
    assert table.foot[0].cells[4].yuan == sum(a.amount for a in paid)
    assert read.table("what the utilities pay (万元)").foot[0].cells[-1].yuan == sum(
        a.amount for a in paid if a.source == "water"
    )


def test_the_headline_is_the_plan_s(read: Page, city: PlanFolder) -> None:
    found = measures.figures(city.plan)
    assert f"{found.households:,}" in read.text
    assert wan(found.cost) in read.text
    assert f"{found.communities} of 70" not in read.text  # cards say the number first
    assert "of 70 in the reserve, in 14 areas" in read.text


def test_what_a_new_measurement_denies_stands_first(city: PlanFolder) -> None:
    found = Page(page(city, ("plan.json: cost differs <b>",)))
    first = found.text.index("Not confirmed")
    assert first < found.text.index("no plan can be more than")
    assert "plan.json: cost differs <b>" in found.text


def test_provenance_names_digests_versions_and_the_seed(read: Page, city: PlanFolder) -> None:
    assert city.document.scenario.digest in read.text
    assert "highspy" in read.text
    assert re.search(r"seed +7\b", read.text)


def test_in_chinese_the_page_says_so_and_speaks_it(city: PlanFolder) -> None:
    locale.use("zh")
    found = Page(page(city))
    assert ("html", "lang", "zh-CN") in found.attributes
    assert [title for _, title in found.headings][1:4] == [
        "总体情况",
        "年度批次与空间分布",
        "资金筹措（分来源、分年度）",
    ]
    english = re.findall(r"\b[a-z]{3,} [a-z]{2,}\b", found.text)
    assert english == []


def test_a_plan_of_nothing_has_a_page(city: PlanFolder, tmp_path: Path) -> None:
    result = plans.city(14)
    empty = replace(result, plan=replace(result.plan, areas=(), allocations=()), checks=())
    found = Page(page(plans.written(empty, tmp_path / "empty")))
    assert "No community is listed." in found.text
    assert "Empty plan" in found.text


def test_a_page_of_3000_communities_is_under_eight_megabytes(tmp_path: Path) -> None:
    result = plans.city(3_000)
    text = page(plans.written(result, tmp_path / "large", plans.dated(result)))
    assert len(text.encode()) < 8_000_000
    assert len(Page(text).table("Batch of 2026, amounts in 万元").body) > 500
