"""What only a set of pool sources can pay of a package: the row coefficients that make stacks exist.

For a set S of pool sources, need_S of a package = its pool cost minus the maximum flow into it from the
sources outside S (their caps on it, the works they may pay, budgets unlimited). By max-flow/min-cut
(Gale 1957) a stack to the yuan exists iff for every payment year and every S the needs of the chosen
packages do not exceed what the sources of S pay in that year.

Works that the same sources may pay form a class; the minimum cut is found by listing which capped sources
outside S are cut: the classes that no other source outside S reaches are then on the wanting side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Sources = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """What a table of packages asks of the pool in one instalment."""

    by_class: Mapping[Sources, IntArray]  # sources that may pay -> yuan per package
    caps: Mapping[str, IntArray]  # capped source -> the most it may pay per package

    def need(self, among: Sources, size: int) -> IntArray:
        """need_S per package for S = `among`, yuan; shape (size,)."""
        needed = np.zeros(size, dtype=np.int64)
        capped = sorted(source for source in self.caps if source not in among)
        for count in range(len(capped) + 1):
            for cut in combinations(capped, count):
                reach = among | set(cut)
                asked = np.zeros(size, dtype=np.int64)
                for sources, yuan in self.by_class.items():
                    if sources <= reach:
                        asked += yuan
                for source in cut:
                    asked -= self.caps[source]
                np.maximum(needed, asked, out=needed)
        return needed


def joined(demands: Sequence[Demand], sizes: Sequence[int]) -> Demand:
    """Tables of demands one below the other, each of so many packages."""
    nothing = [np.zeros(size, dtype=np.int64) for size in sizes]
    classes = sorted({sources for d in demands for sources in d.by_class}, key=sorted)
    capped = sorted({source for d in demands for source in d.caps})
    return Demand(
        {
            c: np.concatenate([d.by_class.get(c, n) for d, n in zip(demands, nothing, strict=True)])
            for c in classes
        },
        {
            s: np.concatenate([d.caps.get(s, n) for d, n in zip(demands, nothing, strict=True)])
            for s in capped
        },
    )
