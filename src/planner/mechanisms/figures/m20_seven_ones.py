"""M20: the pipes of a community dug up once, one party in each role: digs asked for, done, avoided."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.contracts import ROLES

CODE = "M20"


def figures(case: Case) -> Iterator[Figure]:
    """Years in which pipe owners asked to dig against the one in which it is done; parties in each role."""
    year = {c.id: area.year for area, c in case.planned()}
    digging = {(work.community, work.id) for _, work in case.plan.done() if work.digs}
    done = [k for k in case.scenario.contracts if k.community in year and (k.community, k.work) in digging]
    asked = {(k.community, k.requested) for k in done if k.requested is not None}
    known = {community for community, _ in asked}
    yield Figure(
        code=CODE, key="asked", what=mark("digs as pipe owners asked for them"), unit="count",
        value=len(asked) if asked else None, needs="requested",
    )  # fmt: skip
    yield Figure(
        code=CODE, key="digs", what=mark("digs in the plan for the same works"), unit="count",
        value=len(known) if asked else None, needs="requested",
    )  # fmt: skip
    yield Figure(
        code=CODE, key="avoided", what=mark("digs avoided"), unit="count",
        value=len(asked) - len(known) if asked else None, needs="requested",
    )  # fmt: skip
    whole = {k.community for k in done}
    split = {
        community
        for community in whole
        for role in ROLES
        if len({getattr(k, role) for k in done if k.community == community} - {""}) > 1
    }
    yield Figure(
        code=CODE,
        key="seven_ones",
        what=mark("planned communities whose pipes have one party in each role"),
        unit="count",
        value=len(whole - split),
        target=len(whole),
    )
