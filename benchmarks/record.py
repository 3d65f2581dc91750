"""What came out: one run of one contender, and one row of the table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.family import Instance
from benchmarks.watch import Mark

OPEN = "open"  # the phase of the first mark: the instance is open, its time begins
ENDED = "did not stop in time and was ended"  # the status of a run without an answer
LINEAR = {OPEN, "", "start", "areas", "program", "linear"}  # phases before the linear bound stands


@dataclass(frozen=True, slots=True)
class Run:
    """One contender on one instance; values as the program counts them, whole."""

    contender: str
    value: int | None = None  # measured; None where it has no plan that keeps every row
    bound: float | None = None
    status: str = ""
    columns: int = 0
    seconds: float = 0.0
    memory: int | None = None  # MiB at the most, in a process of its own; None where the system does not say
    marks: tuple[Mark, ...] = ()
    fault: str = ""  # what went wrong

    @property
    def gap(self) -> float | None:
        """Of its own value to its own bound."""
        if self.value is None or self.bound is None:
            return None
        return gap(self.value, self.bound)

    @property
    def bound_after(self) -> float | None:
        """Seconds to the first bound that rests on a linear program; the end, where it is all there was."""
        found = next((m.seconds for m in self.marks if m.bound is not None and m.phase not in LINEAR), None)
        return self.seconds if found is None and self.bound is not None else found

    @property
    def plan_after(self) -> float | None:
        """Seconds to the first plan that is not empty."""
        found = next((m.seconds for m in self.marks if m.value), None)
        return self.seconds if found is None and self.value else found

    def within(self, share: float) -> float | None:
        """Seconds until the gap was at most `share`; None where it never was."""
        for mark in self.marks:
            if mark.value is not None and mark.bound is not None and gap(mark.value, mark.bound) <= share:
                return mark.seconds
        return self.seconds if self.gap is not None and self.gap <= share else None


@dataclass(frozen=True, slots=True)
class Record:
    """One instance: planner's run and those of its peers."""

    instance: Instance
    ours: Run
    peers: Mapping[str, Run] = field(default_factory=dict)

    def ratio(self, peer: str) -> float | None:
        """The peer's value as a share of ours; None where either has none."""
        run = self.peers.get(peer)
        if run is None or run.value is None or not self.ours.value:
            return None
        return run.value / self.ours.value

    @property
    def of_published(self) -> float | None:
        """Our value as a share of the best published."""
        if self.instance.published is None or self.ours.value is None:
            return None
        return float(self.ours.value / (self.instance.published * self.instance.unit))

    @property
    def faults(self) -> tuple[str, ...]:
        """All that is wrong: runs that failed, limits planner did not keep, values above bounds."""
        runs = (self.ours, *self.peers.values())
        found = [f"{run.contender}: {run.fault}" for run in runs if run.fault]
        found += [f"{self.ours.contender}: {ENDED}"] if self.ours.status == ENDED else []
        for run in runs:
            for other in runs:
                if run.value is not None and other.bound is not None and run.value > whole(other.bound):
                    found.append(
                        f"{run.contender} has a plan of {run.value}, above the bound {other.bound:.2f} "
                        f"of {other.contender}"
                    )
        return tuple(found)


def gap(value: float, bound: float) -> float:
    """(bound - value) / max(1, |value|), never below 0."""
    return max(0.0, bound - value) / max(1.0, abs(value))


def whole(bound: float) -> float:
    """A bound of a goal in whole points, with room for the rounding of solvers that work in floats."""
    return math.floor(bound + 1e-6 * max(1.0, abs(bound)))
