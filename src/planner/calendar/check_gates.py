"""Nothing is dated that a gate bars, and nothing is left undated without a gate that bars it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planner.calendar.dated import STAGES, Dated, StageName
from planner.calendar.fault import Fault
from planner.plan import PlannedArea
from planner.scenario.calendar_settings import CalendarSettings, RateGate
from planner.scenario.progress import Progress
from planner.scenario.scope import Scope
from planner.scenario.types import Community, Scenario

STAGE_OF: Mapping[str, StageName] = {
    "NOT_APPROVED": "approval",
    "SCHEME_CONSENT": "construction",
    "HEATING_WINDOW": "construction",
    "SEASON_WINDOW": "construction",
    "SATISFACTION": "acceptance",
}
UNSEEN = frozenset({"HEATING_WINDOW", "SEASON_WINDOW", "NO_CAPACITY"})  # no gate of a member


def barred(scenario: Scenario, settings: CalendarSettings, area: PlannedArea, line: Dated) -> Iterator[Fault]:
    """Where a line is dated too far, or not far enough."""
    broken = {
        code
        for c in area.members
        for code in _broken(
            settings, scenario.community[c], scenario.progress_of.get(c, Progress(community=c))
        )
    }
    for code in sorted(broken):
        for stage in line.stages:
            if STAGES.index(stage.name) >= STAGES.index(STAGE_OF[code]):
                yield Fault(area.id, stage.name, code, str(stage.first))
    code = line.barred.code if line.barred else ""
    if code and code not in broken | UNSEEN:
        yield Fault(area.id, "", code, "", "–")
    if broken and not code:
        yield Fault(area.id, "", min(broken), "–")
    if not code and line.completed is None:
        yield Fault(area.id, "", "ONCE", "–")


def _broken(settings: CalendarSettings, c: Community, known: Progress) -> Iterator[str]:
    """The codes of the gates a community does not pass."""
    if _reviewed_jointly(settings, c):
        brought = len(known.reviewed) + len(known.stamped)
        if brought and (len(known.reviewed) != 5 or len(known.stamped) != 4):
            yield "NOT_APPROVED"
    if known.scheme_consent is not None and _above(settings.scheme_consent, c, known.scheme_consent):
        yield "SCHEME_CONSENT"
    if known.satisfaction is not None and _above(settings.satisfaction, c, known.satisfaction):
        yield "SATISFACTION"


def _above(gates: tuple[RateGate, ...], c: Community, rate: Fraction) -> bool:
    return any(gate.where.holds(c) and gate.minimum > rate for gate in gates)


def _reviewed_jointly(settings: CalendarSettings, c: Community) -> bool:
    """Whether the last that names its place, else the last for everywhere, says so."""
    rules = [rule for rule in settings.approval if rule.mode is not None and rule.where.holds(c)]
    named = [rule for rule in rules if rule.where != Scope()]
    return bool(rules) and (named or rules)[-1].mode == "joint"
