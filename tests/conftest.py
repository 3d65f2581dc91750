"""Fixtures of many tests.

`tiny`: three communities in a row, two years, one source; its answer is worked by hand.

a–b–c, 10 households each, one basic work of 3 yuan each (need 50, 40, 30 points), 1 yuan per project;
4 yuan a year with carry-over. Money of both years: 8 yuan. Alone each costs 4; a+b cost 7; all three 10.
Best: {a,b} needs 7 yuan, so it waits for 2027 (4 + 4 = 8); a in 2026 and b in 2027 cost 4 + 4 = 8 and
count 500 + 400·0.95 = 880, more than {a,b} in 2027 (855). So: a in 2026, b in 2027.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.scenario.settings import AreaLimits, Goals
from planner.scenario.types import Community, Edge, Scenario, Source, Work


@pytest.fixture
def tiny() -> Scenario:
    needs = {"a": 50, "b": 40, "c": 30}
    return Scenario(
        name="tiny",
        years=(2026, 2027),
        communities=tuple(
            Community(id=c, name=c, households=10, floor_area_m2=Fraction(800), score=Fraction(100 - need))
            for c, need in needs.items()
        ),
        works=tuple(Work(community=c, id="roof", kind="roof", civil=3) for c in needs),
        edges=(Edge(a="a", b="b"), Edge(a="b", b="c")),
        sources=(Source(id="city", name="city", money={2026: 4, 2027: 4}),),
        limits=AreaLimits(project_cost=1),
        goals=Goals(order=("need", "households")),
    )


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command is called in an empty folder and in English; the language is switched back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_LANG", "en")
    spoken = locale.language()
    yield
    locale.use(spoken)
