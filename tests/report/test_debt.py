"""What bonds cost later, and what is allocated beyond the amounts stated, in lines and in a table."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.report import funding_lines, tables
from planner.report.description import of_result
from planner.report.tables.debt import debt_service
from planner.result import Result


def _borrowed(result: Result) -> Result:
    """The tutorial's money as a loan of two years without interest, 1 % of it beyond the amount stated."""
    (source,) = result.scenario.sources
    beyond = {year: yuan // 101 for year, yuan in source.money.items()}
    loan = replace(source, kind="loan", rate=Fraction(0), term_years=2, beyond=beyond)
    scenario = replace(result.scenario, sources=(loan,))
    return replace(result, plan=replace(result.plan, scenario=scenario))


def test_debt_service_year_by_year(result: Result) -> None:
    """408.40 万元 drawn in 2026 and 691.00 in 2027 are 204.20, 549.70 and 345.50."""
    found = _borrowed(result)
    table = debt_service(found.plan)
    assert [(row[1], row[5]) for row in table.rows] == [
        (2027, Decimal("204.20")),
        (2028, Decimal("549.70")),
        (2029, Decimal("345.50")),
    ]
    assert "debt_service.csv" in {t.file for t in tables.all_tables(found.plan.scenario, of_result(found))}
    plain = tables.all_tables(result.scenario, of_result(result))
    assert "debt_service.csv" not in {t.file for t in plain}


def test_lines(result: Result) -> None:
    """1,099.40 of 1,100.00 are spent, of which 1,089.10 are stated: 10.29 beyond."""
    lines = "\n".join(funding_lines.remarks(_borrowed(result)))
    assert "Debt service: 改造资金: 3 years, at most 549.70 万元 a year (2028)" in lines
    assert "Over-programming: 改造资金: 10.29 万元 beyond the amount stated, 10.89 allowed" in lines
    assert "Over-programming" not in "\n".join(funding_lines.remarks(result))
