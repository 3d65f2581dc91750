"""Walking distances inside many areas at once: shortest ways through the members' own links."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.areas.arrays import BoolArray, IntArray, ranges, starts
from planner.areas.walking import Links

FAR = 1 << 60  # no way at all; two of them still fit 64 bits
CHUNK = 1 << 21  # distances held at a time


@dataclass(frozen=True)
class Ways:
    """The links among numbered communities: sorted pair keys and their lengths in millimetres."""

    count: int
    keys: IntArray
    lengths: IntArray

    def matrices(self, rows: IntArray) -> IntArray:
        """Millimetres between all members of each row (ascending communities): (rows, size, size)."""
        number, size = rows.shape
        far = np.full((number, size, size), FAR, dtype=np.int64)
        for i in range(size):
            far[:, i, i] = 0
            for j in range(i + 1, size):
                far[:, i, j] = far[:, j, i] = self._length(rows[:, i] * self.count + rows[:, j])
        for via in range(size):
            np.minimum(far, far[:, :, via, None] + far[:, None, via, :], out=far)
        return np.minimum(far, FAR)

    def within(self, rows: IntArray, limit: int) -> BoolArray:
        """Rows of which any two members are at most `limit` apart."""
        good = np.empty(len(rows), dtype=np.bool_)
        step = max(1, CHUNK // max(1, rows.shape[1]) ** 2)
        for begin in range(0, len(rows), step):
            far = self.matrices(rows[begin : begin + step])
            good[begin : begin + step] = (far <= limit).all(axis=(1, 2))
        return good

    def near(self, limit: int, steps: int) -> tuple[IntArray, IntArray]:
        """All ordered pairs at most `limit` apart by way of at most so many links, walking anywhere."""
        ends = np.stack((self.keys // max(1, self.count), self.keys % max(1, self.count)))
        order = np.argsort(np.concatenate(ends), kind="stable")
        to, far = np.concatenate(ends[::-1])[order], np.tile(self.lengths, 2)[order]
        first = starts(np.bincount(np.concatenate(ends), minlength=self.count))
        pairs = np.arange(self.count) * (self.count + 1)
        lengths, new = np.zeros(self.count, dtype=np.int64), np.ones(self.count, dtype=np.bool_)
        for _ in range(steps):
            here, so_far = pairs[new], lengths[new]
            degree = first[here % self.count + 1] - first[here % self.count]
            link = ranges(first[here % self.count], degree)
            walk = np.repeat(so_far, degree) + far[link]
            further = (np.repeat(here // self.count, degree) * self.count + to[link])[walk <= limit]
            if not len(further):
                break
            pairs, lengths, new = _shortest(pairs, lengths, further, walk[walk <= limit])
        return pairs // max(1, self.count), pairs % max(1, self.count)

    def _length(self, wanted: IntArray) -> IntArray:
        if not len(self.keys):
            return np.full(wanted.shape, FAR, dtype=np.int64)
        place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[place] == wanted, self.lengths[place], FAR)


def _shortest(
    pairs: IntArray, lengths: IntArray, more: IntArray, walks: IntArray
) -> tuple[IntArray, IntArray, BoolArray]:
    """Each pair once with its shortest length; and which are new or became shorter."""
    every, length = np.concatenate((pairs, more)), np.concatenate((lengths, walks))
    order = np.lexsort((length, every))  # stable: of equal lengths the known one stays
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = every[order[1:]] != every[order[:-1]]
    kept = order[first]
    return every[kept], length[kept], kept >= len(pairs)


def ways(links: Links, number: Mapping[str, int]) -> Ways:
    """The links between the numbered communities."""
    found = sorted(
        (number[a] * len(number) + number[b], length)
        for a, near in links.items()
        if a in number
        for b, length in near.items()
        if b in number and number[a] < number[b]
    )
    keys, lengths = (
        np.array(column, dtype=np.int64) for column in ([k for k, _ in found], [v for _, v in found])
    )
    return Ways(len(number), keys, lengths)
