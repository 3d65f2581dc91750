"""What a scenario refers to that is not there."""

from dataclasses import replace

import pytest

from planner import locale
from planner.comparison.assumptions import dangling
from planner.scenario.operations import Loan, Operating, Operation
from planner.scenario.settings import AreaLimits, Link, Rules, Task
from planner.scenario.types import Facility, Private, Programme, Scenario, Source
from tests.comparison.by_hand import LOW, SOURCE, scenario

BASE = scenario(LOW, LOW)


@pytest.fixture(autouse=True)
def english() -> None:
    locale.use("en")


def test_nothing_is_missing_in_a_whole_scenario() -> None:
    assert list(dangling(BASE)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"communities": BASE.communities[1:]}, "works speaks of the community A, which is not there"),
        ({"commitments": {("nobody", 2026): 1}}, "commitments speaks of the source nobody"),
        ({"sources": (Source(id="c", name="c", match={"x": 1}),)}, "funding.c.match speaks of the source x"),
        ({"limits": AreaLimits(together=(("A", "Z"),))}, "areas.together speaks of the community Z"),
        ({"rules": Rules(links=(Link(first="Z", then="A"),))}, "rules.links speaks of the community Z"),
        (
            {"rules": Rules(tasks=(Task(of="households", minimum=1, year=2030),))},
            "rules.tasks speaks of the year",
        ),
        ({"facilities": (Facility(id="f", kind="k", host="Z"),)}, "facilities speaks of the community Z"),
        ({"operations": (Operation(subject="f", line="parking"),)}, "operations speaks of f"),
        ({"payers": (Private(id="p", name="p", amounts={("f", "w"): 1}),)}, "private speaks of f"),
        (
            {
                "programmes": (
                    Programme(id="p", department="d", years=(2026,), communities=("A",), corridor="k"),
                )
            },
            "programmes speaks of k",
        ),
        (
            {"operating": (Operating(loans=(Loan(source="x", rate=0, term=1),)),)},
            "operation speaks of the source x",
        ),
        ({"communities": (replace(BASE.communities[0], lock=2030),)}, "communities speaks of the year 2030"),
    ],
)
def test_what_is_missing_is_named_with_who_names_it(changed: dict[str, object], said: str) -> None:
    found: Scenario = replace(BASE, **changed)  # type: ignore[arg-type]
    assert any(text.startswith(said) for text in dangling(found)), list(dangling(found))


def test_a_known_source_is_not_missing() -> None:
    assert list(dangling(replace(BASE, commitments={(SOURCE, 2026): 1}))) == []
