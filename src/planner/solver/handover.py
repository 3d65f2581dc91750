"""What is handed out: the plan with its stack, checked, and why each community stands where it does."""

import time

import numpy as np

from planner import answer, engine
from planner.areas import package_ok
from planner.checker import broken, check
from planner.errors import PlannerError
from planner.funding import complete
from planner.locale import say
from planner.model import Model
from planner.plan import UNFUNDED
from planner.rankings import rank
from planner.result import Result
from planner.shares import left_out_by_floor
from planner.solver.barred import barred
from planner.solver.ceiling import members_of
from planner.solver.left_out import left_out
from planner.solver.levels import WEIGHTED, levels, status
from planner.solver.preparation import Prepared
from planner.solver.search import Search
from planner.solver.waiting import waiting
from planner.verdict import Reason


def hand_over(
    prepared: Prepared,
    model: Model,
    search: Search,
    *,
    time_limit: float,
    begun: float,
    interrupted: bool,
) -> Result:
    """The plan with its stack, checked; raises PlannerError where the checks do not agree with the engine."""
    assert search.point is not None
    search.clock("", "checks")
    decided = answer.read(model, search.point)
    plan = complete(decided, answer.money(model, search.point))
    checks = check(plan)
    faults = broken(checks)
    if faults:
        raise PlannerError(
            say("The plan found breaks its own checks and is not handed out; please report this.")
            + "\n"
            + "\n".join(str(fault) for fault in faults[:10])
        )
    scenario = prepared.scenario
    goals = levels(model, plan, search)
    proof = status(goals)
    floor = left_out_by_floor(plan)
    hopeless = barred(model)
    return Result(
        scenario=scenario,
        plan=plan,
        status=proof,
        goals=goals,
        checks=checks,
        rejected={**prepared.rejected, **_unfinanced(model), **hopeless},
        waiting=tuple(
            line
            for line in waiting(
                prepared, model, plan, search.point, _telling(search).reduced, proof == "proven"
            )
            if line.community not in hopeless
        ),
        rankings=rank(scenario, prepared.tables, prepared.years_of),
        executable=not scenario.unfunded or plan.paid(source=UNFUNDED) == 0,
        candidates=model.candidates.size,
        truncated=prepared.truncated,
        columns=model.columns.count,
        seconds=time.monotonic() - begun,
        seed=search.effort.seed,
        gap_asked=search.effort.gap,
        time_limit=time_limit,
        note="; ".join(_notes(search)),
        solvers={name: "; ".join(o.solvers) for name, _, o in search.levels},
        floor_left_out=floor,
        no_package=tuple(area.id for area in plan.areas if not package_ok(scenario, area.members)),
        dropped=tuple((c, work) for c, table in prepared.tables.items() for work in table.dropped),
        left_out=left_out(prepared, plan, floor),
        interrupted=interrupted,
    )


def _notes(search: Search) -> list[str]:
    """What the engine noted."""
    notes = (*search.notes, *(outcome.note for _, _, outcome in search.levels))
    said = [note for text in notes for note in text.split("; ")]
    return [note for note in dict.fromkeys(said) if note]


def _telling(search: Search) -> engine.Outcome:
    """The goal whose reduced costs order the waiting list: need, where it is one."""
    return next((o for name, _, o in search.levels if name in ("need", WEIGHTED)), search.levels[-1][2])


def _unfinanced(model: Model) -> dict[str, tuple[Reason, ...]]:
    """Communities that no area can hold because its ledger does not balance and no other money pays."""
    if not any(model.financing.bars):
        return {}
    starting = np.zeros(len(model.community), dtype=bool)
    for block in model.columns.areas.values():
        starting[members_of(model, block.item)] = True
    why = (Reason("operating_balance", "LEDGER"),)
    return {c.id: why for c, starts in zip(model.community, starting, strict=True) if not starts}
