"""When an area may be built: every day its construction may start on, and what then follows.

Construction lies in one season of works outdoors. Where it is longer than any season it rests in between:
only days of the season count. Works on heating pipes lie inside it, in one stretch, outside the heating
period of every member.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from planner.calendar.axis import Axis
from planner.calendar.durations import Durations
from planner.scenario.calendar_settings import CalendarSettings, Period, Zone
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """When the members of an area can all be worked on, and when any of them is heated."""

    outdoor: tuple[Period, ...] = ()
    heating: tuple[Period, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Site:
    """Days construction may start on, in order; by such a day when it ends and heating works start."""

    starts: Sequence[int]
    last: Sequence[int]
    heating: Sequence[int]  # first day of the works on heating pipes
    accepted: Sequence[int]


def season(settings: CalendarSettings, members: Sequence[Community]) -> Season:
    """The season of an area."""
    zones = [zone for c in members if (zone := zone_of(settings, c)) is not None]
    return Season(
        outdoor=tuple(sorted({z.outdoor for z in zones if z.outdoor is not None}, key=_by_day)),
        heating=tuple(sorted({z.heating for z in zones if z.heating is not None}, key=_by_day)),
    )


def zone_of(settings: CalendarSettings, c: Community) -> Zone | None:
    """The climate zone of a community: a narrower place overrides a wider one, the later the earlier."""
    found = None
    for each in sorted(settings.zones, key=lambda each: each.where != EVERYWHERE):
        found = each if each.where.holds(c) else found
    return found


def site(axis: Axis, seasonal: Season, takes: Durations) -> Site:
    """When construction may start, and when it ends; no start at all where heating works never fit."""
    able = [all(inside) for inside in zip(*_within(axis, seasonal.outdoor), strict=True)]
    whole = list(axis.ends(*takes.construction))
    first_heating: Sequence[int] = ()
    if takes.heating is not None:
        cold = _within(axis, seasonal.heating, none=False)
        warm = [a and not any(c) for a, c in zip(able, zip(*cold, strict=True), strict=True)]
        pipes = axis.ends(takes.heating)
        first_heating = _next(_fitting(warm, pipes), axis.size)
        whole = [max(end, pipes[day]) for day, end in enumerate(whole)]
    starts = _fitting(able, whole)
    if not any(starts):
        whole, starts = _resting(able, whole, axis.size), able
    if takes.heating is not None:
        starts = [
            ok and first_heating[day] < axis.size and pipes[first_heating[day]] <= whole[day]
            for day, ok in enumerate(starts)
        ]
    accepted = axis.ends(takes.acceptance)
    done = [accepted[min(end + 1, axis.size)] for end in whole]
    return Site(
        starts=[day for day, ok in enumerate(starts) if ok and done[day] < axis.size],
        last=whole,
        heating=first_heating,
        accepted=done,
    )


def _within(axis: Axis, periods: Sequence[Period], none: bool = True) -> list[list[bool]]:
    return [axis.inside(period) for period in periods] or [[none] * axis.size]


def _fitting(able: Sequence[bool], last: Sequence[int]) -> list[bool]:
    """For every day whether all days from it to its last are able."""
    unable = list(accumulate((not ok for ok in able), initial=0))
    size = len(able)
    return [last[day] < size and unable[last[day] + 1] == unable[day] for day in range(size)]


def _next(ok: Sequence[bool], never: int) -> list[int]:
    """For every day the first day from it on that is ok."""
    found, after = [never] * len(ok), never
    for day in range(len(ok) - 1, -1, -1):
        after = day if ok[day] else after
        found[day] = after
    return found


def _resting(able: Sequence[bool], last: Sequence[int], never: int) -> list[int]:
    """The last day where only able days count: work rests between the seasons."""
    days = [day for day, ok in enumerate(able) if ok]
    rank = list(accumulate(able, initial=0))
    found = []
    for day in range(len(able)):
        end = rank[day] + last[day] - day
        found.append(days[end] if last[day] < never and end < len(days) else never)
    return [*found, never]


def _by_day(period: Period) -> tuple[tuple[int, int], tuple[int, int]]:
    return period.first, period.last
