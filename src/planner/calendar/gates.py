"""What bars a stage of an area: a state not reached, a form not complete, a rate below its gate.

Every member must pass by itself. What is measured and below bars; what is blank is to be obtained by the
day the stage needs it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.calendar.dated import StageName, What
from planner.calendar.durations import approval_of
from planner.plan import PlannedArea
from planner.scenario.calendar_settings import CalendarSettings, RateGate
from planner.scenario.progress import DEPARTMENTS, SUBJECTS, Progress
from planner.scenario.types import Community, Scenario
from planner.verdict import Reason

NAME = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """The stage an area does not come to, and what its members still have to bring by which stage."""

    stops: StageName | None = None
    reason: Reason | None = None
    open: tuple[tuple[str, What, StageName], ...] = ()


def gates(scenario: Scenario, settings: CalendarSettings, area: PlannedArea) -> Gates:
    """The first gate an area does not pass, and what is open before it."""
    found: list[tuple[str, What, StageName]] = []
    members = [scenario.community[c] for c in area.members]
    for stage in ("consent", "approval", "construction", "acceptance"):
        for c in members:
            for met in _asked(settings, stage, c, scenario.progress_of.get(c.id, Progress(community=c.id))):
                if isinstance(met, Reason):
                    return Gates(stops=stage, reason=met, open=tuple(found))
                found.append((c.id, met, stage))
    return Gates(open=tuple(found))


def _asked(settings: CalendarSettings, stage: str, c: Community, known: Progress) -> Iterator[Reason | What]:
    """What a member brings to a stage: nothing where it passes."""
    match stage:
        case "approval":
            if approval_of(settings, c).mode == "joint":
                yield from _form(c, known)
        case "construction":
            yield from _rate(settings.scheme_consent, c, "scheme_consent", known.scheme_consent)
        case "acceptance":
            yield from _rate(settings.satisfaction, c, "satisfaction", known.satisfaction)


def _form(c: Community, known: Progress) -> Iterator[Reason | What]:
    """A joint review is complete with every subject reviewed and every department's stamp."""
    missing = [
        names[0]
        for have, every in ((known.reviewed, SUBJECTS), (known.stamped, DEPARTMENTS))
        for word, names in every.items()
        if word not in have
    ]
    if not known.reviewed and not known.stamped:
        yield "review"
    elif missing:
        yield Reason(NAME, "NOT_APPROVED", c.name, "、".join(missing))


def _rate(
    asked: tuple[RateGate, ...], c: Community, what: What, rate: Fraction | None
) -> Iterator[Reason | What]:
    least = max((gate.minimum for gate in asked if gate.where.holds(c)), default=None)
    if least is None:
        return
    if rate is None:
        yield what
    elif rate < least:
        near = float((least - rate) / least)
        yield Reason(NAME, what.upper(), f"{c.name} {_percent(rate)}", _percent(least), near)


def _percent(rate: Fraction) -> str:
    return f"{float(rate * 100):g} %"
