"""M13: special programmes that take all five steps with the renovation, and gates passed on time."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark, say
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import programmes
from planner.scenario.stages import GATES, SYNCS

CODE = "M13"
TITLES = {
    "initiation": mark("project initiation"),
    "tender": mark("tender"),
    "start": mark("start of works"),
    "completion": mark("completion of works"),
}


def figures(case: Case) -> Iterator[Figure]:
    """Programmes fully in sync; the share of gates passed on time, together and gate by gate."""
    there = {p.id for p in programmes(case)}
    known = [stages for stages in case.scenario.stages if stages.programme in there]
    yield Figure(
        code=CODE,
        key="in_sync",
        what=mark("special programmes in sync in all five steps"),
        unit="count",
        value=sum(1 for stages in known if stages.in_sync.issuperset(SYNCS)),
        target=len(known),
    )
    passed = {
        gate: [s.done[gate] <= s.due[gate] for s in known if gate in s.done and gate in s.due]
        for gate in GATES
    }
    yield _on_time([on_time for each in passed.values() for on_time in each], "")
    for gate, each in passed.items():
        yield _on_time(each, say(TITLES[gate]))
    yield Figure(
        code=CODE,
        key="open",
        what=mark("gates with a due date that are not passed yet"),
        unit="count",
        value=sum(1 for s in known for gate in s.due if gate not in s.done),
    )


def _on_time(passed: list[bool], subject: str) -> Figure:
    return Figure(
        code=CODE,
        key="gate_on_time" if subject else "on_time",
        what=mark("gates passed on time, of those passed"),
        unit="share",
        value=Fraction(sum(passed), len(passed)) if passed else None,
        needs=mark("no gate with a due date is passed yet"),
        subject=subject,
    )
