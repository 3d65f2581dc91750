"""The columns of the program: area × year, package × year, money per source × year, and named extras."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.areas import Candidates
from planner.model.packages import Table

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Columns of one kind in one year: `item[i]` is the area (or package) of column `first + i`."""

    first: int
    item: IntArray
    position: IntArray  # item -> offset in this block, -1 where it is not a column

    @property
    def columns(self) -> IntArray:
        """The columns of this block, ascending."""
        return np.arange(self.first, self.first + len(self.item), dtype=np.int64)


@dataclass(eq=False)
class Columns:
    """Where each decision stands in the program."""

    areas: Mapping[int, Block]  # year -> areas that may start in it
    packages: Mapping[int, Block]  # year -> packages beyond the base
    money: dict[tuple[str, int], int] = field(default_factory=dict)  # (source, year) -> column
    bounds: list[int] = field(default_factory=list)  # upper bounds of money and extra columns
    count: int = 0

    @property
    def choices(self) -> int:
        """How many columns are choices of 0 or 1; money and extras come after them."""
        return self.count - len(self.bounds)

    def extra(self, bound: int) -> int:
        """A new whole column from 0 to `bound`."""
        if bound < 0:
            raise ValueError("a column needs a bound of at least 0")
        self.bounds.append(bound)
        self.count += 1
        return self.count - 1


@dataclass(frozen=True, slots=True, eq=False)
class Packages:
    """All packages of all communities in one row of numbers; community `c` has first[c]:first[c+1]."""

    tables: Sequence[Table]
    first: IntArray  # (communities + 1,)
    community: IntArray  # package -> community index

    @property
    def size(self) -> int:
        """How many packages."""
        return len(self.community)

    @property
    def base(self) -> IntArray:
        """The base package of each community."""
        return self.first[:-1]

    def opens(self, year: int) -> BoolArray:
        """Which packages can start in the year of this index."""
        every = [np.ones(t.size, dtype=bool) if t.open is None else t.open[:, year] for t in self.tables]
        return np.concatenate(every) if every else np.zeros(0, dtype=bool)


def stack(tables: Sequence[Table]) -> Packages:
    """Number the packages of all communities through."""
    sizes = np.array([table.size for table in tables], dtype=np.int64)
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return Packages(tables, first, np.repeat(np.arange(len(tables)), sizes))


def membership(candidates: Candidates) -> sparse.csr_array:
    """Areas × communities, 1 where the community is a member."""
    shape = (candidates.size, len(candidates.communities))
    ones = np.ones(len(candidates.members), dtype=np.int64)
    return sparse.csr_array((ones, candidates.members, candidates.indptr), shape=shape)


def lay_out(
    candidates: Candidates,
    packages: Packages,
    open_years: Mapping[int, BoolArray],
    members: sparse.csr_array,
    payable: BoolArray,
) -> Columns:
    """Number the columns: a payable area may start in a year that is open to all its members."""
    count = 0
    areas, extra = {}, {}
    sizes = np.diff(candidates.indptr)
    base = np.zeros(packages.size, dtype=bool)
    base[packages.base] = True
    for year, is_open in open_years.items():
        allowed = ((members @ is_open.astype(np.int64)) == sizes) & payable
        areas[year] = _block(count, np.flatnonzero(allowed), candidates.size)
        count += len(areas[year].item)
    for i, (year, is_open) in enumerate(open_years.items()):
        allowed = is_open[packages.community] & ~base & packages.opens(i)
        extra[year] = _block(count, np.flatnonzero(allowed), packages.size)
        count += len(extra[year].item)
    return Columns(areas, extra, count=count)


def _block(first: int, item: IntArray, size: int) -> Block:
    position = np.full(size, -1, dtype=np.int64)
    position[item] = np.arange(len(item))
    return Block(first, item.astype(np.int64), position)
