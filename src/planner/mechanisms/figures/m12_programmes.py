"""M12: special programmes done with the renovation: digs that repeat, and whose money goes into one place."""

from collections.abc import Iterator

from planner.locale import mark, say
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import programmes, renovation
from planner.plan import PlannedArea
from planner.scenario.types import Programme

CODE = "M12"


def figures(case: Case) -> Iterator[Figure]:
    """Programmes in step, digs beyond the first, and a line of money for each programme."""
    year = {c.id: area.year for area, c in case.planned()}
    joined = [p for p in programmes(case) if any(c in year for c in p.communities)]
    in_step = [p for p in joined if all(year[c] in p.years for c in p.communities if c in year)]
    yield Figure(
        code=CODE,
        key="in_step",
        what=mark("special programmes done in the year of the renovation"),
        unit="count",
        value=len(in_step),
        target=len(joined),
    )
    yield Figure(
        code=CODE,
        key="repeat_dig",
        what=mark("digs beyond the first in planned communities"),
        unit="count",
        value=sum(repeated(case, area, c.id) for area, c in case.planned()),
    )
    ours = renovation(case)
    lines = ((say("renovation"), ours), *((p.id, p.money) for p in joined))
    for subject, money in lines:
        yield Figure(
            code=CODE,
            key="attribution",
            what=mark("money by programme; special programmes stay outside the renovation budget"),
            unit="yuan",
            value=money,
            subject=subject,
        )
    yield Figure(
        code=CODE,
        key="together",
        what=mark("renovation and special programmes together"),
        unit="yuan",
        value=ours + sum(p.money for p in joined),
    )


def repeated(case: Case, area: PlannedArea, community: str) -> int:
    """How often a planned community is dug up after the first time, in the years of the plan."""
    known = {work.id: work for work in case.scenario.works_of[community]}
    digs = {area.year for work in area.works.get(community, ()) if work in known and known[work].digs}
    for p in case.scenario.programmes:
        if p.digs and community in p.communities:
            digs.add(dug(p, area.year))
    last = case.scenario.community[community].last_dig_year
    if last is not None and last >= case.scenario.years[0]:
        digs.add(last)
    return max(0, len(digs) - 1)


def dug(p: Programme, start: int) -> int:
    """The year a programme digs: with the renovation where it may, else its own first year."""
    return start if start in p.years else p.years[0]
