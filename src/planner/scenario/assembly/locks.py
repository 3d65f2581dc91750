"""What is locked in or out, and where locks contradict each other or the rest of the scenario."""

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.quantities import QuantityError
from planner.scenario.settings import AreaLimits, Rules
from planner.scenario.tables.records import Record
from planner.scenario.types import Community, Lock, Status

WORDS = {
    **dict.fromkeys(("in", "必须列入", "列入", "必选", "是", "yes", "locked in"), "in"),
    **dict.fromkeys(("out", "不列入", "不得列入", "排除", "否", "no", "locked out"), "out"),
}


def lock_of(desk: Desk, record: Record) -> Lock | None:
    """in, out, or the year a community must start in."""
    text = str(record.values.get("lock") or "").strip()
    if not text:
        return None
    match WORDS.get(text.casefold()):
        case "in":
            return "in"
        case "out":
            return "out"
    try:
        return quantities.year(text)
    except QuantityError:
        desk.findings.error(
            record.place("lock"),
            say("“{text}”", text=text),
            say("必须列入, 不列入, or a year"),
            say("Write in, out or a year such as 2027."),
        )
        return None


def check_locks(
    desk: Desk, reserve: Reserve, years: tuple[int, ...], limits: AreaLimits, rules: Rules
) -> None:
    """Every lock that nothing can keep."""
    chosen = {c.id for c in reserve.communities if c.lock not in (None, "out")}
    for community in reserve.communities:
        _check_window(desk, reserve, community, years)
        if community.id in chosen:
            _check_chosen(desk, reserve, community)
    for kind, a, b in _clashes(reserve, chosen, limits, rules):
        desk.findings.error(
            reserve.place(a, "lock"),
            say("locks of {a} and {b} against “{rule}”", a=a, b=b, rule=kind),
            say("locks that can all be kept"),
            say("Take back one of the locks, or the rule."),
        )


def _check_window(desk: Desk, reserve: Reserve, c: Community, years: tuple[int, ...]) -> None:
    if c.earliest is not None and c.latest is not None and c.earliest > c.latest:
        desk.findings.error(
            reserve.place(c.id, "latest"),
            say("earliest {earliest} and latest {latest}", earliest=c.earliest, latest=c.latest),
            say("an earliest year before the latest"),
            say("Swap the two."),
        )
    if not isinstance(c.lock, int) or not years:
        return
    if c.lock not in years:
        desk.findings.error(
            reserve.place(c.id, "lock"),
            say("locked to {year}", year=c.lock),
            say("a year of the plan ({first}—{last})", first=years[0], last=years[-1]),
            say("Correct the year, or the years of the plan."),
        )
    elif not (c.earliest or c.lock) <= c.lock <= (c.latest or c.lock):
        desk.findings.error(
            reserve.place(c.id, "lock"),
            say("locked to {year}, outside its own earliest and latest year", year=c.lock),
            say("a year within them"),
            say("Correct one of the three."),
        )


def _check_chosen(desk: Desk, reserve: Reserve, c: Community) -> None:
    """A community locked in can be planned at all."""
    against = ""
    if c.status is not Status.RESERVE:
        against = say("its status is {status}, not 储备", status=c.status.value)
    elif c.exclusion:
        against = say("it is excluded ({reason})", reason=c.exclusion)
    elif c.demolition:
        against = say("it is to be demolished")
    if against:
        desk.findings.error(
            reserve.place(c.id, "lock"),
            say("locked in, but {reason}", reason=against),
            say("a community that can be planned"),
            say("Take back the lock, or correct the other column."),
        )


def _clashes(
    reserve: Reserve, chosen: set[str], limits: AreaLimits, rules: Rules
) -> list[tuple[str, str, str]]:
    lock = {c.id: c.lock for c in reserve.communities}
    years = {key: value for key, value in lock.items() if isinstance(value, int)}
    found = []
    for a, b in limits.together:
        one_out = "out" in (lock.get(a), lock.get(b)) and bool(chosen & {a, b})
        if one_out or len({years[c] for c in (a, b) if c in years}) > 1:
            found.append((say("together"), a, b))
    found += [(say("apart and together"), a, b) for a, b in limits.apart if (a, b) in set(limits.together)]
    found += [(say("exclusive"), a, b) for a, b in rules.exclusive if {a, b} <= chosen]
    for link in rules.links:
        late = link.first in years and link.then in years and years[link.first] > years[link.then]
        if late or (lock.get(link.first) == "out" and link.then in chosen):
            found.append((say("links"), link.first, link.then))
    return found
