"""M16: gas works of 35 communities and heating works of 26 in one approval of 2 days instead of 35.

Its trap: the 35 communities and the 35 days are unrelated numbers, and 61 times 35 days is no baseline.
"""

from fractions import Fraction

import pytest

from planner.calendar import make
from planner.mechanisms.figures import Figure, measure
from planner.plan import Plan, PlannedArea
from tests.mechanisms.by_hand import scenario


def figures(gas: range, heat: range, more: str = "") -> dict[str, Figure]:
    """The figures where these communities have gas works and those heating works."""
    every = sorted({*gas, *heat})
    text = "communities:\n" + "".join(
        f"  - {{小区编码: C{n:02d}, 小区名称: 小区{n}, 户数: 100, 建筑面积: 8000}}\n" for n in every
    )
    text += "works:\n" + "".join(
        f"  - {{小区编码: C{n:02d}, 类型: {kind}, 费用: 20万元}}\n"
        for kind, those in (("gas", gas), ("heat", heat))
        for n in those
    )
    found = scenario(text + "mechanisms: {laixi-bundled-approval: {works: [gas, heat]}}\n" + more)
    areas = tuple(
        PlannedArea(
            id=c.id, year=2026, members=(c.id,), works={c.id: tuple(w.id for w in found.works_of[c.id])}
        )
        for c in found.communities
    )
    plan = Plan(scenario=found, areas=areas)
    return {figure.key: figure for figure in measure(found, plan, make(found, plan))}


@pytest.mark.parametrize(("heat", "communities"), [(range(35, 61), 61), (range(26), 35), (range(20, 46), 46)])
def test_sixty_one_items_one_record_two_days(heat: range, communities: int) -> None:
    """Distinct communities lie between 35 and 61: the two sets may overlap."""
    found = figures(range(35), heat)
    assert found["items"].value == 61
    assert found["bundled_communities"].value == communities
    assert found["records"].value == 1
    assert found["approval_days"].value == 2
    assert found["approval_days"].met
    assert found["days_saved"].value == 33
    assert found["share_saved"].value == Fraction(33, 35)
    assert found["share_saved"].shown == "94.29%"


def test_the_days_before_are_those_of_approval_not_the_communities() -> None:
    found = figures(range(3), range(2), "calendar: {approval: {base: 40天}}")
    assert found["days_saved"].value == 38
