"""Whose money is drawn where several may pay: what bears no interest first, then bonds, loans last.

Which works are done and what every goal reaches stay as they are; what sources pay is solved once more.
"""

import time

import numpy as np
import scipy.sparse as sp

from planner import engine
from planner.model import Model
from planner.model.rows import Row, matrix
from planner.solver.search import FloatArray, Search

INTEREST = {"bond": 1, "loan": 2}  # kinds that bear it, the dearer the more
CLOSING_SHARE = 0.4  # of the time kept for the end


def drawn(search: Search, closing: float) -> FloatArray:
    """The point of the search with the least dear money it can do with, as far as `closing` seconds allow."""
    point, model = search.point, search.model
    assert point is not None
    dear = _dear(model)
    if not (dear * point).any() or all(source.kind in INTEREST for source in model.scenario.sources):
        return point
    choices = model.columns.choices
    held = point[:choices]
    amounts = _amounts(search, point, dear)

    def separate(rest: FloatArray) -> engine.Rows | None:
        rows = model.broken(np.concatenate([held, rest]))
        if not rows:
            return None
        cut, lower, upper = matrix(rows, model.columns.count)
        taken = cut[:, :choices] @ held
        return engine.Rows(cut[:, choices:], lower - taken, upper - taken)

    limits = engine.Limits(
        deadline=time.monotonic() + CLOSING_SHARE * closing,
        seed=search.effort.seed,
        repeatable=search.effort.repeatable,
        stopped=search.effort.interrupt.asked,
    )
    outcome = engine.solve(amounts, limits=limits, separate=separate, hint=point[choices:])
    return point if outcome.x is None else np.concatenate([held, outcome.x])


def _dear(model: Model) -> FloatArray:
    """What a yuan of each column weighs: nothing where it bears no interest."""
    found = np.zeros(model.columns.count)
    kinds = {source.id: source.kind for source in model.scenario.sources}
    for (source, _), column in model.columns.money.items():
        found[column] = INTEREST.get(kinds.get(source, ""), 0)
    return found


def _amounts(search: Search, point: FloatArray, dear: FloatArray) -> engine.Program:
    """The amounts alone, the choices held and every goal too at what the point reaches.

    Of a large matrix only the columns in question are cut out, never the rest. Rows found later are put in
    besides: a search in a process of its own has them in a program of its own.
    """
    program, model = search.program, search.model
    choices = model.columns.choices
    levels = [
        Row("level", name, value, value.at(point) - value.constant, np.inf)
        for name, value, _ in search.levels
    ]
    rows, least, most = matrix([*levels, *search.separated], model.columns.count)
    chosen = np.flatnonzero(point[:choices])
    parts, taken = [], []
    for part in (program.matrix, rows):
        parts.append(part[:, choices:])
        taken.append(part[:, chosen] @ point[chosen])
    used = np.concatenate(taken)
    return engine.Program(
        -dear[choices:],
        sp.csc_array(sp.vstack(parts)),
        np.concatenate([program.lower, least]) - used,
        np.concatenate([program.upper, most]) - used,
        program.bound[choices:],
    )
