"""An area as what has to be placed in time: its stages as days, whom it keeps busy, where it stops."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.calendar.axis import Axis
from planner.calendar.dated import STAGES, StageName
from planner.calendar.durations import Durations, durations
from planner.calendar.gates import NAME, Gates, gates
from planner.calendar.occupancy import CITY, Key
from planner.calendar.sites import Season, Site, season, site
from planner.plan import PlannedArea
from planner.scenario.calendar_settings import Bundle, CalendarSettings
from planner.scenario.types import Community, Scenario
from planner.verdict import Reason

EVERY = "*"
SECOND_HALF = 7  # a preparation that begins from July on begins in the year before


@dataclass(frozen=True, eq=False, kw_only=True)
class Job:
    """One area of a year's batch; every table gives the last day of a stage by its first."""

    area: PlannedArea
    takes: Durations
    gates: Gates
    begin: int  # first day of the consent stage
    consent: Sequence[int]
    design: Sequence[int]
    approval: Sequence[int] | None
    tender: Sequence[int]
    site: Site
    teams: tuple[Key, ...]
    builders: tuple[Key, ...]

    @property
    def id(self) -> str:
        """The area's."""
        return self.area.id

    @property
    def design_from(self) -> int:
        """The first day its design may start on."""
        return self.consent[self.begin] + 1

    def comes_to(self, stage: StageName) -> bool:
        """Whether no gate stops it before or at `stage`."""
        stops = self.gates.stops
        return stops is None or STAGES.index(stage) < STAGES.index(stops)

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """The bundles it is approved in."""
        return self.takes.bundles if self.comes_to("approval") else ()

    @property
    def is_built(self) -> bool:
        """Whether its construction is dated."""
        return self.comes_to("construction") and bool(self.site.starts)


@dataclass(frozen=True, eq=False)
class Jobs:
    """Makes jobs of areas; what two areas have in common is computed once."""

    scenario: Scenario
    settings: CalendarSettings
    axis: Axis
    _sites: dict[tuple[object, ...], Site] = field(default_factory=dict, init=False, repr=False)

    def of(self, areas: Sequence[PlannedArea]) -> tuple[Job, ...]:
        """The jobs of a batch, in the order of their ids."""
        return tuple(self._job(area) for area in sorted(areas, key=lambda area: area.id))

    def _job(self, area: PlannedArea) -> Job:
        members = [self.scenario.community[c] for c in area.members]
        takes = durations(self.scenario, self.settings, area)
        seasonal = season(self.settings, members)
        alike = (seasonal, takes.construction, takes.heating, takes.acceptance)
        if alike not in self._sites:
            self._sites[alike] = site(self.axis, seasonal, takes)
        ends = self.axis.ends
        return Job(
            area=area,
            takes=takes,
            gates=self._gates(area, takes, seasonal, self._sites[alike]),
            begin=self.axis.first(takes.consent, self.axis.day(beginning(self.settings, area.year))),
            consent=ends(takes.consent),
            design=ends(takes.design),
            approval=self.axis.longest(takes.approval) if takes.approval else None,
            tender=ends(takes.tender),
            site=self._sites[alike],
            teams=tuple(sorted({key for c in members if (key := team_of(self.settings, c))})),
            builders=(*sorted({key for c in members if (key := builder_of(self.settings, c))}), CITY),
        )

    def _gates(self, area: PlannedArea, takes: Durations, seasonal: Season, where: Site) -> Gates:
        """Its gates; where no day suits construction, that is one."""
        found = gates(self.scenario, self.settings, area)
        if where.starts or found.stops in STAGES[: STAGES.index("acceptance")]:
            return found
        code = "HEATING_WINDOW" if takes.heating and seasonal.heating else "SEASON_WINDOW"
        names = "+".join(self.scenario.community[c].name for c in area.members)
        upto = [line for line in found.open if line[2] != "acceptance"]
        return Gates(stops="construction", reason=Reason(NAME, code, names), open=tuple(upto))


def beginning(settings: CalendarSettings, year: int) -> date:
    """The day preparation of a year's batch begins."""
    month, day = settings.begin
    year -= month >= SECOND_HALF
    return date(year, month, min(day, 28) if month == 2 else day)


def team_of(settings: CalendarSettings, c: Community) -> Key | None:
    """The designer teams of a community's subdistrict (of its district where it has none)."""
    limited = c.subdistrict in settings.teams or EVERY in settings.teams
    return ("team", c.district, c.subdistrict) if limited else None


def builder_of(settings: CalendarSettings, c: Community) -> Key | None:
    """The implementer of a community; the district builds where none is named."""
    name = c.implementer or c.district
    return ("site", name) if name in settings.capacity or EVERY in settings.capacity else None


def limits(scenario: Scenario, settings: CalendarSettings) -> Mapping[Key, int]:
    """How many each may do at once."""
    return dict(_limits(scenario, settings))


def _limits(scenario: Scenario, settings: CalendarSettings) -> Iterator[tuple[Key, int]]:
    for c in scenario.communities:
        for key, by_name in (
            (team_of(settings, c), settings.teams),
            (builder_of(settings, c), settings.capacity),
        ):
            if key is not None:
                yield key, by_name[key[-1]] if key[-1] in by_name else by_name[EVERY]
