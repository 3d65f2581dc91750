"""What is read off a calendar."""

from datetime import date

import pytest

from planner.calendar import Dated, saturdays
from tests.calendar.by_hand import stage


@pytest.mark.parametrize(
    ("first", "last", "n"),
    [
        ("2022-03-05", "2022-10-29", 35),  # a Saturday each
        ("2022-03-06", "2022-10-29", 34),
        ("2022-03-05", "2022-10-28", 34),
        ("2022-03-05", "2022-03-05", 1),
        ("2022-03-06", "2022-03-11", 0),
        ("2022-03-06", "2022-03-12", 1),
    ],
)
def test_saturdays_both_days_included(first: str, last: str, n: int) -> None:
    assert saturdays(date.fromisoformat(first), date.fromisoformat(last)) == n


def test_an_area_accepted_on_new_year_s_eve_does_not_overrun() -> None:
    for last, overruns in (("2026-12-31", False), ("2027-01-01", True)):
        line = Dated(area="a", year=2026, track="short", stages=(stage("acceptance", "2026-12-01", last),))
        assert line.overruns == overruns


def test_the_last_of_two_approvals_counts() -> None:
    first, second = (
        stage("approval", "2026-01-05", "2026-01-06"),
        stage("approval", "2026-01-01", "2026-02-04"),
    )
    assert Dated(area="a", year=2026, track="short", stages=(first, second)).stage("approval") == second
