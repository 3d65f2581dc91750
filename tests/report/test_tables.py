"""The tables: what the health check, the areas and the works left out say in them."""

from dataclasses import replace
from fractions import Fraction

from planner import locale
from planner.report import tables
from planner.report.description import of_result
from planner.report.tables.table import Table
from planner.result import LeftOut, Result
from planner.scenario.types import Category
from planner.verdict import Reason


def table(result: Result, file: str) -> list[dict[str, object]]:
    found: Table = next(t for t in tables.all_tables(result.scenario, of_result(result)) if t.file == file)
    return [dict(zip(found.headings, row, strict=True)) for row in found.rows]


def on(result: Result, **changes: object) -> Result:
    scenario = replace(result.scenario, **changes)  # type: ignore[arg-type]
    return replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario))


def test_score_need_rank_and_coverage_stand_beside_every_community(result: Result) -> None:
    half = on(
        result,
        communities=tuple(
            replace(c, coverage=Fraction(2, 3), score=Fraction(42) if c.id == "F" else c.score)
            for c in result.scenario.communities
        ),
    )
    rows = {row["community id"]: row for row in table(half, "communities.csv")}
    shown = {c: (row["rank by need"], row["health score"], row["need"]) for c, row in rows.items()}
    # lowest score first: G 30, C 38, then E and F 42 by id
    assert shown == {"E": (3, 42, 58), "F": (4, 42, 66), "B": (7, 52, 48), "C": (2, 38, 62), "D": (8, 60, 40)}
    assert {row["health check coverage"] for row in rows.values()} == {"66.7 %"}
    assert [row["rank by need"] for row in table(half, "rejected.csv")] == [1]
    assert [row["what keeps it out"] for row in table(half, "waiting.csv")] == [
        "money left in 2026, what later years take set aside: 0.60 万元, at least 418.00 needed",
        "money left in 2026, what later years take set aside: 0.60 万元, at least 77.80 needed",
    ]


def test_walls_land_and_packages_of_each_area(result: Result) -> None:
    merged = on(
        result,
        edges=tuple(replace(e, freed_m2=Fraction(105, 2)) for e in result.scenario.edges),
        communities=tuple(
            replace(c, has_property_service=c.id in "BEF") for c in result.scenario.communities
        ),
        limits=replace(result.scenario.limits, package_min_households=142),
    )
    names = ("walls taken down", "land freed (m²)", "households without property service",
             "least households of a property package", "fills a property package")  # fmt: skip
    rows = [tuple(row[name] for name in names) for row in table(merged, "areas.csv")]
    assert [str(rows[0][1]), rows[0][0], *rows[0][2:]] == ["52.5", 1, None, None, ""]  # E and F are served
    assert rows[1] == (2, 105, 142, 142, "yes")  # C 100 and D 42: at the limit
    one_more = on(merged, limits=replace(merged.scenario.limits, package_min_households=143))
    assert table(one_more, "areas.csv")[1]["fills a property package"] == "no"


def test_works_left_out_have_a_reason_and_a_cost(result: Result) -> None:
    left = (
        LeftOut(community="A", work="gas", kind="gas", category=Category.BASIC, cost=12_300, gain=0,
                reason=Reason("evidence", "NO_EVIDENCE_FOR_WORK", "leaks")),
        LeftOut(community="B", work="lift#2", kind="lift", category=Category.IMPROVING, cost=600_000, gain=80,
                reason=Reason("", "NOT_CHOSEN")),
    )  # fmt: skip
    rows = table(replace(result, left_out=left), "works_left_out.csv")
    assert [(str(row["cost (万元)"]), row["gain (points x households)"], row["code"]) for row in rows] == [
        ("1.23", 0, "NO_EVIDENCE_FOR_WORK"),
        ("60.00", 80, "NOT_CHOSEN"),
    ]
    assert rows[0]["reason"] == "neither the health check nor the residents call for it"


def test_what_forcing_in_loses_is_called_a_least(result: Result) -> None:
    """Row duals bound it from below: the best plan with the community may lose more."""
    assert all(
        "goal points lost at least if it were forced in" in row for row in table(result, "waiting.csv")
    )
    spoken = locale.language()
    try:
        locale.use("zh")
        assert all("强行列入的目标损失（至少）" in row for row in table(result, "waiting.csv"))
    finally:
        locale.use(spoken)


def test_what_is_paid_after_the_last_start_is_called_so_in_its_own_line(result: Result) -> None:
    def remarks(of: Result) -> list[object]:
        return [row["remarks"] for row in table(of, "funding_by_year.csv")]

    assert not any("later years" in str(text) for text in remarks(result))
    earlier = on(result, years=(2026,), payment=(Fraction(1, 2), Fraction(1, 2)))
    now, later = remarks(earlier)
    assert now == ""
    assert str(later).startswith("payments of later years; ")
