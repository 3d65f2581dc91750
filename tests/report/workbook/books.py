"""Plans to make workbooks of, and how a workbook is read: what stands in it, and what its formulas say."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from planner import locale
from planner.checker import check
from planner.report import workbook
from planner.report.description import of_result
from planner.report.workbook import file
from planner.report.workbook.sheet import Sheet
from planner.result import Result
from planner.scenario.operations import Line, Loan, Operating
from planner.scenario.targets import Targets
from planner.scenario.types import Source
from tests.operations.by_hand import row
from tests.rules.by_hand import area, community, pays, plan, roof, scene

TARGETS = Targets(
    acceptance=Fraction(1),
    satisfaction=Fraction(85, 100),
    long_term="物业服务全覆盖",
    pipes={2026: 1200, 2027: 300},
)


def placed(result: Result) -> Result:
    """The tutorial with districts, subdistricts, and names that look like formulas."""
    names = {"B": "=HYPERLINK(B)", "C": "+1", "D": "-1", "E": "@SUM(1)"}
    communities = tuple(
        replace(
            c,
            name=names.get(c.id, c.name),
            district="甲区" if c.id in "EF" else "=乙区",
            subdistrict="东街道" if c.id in "BE" else "西街道",
        )
        for c in result.scenario.communities
    )
    return with_scenario(result, communities=communities, name="=1+1")


def with_scenario(result: Result, **facts: Any) -> Result:
    """The same plan for a scenario of which something else is said."""
    scenario = replace(result.scenario, **facts)
    return replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))


def operated() -> Result:
    """300.0001 万元 for one area: 100 of a bond, repaid out of parking in two years; 1 yuan is unfunded."""
    bond = Source(
        id="bond", name="专项债", kind="bond", money={2026: 1_000_000}, rate=Fraction(3, 100), term_years=3
    )
    city = Source(id="city", name="市级财政", kind="city", money={2026: 2_500_000}, carry_years=0)
    asked = scene(
        community("a", floor_area=10_000),
        works=(roof("a", 3_000_001),),
        sources=(bond, city),
        operations=(
            row("a", Line.PARKING, income=900_000, cost=300_000),
            row("a", Line.CONSTRUCTION, once=50_000),
        ),
        operating=(
            Operating(years=2, rate=Fraction(0), loans=(Loan(source="bond", rate=Fraction(0), term=2),)),
        ),
        commitments={("city", 2026): 100_000},
        targets=TARGETS,
    )
    found = plan(
        asked,
        [area(asked, "a", id="A2026-001")],
        pays("bond", 1_000_000, "a"),
        pays("city", 2_000_000, "a"),
        pays("unfunded", 1, "a"),
    )
    return Result(
        scenario=asked,
        plan=found,
        status="feasible",
        goals=(),
        checks=check(found),
        rejected={},
        waiting=(),
        rankings=(),
    )


def written(result: Result, path: Path, language: str = "zh") -> Path:
    """The workbook of a plan."""
    locale.use(language)
    file.write(path, workbook.sheets(result.scenario, of_result(result)))
    return path


def saved(path: Path, sheets: Iterable[Sheet]) -> Path:
    """A workbook of some sheets."""
    file.write(path, sheets)
    return path


def rows(path: Path, name: str) -> list[tuple[Any, ...]]:
    """The cells of a sheet, formulas as what they come to."""
    return list(openpyxl.load_workbook(path, data_only=True)[name].iter_rows(values_only=True))


def table(path: Path, name: str, heading: str) -> list[dict[str, Any]]:
    """The lines under the headings that begin with `heading`, down to the first empty line."""
    found = rows(path, name)
    top = next(i for i, cells in enumerate(found) if cells[0] == heading)
    lines = []
    for cells in found[top + 1 :]:
        if all(cell is None for cell in cells):
            break
        lines.append({key: cell for key, cell in zip(found[top], cells, strict=True) if key})
    return lines


def formulas(path: Path) -> dict[tuple[str, str], tuple[str, Any]]:
    """(Sheet, cell) -> a formula and what it comes to."""
    live, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): (cell.value, shown[sheet.title][cell.coordinate].value)
        for sheet in live
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    }
