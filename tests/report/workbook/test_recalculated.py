"""Workbooks recalculated by LibreOffice: every formula comes to what is cached, and that is the plan's own.

Needs LibreOffice Calc (Debian: `apt-get install libreoffice-calc-nogui`); nothing is installed here.
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from planner import locale
from planner.plan import Plan
from planner.report.workbook.differences import book
from planner.report.workbook.sheet import Block, Column, Line, Live, Sheet
from planner.result import Result
from tests.comparison import by_hand as compared
from tests.report import by_hand
from tests.report.page import plans
from tests.report.test_compared import attributed
from tests.report.workbook.books import formulas, operated, placed, saved, table, written

SOFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # recalculate whenever a file is loaded: of itself it believes what is cached

pytestmark = pytest.mark.skipif(
    SOFFICE is None,
    reason="no LibreOffice on this machine (Debian: apt-get install libreoffice-calc-nogui)",
)


@pytest.fixture(scope="module")
def results() -> Mapping[str, Result]:
    """A small plan, one with odd yuan and a utility, and one that operates."""
    return {"small": placed(by_hand.tutorial_result()), "city": plans.city(42), "operated": operated()}


@pytest.fixture(scope="module")
def books(results: Mapping[str, Result], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of the workbooks as written, and of the same recalculated."""
    place, fresh = tmp_path_factory.mktemp("books"), tmp_path_factory.mktemp("recalculated")
    spoken = locale.language()
    for name, result in results.items():
        written(result, place / f"{name}.xlsx")
    three = attributed([compared.low(), compared.high(), compared.low()])
    saved(place / "differences.xlsx", book(three))
    saved(place / "wrong.xlsx", [_wrong()])
    locale.use(spoken)
    profile = tmp_path_factory.mktemp("profile")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    command = [
        SOFFICE or "",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    command += ["--outdir", str(fresh), *(str(path) for path in sorted(place.iterdir()))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return place, fresh


def _wrong() -> Sheet:
    """1 万元 + 2 万元, said to be 4."""
    columns = tuple(Column(key=key, heading=key, kind="money") for key in "abc")
    line = Line(cells=(10_000, 20_000, Live("={a}+{b}", 40_000)))
    return Sheet(name="wrong", title="wrong", blocks=(Block(columns=columns, lines=(line,)),), frozen=0)


def differing(place: Path, fresh: Path, name: str) -> dict[tuple[str, str], Any]:
    """Formulas that do not come to what is cached, by sheet and cell; amounts are 万元, told to 0.01 yuan."""
    cached, counted = formulas(place / name), formulas(fresh / name)
    assert cached
    assert cached.keys() == counted.keys()
    return {
        where: (formula, value, counted[where][1])
        for where, (formula, value) in cached.items()
        if not isinstance(counted[where][1], int | float) or abs(value - counted[where][1]) > 1e-6
    }


def test_libreoffice_does_recalculate(books: tuple[Path, Path]) -> None:
    assert differing(*books, "wrong.xlsx") == {("wrong", "C4"): ("=A4+B4", 4, 3)}


@pytest.mark.parametrize("name", ["small", "city", "operated", "differences"])
def test_every_formula_comes_to_what_is_cached(books: tuple[Path, Path], name: str) -> None:
    assert differing(*books, f"{name}.xlsx") == {}


@pytest.mark.parametrize("name", ["small", "city", "operated"])
def test_the_sums_are_the_plans(books: tuple[Path, Path], results: Mapping[str, Result], name: str) -> None:
    plan: Plan = results[name].plan
    counted = formulas(books[1] / f"{name}.xlsx")
    paid = sum(a.amount for a in plan.allocations)
    for cell, yuan in {
        ("年度改造计划表", "T4"): plan.measure("yuan"),
        ("年度投资计划表", "J4"): plan.measure("yuan"),
        ("年度投资计划表", "O4"): paid,
        ("资金筹措表", "H4"): paid,
        ("资金平衡表", "C5"): paid,
        ("资金平衡表（分项目）", "C4"): paid,
        ("绩效目标表", "F5"): paid,
        ("片区", "N4"): plan.measure("yuan"),
    }.items():
        assert round(counted[cell][1] * 10_000) == yuan, cell
    assert counted["年度改造计划表", "R4"][1] == plan.measure("households")


@pytest.mark.parametrize("name", ["small", "city", "operated"])
def test_every_year_ties_across_the_sheets(
    books: tuple[Path, Path], results: Mapping[str, Result], name: str
) -> None:
    """By start: the plan, the areas, the performance targets. By payment: investment, funding, balance."""
    plan: Plan = results[name].plan
    path = books[1] / f"{name}.xlsx"
    started = [_by_year(table(path, sheet, "序号"), "总投资（万元）") for sheet in ("年度改造计划表", "片区")]
    started.append(_by_year(table(path, "绩效目标表", "年度"), "资金总额（万元）"))
    for found in started:
        assert found == {year: plan.measure("yuan", year=year) for year in found}
        assert sum(found.values()) == plan.measure("yuan")
    paid = [_by_year(table(path, s, "序号"), "本年计划投资") for s in ("年度投资计划表", "资金筹措表")]
    paid.append(
        {y: yuan for y, yuan in _by_year(table(path, "资金平衡表", "年度"), "本计划支出").items() if yuan}
    )
    for found in paid:
        assert found == {year: plan.paid(year=year) for year in found}
        assert sum(found.values()) == sum(a.amount for a in plan.allocations)


def _by_year(lines: list[dict[str, Any]], heading: str) -> dict[int, int]:
    """Yuan of the totals of the years, or of lines that are a year."""
    totals = [line for line in lines if isinstance(line["年度"], int) and line.get("序号") is None]
    of_years = [line for line in totals if line.get("县（市、区）") in (None, "年度小计")]
    return {line["年度"]: round(line[heading] * 10_000) for line in of_years}
