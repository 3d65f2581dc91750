"""The linear program of the first goal over the areas that are listed."""

import numpy as np
import numpy.typing as npt

from planner import engine
from planner.model.rows import Row, matrix
from planner.solver.order import in_order
from planner.solver.others import Duals, Others
from planner.solver.preparation import Prepared, build

FloatArray = npt.NDArray[np.float64]


class Relaxed:
    """Solved as far as it got, with the rows of the model that its points broke.

    Where `optimal` is False the time was up, or it is `infeasible`: no point keeps all rows.
    """

    def __init__(
        self, prepared: Prepared, others: Others, seed: int, until: float, before: "Relaxed | None"
    ) -> None:
        self.duals: FloatArray
        self._model = model = build(prepared)
        self._rows: list[Row | None] = list(model.rows.rows)
        self.goal, value = in_order(model)[0]
        objective = np.zeros(model.columns.count)
        np.add.at(objective, value.columns, value.values)
        amounts = np.array(model.columns.bounds, dtype=np.float64)
        bounds = np.concatenate([np.ones(model.columns.choices), amounts])
        program = engine.Program(objective, *matrix(model.rows.rows, model.columns.count), bounds)
        cap = others.cap(self.goal, program, self._rows)
        found = engine.linear(
            program,
            cap,
            limits=engine.Limits(until, seed=seed),
            separate=self._separate,
            guess=None if before is None else before.duals,
        )
        self.optimal, self.infeasible = found.optimal, found.infeasible
        self.duals = found.duals[: program.rows]
        self.at = Duals(model, found.rows, self._rows, found.duals, cap)

    def _separate(self, point: FloatArray) -> engine.Rows | None:
        broken = self._model.broken(point)
        self._rows.extend(broken)
        return engine.Rows(*matrix(broken, self._model.columns.count)) if broken else None
