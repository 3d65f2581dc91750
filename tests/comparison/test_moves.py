"""What two plans do differently: every community under one kind, and the kinds add up to both plans."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.comparison.figures import totals
from planner.comparison.moves import Kind, Moves, Sum, moves
from planner.plan import Plan
from tests.comparison.by_hand import HIGH, SOURCE, high, low, plan, scenario

ASKED = scenario(HIGH, HIGH)


def kinds(found: Moves) -> dict[str, Kind]:
    return {row.community: row.kind for row in found.rows}


def test_a_plan_and_itself() -> None:
    found = moves(low().plan, low().plan)
    assert found.rows == ()
    assert not found.any
    assert found.same.communities == (5, 5)


def test_two_budgets_by_hand() -> None:
    found = moves(low().plan, high().plan)
    assert kinds(found) == {"H": "added", "E": "regrouped", "F": "regrouped"}
    assert found.of("added") == Sum(communities=(0, 1), households=(0, 24), cost=(0, 778_000))
    assert found.of("regrouped").cost == (3_934_000, 3_934_000)
    assert found.same == Sum(communities=(3, 3), households=(222, 222), cost=(6_760_000, 6_760_000))
    assert found.areas.cost == (300_000, 300_000)
    assert found.whole == Sum(communities=(5, 6), households=(353, 377), cost=(10_994_000, 11_772_000))
    (added,) = (row for row in found.rows if row.kind == "added")
    assert (added.households, added.cost) == (24, 778_000)


@pytest.mark.parametrize(
    ("other", "community", "kind"),
    [
        (plan(ASKED, "EFH", "BC"), "D", "removed"),
        (plan(ASKED, "EF", "BCD"), "H", "removed"),
        (plan(ASKED, "BCD", "EFH"), "E", "moved"),
        (plan(ASKED, "EF", "BCDH"), "H", "moved"),
        (plan(ASKED, "EFA", "BCD"), "E", "regrouped"),
    ],
)
def test_the_first_kind_that_holds(other: Plan, community: str, kind: Kind) -> None:
    assert kinds(moves(plan(ASKED, "EFH", "BCD"), other))[community] == kind


def test_other_works_then_other_money_then_other_figures() -> None:
    one = plan(ASKED, "EF", "BCD")
    first, *others = one.areas
    without = replace(one, areas=(replace(first, works={**first.works, "E": ()}), *others))
    assert kinds(moves(one, without)) == {"E": "reworked"}
    later = tuple(replace(a, year=2027) if a.subject == "E" else a for a in one.allocations)
    assert kinds(moves(one, replace(one, allocations=later))) == {"E": "funded"}
    communities = tuple(replace(c, households=99) if c.id == "E" else c for c in ASKED.communities)
    recounted = replace(one, scenario=replace(ASKED, communities=communities))
    found = moves(one, recounted)
    assert kinds(found) == {"E": "restated"}
    assert found.rows[0].households == 8


def test_what_areas_pay_themselves_is_a_difference_too() -> None:
    one = plan(ASKED, "EF", "BCD")
    dearer = tuple(replace(area, own=(replace(area.own[0], cost=200_000),)) for area in one.areas)
    found = moves(one, replace(one, areas=dearer))
    assert found.rows == ()
    assert found.any
    assert found.areas.cost == (300_000, 400_000)
    assert found.areas_paid[0] == {(SOURCE, 2026): 150_000, (SOURCE, 2027): 150_000}


batches = st.permutations("ABCDEFGH").flatmap(
    lambda ids: st.tuples(st.integers(1, 4), st.integers(1, 4)).map(
        lambda cut: ("".join(sorted(ids[: cut[0]])), "".join(sorted(ids[4 : 4 + cut[1]])))
    )
)
RICH = scenario(50_000_000, 50_000_000)


@given(batches, batches)
def test_the_kinds_add_up_to_both_plans_to_the_yuan(one: tuple[str, str], two: tuple[str, str]) -> None:
    before, after = plan(RICH, *one), plan(RICH, *two)
    found = moves(before, after)
    whole = found.whole
    for i, each in enumerate((totals(before), totals(after))):
        assert (whole.communities[i], whole.households[i], whole.cost[i]) == (
            each.communities,
            each.households,
            each.cost,
        )
    same = before.scenario.community.keys() - kinds(found).keys()
    parts = (
        *(sum(row.before.paid.values()) for row in found.rows if row.before is not None),
        *(before.paid(subject=c) for c in same),
        sum(found.areas_paid[0].values()),
    )
    assert sum(parts) == before.paid() == totals(before).cost
