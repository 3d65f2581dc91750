"""Days: calendar days, working days and months, each with its last day by hand."""

from datetime import date

import pytest

from planner.calendar.axis import Axis, months_later
from planner.calendar.check_days import first_day, last_day
from planner.scenario.calendar_settings import Period, Span

HOLIDAYS = frozenset({"2026-01-01", "2026-01-02"})
AXIS = Axis(date(2026, 1, 1), 730, HOLIDAYS)  # a Thursday


@pytest.mark.parametrize(
    ("first", "span", "last"),
    [
        ("2026-05-01", Span(3, "month"), "2026-07-31"),
        ("2026-09-01", Span(3, "month"), "2026-11-30"),
        ("2026-01-31", Span(1, "month"), "2026-02-27"),
        ("2026-03-01", Span(30), "2026-03-30"),
        ("2026-01-05", Span(5, "working"), "2026-01-09"),
        ("2026-01-05", Span(6, "working"), "2026-01-12"),
        ("2026-01-01", Span(1, "working"), "2026-01-05"),  # two holidays and a weekend
        ("2026-01-10", Span(2, "working"), "2026-01-13"),
    ],
)
def test_the_last_day_of_a_stage(first: str, span: Span, last: str) -> None:
    day = AXIS.day(date.fromisoformat(first))
    assert str(AXIS.on(AXIS.ends(span)[day])) == last
    assert str(last_day(date.fromisoformat(first), span, sorted(HOLIDAYS))) == last


def test_a_working_stage_starts_on_a_working_day() -> None:
    saturday = AXIS.day(date(2026, 1, 10))
    assert AXIS.on(AXIS.first(Span(2, "working"), saturday)) == date(2026, 1, 12)
    assert AXIS.first(Span(2), saturday) == saturday
    assert first_day(date(2026, 1, 1), Span(1, "working"), sorted(HOLIDAYS)) == date(2026, 1, 5)


def test_stages_one_after_another() -> None:
    ends = AXIS.ends(Span(3, "month"), Span(2, "month"))
    assert AXIS.on(ends[AXIS.day(date(2026, 4, 1))]) == date(2026, 8, 31)


def test_a_stage_of_no_days_ends_the_day_before() -> None:
    assert AXIS.ends(Span(0))[7] == 6


def test_past_the_end_is_the_size_however_it_is_counted() -> None:
    for span in (Span(800), Span(600, "working"), Span(30, "month")):
        assert AXIS.ends(span)[0] == AXIS.size
        assert AXIS.ends(Span(1), span)[AXIS.size] == AXIS.size


def test_every_day_of_two_years_agrees_with_the_check() -> None:
    for span in (Span(17), Span(17, "working"), Span(2, "month")):
        ends = AXIS.ends(span)
        for day in range(0, 600):
            assert AXIS.on(ends[day]) == last_day(AXIS.on(day), span, sorted(HOLIDAYS)), (span, day)


def test_a_period_over_the_new_year() -> None:
    inside = AXIS.inside(Period((10, 20), (4, 20)))
    held = {str(AXIS.on(day)) for day, ok in enumerate(inside) if ok}
    assert {"2026-10-20", "2026-12-31", "2026-01-01", "2026-04-20"} <= held
    assert not {"2026-10-19", "2026-04-21"} & held


def test_months_of_other_lengths() -> None:
    assert months_later(date(2027, 11, 30), 3) == date(2028, 2, 29)
