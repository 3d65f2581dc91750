"""operations.csv and the sentence of the summary: amounts in their columns, covers under their own names."""

from fractions import Fraction
from typing import Any

import pytest

from planner.plan import Plan
from planner.report import operation_lines, tables
from planner.scenario.operations import Line, Loan, Operating, Upkeep
from planner.scenario.types import Source
from tests.operations.by_hand import row
from tests.rules.by_hand import area, community, pays, plan, roof, scene


def made(**settings: Any) -> Plan:
    asked = scene(
        community("a", floor_area=10_000),
        works=(roof("a", 2_000_000),),
        sources=(Source(id="bond", name="bond", kind="bond", money={2026: 2_000_000}),),
        operations=(
            row("a", Line.PARKING, income=1_500_000, cost=300_000, investment=100_000),
            row("a", Line.CONSTRUCTION, once=50_000),
            row("a", Line.RESIDENTS, income=20_000),
            row("a", Line.UPKEEP, cost=40_001),
        ),
        **settings,
    )
    return plan(asked, [area(asked, "a", id="A2026-001")], pays("bond", 2_000_000, "a"))


LOAN = Loan(source="bond", rate=Fraction(0), term=2)
POOL = Operating(years=2, rate=Fraction(0), irr_cap=Fraction(1), loans=(LOAN,))


def test_a_row_for_each_year() -> None:
    headings = operation_lines.headings()
    rows = list(operation_lines.rows(made(operating=(POOL,), upkeep=(Upkeep(years=2),))))
    completion, first, _ = (dict(zip(headings, cells, strict=True)) for cells in rows)
    assert {name: str(cell) for name, cell in completion.items() if cell} == {
        "area id": "A2026-001",
        "area": "a",
        "year": "2026",
        "construction profit (万元)": "5.00",
        "operator's investment (万元)": "10.00",
        "net operating income (万元)": "5.00",
    }
    assert {name: str(cell) for name, cell in first.items() if cell} == {
        "area id": "A2026-001",
        "area": "a",
        "year": "2027",
        "operating year": "1",
        "parking (万元)": "150.00",
        "operating cost (万元)": "30.00",
        "net operating income (万元)": "120.00",
        "debt service (万元)": "100.00",
        "debt service cover (net operating income ÷ principal and interest)": "1.20",
        "gross income ÷ principal and interest (not a debt service cover)": "1.50",
        "upkeep paid by residents (万元)": "2.00",
        "upkeep cost (万元)": "4.0001",
        "left for upkeep (万元)": "-2.0001",
    }


def test_the_sentence_of_the_summary() -> None:
    text = " ".join(operation_lines.sentence(made(operating=(POOL,), upkeep=(Upkeep(years=2),))))
    assert text == (
        "Operation: the pools are worth 235.00 万元 in 1 area, 0 or more in 1; 1 area earns more than "
        "the cap: the public contribution can fall by 0.00 万元 (the plan's money is not changed), 0.00 万元 "
        "go to upkeep; debt service cover at least 1.20 (net operating income ÷ principal and interest); "
        "upkeep is covered in 0 of 1 area (operations.csv)"
    )


def test_a_cover_is_never_rounded_up() -> None:
    odd = Operating(years=1, loans=(Loan(source="bond", rate=Fraction(1, 2000), term=2),))
    rows = list(operation_lines.rows(made(operating=(odd,))))
    assert rows[1][13] == "1.19"  # 120 ÷ 100.08


def test_without_ledgers_there_is_neither_table_nor_sentence() -> None:
    assert operation_lines.sentence(made()) == []
    assert list(tables.operations(made())) == []


@pytest.mark.parametrize("settings", [{"operating": (POOL,)}, {"upkeep": (Upkeep(),)}])
def test_with_either_ledger_there_is_a_table(settings: dict[str, Any]) -> None:
    (table,) = tables.operations(made(**settings))
    assert table.file == "operations.csv"
    assert all(len(cells) == len(table.headings) for cells in table.rows)
