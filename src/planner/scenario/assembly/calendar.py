"""The calendar as its settings; what the scenario leaves out is said, for a calendar is full of estimates."""

from collections.abc import Mapping
from typing import Any

from planner.locale import say
from planner.scenario import seasons
from planner.scenario.assembly.desk import Desk, Register, given
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.calendar_settings import (
    Approval,
    Bundle,
    CalendarSettings,
    Coordination,
    Preparation,
    RateGate,
    Step,
    Zone,
)
from planner.scenario.document.calendar import CalendarEntry, RateGateEntry, ZoneEntry
from planner.scenario.document.scope import WhereEntry
from planner.scenario.findings import nearest
from planner.scenario.scope import Scope
from planner.scenario.work_kinds import kind_of

KEY = "calendar"


def calendar(desk: Desk, reserve: Reserve, register: Register) -> CalendarSettings | None:
    """The settings, or None where no calendar is asked for."""
    entry = desk.document.calendar
    if entry is None or not entry.on:
        return None
    _say_absent(desk, entry)
    given: dict[str, Any] = {
        name: value
        for name in ("consent", "design", "tender", "acceptance", "heating", "lifts")
        if (value := getattr(entry.stages, name)) is not None
    }
    if entry.begin is not None:
        given["begin"] = entry.begin
    if entry.construction:
        given["construction"] = _steps(desk, entry)
    place = _Place(desk, reserve, register)
    return CalendarSettings(
        approval=_approval(place, entry),
        bundles=_bundles(place, entry),
        preparation=_preparation(place, entry),
        coordination=_coordination(place, entry),
        zones=tuple(_zone(each, place.of(each.where, "zones", i)) for i, each in enumerate(entry.zones)),
        holidays=tuple(sorted({day for days in entry.holidays for day in days})),
        teams=_counts(desk, reserve, entry.teams, "teams", ("subdistrict",)),
        capacity=_counts(desk, reserve, entry.capacity, "capacity", ("implementer", "district")),
        scheme_consent=_gates(place, entry.scheme_consent, "scheme_consent"),
        satisfaction=_gates(place, entry.satisfaction, "satisfaction"),
        **given,
    )


class _Place:
    """Reads the `where` of a setting."""

    def __init__(self, desk: Desk, reserve: Reserve, register: Register) -> None:
        self.desk, self.reserve, self.register = desk, reserve, register

    def of(self, where: WhereEntry | None, key: str, i: int) -> Scope:
        return scope(self.desk, self.reserve, self.register, where, KEY, key, i, "where")


def _approval(place: _Place, entry: CalendarEntry) -> tuple[Approval, ...]:
    names = ("mode", "base", "saving", "cut", "threshold", "short", "long")
    return tuple(
        Approval(where=place.of(each.where, "approval", i), **given(each, *names))
        for i, each in enumerate(entry.approval)
    )


def _bundles(place: _Place, entry: CalendarEntry) -> tuple[Bundle, ...]:
    found: list[Bundle] = []
    for i, each in enumerate(entry.bundles):
        kinds = [kind_of(word) for word in each.works]
        name = each.name or "+".join(kinds)
        if any(bundle.name == name for bundle in found):
            name = f"{name} {i + 1}"  # every record has a name of its own
        where = place.of(each.where, "bundles", i)
        found.append(Bundle(name=name, works=frozenset(kinds), where=where, **given(each, "days")))
    return tuple(found)


def _preparation(place: _Place, entry: CalendarEntry) -> tuple[Preparation, ...]:
    found = []
    for i, each in enumerate(entry.prep_days_factor):
        if not 0 < each.factor <= 1:
            place.desk.findings.error(
                place.desk.place(KEY, "prep_days_factor", i, "factor"),
                say("the factor {factor}", factor=float(each.factor)),
                say("above 0, at most 1"),
                say("Write 0.8 where a fifth of the time is saved."),
            )
        kinds = frozenset(kind_of(word) for word in each.works)
        where = place.of(each.where, "prep_days_factor", i)
        found.append(Preparation(factor=each.factor, works=kinds, where=where))
    return tuple(found)


