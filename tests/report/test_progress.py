"""Progress: plain lines, JSON lines, silence; the log has every step."""

import io
import json
from dataclasses import dataclass

from planner.report.progress import teller


@dataclass(frozen=True)
class Step:
    seconds: float = 1.25
    goal: str = "need"
    value: int | None = 1000
    bound: float | None = 1100.0
    gap: float | None = 0.1
    phase: str = "proof"


def test_json_lines() -> None:
    stream = io.StringIO()
    with teller("json", stream) as told:
        told(Step())
        told(Step(bound=float("inf"), gap=float("inf"), value=None))
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first == {
        "seconds": 1.25, "goal": "need", "phase": "proof", "value": 1000, "bound": 1100.0, "gap": 0.1,
    }  # fmt: skip
    assert (second["bound"], second["gap"]) == (None, None)
    assert told.log == stream.getvalue().splitlines()


def test_plain_lines_come_when_something_changes() -> None:
    stream = io.StringIO()
    with teller("lines", stream) as told:
        told(Step())
        told(Step())
        told(Step(phase="improvement"))
    lines = stream.getvalue().splitlines()
    assert lines == [
        "   1.2 s  proving  need met  reached 1,000  at most 1,100  gap 10.0 %",
        "   1.2 s  improving the plan  need met  reached 1,000  at most 1,100  gap 10.0 %",
    ]
    assert len(told.log) == 3


def test_quiet_still_logs() -> None:
    stream = io.StringIO()
    with teller("quiet", stream) as told:
        told(Step())
    assert stream.getvalue() == ""
    assert len(told.log) == 1
