"""Connected sets of a complete graph: each once, however small the tables made at a time."""

from itertools import count
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


def test_none_is_grown_when_the_time_is_up() -> None:
    every = list(growth.levels(complete(6, 4), lambda rows: np.ones(len(rows), dtype=np.bool_), 1_000, 0.0))
    assert [(len(level.rows), level.complete) for level in every] == [(6, True), (0, False)]


def test_what_was_grown_in_time_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is looked at before every parent: the 15 pairs take six looks, four more are in time."""
    monkeypatch.setattr(growth, "CHUNK", 1)
    looks = count()
    monkeypatch.setattr(growth.time, "monotonic", lambda: float(next(looks)))
    every = list(growth.levels(complete(6, 4), lambda rows: np.ones(len(rows), dtype=np.bool_), 1_000, 9.5))
    assert [level.complete for level in every] == [True, True, False]
    assert len(every[1].rows) == 15
    last = [tuple(sorted(row)) for row in every[2].rows.tolist()]
    assert 0 < len(last) == len(set(last)) < comb(6, 3)


def test_no_more_is_held_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "HELD", 10)
    every = list(growth.levels(complete(6, 4), lambda rows: np.ones(len(rows), dtype=np.bool_), 1_000))
    assert [(len(level.rows), level.complete) for level in every] == [(6, True), (15, False)]


def test_no_larger_sets_than_asked_for() -> None:
    every = list(
        growth.levels(complete(6, 4), lambda rows: np.ones(len(rows), dtype=np.bool_), 1_000, sizes=2)
    )
    assert [len(level.rows) for level in every] == [6, 15]


def test_what_is_not_worth_it_is_not_grown() -> None:
    """Without group 5 there are as many sets as of five groups; single ones are always there."""

    def worth(rows: np.ndarray) -> np.ndarray:
        return (rows != 5).all(axis=1)

    ground = complete(6, 3)
    every = growth.levels(ground, lambda rows: np.ones(len(rows), dtype=np.bool_), 1_000, worth=worth)
    assert [len(level.rows) for level in every] == [6, comb(5, 2), comb(5, 3)]
