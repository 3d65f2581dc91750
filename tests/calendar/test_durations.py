"""How long stages take: every figure of the list, at its limit and beside it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.calendar import approval_of, takes, track
from planner.calendar.durations import durations
from planner.plan import AreaWork
from planner.scenario.calendar_settings import (
    Approval,
    Bundle,
    CalendarSettings,
    Coordination,
    Preparation,
    Span,
)
from planner.scenario.scope import Scope
from planner.scenario.types import Category
from tests.calendar.by_hand import community, plan, scene


@pytest.mark.parametrize(("base", "days"), [(40, 25), (35, 20), (17, 2), (16, 1), (15, 1), (10, 1)])
def test_joint_review_saves_fifteen_days_one_is_left(base: int, days: int) -> None:
    assert takes(Approval(mode="joint", base=Span(base)), 0) == Span(days)


@pytest.mark.parametrize(
    ("statutory", "days"), [(10, 3), (16, 5), (20, 6), (30, 9), (1, 1), (35, 11), (17, 6), (100, 30)]
)
def test_online_is_three_tenths_upwards(statutory: int, days: int) -> None:
    """In whole numbers: a floating 0.7 would make 10 days 4."""
    assert takes(Approval(mode="online", base=Span(statutory)), 0) == Span(days)
    assert days == -(-3 * statutory // 10)


def test_working_days_stay_working_days() -> None:
    assert takes(Approval(mode="joint", base=Span(20, "working")), 0) == Span(5, "working")


def test_the_threshold_takes_the_long_track() -> None:
    rule = Approval(short=Span(20), long=Span(50))
    assert track(rule, 29_999_900) == "short"  # 2,999.99 万元
    assert track(rule, 30_000_000) == "long"
    assert takes(rule, 29_999_900) == Span(20)
    assert takes(rule, 30_000_000) == Span(50)
    assert takes(replace(rule, mode="joint"), 30_000_000) == Span(35)


def test_nothing_said_is_thirty_five_days() -> None:
    assert takes(Approval(), 0) == Span(35)


def test_a_narrow_place_overrides_a_wide_one_key_by_key() -> None:
    narrow = Approval(mode="joint", where=Scope(districts=frozenset({"东区"})))
    settings = CalendarSettings(approval=(narrow, Approval(base=Span(40))))
    assert takes(approval_of(settings, community("a", district="东区")), 0) == Span(25)
    assert takes(approval_of(settings, community("a", district="西区")), 0) == Span(40)


@pytest.mark.parametrize(("m2", "months"), [(9_999, 3), (10_000, 5), (49_999, 5), (50_000, 8)])
def test_construction_by_floor_area(m2: int, months: int) -> None:
    settings = CalendarSettings()
    scenario = scene([community("a", m2=m2)], settings)
    found = durations(scenario, settings, plan(scenario).areas[0])
    assert found.construction == (Span(months, "month"),)


def test_lifts_add_two_months_and_co_ordination_what_is_left_of_its_delay() -> None:
    settings = CalendarSettings(coordination=(Coordination(delay=Span(21), factor=Fraction(1, 2)),))
    scenario = scene(["a"], settings, works={"a": ["lift"]})
    found = durations(scenario, settings, plan(scenario).areas[0])
    assert found.construction == (Span(3, "month"), Span(2, "month"), Span(11))


def test_without_a_delay_the_factor_changes_nothing() -> None:
    settings = CalendarSettings(coordination=(Coordination(factor=Fraction(1, 2)),))
    scenario = scene(["a"], settings)
    assert durations(scenario, settings, plan(scenario).areas[0]).construction == (Span(3, "month"),)


def test_preparation_takes_its_part_upwards_where_lifts_are() -> None:
    settings = CalendarSettings(preparation=(Preparation(factor=Fraction(4, 5), works=frozenset({"lift"})),))
    scenario = scene(["a", "b"], settings, works={"a": ["lift"], "b": ["roof"]})
    lift, roof = (durations(scenario, settings, area) for area in plan(scenario).areas)
    assert (lift.design, lift.approval, lift.tender) == (Span(36), (Span(28),), Span(24))
    assert (roof.design, roof.approval, roof.tender) == (Span(45), (Span(35),), Span(30))


def test_a_merged_area_is_approved_by_the_rules_of_every_member() -> None:
    joint = Approval(mode="joint", where=Scope(communities=frozenset({"a"})))
    settings = CalendarSettings(approval=(joint,))
    scenario = scene(["a", "b"], settings)
    assert durations(scenario, settings, plan(scenario, "ab").areas[0]).approval == (Span(20), Span(35))
    assert durations(scenario, settings, plan(scenario, "a").areas[0]).approval == (Span(20),)


def test_what_is_not_bundled_is_approved_by_itself() -> None:
    bundle = Bundle(name="gas", works=frozenset({"gas"}))
    settings = CalendarSettings(bundles=(bundle,))
    scenario = scene(["a", "b"], settings, works={"a": ["gas"], "b": ["gas", "roof"]})
    a, b = (durations(scenario, settings, area) for area in plan(scenario).areas)
    assert (a.approval, a.bundles) == ((), (bundle,))
    assert (b.approval, b.bundles) == ((Span(35),), (bundle,))


@pytest.mark.parametrize(("own", "alone"), [("project", False), ("walls", True)])
def test_works_of_the_area_itself_are_not_bundled_but_its_fee_is_no_work(own: str, alone: bool) -> None:
    settings = CalendarSettings(bundles=(Bundle(name="gas", works=frozenset({"gas"})),))
    scenario = scene(["a"], settings, works={"a": ["gas"]})
    work = AreaWork(id=own, kind=own, category=Category.BASIC, cost=1)
    area = replace(plan(scenario).areas[0], own=(work,))
    assert (durations(scenario, settings, area).approval != ()) == alone
