"""The ten traps of the list: figures that look alike and are not, one test each."""

from fractions import Fraction

import pytest

from planner.examples import run
from planner.mechanisms import catalogue
from planner.mechanisms.catalogue import Mechanism, find
from planner.scenario.quantities import money, rate
from planner.solver import solve
from tests.mechanisms.by_hand import scenario

NOT_EXACT = {"余": "more", "约": "about", "近": "nearly", "以上": "at least"}


def row(code: str) -> Mechanism:
    found = find(code)
    assert found is not None
    return found


def example(code: str) -> dict[str, str]:
    """What the worked example of a row comes to, by figure."""
    return {shown.expectation.figure: shown.found for shown in run(row(code)) if shown.expectation.figure}


def test_1_communities_paid_in_full_are_another_measure_than_the_rate_collected() -> None:
    facts = row("M34").facts
    paid_in_full = Fraction(int(facts["paid_in_full"].value), int(facts["renovated"].value))
    assert f"{float(paid_in_full):.2%}" == "88.70%"
    assert rate(facts["collected"].value) == Fraction(9632, 10_000) != paid_in_full
    assert (example("M34")["paid_in_full"], example("M34")["collected"]) == ("50.00%", "95.00%")


def test_2_allocated_subsidies_are_more_than_the_cap_for_each_lift() -> None:
    """15,864 / 207 = 76.64 万元 a lift: said, not refused, and divided nowhere."""
    facts = row("M06").facts
    assert money(facts["allocated"].value) > int(facts["completed"].value) * 350_000 == 72_450_000
    assert all(shown.ok for shown in run(row("M06")))
    assert not any("76.6" in found for found in example("M06").values())


def test_3_the_share_of_utilities_is_of_a_total_with_their_own_part() -> None:
    facts = row("M25").facts
    ours, whole = (money(fact.value) for fact in facts.values())
    assert f"{ours / whole:.2%}" == example("M25")["utility_share"] == "36.70%"
    assert f"{ours / (whole + ours):.1%}" == "26.8%"


def test_4_35_communities_are_not_35_days() -> None:
    """Five items of three communities: the baseline is 35 days, not 35 for each."""
    assert {key: found for key, found in example("M16").items() if key in ("items", "days_saved")} == {
        "items": "5",
        "days_saved": "33",
    }


@pytest.mark.parametrize(("code", "outside"), [("M27", "resident_private"), ("M28", "home_spending")])
def test_5_what_households_spend_at_home_funds_no_project(code: str, outside: str) -> None:
    spent = example(code)[outside]
    paid = [shown.found for shown in run(row(code)) if shown.expectation.paid]
    assert spent in ("120.00 万元", "1,290.00 万元")
    assert spent.removesuffix(" 万元") not in paid
    assert example("M28")["investment"] == "100.00 万元"


@pytest.mark.parametrize("uses", ["{M34: {}}", "{M40: {}}"])
def test_6_money_for_upkeep_builds_nothing(uses: str) -> None:
    ledger = (
        "operations:\n  - {对象: 甲, 科目: 居民, 年收入: 9万元}\n  - {对象: 甲, 科目: 管养, 年成本: 1万元}\n"
    )
    found = solve(scenario(f"{ledger}mechanisms: {uses}"), time_limit=60)
    assert {a.source for a in found.plan.allocations} == {"市级财政"}
    assert sum(a.amount for a in found.plan.allocations) == 2_000_000


def test_7_what_is_said_of_all_beijing_is_no_figure_of_the_district() -> None:
    stated = {fact.value for fact in row("M21").facts.values()}
    assert stated == {"6", "41", "12", "80000万元"}
    assert not stated & set(example("M21").values())
    assert all("Beijing" in fact.en for fact in row("M21").facts.values())


@pytest.mark.parametrize("mechanism", catalogue(), ids=lambda mechanism: mechanism.code)
def test_8_about_and_more_than_stay_what_they_are(mechanism: Mechanism) -> None:
    for key, fact in mechanism.facts.items():
        if any(word in fact.zh for word in NOT_EXACT):
            assert fact.qualifier != "exactly", key


def test_9_twelve_courtyards_have_thirteen_buildings() -> None:
    assert (example("M10")["courtyards"], example("M10")["buildings"]) == ("12", "13")


def test_10_each_member_passes_the_gate_not_the_mean() -> None:
    """0.95 and 0.75 of the same size have the mean 0.85, and the second is not planned."""
    barred = [shown for shown in run(row("M38")) if shown.expectation.rejected == "乙"]
    assert [shown.found for shown in barred] == ["CONSENT"]
