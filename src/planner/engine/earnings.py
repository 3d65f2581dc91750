"""Which of several ways to search earns most for its time; old earnings fade, since early points are easy."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np

K = TypeVar("K", bound=Hashable)
FADE = 0.9


class Earnings(Generic[K]):
    """Points and time of each way; one is picked by its rate, and any of them now and then."""

    def __init__(self, ways: Sequence[K], explore: float, rng: np.random.Generator) -> None:
        self._ways, self._explore, self._rng = list(ways), explore, rng
        self._points = dict.fromkeys(self._ways, 0.0)
        self._time = dict.fromkeys(self._ways, 1.0)

    def pick(self) -> K:
        """A way drawn by what it has earned; all alike while nothing was earned."""
        rate = np.array([self._points[way] / self._time[way] for way in self._ways])
        even = np.full(len(rate), 1 / len(rate))
        chance = self._explore * even + (1 - self._explore) * (rate / rate.sum() if rate.sum() > 0 else even)
        return self._ways[int(self._rng.choice(len(rate), p=chance))]

    def pay(self, way: K, points: float, time: float) -> None:
        """Book what a way earned."""
        self._points[way] = FADE * self._points[way] + points
        self._time[way] = FADE * self._time[way] + time
