"""Calendars drawn: dates by hand, seasons, bundles, teams, implementers, gates, and two years in a row."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

from planner.calendar import check, make
from planner.plan import Plan
from planner.scenario.calendar_settings import (
    Approval,
    Bundle,
    Period,
    RateGate,
    Span,
    Step,
    Zone,
)
from planner.scenario.progress import DEPARTMENTS, SUBJECTS, Progress
from planner.scenario.scope import Scope
from tests.calendar.by_hand import HARBIN, community, days, drawn, plan, scene


def test_no_calendar_is_asked_for() -> None:
    scenario = scene(["a"])
    plain = Plan(scenario=scenario)
    assert make(plain.scenario, plain) is not None
    without = type(scenario)(name="x", years=(2026,), communities=scenario.communities)
    assert make(without, Plan(scenario=without)) is None


def test_stages_one_after_another_by_hand() -> None:
    found = drawn(scene(["a"], approval=(Approval(base=Span(7)),)))
    assert [(s.name, str(s.first), str(s.last)) for s in found.of["a"].stages] == [
        ("consent", "2026-01-01", "2026-01-05"),
        ("design", "2026-01-06", "2026-01-15"),
        ("approval", "2026-01-16", "2026-01-22"),
        ("tender", "2026-01-23", "2026-01-27"),
        ("construction", "2026-01-28", "2026-02-26"),
        ("acceptance", "2026-02-27", "2026-03-03"),
    ]
    assert found.of["a"].completed == found.last(2026) == date(2026, 3, 3)
    assert not found.of["a"].overruns


def test_a_preparation_from_july_on_begins_the_year_before() -> None:
    assert days(drawn(scene(["a"], begin=(7, 1))), "a", "consent")[0] == date(2025, 7, 1)
    assert days(drawn(scene(["a"], begin=(6, 30))), "a", "consent")[0] == date(2026, 6, 30)


def test_working_days_of_approval_skip_weekends_and_holidays() -> None:
    found = drawn(scene(["a"], approval=(Approval(base=Span(3, "working")),), holidays=("2026-01-19",)))
    # design ends on Thursday the 15th; Friday, then a holiday on Monday, Tuesday, Wednesday
    assert days(found, "a", "approval") == (date(2026, 1, 16), date(2026, 1, 21))


def test_one_team_designs_one_area_at_a_time() -> None:
    near = [community(c, district="d", subdistrict="s") for c in "abc"]
    far = community("d", district="d", subdistrict="t")
    found = drawn(scene([*near, far], teams={"*": 1}))
    first = sorted(days(found, c, "design")[0] for c in "abc")
    assert [str(day) for day in first] == ["2026-01-06", "2026-01-16", "2026-01-26"]
    assert str(days(found, "d", "design")[0]) == "2026-01-06"
    two = drawn(scene([*near, far], teams={"s": 2}))
    assert sorted(str(days(two, c, "design")[0]) for c in "abc") == ["2026-01-06"] * 2 + ["2026-01-16"]


def test_an_implementer_has_so_many_sites_at_once() -> None:
    built = [community(c, implementer="城投") for c in "abcde"]
    found = drawn(scene(built, capacity={"城投": 2}))
    starts = sorted(days(found, c, "construction")[0] for c in "abcde")
    assert len(set(starts)) == 3
    assert (starts[-1] - starts[0]).days == 60
    assert found.last(2026) == date(2026, 5, 30)  # 90 days of sites, then 5 of acceptance


def test_the_district_builds_where_no_implementer_is_named() -> None:
    found = drawn(scene([community(c, district="d") for c in "ab"], capacity={"*": 1}))
    assert days(found, "a", "construction")[0] != days(found, "b", "construction")[0]


def test_level_load_after_the_earliest_completion() -> None:
    """One long site decides the last day; the three short ones go one after another beside it."""
    long = community("a", m2=60_000)
    steps = (Step(below=Fraction(50_000), takes=Span(30)), Step(takes=Span(95)))
    found = drawn(scene([long, "b", "c", "d"], construction=steps))
    short = sorted(days(found, c, "construction") for c in "bcd")
    assert all(one[1] < two[0] for one, two in pairwise(short))
    assert found.last(2026) == found.of["a"].completed


def test_a_bundle_is_one_record_of_two_days_after_the_last_design() -> None:
    near = [community(c, district="d", subdistrict="s") for c in "ab"]
    scenario = scene(
        near,
        works={"a": ["gas"], "b": ["heat"]},
        teams={"*": 1},
        bundles=(Bundle(name="管网", works=frozenset({"gas", "heat"})),),
    )
    found = drawn(scenario)
    stages = {(s.record, str(s.first), str(s.last)) for _, s in found.stages("approval")}
    assert stages == {("管网 2026", "2026-01-26", "2026-01-27")}


def test_what_is_not_bundled_waits_for_its_own_approval_too() -> None:
    bundles = (Bundle(name="管网", works=frozenset({"gas"})),)
    found = drawn(scene(["a"], works={"a": ["gas", "roof"]}, bundles=bundles))
    approvals = [(s.record, s.days) for s in found.of["a"].stages if s.name == "approval"]
    assert approvals == [("管网 2026", 2), ("", 35)]
    assert days(found, "a", "tender")[0] == date(2026, 2, 20)


def test_a_merged_area_waits_for_the_approval_that_ends_last() -> None:
    """20 calendar days end on 4 February, 16 working days from Friday the 16th on 6 February."""
    slow = Approval(base=Span(16, "working"), where=Scope(communities=frozenset("b")))
    scenario = scene(["a", "b"], approval=(Approval(base=Span(20)), slow))
    assert days(drawn(scenario, "ab"), "a+b", "approval") == (date(2026, 1, 16), date(2026, 2, 6))
    assert days(drawn(scenario), "a", "approval") == (date(2026, 1, 16), date(2026, 2, 4))


HEATING = {
    "construction": (Step(takes=Span(3, "month")),),
    "heating": Span(3, "month"),
    "zones": (HARBIN,),
}


def test_harbin_heating_works_of_three_months_from_may() -> None:
    found = drawn(scene(["a"], works={"a": ["heat"]}, begin=(1, 1), **HEATING))
    assert days(found, "a", "heating") == (date(2026, 5, 1), date(2026, 7, 31))


def test_harbin_ready_in_september_waits_for_the_next_season_and_says_so() -> None:
    late = scene(["a"], works={"a": ["heat"]}, **{**HEATING, "begin": (6, 20), "consent": Span(30)})
    found = drawn(late)
    assert days(found, "a", "tender")[1] > date(2026, 8, 1)
    assert days(found, "a", "heating") == (date(2027, 5, 1), date(2027, 7, 31))
    assert found.of["a"].overruns


def test_heating_works_that_never_fit_are_said() -> None:
    warm = Zone(zone="severe_cold", outdoor=Period((5, 1), (10, 31)), heating=Period((8, 1), (6, 30)))
    found = drawn(scene(["a"], works={"a": ["heat"]}, **{**HEATING, "zones": (warm,)}))
    line = found.of["a"]
    assert line.barred is not None
    assert line.barred.code == "HEATING_WINDOW"
    assert line.stage("construction") is None
    assert line.stage("tender") is not None


def test_construction_lies_in_one_season() -> None:
    cold = Zone(zone="cold", outdoor=Period((4, 1), (11, 30)))
    found = drawn(scene(["a"], begin=(10, 1), zones=(cold,)))
    assert days(found, "a", "construction") == (date(2026, 4, 1), date(2026, 4, 30))


def test_construction_longer_than_any_season_rests_in_winter() -> None:
    """184 days from May to October, the other 16 from next May."""
    found = drawn(scene(["a"], zones=(HARBIN,), construction=(Step(takes=Span(200)),)))
    assert days(found, "a", "construction") == (date(2026, 5, 1), date(2027, 5, 16))
    assert found.of["a"].overruns


def test_scheme_consent_gates_the_start_of_every_member() -> None:
    gate = {"scheme_consent": (RateGate(),)}
    for rate, passes in ((Fraction(4, 5), True), (Fraction(7999, 10_000), False)):
        known = [Progress(community="a", scheme_consent=Fraction(19, 20))]
        known.append(Progress(community="b", scheme_consent=rate))
        line = drawn(scene(["a", "b"], progress=known, **gate), "ab").of["a+b"]
        assert (line.completed is not None) == passes
        assert (line.stage("construction") is not None) == passes
        assert line.stage("tender") is not None
        assert (line.barred.code if line.barred else "") == ("" if passes else "SCHEME_CONSENT")


def test_a_blank_rate_is_to_be_obtained_by_its_day() -> None:
    found = drawn(scene(["a"], scheme_consent=(RateGate(),), satisfaction=(RateGate(),)))
    line = found.of["a"]
    start, accepted = days(found, "a", "construction")[0], days(found, "a", "acceptance")[1]
    assert [(o.what, o.by) for o in line.obtain] == [("scheme_consent", start), ("satisfaction", accepted)]


def test_satisfaction_gates_the_acceptance() -> None:
    known = [Progress(community="a", satisfaction=Fraction(79, 100))]
    line = drawn(scene(["a"], progress=known, satisfaction=(RateGate(),))).of["a"]
    assert line.stage("construction") is not None
    assert line.stage("acceptance") is None
    assert line.completed is None


def test_a_joint_form_needs_five_subjects_and_four_stamps() -> None:
    whole = {"reviewed": frozenset(SUBJECTS), "stamped": frozenset(DEPARTMENTS)}
    known = [
        Progress(community="a", **whole),
        Progress(community="b", **{**whole, "stamped": frozenset(DEPARTMENTS) - {"finance"}}),
        Progress(community="c", **{**whole, "reviewed": frozenset(SUBJECTS) - {"funding"}}),
    ]
    found = drawn(scene(["a", "b", "c", "d"], progress=known, approval=(Approval(mode="joint"),)))
    barred = {area: line.barred.limit for area, line in found.of.items() if line.barred}
    assert barred == {"b": "财政", "c": "资金来源"}
    assert found.of["b"].stage("approval") is None
    assert [o.what for o in found.of["d"].obtain] == ["review"]


def test_a_site_of_the_year_before_still_keeps_its_implementer() -> None:
    scenario = scene(
        [community(c, implementer="城投") for c in "ab"],
        capacity={"*": 1},
        construction=(Step(takes=Span(400)),),
    )
    first, second = plan(scenario, "a", year=2026), plan(scenario, "b", year=2027)
    both = Plan(scenario=scenario, areas=first.areas + second.areas)
    found = make(scenario, both)
    assert found is not None
    assert days(found, "b", "construction")[0] > days(found, "a", "construction")[1]
    assert [line.overruns for line in found.lines] == [True, True]
    assert check(scenario, both, found) == ()


def test_the_same_calendar_every_time() -> None:
    near = [
        community(f"c{n:02d}", m2=4_000 * (n + 1), district="d", subdistrict=f"s{n % 3}") for n in range(14)
    ]
    steps = (Step(below=Fraction(20_000), takes=Span(40)), Step(takes=Span(3, "month")))
    scenario = scene(near, teams={"*": 1}, capacity={"*": 3}, construction=steps, zones=(HARBIN,))
    assert drawn(scenario) == drawn(scenario)
