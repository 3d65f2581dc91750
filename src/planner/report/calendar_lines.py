"""The calendar as plan.json holds it, as a table, and in a line a year for the summary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.calendar import Calendar, Dated, Obtain, Stage, StageName
from planner.calendar.dated import Track, What
from planner.locale import mark, say
from planner.report import words
from planner.report.columns import listing
from planner.scenario.types import Scenario
from planner.verdict import Reason

SHOWN = 5
STAGES: Mapping[StageName, str] = {
    "consent": mark("asking residents about the scheme"),
    "design": mark("design"),
    "approval": mark("approval"),
    "tender": mark("tender"),
    "construction": mark("construction"),
    "heating": mark("works on heating pipes"),
    "acceptance": mark("acceptance"),
}
TRACKS: Mapping[Track, str] = {"short": mark("short track"), "long": mark("long track")}
OBTAIN: Mapping[What, str] = {
    "scheme_consent": mark("consent to the scheme"),
    "satisfaction": mark("satisfaction"),
    "review": mark("form of the joint review"),
}

BARRED: Mapping[str, str] = {
    "STATE_ORDER": mark("not yet at the state {limit}: {value}"),
    "NOT_APPROVED": mark("joint review not complete: {value} lacks {limit}"),
    "SCHEME_CONSENT": mark("too few agree to the scheme: {value} (limit {limit})"),
    "SATISFACTION": mark("too few are satisfied: {value} (limit {limit})"),
    "HEATING_WINDOW": mark("works on heating pipes never fit outside the heating period"),
    "SEASON_WINDOW": mark("construction fits no season"),
    "NO_CAPACITY": mark("no team or implementer is free within ten years"),
}
Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """A stage in plan.json, its days as ISO dates."""

    name: StageName
    first: str
    last: str
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObtainLine:
    """What a community still has to bring, and by when."""

    community: str
    what: What
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """An area with its stages in plan.json."""

    area: str
    year: int
    track: Track
    stages: tuple[StageLine, ...]
    barred: Reason | None = None
    obtain: tuple[ObtainLine, ...] = ()


def of_calendar(calendar: Calendar | None) -> tuple[DatedLine, ...]:
    """A calendar as plan.json holds it."""
    return tuple(
        DatedLine(
            area=line.area,
            year=line.year,
            track=line.track,
            stages=tuple(
                StageLine(name=s.name, first=str(s.first), last=str(s.last), record=s.record)
                for s in line.stages
            ),
            barred=line.barred,
            obtain=tuple(ObtainLine(community=o.community, what=o.what, by=str(o.by)) for o in line.obtain),
        )
        for line in (calendar.lines if calendar else ())
    )


def to_calendar(lines: tuple[DatedLine, ...]) -> Calendar:
    """The calendar plan.json holds; raises ValueError where a day is no date."""
    return Calendar(
        lines=tuple(
            Dated(
                area=line.area,
                year=line.year,
                track=line.track,
                stages=tuple(
                    Stage(
                        name=s.name,
                        first=date.fromisoformat(s.first),
                        last=date.fromisoformat(s.last),
                        record=s.record,
                    )
                    for s in line.stages
                ),
                barred=line.barred,
                obtain=tuple(
                    Obtain(community=o.community, what=o.what, by=date.fromisoformat(o.by))
                    for o in line.obtain
                ),
            )
            for line in lines
        )
    )


def barred(reason: Reason) -> str:
    """Why the rest of an area is not dated."""
    return say(BARRED.get(reason.code, reason.code), value=reason.value, limit=reason.limit)


def rows(scenario: Scenario, lines: tuple[DatedLine, ...], names: Mapping[str, str]) -> Iterator[Row]:
    """A row for every stage, and one for why the rest is not dated."""
    for line in lines:
        head = (line.year, line.area, names.get(line.area, line.area), say(TRACKS[line.track]))
        for stage in line.stages:
            days = (date.fromisoformat(stage.last) - date.fromisoformat(stage.first)).days + 1
            remark = "；".join(_remarks(scenario, line, stage))
            yield (*head, say(STAGES[stage.name]), stage.record, stage.first, stage.last, days, remark)
        if line.barred is not None:
            yield (*head, "", "", "", "", None, barred(line.barred))


def summary(scenario: Scenario, calendar: Calendar, names: Mapping[str, str]) -> list[str]:
    """A line a year: the last acceptance, what overruns the year, what is not dated."""
    found = [say("Calendar")]
    for year in calendar.years:
        batch = calendar.batch(year)
        late = [names.get(line.area, line.area) for line in batch if line.overruns]
        undated = [line for line in batch if line.barred is not None]
        last = calendar.last(year)
        text = (
            say("{year}: {n} areas, the last accepted on {day}", year=year, n=len(batch), day=last)
            if last
            else say("{year}: {n} areas, none is accepted", year=year, n=len(batch))
        )
        text += say("; {n} after the year", n=len(late)) if late else ""
        text += say("; {n} not dated to the end", n=len(undated)) if undated else ""
        found.append("  " + text)
        if late:
            found += listing(say("After the year: "), _few(late), indent=4)
        for line in undated[:SHOWN]:
            reason = barred(line.barred) if line.barred else ""
            found += listing(f"{names.get(line.area, line.area)}: ", [reason], indent=4)
    found += _obtain(scenario, calendar)
    return found


def _obtain(scenario: Scenario, calendar: Calendar) -> Iterator[str]:
    """What is still to be obtained, and from whom first."""
    for what, title in OBTAIN.items():
        open_ = sorted(
            (o.by, words.told_apart(scenario, o.community))
            for line in calendar.lines
            for o in line.obtain
            if o.what == what
        )
        if open_:
            head = say("{what} still to be obtained ({n}): ", what=say(title), n=len(open_))
            yield from listing(head, _few([f"{name} {by}" for by, name in open_]))


def _remarks(scenario: Scenario, line: DatedLine, stage: StageLine) -> Iterator[str]:
    if stage is line.stages[-1] and stage.last[:4] > str(line.year):
        yield say("after the year")
    asked = {"scheme_consent": "construction", "satisfaction": "acceptance", "review": "approval"}
    for what, title in OBTAIN.items():
        open_ = [o.community for o in line.obtain if o.what == what and asked[what] == stage.name]
        if open_:
            who = "、".join(words.community(scenario, c) for c in open_)
            yield say("{what} to be obtained: {who}", what=say(title), who=who)


def _few(items: list[str]) -> list[str]:
    more = len(items) - SHOWN
    return [*items[:SHOWN], *([say("and {n} more", n=more)] if more > 0 else [])]
