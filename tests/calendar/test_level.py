"""Against every order of small batches: none completes earlier, none as early has fewer sites at once."""

import random
from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest

from planner.calendar.arrangement import merit, peak_of, place
from planner.calendar.axis import Axis
from planner.calendar.jobs import Jobs, beginning, limits
from planner.calendar.making import arrange
from planner.calendar.occupancy import Occupancy
from planner.scenario.calendar_settings import Period, Span, Step, Zone
from tests.calendar.by_hand import SHORT, community, plan, scene


@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_placing_completes_earlier(seed: int) -> None:
    """Placing in some order reaches the earliest completion there is: all orders are tried."""
    luck = random.Random(seed)
    near = [
        community(
            c,
            m2=luck.choice((4_000, 20_000, 60_000)),
            district="d",
            subdistrict=luck.choice("st"),
            implementer=luck.choice("xy"),
        )
        for c in "abcde"
    ]
    steps = (
        Step(below=Fraction(10_000), takes=Span(40)),
        Step(below=Fraction(50_000), takes=Span(3, "month")),
        Step(takes=Span(150)),
    )
    zone = Zone(zone="cold", outdoor=Period((4, 1), (11, 30)))
    scenario = scene(near, SHORT, teams={"*": 1}, capacity={"*": 1}, construction=steps, zones=(zone,))
    assert scenario.calendar is not None
    axis = Axis(beginning(scenario.calendar, 2026), 3_000)
    jobs = Jobs(scenario, scenario.calendar, axis).of(plan(scenario).areas)
    before = Occupancy(axis.size, limits(scenario, scenario.calendar))
    year_end = axis.day(date(2026, 12, 31))
    found, _ = arrange(axis, jobs, before, year_end)
    every = [place(axis, jobs, before.with_limits({}), order, order) for order in permutations(jobs)]
    best = min(merit(jobs, each, year_end, 0)[:3] for each in every)
    assert merit(jobs, found, year_end, 0)[:3] <= best
    peaks = [peak_of(jobs, each, before) for each in every if merit(jobs, each, year_end, 0)[:3] == best]
    assert peak_of(jobs, found, before) <= min(peaks, default=len(jobs))
