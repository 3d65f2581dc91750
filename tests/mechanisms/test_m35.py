"""M35: 155 of 155 renovated communities with a Party organisation are 100.0 %, 154 are 99.4 %."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Plan, PlannedArea
from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import problems, scenario


def _ningbo(organised: int) -> Scenario:
    communities = "".join(f"  - {{小区名称: N{i}, 户数: 10, 建筑面积: 800}}\n" for i in range(155))
    rows = "".join(f"  - {{小区: N{i}, 党组织: {'是' if i < organised else '否'}}}\n" for i in range(155))
    return scenario(f"communities:\n{communities}governance:\n{rows}mechanisms: [ningbo-party-organisations]")


def _all(found: Scenario) -> Plan:
    return Plan(
        scenario=found,
        areas=tuple(
            PlannedArea(id=f"A{c.id}", year=2026, members=(c.id,), works={}) for c in found.communities
        ),
    )


@pytest.mark.parametrize(
    ("organised", "rate", "met"), [(155, Fraction(1), True), (154, Fraction(154, 155), False)]
)
def test_coverage(organised: int, rate: Fraction, met: bool) -> None:
    found = _ningbo(organised)
    coverage, committee = measure(found, _all(found))
    assert (coverage.value, coverage.met) == (rate, met)
    assert f"{float(rate) * 100:.1f}" in ("100.0", "99.4")
    assert (committee.value, committee.needs) == (None, "committee_members, committee_party_members")


def test_it_weighs_nothing() -> None:
    """The scenario differs by its table and its name alone: same rules, same goals."""
    table = "governance: [{小区: 甲, 党组织: 是}]\n"
    with_it, without = scenario(table + "mechanisms: [M35]"), scenario("years: [2026, 2027]")
    assert with_it.rules == without.rules
    assert with_it.goals == without.goals
    assert with_it.communities == without.communities


def test_more_party_members_than_members_are_refused() -> None:
    (problem,) = problems("governance: [{小区: 甲, 业委会人数: 5, 业委会党员数: 6}]")
    assert "at most the 5 members of the committee" in problem
