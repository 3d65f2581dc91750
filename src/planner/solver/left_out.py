"""The works that are not done, each with why: so that nobody has to guess what became of an estimate."""

from collections.abc import Iterator

from planner.appraisal.evidence import NO_EVIDENCE
from planner.money import half_up
from planner.plan import Plan
from planner.result import LeftOut
from planner.scenario.types import Work
from planner.solver.preparation import Prepared
from planner.verdict import Reason


def left_out(prepared: Prepared, plan: Plan, floor: tuple[tuple[str, str], ...]) -> tuple[LeftOut, ...]:
    """Works nobody called for, and works not done in the communities of the plan, by community and id."""
    found = [_line(work, reason) for work, reason in prepared.unevidenced]
    found += _of_plan(prepared, plan, frozenset(floor))
    return tuple(sorted(found, key=lambda line: (line.community, line.work)))


def _of_plan(prepared: Prepared, plan: Plan, floor: frozenset[tuple[str, str]]) -> Iterator[LeftOut]:
    done = {(work.community, work.id) for _, work in plan.done()}
    for _, c in plan.placed():
        for work in prepared.scenario.works_of[c]:
            if (c, work.id) in done:
                continue
            if work.waived:
                reason = Reason("mandatory_basic", "WAIVED", work.waived)
            elif work.id in prepared.tables[c].dropped:
                reason = Reason("", "TOO_MANY_WORKS")
            elif (c, work.id) in floor:
                reason = Reason("utility_floor", "BELOW_FLOOR")
            else:
                reason = Reason("", "NOT_CHOSEN")
            yield _line(work, reason)


def _line(work: Work, reason: Reason) -> LeftOut:
    return LeftOut(
        community=work.community,
        work=work.id,
        kind=work.kind,
        category=work.category,
        cost=work.cost,
        gain=0 if reason.code == NO_EVIDENCE else half_up(work.gain),
        reason=reason,
    )