def _coordination(place: _Place, entry: CalendarEntry) -> tuple[Coordination, ...]:
    return tuple(
        Coordination(
            factor=each.factor,
            where=place.of(each.where, "coordination_factor", i),
            **given(each, "delay"),
        )
        for i, each in enumerate(entry.coordination_factor)
    )


def _zone(entry: ZoneEntry, where: Scope) -> Zone:
    return Zone(
        zone=entry.zone,
        outdoor=entry.outdoor or seasons.outdoor(entry.zone),
        heating=entry.heating or seasons.heating_of_zone(entry.zone),
        where=where,
    )


def _gates(place: _Place, entries: list[RateGateEntry], key: str) -> tuple[RateGate, ...]:
    return tuple(
        RateGate(where=place.of(each.where, key, i), **given(each, "minimum"))
        for i, each in enumerate(entries)
        if each.on
    )


def _steps(desk: Desk, entry: CalendarEntry) -> tuple[Step, ...]:
    """The steps from small to large; the last is for whatever is larger."""
    steps = sorted(
        (Step(below=each.below, takes=each.takes) for each in entry.construction),
        key=lambda step: (step.below is None, step.below or 0),
    )
    if any(step.takes.n == 0 for step in steps):
        desk.findings.error(
            desk.place(KEY, "construction"), say("0 days"), say("a day or more"), say("Correct the number.")
        )
    if [step.below for step in steps].count(None) != 1:
        desk.findings.error(
            desk.place(KEY, "construction"),
            say("not exactly one duration without `below`"),
            say("one duration for whatever is larger"),
            say("End the list with one “takes” without “below”."),
        )
    return tuple(steps)


def _counts(
    desk: Desk, reserve: Reserve, counts: Mapping[str, int], key: str, of: tuple[str, ...]
) -> dict[str, int]:
    """Teams or sites by name; each name is one of the table's, and none has 0."""
    known = {getattr(c, what) for what in of for c in reserve.communities} - {""}
    for name, n in counts.items():
        if name != "*" and name not in known and reserve.complete:
            desk.findings.error(
                desk.place(KEY, key, name),
                say("“{word}”", word=name),
                say("a name in the table of communities"),
                nearest(name, known),
            )
        if n == 0:
            desk.findings.error(
                desk.place(KEY, key), say("0"), say("1 or more"), say("Leave it out where nothing limits it.")
            )
    return dict(sorted(counts.items()))


def _say_absent(desk: Desk, entry: CalendarEntry) -> None:
    """Every default a calendar is drawn with."""
    stages, approval, zones = entry.stages, entry.approval, entry.zones
    unheated = any(each.heating is None and each.zone != "mild" for each in zones)
    absent = (
        (entry.begin is None, say("calendar.begin absent: 1 October of the year before")),
        (not approval, say("calendar.approval absent: one after another, 35 days (estimate)")),
        (
            bool(approval) and all(each.base is None for each in approval),
            say("calendar.approval without base: 35 days (estimate)"),
        ),
        (stages.consent is None, say("calendar.stages.consent absent: 30 days (estimate)")),
        (stages.design is None, say("calendar.stages.design absent: 45 days (estimate)")),
        (stages.tender is None, say("calendar.stages.tender absent: 30 days (estimate)")),
        (stages.acceptance is None, say("calendar.stages.acceptance absent: 30 days (estimate)")),
        (stages.heating is None, say("calendar.stages.heating absent: 3 months (estimate)")),
        (stages.lifts is None, say("calendar.stages.lifts absent: lifts add 2 months (estimate)")),
        (
            not entry.construction,
            say("calendar.construction absent: 3 months below 1万 m², 5 below 5万 m², else 8 (estimates)"),
        ),
        (not zones, say("calendar.zones absent: construction all year, and no heating period")),
        (unheated, say("calendar.zones without heating: as usual in the zone; the city's own notice rules")),
        (not entry.holidays, say("calendar.holidays absent: Monday to Friday are working days")),
        (not entry.teams, say("calendar.teams absent: as many designer teams as needed")),
        (not entry.capacity, say("calendar.capacity absent: as many sites at once as needed")),
    )
    for is_absent, sentence in absent:
        if is_absent:
            desk.findings.default(sentence)
