"""plan.xlsx: 年度改造计划表 and 资金筹措表, with totals by district and subdistrict that tie to the yuan.

The headings are those of the bureau's own tables. Amounts are 万元, shown with two decimals; the cell holds
them to the yuan. Text is always written as text, so that nothing becomes a formula.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from planner.locale import language, say
from planner.plan import UNFUNDED
from planner.report import words
from planner.report.document import AreaLine, Document
from planner.report.tables import in_order, names_of
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Category, Private, Residents, Scenario, Utility

FUND_COLUMNS = {
    "provident": "provident_fund",
    "maintenance": "maintenance_fund",
}  # the rest: residents' money


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a sheet: where it belongs, its words, and the numbers that are added up."""

    year: int
    district: str
    subdistrict: str
    cells: tuple[str | int | None, ...]
    sums: tuple[int, ...]  # counts, m² x 100, or yuan
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: headings of words, then of numbers (with the unit each is divided by), and its rows."""

    name: str
    title: str
    words: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def write(path: Path, scenario: Scenario, document: Document) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same bytes every time
    try:
        styles = _styles(book)
        for sheet in (annual_plan(scenario, document), funding(scenario, document)):
            _sheet(book.add_worksheet(sheet.name), sheet, styles)
    finally:
        book.close()


def annual_plan(scenario: Scenario, document: Document) -> Sheet:
    """年度改造计划表: every community with its area, works and investment."""
    rows = []
    for year, area in in_order(document):
        for line in area.communities:
            found = scenario.community[line.id]
            done = {w.id for w in line.works}
            works = [w for w in scenario.works_of[line.id] if w.id in done]
            by_category = tuple(
                "、".join(words.kind(w.kind) for w in works if w.category is category)
                for category in Category
            )
            rows.append(
                Row(
                    year=year,
                    district=found.district,
                    subdistrict=found.subdistrict,
                    cells=(
                        area.id,
                        names_of(scenario, area),
                        found.name,
                        found.year_built,
                        *by_category,
                        str(year),
                        "",
                        found.implementer,
                        "",
                    ),
                    sums=(
                        1,
                        found.buildings or 0,
                        found.households,
                        round(found.floor_area_m2 * 100),
                        sum(w.cost for w in works),
                    ),
                )
            )
        if area.works:
            rows.append(_own_row(scenario, year, area))
    return Sheet(
        name=say("annual plan"),
        title=say("{name}: annual renovation plan", name=scenario.name),
        words=(
            say("project"),
            say("communities in it"),
            say("community"),
            say("year built"),
            say("works: basic"),
            say("works: improving"),
            say("works: upgrading"),
            say("start"),
            say("completion"),
            say("implementer"),
            say("responsible unit"),
        ),
        numbers=(
            (say("communities (number)"), 1),
            (say("buildings (number)"), 1),
            (say("households (number)"), 1),
            (say("floor area (m²)"), 100),
            (say("total investment (万元)"), 10_000),
        ),
        rows=tuple(rows),
    )


def _own_row(scenario: Scenario, year: int, area: AreaLine) -> Row:
    first = scenario.community[min(c.id for c in area.communities)]
    by_category = tuple(
        "、".join(words.kind(w.kind) for w in area.works if w.category is category) for category in Category
    )
    return Row(
        year=year,
        district=first.district,
        subdistrict=first.subdistrict,
        cells=(
            area.id,
            names_of(scenario, area),
            say("(works of the area)"),
            None,
            *by_category,
            str(year),
            "",
            "",
            "",
        ),
        sums=(0, 0, 0, 0, sum(w.cost for w in area.works)),
    )


def _sources() -> tuple[tuple[str, str], ...]:
    """The columns of 资金来源: kind -> heading."""
    return (
        ("central", say("central subsidy")),
        ("ndrc", say("central budget investment")),
        ("province", say("province")),
        ("city", say("city")),
        ("district", say("district (county)")),
        ("bond", say("special bonds")),
        ("loan", say("bank loans")),
        ("utility", say("utilities")),
        ("private", say("private capital")),
        ("residents", say("residents' money")),
        ("maintenance_fund", say("housing maintenance fund")),
        ("provident_fund", say("housing provident fund")),
        ("other", say("other")),
        (UNFUNDED, say("unfunded money")),
    )


def _kind_of(scenario: Scenario) -> Callable[[str], str]:
    kinds = {s.id: s.kind for s in scenario.sources}
    for payer in scenario.payers:
        match payer:
            case Utility():
                kinds[payer.id] = "utility"
            case Residents():
                kinds[payer.id] = "residents"
            case Private():
                kinds[payer.id] = "private"
            case LiftSubsidy():
                kinds[payer.id] = payer.kind
            case ResidentFund():
                kinds[payer.id] = FUND_COLUMNS.get(payer.channel, "residents")
    kinds[UNFUNDED] = UNFUNDED
    known = {kind for kind, _ in _sources()}
    return lambda source: kinds[source] if kinds.get(source) in known else "other"


def funding(scenario: Scenario, document: Document) -> Sheet:
    """资金筹措表: what each project spends in each year, and where it comes from."""
    kind_of = _kind_of(scenario)
    columns = [kind for kind, _ in _sources()]
    area_of = {c.id: area.id for _, area in in_order(document) for c in area.communities}
    paid: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for a in document.allocations:
        paid[area_of.get(a.subject, a.subject)][a.year][kind_of(a.source)] += a.amount
    rows = []
    for start, area in in_order(document):
        first = scenario.community[min(c.id for c in area.communities)]
        cost, other = _costs(scenario, area)
        before = 0
        years = sorted(paid[area.id]) or [start]
        for year in years:
            amounts = paid[area.id][year]
            now = sum(amounts.values())
            fresh = year == years[0]
            rows.append(
                Row(
                    year=year,
                    district=first.district,
                    subdistrict=first.subdistrict,
                    cells=(
                        names_of(scenario, area),
                        say("new start") if year == start else say("continuing"),
                        _scale(scenario, area),
                        f"{years[0]}—{years[-1]}" if years[-1] != years[0] else str(years[0]),
                        _remark(scenario, year),
                    ),
                    sums=(
                        (cost if fresh else 0),
                        (cost - other if fresh else 0),
                        (other if fresh else 0),
                        0,
                        before,
                        now,
                        *(amounts.get(kind, 0) for kind in columns),
                    ),
                )
            )
            before += now
    return Sheet(
        name=say("funding plan"),
        title=say("{name}: funding of the annual plan", name=scenario.name),
        words=(
            say("project"),
            say("kind of construction"),
            say("scale"),
            say("years of construction"),
            say("remarks"),
        ),
        numbers=(
            (say("total investment (万元)"), 10_000),
            (say("of it: construction"), 10_000),
            (say("of it: other costs"), 10_000),
            (say("of it: contingency"), 10_000),
            (say("done by the end of last year"), 10_000),
            (say("planned for this year"), 10_000),
            *((heading, 10_000) for _, heading in _sources()),
        ),
        rows=tuple(rows),
    )


def _costs(scenario: Scenario, area: AreaLine) -> tuple[int, int]:
    """All an area costs, and what of it is not construction (design, approval, supervision)."""
    works = [
        work
        for line in area.communities
        for work in scenario.works_of[line.id]
        if work.id in {w.id for w in line.works}
    ]
    return (
        sum(work.cost for work in works) + sum(w.cost for w in area.works),
        sum(work.other for work in works) + sum(w.cost for w in area.works if w.id == "project"),
    )


def _scale(scenario: Scenario, area: AreaLine) -> str:
    members = [scenario.community[c.id] for c in area.communities]
    return say(
        "{communities} communities, {households} households, {m2} m²",
        communities=len(members),
        households=sum(c.households for c in members),
        m2=f"{float(sum(c.floor_area_m2 for c in members)):,.0f}",
    )


def _remark(scenario: Scenario, year: int) -> str:
    return say("after the programme's last year") if year > scenario.years[-1] else ""


def _styles(book: Any) -> dict[str, Any]:
    font = {"font_name": "宋体" if language() == "zh" else "Calibri", "font_size": 10, "valign": "vcenter"}
    edge = {"border": 1, "text_wrap": True}
    total = {"bold": True, "bg_color": "#F2F2F2"}
    return {
        "title": book.add_format(font | {"bold": True, "font_size": 14, "align": "center"}),
        "unit": book.add_format(font | {"align": "right"}),
        "heading": book.add_format(font | edge | {"bold": True, "align": "center", "bg_color": "#DDEBF7"}),
        "text": book.add_format(font | edge),
        "count": book.add_format(font | edge | {"num_format": "#,##0"}),
        "money": book.add_format(font | edge | {"num_format": "#,##0.00"}),
        "text total": book.add_format(font | edge | total),
        "count total": book.add_format(font | edge | total | {"num_format": "#,##0"}),
        "money total": book.add_format(font | edge | total | {"num_format": "#,##0.00"}),
    }


def _sheet(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    headings = (
        say("no."),
        say("year"),
        say("district (county, city)"),
        say("subdistrict (town)"),
        *sheet.words,
        *(name for name, _ in sheet.numbers),
    )
    last = len(headings) - 1
    page.merge_range(0, 0, 0, last, "", styles["title"])
    page.write_string(0, 0, sheet.title, styles["title"])
    page.merge_range(1, 0, 1, last, "", styles["unit"])
    page.write_string(1, 0, say("unit: 万元, exact to the yuan in the cell"), styles["unit"])
    for i, heading in enumerate(headings):
        page.write_string(2, i, heading, styles["heading"])
        page.set_column(i, i, 14 if i > 3 else (6 if i < 2 else 12))
    page.set_column(5, 5, 24)
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, 2)
    at = 3
    for number, cells, sums, kind in _lines(sheet):
        _write_words(page, at, (number, *cells), styles["text" + kind])
        for i, (value, (_, unit)) in enumerate(zip(sums, sheet.numbers, strict=True)):
            style = styles[("count" if unit == 1 else "money") + kind]
            page.write_number(at, len(cells) + 1 + i, value / unit if unit != 1 else value, style)
        at += 1


def _write_words(page: Any, at: int, cells: Sequence[str | int | None], style: Any) -> None:
    for i, cell in enumerate(cells):
        if cell is None or cell == "":
            page.write_blank(at, i, None, style)
        elif isinstance(cell, int):
            page.write_number(at, i, cell, style)
        else:
            page.write_string(at, i, cell, style)


Line = tuple[int | None, tuple[str | int | None, ...], tuple[int, ...], str]


def _lines(sheet: Sheet) -> Iterator[Line]:
    """The whole city first, then year by year: its total, each district, each subdistrict, its rows."""
    blank: tuple[str, ...] = ("",) * len(sheet.words)
    head: tuple[str | int | None, ...]
    yield None, ("", say("whole city"), "", *blank), _sum(sheet, sheet.rows), " total"
    number = 0
    for year in sorted({row.year for row in sheet.rows}):
        of_year = [row for row in sheet.rows if row.year == year]
        yield None, (year, say("subtotal of the year"), "", *blank), _sum(sheet, of_year), " total"
        for district in sorted({row.district for row in of_year}):
            of_district = [row for row in of_year if row.district == district]
            if district:
                head = (year, district, say("subtotal"), *blank)
                yield None, head, _sum(sheet, of_district), " total"
            for subdistrict in sorted({row.subdistrict for row in of_district}):
                mine = [row for row in of_district if row.subdistrict == subdistrict]
                if subdistrict:
                    head = (year, district, say("{name}, subtotal", name=subdistrict), *blank)
                    yield None, head, _sum(sheet, mine), " total"
                for row in mine:
                    number += 1
                    yield number, (year, district, subdistrict, *row.cells), row.sums, ""


def _sum(sheet: Sheet, rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sum(row.sums[i] for row in rows) for i in range(len(sheet.numbers)))
