"""M26: what utilities finally bear in each of the five ways; tax relief is shown and never counts."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures import done
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.types import Utility
from planner.scenario.utility_modes import GRANTED, RELIEVED, UtilityMode

CODE = "M26"
WHAT: dict[UtilityMode, str] = {
    "own_works": mark("borne by utilities: own works"),
    "co_fund": mark("borne by utilities: joint funding"),
    "award": mark("borne by utilities: outlay less the award"),
    "tax_relief": mark("borne by utilities: outlay less tax relief"),
    "joint_application": mark("borne by utilities: outlay less the joint grant"),
}


def figures(case: Case) -> Iterator[Figure]:
    """Borne in all and way by way; awards and grants that take the utilities' place; tax relief."""
    utilities = {p.id for p in case.scenario.payers if isinstance(p, Utility)}
    paid: dict[tuple[str, str], int] = {}
    for a in case.plan.allocations:
        if a.source in utilities:
            paid[a.subject, a.work] = paid.get((a.subject, a.work), 0) + a.amount
    works = [work for work in done.works(case) if work.utility]
    relief = {
        (w.community, w.id): min(w.granted, paid.get((w.community, w.id), 0))
        for w in works
        if w.mode == RELIEVED
    }
    yield Figure(
        code=CODE,
        key="borne",
        what=mark("money utilities finally bear"),
        unit="yuan",
        value=case.plan.borne_by_utilities(case.chosen.where),
    )
    for mode, what in WHAT.items():
        mine = [(w.community, w.id) for w in works if w.mode == mode]
        if mine:
            value = sum(paid.get(key, 0) - relief.get(key, 0) for key in mine)
            yield Figure(code=CODE, key=mode, what=what, unit="yuan", value=value)
    yield Figure(
        code=CODE,
        key="awards",
        what=mark("awards and joint grants, paid by the sources of the pool"),
        unit="yuan",
        value=sum(w.granted for w in works if w.mode in GRANTED),
    )
    yield Figure(
        code=CODE,
        key="relief",
        what=mark("tax relief, shown and not counted"),
        unit="yuan",
        value=sum(relief.values()),
    )
