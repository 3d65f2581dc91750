"""Whatever is asked, what is drawn passes the check that shares no arithmetic with it (`make` asks it)."""

import random
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from planner.calendar import Calendar, check
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
    Zone,
)
from planner.scenario.progress import DEPARTMENTS, SUBJECTS, Progress
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.types import Scenario
from tests.calendar.by_hand import community, drawn, plan, scene

KINDS = ("gas", "heat", "roof", "lift")
PERIODS = (Period((5, 1), (10, 31)), Period((4, 1), (11, 30)), Period((11, 1), (2, 28)), None)


def span(luck: random.Random, least: int = 0) -> Span:
    unit = luck.choice(("calendar", "working", "month"))
    return Span(luck.randint(least, 3), unit) if unit == "month" else Span(luck.randint(least, 50), unit)


def where(luck: random.Random) -> Scope:
    return luck.choice((EVERYWHERE, Scope(districts=frozenset({"东"})), Scope(communities=frozenset("a"))))


def settings(luck: random.Random) -> CalendarSettings:
    share = Fraction(luck.randint(1, 9), 10)
    return CalendarSettings(
        begin=(luck.randint(1, 12), luck.randint(1, 28)),
        consent=span(luck),
        design=span(luck),
        tender=span(luck),
        acceptance=span(luck),
        heating=span(luck, 1),
        lifts=span(luck),
        construction=(Step(below=Fraction(9_000), takes=span(luck, 1)), Step(takes=span(luck, 1))),
        approval=tuple(
            Approval(
                mode=luck.choice((None, "sequential", "joint", "online")),
                base=luck.choice((None, span(luck))),
                saving=luck.choice((None, 5)),
                cut=luck.choice((None, share)),
                long=luck.choice((None, Span(60, "working"))),
                threshold=luck.choice((None, 2_000_000)),
                where=where(luck),
            )
            for _ in range(luck.randint(0, 3))
        ),
        bundles=tuple(
            Bundle(name=f"b{n}", works=frozenset(luck.sample(KINDS, 2)), days=span(luck), where=where(luck))
            for n in range(luck.randint(0, 2))
        ),
        preparation=(Preparation(factor=share, works=frozenset({"lift"}), where=where(luck)),),
        coordination=(Coordination(delay=span(luck), factor=share, where=where(luck)),),
        zones=tuple(
            Zone(zone="cold", outdoor=luck.choice(PERIODS), heating=luck.choice(PERIODS), where=where(luck))
            for _ in range(luck.randint(0, 2))
        ),
        holidays=tuple(f"2026-{luck.randint(1, 12):02d}-{day:02d}" for day in range(1, 15)),
        teams=luck.choice(({}, {"*": 1}, {"甲": 2})),
        capacity=luck.choice(({}, {"*": 1}, {"城投": 2})),
        scheme_consent=luck.choice(((), (RateGate(where=where(luck)),))),
        satisfaction=luck.choice(((), (RateGate(where=where(luck)),))),
    )


def scenario(luck: random.Random) -> Scenario:
    members = [
        community(
            c,
            m2=luck.choice((5_000, 9_000, 30_000)),
            district=luck.choice("东西"),
            subdistrict=luck.choice("甲乙"),
            implementer=luck.choice(("", "城投", "建工")),
        )
        for c in "abcdefgh"
    ]
    works = {c.id: luck.sample(KINDS, luck.randint(1, 3)) for c in members}
    known = [
        Progress(
            community=c,
            scheme_consent=luck.choice((None, Fraction(4, 5), Fraction(3, 5))),
            satisfaction=luck.choice((None, Fraction(4, 5), Fraction(3, 5))),
            reviewed=luck.choice((frozenset(), frozenset(SUBJECTS))),
            stamped=luck.choice((frozenset(), frozenset(DEPARTMENTS))),
        )
        for c in luck.sample("abcdefgh", 4)
    ]
    return scene(members, settings(luck), works=works, progress=known)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_drawn_passes_the_check(seed: int) -> None:
    luck = random.Random(seed)
    asked = scenario(luck)
    areas = ("ab", "c", "d", "ef", "g", "h")
    found = drawn(asked, *areas)
    assert len(found.lines) == len(areas)
    assert found == drawn(asked, *areas)


@pytest.mark.parametrize("seed", range(60))
def test_a_stage_cut_short_never_passes(seed: int) -> None:
    """A fault planted into any stage of any calendar is found."""
    luck = random.Random(seed)
    asked = scenario(luck)
    found = drawn(asked)
    line = luck.choice([line for line in found.lines if any(s.days > 1 for s in line.stages)] or [None])
    if line is None:
        pytest.skip("every area is barred from the first stage on")
    stage = luck.choice([s for s in line.stages if s.days > 1])
    short = replace(stage, last=stage.last - timedelta(days=1))
    stages = tuple(short if s == stage else s for s in line.stages)
    other = Calendar(
        lines=tuple(replace(each, stages=stages) if each == line else each for each in found.lines)
    )
    assert check(asked, plan(asked), other) != ()
