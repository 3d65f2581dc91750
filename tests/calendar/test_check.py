"""Every fault a calendar can have is found, by its code; a good calendar has none."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from planner.calendar import Calendar, StageName, check
from planner.scenario.calendar_settings import Approval, Bundle, Period, RateGate, Span, Step, Zone
from planner.scenario.progress import DEPARTMENTS, SUBJECTS, Progress
from planner.scenario.types import Scenario
from tests.calendar.by_hand import HARBIN, community, drawn, moved, plan, scene, stage


def codes(scenario: Scenario, calendar: Calendar, *areas: str) -> set[str]:
    return {fault.code for fault in check(scenario, plan(scenario, *areas), calendar)}


HARBIN_HEATING: dict[str, Any] = {
    "construction": (Step(takes=Span(3, "month")),),
    "heating": Span(3, "month"),
    "zones": (HARBIN,),
}


def test_harbin_three_months_from_september_run_into_the_heating_period() -> None:
    """1 September to 30 November, and houses are heated from 20 October on."""
    scenario = scene(["a"], works={"a": ["heat"]}, **HARBIN_HEATING)
    line = drawn(scenario).of["a"]
    kept = tuple(s for s in line.stages if s.name not in ("construction", "heating", "acceptance"))
    built = stage("construction", "2026-09-01", "2026-11-30")
    heating = stage("heating", "2026-09-01", "2026-11-30")
    stages = (*kept, built, heating, stage("acceptance", "2026-12-01", "2026-12-05"))
    late = Calendar(lines=(replace(line, stages=stages),))
    faults = check(scenario, plan(scenario), late)
    assert [str(f) for f in faults if f.code == "HEATING_WINDOW"] == ["a heating HEATING_WINDOW 2026-10-20"]
    assert "SEASON_WINDOW" in {f.code for f in faults}


@pytest.mark.parametrize("name", ["consent", "design", "approval", "tender", "construction", "acceptance"])
def test_a_stage_a_day_longer_or_shorter(name: StageName) -> None:
    scenario = scene(["a"])
    line = drawn(scenario).of["a"]
    found = line.stage(name)
    assert found is not None
    for days in (-1, 1):
        other = moved(line, name, found.first, found.last + timedelta(days=days))
        assert "DURATION" in codes(scenario, other)


def test_a_stage_before_the_one_before_it_has_ended() -> None:
    scenario = scene(["a"])
    line = drawn(scenario).of["a"]
    found = line.stage("construction")
    assert found is not None
    day = timedelta(days=1)
    assert codes(scenario, moved(line, "construction", found.first - day, found.last - day)) == {"ORDER"}
    assert codes(scenario, moved(line, "construction", found.first + day, found.last + day)) == {"ORDER"}
    last = line.stage("acceptance")
    assert last is not None
    assert codes(scenario, moved(line, "acceptance", last.first + day, last.last + day)) == set()


def test_before_preparation_begins() -> None:
    scenario = scene(["a"])
    line = drawn(scenario).of["a"]
    assert codes(scenario, moved(line, "consent", date(2025, 12, 31), date(2026, 1, 4))) == {"EARLY"}


def test_a_working_stage_on_a_saturday() -> None:
    scenario = scene(["a"], acceptance=Span(3, "working"))
    line = drawn(scenario).of["a"]
    assert "WORKING_DAY" in codes(scenario, moved(line, "acceptance", date(2026, 3, 28), date(2026, 4, 1)))


def test_out_of_season_though_a_season_is_long_enough() -> None:
    cold = Zone(zone="cold", outdoor=Period((4, 1), (11, 30)))
    scenario = scene(["a"], zones=(cold,))
    line = drawn(scenario).of["a"]
    other = moved(line, "construction", date(2026, 11, 15), date(2026, 12, 14))
    assert "SEASON_WINDOW" in codes(scenario, other)


def test_two_designs_of_one_team_at_once() -> None:
    near = [community(c, district="d", subdistrict="s") for c in "ab"]
    free, limited = scene(near), scene(near, teams={"s": 1})
    assert codes(limited, drawn(free)) == {"TEAMS"}
    assert codes(limited, drawn(limited)) == set()


def test_two_sites_of_one_implementer_at_once() -> None:
    near = [community(c, implementer="城投") for c in "ab"]
    steps = {"construction": (Step(takes=Span(200)),)}  # too long for one after the other in the year
    free, limited = scene(near, **steps), scene(near, capacity={"*": 1}, **steps)
    assert codes(limited, drawn(free)) == {"CAPACITY"}
    assert codes(limited, drawn(limited)) == set()


def test_a_bundle_on_two_different_days() -> None:
    scenario = scene(
        ["a", "b"], works={"a": ["gas"], "b": ["gas"]}, bundles=(Bundle(name="g", works=frozenset({"gas"})),)
    )
    found = drawn(scenario)
    first = found.of["a"].stage("approval")
    assert first is not None
    week = timedelta(days=1)
    other = moved(found.of["a"], "approval", first.first + week, first.last + week)
    assert "BUNDLE" in codes(scenario, Calendar(lines=(*other.lines, found.of["b"])))


def test_an_area_missing_twice_or_unknown() -> None:
    scenario = scene(["a", "b"])
    found = drawn(scenario)
    assert codes(scenario, Calendar(lines=(found.of["a"],))) == {"ONCE"}
    assert codes(scenario, Calendar(lines=(*found.lines, found.of["a"]))) == {"ONCE"}
    assert codes(scenario, found, "a") == {"UNKNOWN"}


@pytest.mark.parametrize(
    ("gates", "known", "code"),
    [
        (
            {"scheme_consent": (RateGate(),)},
            Progress(community="a", scheme_consent=Fraction(7999, 10_000)),
            "SCHEME_CONSENT",
        ),
        (
            {"satisfaction": (RateGate(),)},
            Progress(community="a", satisfaction=Fraction(7999, 10_000)),
            "SATISFACTION",
        ),
        (
            {"approval": (Approval(mode="joint", saving=0),)},
            Progress(
                community="a",
                reviewed=frozenset(SUBJECTS),
                stamped=frozenset(DEPARTMENTS) - {"finance"},
            ),
            "NOT_APPROVED",
        ),
    ],
)
def test_dated_past_a_gate_that_bars_and_barred_without_one(
    gates: dict[str, Any], known: Progress, code: str
) -> None:
    open_, shut = scene(["a"]), scene(["a"], progress=[known], **gates)
    assert codes(shut, drawn(shut)) == set()
    assert codes(shut, drawn(open_)) == {code}
    assert code in codes(open_, drawn(shut))
