"""How seconds and memory grow with one thing: read off the rows of the family `growth`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.record import Record

FAMILY = "growth"
LARGE = 1_000  # communities, from which growth is fitted: below it start-up weighs


@dataclass(frozen=True, slots=True)
class Point:
    """One city of a series: the same but for one axis."""

    kind: str  # bare or full
    axis: str
    value: int
    bound_after: float | None  # seconds
    memory: int | None  # MiB


def points(records: Sequence[Record]) -> list[Point]:
    """Of every row of the family, in order of series and value."""
    found = []
    for record in records:
        if record.instance.family == FAMILY:
            kind, _, rest = record.instance.name.partition(" ")
            axis = rest.partition("=")[0]
            at = record.instance.settings[axis]
            found.append(Point(kind, axis, at, record.ours.bound_after, record.ours.memory))
    return sorted(found, key=lambda point: (point.kind, point.axis, point.value))


def sentences(records: Sequence[Record]) -> Iterator[str]:
    """The exponent of each series: seconds to the linear bound grow as value^exponent, end to end."""
    for (kind, axis), series in groupby(points(records), key=lambda point: (point.kind, point.axis)):
        known = [
            p for p in series if p.bound_after and p.value and (axis != "communities" or p.value >= LARGE)
        ]
        if len(known) > 1:
            first, last = known[0], known[-1]
            span = f"{axis} {first.value:,} to {last.value:,}"
            yield f"{kind}, {span}: seconds to the bound grow as {axis}^{exponent(first, last):.2f}."


def exponent(first: Point, last: Point) -> float:
    """Of the power law through two points."""
    assert first.bound_after is not None
    assert last.bound_after is not None
    return math.log(last.bound_after / first.bound_after) / math.log(last.value / first.value)
