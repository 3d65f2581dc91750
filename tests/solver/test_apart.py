"""The search in a process of its own: the same plan, and whatever ends it, the best one so far."""

import faulthandler
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.errors import Infeasible, SearchEnded
from planner.result import CRASHED, FULL, KILLED, Result
from planner.scenario.settings import Task
from planner.scenario.types import Scenario
from planner.solver import Apart, Progress, apart, search, solve
from planner.solver.apart import possible

pytestmark = pytest.mark.skipif(not possible(), reason="this system cannot fork")
Stage = Callable[..., None]


def solved(scenario: Scenario, limit: float = 60, keep: Apart = Apart(), **how: object) -> Result:  # noqa: B008
    return solve(scenario, time_limit=limit, gap=0.0, apart=keep, **how)  # type: ignore[arg-type]


def after_the_first_stage(monkeypatch: pytest.MonkeyPatch, then: Callable[[], None]) -> None:
    """In the other process alone, `then` comes as soon as the first goal is held and told."""
    keep = search.Search.keep

    def kept(self: search.Search, *args: object, **how: object) -> None:
        keep(self, *args, **how)  # type: ignore[arg-type]
        if multiprocessing.parent_process() is not None:
            self.tell = lambda news: None
            then()

    monkeypatch.setattr(search.Search, "keep", kept)


def test_it_is_the_same_plan(tiny: Scenario) -> None:
    here, there = solve(tiny, time_limit=60, gap=0.0), solved(tiny)
    assert there.plan == here.plan
    assert there.goals == here.goals
    assert there.waiting == here.waiting
    assert there.status == "proven"
    assert there.note == ""


def test_progress_and_its_end_are_heard(tiny: Scenario) -> None:
    seen: list[Progress] = []
    solved(tiny, report=seen.append)
    assert {"areas", "linear", "checks"} <= {step.phase for step in seen}
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("number", "why"), [(signal.SIGKILL, KILLED), (signal.SIGSEGV, CRASHED), (signal.SIGABRT, CRASHED)]
)
def test_ended_from_outside_the_best_plan_is_handed_out(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, why: str
) -> None:
    """The first goal was proven: that stands; of the second nothing is known but what the plan reaches."""
    whole = solved(tiny)

    def end() -> None:
        faulthandler.disable()  # it would print where
        signal.raise_signal(number)

    after_the_first_stage(monkeypatch, end)
    found = solved(tiny)
    assert found.note == why
    assert found.goals[0] == whole.goals[0]
    assert len(found.goals) == len(whole.goals)
    assert all(check.ok for check in found.checks)


def test_ended_before_there_was_a_plan(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(search.Search, "run", end)
    with pytest.raises(SearchEnded, match="the system ended the search") as caught:
        solved(tiny)
    assert caught.value.exit_code == 5


def test_who_does_not_look_at_the_clock_is_ended(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    after_the_first_stage(monkeypatch, lambda: time.sleep(600))
    monkeypatch.setattr(apart, "GRACE", 0.1)
    found = solved(tiny, limit=2)
    assert found.plan.areas
    assert found.note == ""


def test_who_takes_too_much_memory_is_ended(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill() -> None:
        kept = []
        while True:
            kept.append(bytearray(2**24))
            time.sleep(0.01)

    after_the_first_stage(monkeypatch, fill)
    here = apart._memory(os.getpid())
    assert here > 2**20
    found = solved(tiny, keep=Apart(memory=here + 2**28))
    assert found.note == FULL
    assert found.plan.areas


def test_asked_to_stop_it_hands_out_what_it_has(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it does not listen: it gets a moment."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # it may have been ignored
    after_the_first_stage(monkeypatch, lambda: time.sleep(600))
    monkeypatch.setattr(apart, "PATIENCE", 0.1)
    pressed: list[bool] = []

    def press(step: Progress) -> None:
        if step.value and not pressed:
            pressed.append(True)
            signal.raise_signal(signal.SIGINT)

    found = solved(tiny, report=press)
    signal.signal(signal.SIGINT, before)
    assert found.interrupted
    assert found.plan.areas


def test_killed_after_its_last_goal_nothing_is_lost(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = solved(tiny)
    after_the_first_stage(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    one = replace(tiny, goals=replace(tiny.goals, order=("need",)))
    found = solved(one)
    assert found.note == KILLED
    assert [(goal.goal, goal.status) for goal in found.goals] == [("need", "proven")]
    assert found.goals[0].value == next(goal for goal in whole.goals if goal.goal == "need").value


def test_who_tells_of_progress_may_fail(tiny: Scenario) -> None:
    """A closed stream is an error of ours, and does not pass for the end of the search."""

    def closed(step: Progress) -> None:
        if step.value:
            raise BrokenPipeError("nobody reads")

    with pytest.raises(BrokenPipeError, match="nobody reads"):
        solved(tiny, report=closed)
    assert multiprocessing.active_children() == []


def test_it_ends_with_the_process_that_waits_for_it(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """That one is killed."""
    ours, theirs = os.pipe()
    after_the_first_stage(monkeypatch, lambda: (os.write(theirs, b"!"), time.sleep(600)))
    waiting = os.fork()
    if not waiting:
        solved(tiny)
        os._exit(1)
    os.close(theirs)
    assert os.read(ours, 1) == b"!"  # it searches
    os.kill(waiting, signal.SIGKILL)
    os.waitpid(waiting, 0)
    with os.fdopen(ours, "rb") as line:
        assert line.read() == b""  # returns when the last process that could write to it is gone


def test_what_it_raises_is_raised_here(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    task = replace(tiny, rules=replace(tiny.rules, tasks=(Task(of="communities", minimum=99, year=2026),)))
    with pytest.raises(Infeasible):
        solved(task)

    def fail(*_: object) -> None:
        raise ValueError("no such column")

    monkeypatch.setattr(search.Search, "run", fail)
    with pytest.raises(ValueError, match="no such column") as caught:
        solved(tiny)
    assert "in fail" in caught.value.__notes__[0]


def test_where_nothing_can_be_forked_it_searches_here(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "possible", lambda: False)
    after_the_first_stage(monkeypatch, lambda: pytest.fail("it was forked"))
    assert solved(tiny).status == "proven"
