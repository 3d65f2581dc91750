"""The works that are not done, each with why: so that nobody has to guess what became of an estimate."""

from collections.abc import Iterator

import numpy as np

from planner.appraisal.evidence import NO_EVIDENCE, with_required
from planner.funding import dues
from planner.money import half_up, split
from planner.plan import Plan, PlannedArea
from planner.result import LeftOut
from planner.rules import forbidden
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Scenario, Work
from planner.solver.preparation import Prepared
from planner.verdict import Reason


def left_out(prepared: Prepared, plan: Plan, floor: tuple[tuple[str, str], ...]) -> tuple[LeftOut, ...]:
    """Works nobody called for, and works not done in the communities of the plan, by community and id."""
    found = [_line(work, reason) for work, reason in prepared.unevidenced]
    found += _of_plan(prepared, plan, frozenset(floor))
    return tuple(sorted(found, key=lambda line: (line.community, line.work)))


def _of_plan(prepared: Prepared, plan: Plan, floor: frozenset[tuple[str, str]]) -> Iterator[LeftOut]:
    told = {(work.community, work.id) for _, work in plan.done()}
    told |= {(work.community, work.id) for work, _ in prepared.unevidenced}
    for area, c in plan.placed():
        for work in prepared.scenario.works_of[c]:
            if (c, work.id) in told:
                continue
            if work.waived:
                reason = Reason("mandatory_basic", "WAIVED", work.waived)
            elif work.id in prepared.tables[c].dropped:
                reason = Reason("", "TOO_MANY_WORKS")
            elif (c, work.id) in floor:
                reason = Reason("utility_floor", "BELOW_FLOOR")
            else:
                reason = (
                    _forbidden(prepared.scenario, area, work)
                    or _used_up(plan, area.year, work)
                    or Reason("", "NOT_CHOSEN")
                )
            yield _line(work, reason)


def _forbidden(scenario: Scenario, area: PlannedArea, work: Work) -> Reason | None:
    """Why a rule lets `work`, and what it requires, not be done beside the other works of its community."""
    mine = scenario.works_of[work.community]
    beside = {w.id for w in mine if w.id in area.works.get(work.community, ()) and not _apart(w, work)}
    asked = with_required(mine, {*beside, work.id})
    works = [w for w in mine if w.id in asked]
    return forbidden(scenario, scenario.community[work.community], works, area.year)


def _apart(one: Work, other: Work) -> bool:
    """Whether they stand in two schemes, of which one is done."""
    return bool(one.scheme and other.scheme) and one.scheme != other.scheme


def _used_up(plan: Plan, start: int, work: Work) -> Reason | None:
    """Lifts that are entitled to a subsidy are not built without it: whether too little of it is left."""
    scenario = plan.scenario
    if not any(isinstance(payer, LiftSubsidy) for payer in scenario.payers):
        return None
    one = np.ones((1, 1), dtype=bool)
    paid, _ = dues(scenario, scenario.community[work.community], (work,), one, start)
    for payer in scenario.payers:
        if isinstance(payer, LiftSubsidy):
            due = split(int(paid[payer.id][0, 0]), scenario.profile(work))
            for year, yuan in enumerate(due, start):
                most = payer.money.get(year)
                if most is not None and yuan > most - plan.paid(source=payer.id, year=year):
                    return Reason("lift_subsidy", "SUBSIDY_USED_UP", f"{payer.name} {year}")
    return None


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
