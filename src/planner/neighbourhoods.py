"""Groups of choices freed together when a plan is improved: districts, balls of neighbours, years."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from planner.model import Model

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

BALL = 40  # communities in a ball of neighbours
MOST = 240  # groups at the most: more are never all visited


def blocks(model: Model) -> tuple[IntArray, ...]:
    """Column groups; money and extra columns are in every one, but for the parts of other districts."""
    always = np.arange(model.columns.choices, model.columns.count, dtype=np.int64)
    everywhere = np.ones(len(model.community), dtype=bool)
    found = []
    for inside in _parts(model):
        here = {c.district for c, member in zip(model.community, inside, strict=True) if member}
        money = np.setdiff1d(always, model.pool.shares_of(set(model.pool.districts) - here))
        found.append(np.concatenate([_columns(model, inside, model.years), money]))
    for pair in zip(model.years, model.years[1:], strict=False):
        found.append(np.concatenate([_columns(model, everywhere, pair), always]))
    return tuple(found)


def _parts(model: Model) -> Iterator[BoolArray]:
    """Communities of a district, and balls of neighbours that cover the city."""
    districts = np.array([c.district for c in model.community], dtype=object)
    names = sorted(set(districts.tolist()))
    if len(names) > 1:
        for name in names:
            yield districts == name
    near = (model.members.T @ model.members).tocsr()
    count = len(model.community)
    step = max(1, count // MOST, BALL // 4)
    for seed in range(0, count, step):
        ball = _ball(near.indptr, near.indices, seed, count)
        if ball.sum() < count:
            yield ball


def _ball(indptr: IntArray, indices: IntArray, seed: int, count: int) -> BoolArray:
    """The `BALL` communities nearest to `seed`, counted in steps over shared areas."""
    inside = np.zeros(count, dtype=bool)
    inside[seed] = True
    border = [seed]
    size = 1
    while border and size < BALL:
        following = []
        for c in border:
            for other in indices[indptr[c] : indptr[c + 1]].tolist():
                if not inside[other] and size < BALL:
                    inside[other] = True
                    following.append(other)
                    size += 1
        border = following
    return inside


def _columns(model: Model, inside: BoolArray, years: Sequence[int]) -> IntArray:
    """The choices of areas wholly inside and of their members' packages, in `years`."""
    sizes = np.diff(model.candidates.indptr)
    areas = (model.members @ inside.astype(np.int64)) == sizes
    packages = inside[model.packages.community]
    found = []
    for year in years:
        block = model.columns.areas[year]
        found.append(block.columns[areas[block.item]])
        block = model.columns.packages[year]
        found.append(block.columns[packages[block.item]])
    return np.concatenate(found)
