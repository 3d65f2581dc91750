"""The calendar of a scenario: off unless stated, every key, every short form, what is absent is said."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.calendar_settings import (
    Approval,
    Bundle,
    CalendarSettings,
    Coordination,
    Period,
    Preparation,
    RateGate,
    Span,
    Step,
)
from planner.scenario.scope import Scope
from planner.scenario.types import Scenario
from tests.scenario.written import MINIMAL, error, scenario

EAST = Scope(subdistricts=frozenset({"东街"}))


def settings(folder: Path, text: str) -> CalendarSettings:
    found = scenario(folder, MINIMAL + text).calendar
    assert found is not None
    return found


def test_off_unless_stated(tmp_path: Path) -> None:
    assert scenario(tmp_path).calendar is None
    assert scenario(tmp_path, MINIMAL + "calendar: off\n").calendar is None
    assert scenario(tmp_path, MINIMAL + "calendar: {on: off, teams: 1}\n").calendar is None


def test_on_alone_is_the_settings_own_defaults_and_each_is_said(tmp_path: Path) -> None:
    found = scenario(tmp_path, MINIMAL + "calendar: on\n")
    assert found.calendar == CalendarSettings()
    said = [text for text in found.defaults if text.startswith("calendar.")]
    assert len(said) == 13
    assert "calendar.stages.design absent: 45 days (estimate)" in said


def test_nothing_is_said_of_what_is_stated(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL
        + """\
calendar:
  begin: 11-01
  stages: {consent: 1天, design: 1天, tender: 1天, acceptance: 1天, heating: 1天, lifts: 1天}
  construction: 3个月
  approval: {base: 1天}
  zones: {zone: cold, heating: 青岛}
  holidays: 2026-01-01
  teams: 1
  capacity: 1
""",
    )
    assert [text for text in found.defaults if text.startswith("calendar.")] == []


def test_every_key(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """\
calendar:
  begin: 9月15日
  stages: {consent: 20, design: 20个工作日, heating: 2个月}
  construction: [{takes: 6个月}, {below: 1万平方米, takes: 100天}]
  approval:
    - {mode: 联合审查, base: 40天, saving: 10, threshold: 2000万元, short: 30天, where: {subdistrict: 东街}}
    - {mode: online, cut: 60%}
  bundles: [{works: [燃气, heat], days: 3个工作日, name: 管网, where: {subdistrict: 东街}}, [road]]
  prep_days_factor: {factor: 0.8, works: [加装电梯]}
  coordination_factor: {factor: 50%, delay: 20天}
  zones: [{zone: 寒冷, heating: 11-20—03-31}, {zone: mild, where: {subdistrict: 东街}}]
  holidays: [2026-01-01, 2026-02-16—2026-02-18]
  teams: {东街: 2, "*": 1}
  capacity: 3
  scheme_consent: 85%
  satisfaction: [{where: {subdistrict: 东街}}]
""",
    )
    assert found.begin == (9, 15)
    assert (found.consent, found.design, found.heating) == (Span(20), Span(20, "working"), Span(2, "month"))
    assert found.construction == (
        Step(below=Fraction(10_000), takes=Span(100)),
        Step(takes=Span(6, "month")),
    )
    assert found.approval == (
        Approval(mode="joint", base=Span(40), saving=10, threshold=20_000_000, short=Span(30), where=EAST),
        Approval(mode="online", cut=Fraction(3, 5)),
    )
    assert found.bundles == (
        Bundle(name="管网", works=frozenset({"gas", "heat"}), days=Span(3, "working"), where=EAST),
        Bundle(name="road", works=frozenset({"road"})),
    )
    assert found.preparation == (Preparation(factor=Fraction(4, 5), works=frozenset({"lift"})),)
    assert found.coordination == (Coordination(factor=Fraction(1, 2), delay=Span(20)),)
    assert [zone.zone for zone in found.zones] == ["cold", "mild"]
    assert found.zones[0].outdoor == Period((4, 1), (11, 30))
    assert found.zones[0].heating == Period((11, 20), (3, 31))
    assert (found.zones[1].outdoor, found.zones[1].heating, found.zones[1].where) == (None, None, EAST)
    assert found.holidays == ("2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18")
    assert found.teams == {"东街": 2, "*": 1}
    assert found.capacity == {"*": 3}
    assert found.scheme_consent == (RateGate(minimum=Fraction(17, 20)),)
    assert found.satisfaction == (RateGate(where=EAST),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{begin: 13-01}", "a day of the year"),
        ("{stages: {design: 快}}", "a number"),
        ("{stages: {design: 9999天}}", "at most ten years"),
        ("{construction: [{below: 1万平方米, takes: 3个月}]}", "one duration for whatever is larger"),
        ("{construction: 0天}", "a day or more"),
        ("{zones: {zone: cold, heating: 上海}}", "a period, or a city whose heating period is known"),
        ("{zones: 热带}", "severe_cold"),
        ("{holidays: 2026-03-01—2026-01-01}", "the earlier first"),
        ("{teams: 0}", "1 or more"),
        ("{teams: {南街: 1}}", "“南街”"),
        ("{capacity: {某公司: 1}}", "“某公司”"),
        ("{prep_days_factor: 0}", "above 0, at most 1"),
        ("{approval: parallel}", "joint"),
        ("{tems: 1}", "Did you mean “teams”?"),
        ("{approval: {mode: joint, where: {subdistrict: 南街}}}", "“南街”"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_place(tmp_path: Path, text: str, words: str) -> None:
    found = error(tmp_path, MINIMAL + f"calendar: {text}\n")
    assert words in str(found)
    assert found.place.line == 4


def test_every_city_and_zone_of_the_file_of_seasons_can_be_read() -> None:
    from planner.scenario import seasons

    assert len(seasons.cities()) == 12
    for city in seasons.cities():
        period = seasons.period(city)
        assert period.holds((1, 15))
        assert not period.holds((7, 15))
        assert date(2024, *period.first) > date(2024, *period.last)
    assert seasons.outdoor("severe_cold") == Period((5, 1), (10, 31))
    assert seasons.heating_of_zone("severe_cold") == Period((10, 20), (4, 20))
    assert seasons.outdoor("mild") is seasons.heating_of_zone("mild") is None


def test_a_scenario_with_a_calendar_comes_back_from_json_as_it_was(tmp_path: Path) -> None:
    from planner.report.codec import decode
    from planner.report.encoding import encode

    text = "calendar: {approval: joint, zones: cold, teams: 1, satisfaction: 80%, bundles: [[gas]]}\n"
    text += "progress: [{小区: 一号, 满意度: 81%, 已盖章部门: 财政}]\n"
    found = scenario(tmp_path, MINIMAL + text)
    assert decode(Scenario, encode(found)) == found
