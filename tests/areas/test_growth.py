"""Connected sets of a complete graph: each once, however small the tables made at a time."""

from math import comb

import numpy as np
import pytest

from planner.areas import growth
from planner.areas.growth import Ground


def complete(size: int, most: int) -> Ground:
    others = np.array([[b for b in range(size) if b != a] for a in range(size)])
    empty = np.zeros(0, dtype=np.int64)
    return Ground(
        np.arange(size + 1) * (size - 1), others.ravel(), np.ones(size, dtype=np.int64),
        np.zeros((0, size), dtype=np.int64), empty, None, most, 1_000,
    )  # fmt: skip


def sets(ground: Ground) -> list[tuple[int, ...]]:
    """As `levels` gives them, members sorted."""
    every = growth.levels(ground, lambda rows: np.ones(len(rows), dtype=np.bool_), 100_000)
    return [tuple(sorted(row)) for level in every for row in level.rows.tolist()]


@pytest.mark.parametrize("cells", [1, 40, growth.CELLS])
@pytest.mark.parametrize(("size", "most"), [(2, 2), (6, 4), (9, 9)])
def test_every_set_once(cells: int, size: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "CELLS", cells)
    found = sets(complete(size, most))
    assert len(found) == len(set(found)) == sum(comb(size, k) for k in range(1, most + 1))
