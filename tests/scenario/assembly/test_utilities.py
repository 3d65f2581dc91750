"""Utilities: settings in several places, those not named, and the years of their own plans."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.scope import Scope
from planner.scenario.types import Utility
from tests.scenario.written import MINIMAL, error, examined, scenario, warnings

WORKS = "community,kind,civil,equipment\nA,gas,10,20\nB,gas,10,20\nC,heat,7,9\n"
BASE = MINIMAL + "works: w.csv\n"


def _utilities(tmp_path: Path, text: str, **tables: str) -> dict[str, Utility]:
    found = scenario(tmp_path, BASE + text, w=WORKS, **tables)
    return {p.id: p for p in found.payers if isinstance(p, Utility)}


def test_every_one_that_has_works_and_is_not_named(tmp_path: Path) -> None:
    found = _utilities(tmp_path, 'utilities: {gas: 50%, "*": {civil: 10%, equipment: 90%}}\n')
    assert (found["gas"].civil_share, found["gas"].equipment_share) == (Fraction(1, 2), Fraction(1, 2))
    assert found["heat"] == Utility(
        id="heat", name="heat", civil_share=Fraction(1, 10), equipment_share=Fraction(9, 10)
    )


def test_the_first_setting_that_holds_counts(tmp_path: Path) -> None:
    found = _utilities(tmp_path, "utilities: {gas: [{share: 50%, where: {community: A}}, {share: 20%}]}\n")
    of_a = Scope(communities=frozenset({"A"}))
    assert list(found) == ["gas", "gas#2"]
    assert (found["gas"].name, found["gas"].where) == ("gas (A)", of_a)
    assert (found["gas#2"].utility, found["gas#2"].unless) == ("gas", (of_a,))


def test_years_of_its_own_plan(tmp_path: Path) -> None:
    """A row for each year; a blank year is any, and so is a community it does not name."""
    plan = "专营单位,小区,年份\ngas,A,2026\ngas,A,2027\ngas,B,\nheat,C,2027\n"
    found = _utilities(tmp_path, "utilities: {gas: {}, heat: {}}\nutility_plan: p.csv\n", p=plan)
    assert found["gas"].plan == {"A": (2026, 2027)}
    assert found["heat"].plan == {"C": (2027,)}


def test_a_plan_of_nobody(tmp_path: Path) -> None:
    text = "utilities: {gas: {}}\nutility_plan: [{utility: gass, community: A, year: 2026}]\n"
    found = examined(tmp_path, BASE + text, (), w=WORKS)
    assert any("no work belongs to the utility “gass”" in text for text in warnings(found))


WAYS = "community,kind,civil,equipment,出资方式,协议出资,奖补金额\nA,gas,10,20,%s\n"


def test_ways_and_agreed_money(tmp_path: Path) -> None:
    text = WAYS % "以奖代补,15,5"
    work = next(w for w in scenario(tmp_path, BASE, w=text).works if w.kind == "gas")
    assert (work.mode, work.agreed, work.granted) == ("award", 15, 5)


@pytest.mark.parametrize(
    ("cells", "said"), [("单位改造,,5", "5 yuan of award, grant or relief"), ("奖励,,", "“奖励”")]
)
def test_ways_that_cannot_be(tmp_path: Path, cells: str, said: str) -> None:
    assert said in str(error(tmp_path, BASE, w=WAYS % cells))


def test_other_costs_of_a_work(tmp_path: Path) -> None:
    """Cost alone is construction and other costs; civil and equipment stand beside it."""
    works = "community,kind,civil,equipment,cost,其他费用\nA,gas,10,20,33,3\nB,roof,,,100,8\nC,heat,7,,,1\n"
    found = {w.community: w for w in scenario(tmp_path, BASE, w=works).works}
    assert {c: (w.civil, w.equipment, w.other, w.cost) for c, w in found.items()} == {
        "A": (10, 20, 3, 33),
        "B": (92, 0, 8, 100),
        "C": (7, 0, 1, 8),
    }
    assert "other costs of 8 yuan" in str(error(tmp_path, BASE, w=works.replace("100,8", "7,8")))
