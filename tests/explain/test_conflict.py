"""Rules that clash are named, no more of them than needed, and nothing without a proof."""

import time
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

from planner.explain import Clash, conflict
from planner.explain.conflict import Filter
from planner.explain.parts import Part, parts
from planner.scenario.settings import Capacity, Task
from planner.scenario.types import Scenario


def found(scenario: Scenario, seconds: float = 20.0) -> tuple[list[tuple[str, str]], bool] | None:
    answer = conflict(scenario, deadline=time.monotonic() + seconds)
    return answer and ([(clash.rule, clash.subject) for clash in answer.clashes], answer.least)


def tasked(tiny: Scenario, *tasks: Task) -> Scenario:
    return replace(tiny, rules=replace(tiny.rules, tasks=tasks))


def test_a_task_beyond_the_money(tiny: Scenario) -> None:
    """Two communities in 2026 cost 7 yuan and 2026 has 4; the task of 2027 is no part of it."""
    both = tasked(
        tiny, Task(of="communities", minimum=2, year=2026), Task(of="communities", minimum=1, year=2027)
    )
    assert found(both) == ([("budget", ""), ("tasks", "communities 2026")], True)


def test_a_task_beyond_a_capacity_though_the_money_would_do(tiny: Scenario) -> None:
    rich = replace(tiny, sources=(replace(tiny.sources[0], money={2026: 99, 2027: 99}),))
    both = tasked(rich, Task(of="households", minimum=20, year=2027))
    full = replace(both, rules=replace(both.rules, capacity=(Capacity(of="communities", limit=1),)))
    answer = conflict(full, deadline=time.monotonic() + 20)
    assert answer is not None
    assert answer.clashes == (
        Clash("capacity", "communities", "≤ 1"),
        Clash("tasks", "households 2027", "≥ 20"),
    )


def test_only_the_locks_that_cannot_be_kept_together_are_named(tiny: Scenario) -> None:
    """a and b exclude each other, though the money would do; c is not locked in."""
    locked = replace(
        tiny,
        communities=tuple(replace(c, lock="in" if c.id in "ab" else None) for c in tiny.communities),
        rules=replace(tiny.rules, exclusive=(("a", "b"),)),
    )
    assert found(locked) == ([("exclusive", "a | b"), ("locks", "a"), ("locks", "b")], True)


def test_where_a_plan_exists_or_the_time_is_over_nothing_is_said(tiny: Scenario) -> None:
    assert found(tiny) is None
    assert found(tasked(tiny, Task(of="communities", minimum=3)), seconds=-1) is None


def test_only_rules_that_are_on_are_parts(tiny: Scenario) -> None:
    assert [part.rule for part in parts(tiny)] == ["special_programmes", "mandatory_basic", "budget"]


def test_the_filter_ends_at_a_least_set_whatever_the_conflicts_are() -> None:
    """Random families of least conflicts over eight rules; a set clashes where it holds one of them."""
    rng = Random("conflict")
    names = "abcdefgh"
    for _ in range(60):
        family = [frozenset(rng.sample(names, rng.randint(1, 4))) for _ in range(rng.randint(1, 4))]

        def clash(kept: Any, family: list[frozenset[str]] = family) -> bool | None:
            return not any(least <= kept for least in family)

        offered = [Part(n, lambda kept, n=n: kept - {n}) for n in names]  # type: ignore[misc,operator]
        search = Filter(frozenset(names), clash)  # type: ignore[arg-type]
        ran = search.run(offered)
        kept = frozenset(part.rule for part, _ in ran)
        assert clash(kept) is False
        assert all(needed for _, needed in ran)
        assert all(clash(frozenset(fewer)) for fewer in combinations(kept, len(kept) - 1))


def test_what_could_not_be_tried_stays_and_is_said() -> None:
    search = Filter(frozenset("ab"), lambda kept: False if "a" in kept else None)  # type: ignore[arg-type,operator]
    offered = [Part(n, lambda kept, n=n: kept - {n}) for n in "ab"]  # type: ignore[misc,operator]
    assert [(part.rule, needed) for part, needed in search.run(offered)] == [("a", False)]


def test_money_that_is_owed_already(tiny: Scenario) -> None:
    """5 yuan are owed in 2026, which has 4: whatever else is asked, and nothing else is to blame."""
    owed = replace(
        tasked(tiny, Task(of="communities", minimum=1, year=2027)), commitments={("city", 2026): 5}
    )
    assert found(owed) == ([("commitments", "")], True)
