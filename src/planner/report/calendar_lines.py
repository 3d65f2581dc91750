"""The calendar as a table, and in a line a year for the summary."""

from collections.abc import Iterator, Mapping

from planner.calendar import Calendar, Dated, Stage, StageName
from planner.calendar.dated import Track, What
from planner.locale import mark, say
from planner.report import words
from planner.report.columns import listing
from planner.scenario.types import Scenario
from planner.scenario.work_kinds import WORK_KINDS

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

Row = tuple[str | int | None, ...]


def rows(scenario: Scenario, lines: tuple[Dated, ...], names: Mapping[str, str]) -> Iterator[Row]:
    """A row for every stage, and one for why the rest is not dated."""
    for line in lines:
        head = (line.year, line.area, names.get(line.area, line.area), say(TRACKS[line.track]))
        for stage in line.stages:
            remark = "；".join(_remarks(scenario, line, stage))
            first, last = str(stage.first), str(stage.last)
            yield (*head, say(STAGES[stage.name]), _record(stage.record), first, last, stage.days, remark)
        if line.barred is not None:
            yield (*head, "", "", "", "", None, words.reason(line.barred))


def _record(record: str) -> str:
    """An approval record in the language in use: one without a name of its own is called by its works."""
    name, space, rest = record.partition(" ")
    kinds = name.split("+")
    if not all(kind in WORK_KINDS for kind in kinds):
        return record
    return "+".join(map(words.kind, kinds)) + space + rest


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
            reason = words.reason(line.barred) if line.barred else ""
            found += listing(say("{area}: ", area=names.get(line.area, line.area)), [reason], indent=4)
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


def _remarks(scenario: Scenario, line: Dated, stage: Stage) -> Iterator[str]:
    if stage is line.stages[-1] and stage.last.year > line.year:
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
