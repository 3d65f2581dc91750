"""The tree of indicators: measured leaves in, a score out of 100, and what each leaf weighs in it.

score = 100 · Σ weight · norm(value). A leaf that was not measured leaves its weight to its measured
siblings; an inner node without any measured leaf is missing in the same way, so the weights that count
always sum to 1. All arithmetic is exact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.scenario.types import Indicator

ROOT = ""  # the parent of the first level


def goodness(indicator: Indicator, value: Fraction) -> Fraction:
    """How good `value` is, 0 (worst) to 1 (best): clipped to [low, high], flipped where high means need."""
    span = indicator.high - indicator.low
    share = min(Fraction(1), max(Fraction(0), (value - indicator.low) / span))
    return 1 - share if indicator.orientation == "need" else share


@dataclass(frozen=True)
class Tree:
    """The indicators of a scenario, by id and by parent."""

    indicators: tuple[Indicator, ...]

    @cached_property
    def node(self) -> Mapping[str, Indicator]:
        """Every indicator by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def children(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators under each parent, in id order."""
        found: dict[str, list[Indicator]] = {}
        for indicator in sorted(self.indicators, key=lambda i: i.id):
            found.setdefault(indicator.parent, []).append(indicator)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The ids that are measured, in order."""
        return tuple(sorted(i.id for i in self.indicators if i.id not in self.children))

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """How many indicators stand on each level, from the first down."""
        counts = []
        level = self.children.get(ROOT, ())
        while level:
            counts.append(len(level))
            level = tuple(child for node in level for child in self.children.get(node.id, ()))
        return tuple(counts)

    def weights(self, measured: Iterable[str]) -> Mapping[str, Fraction]:
        """What each measured leaf weighs in the score; they sum to 1, or nothing was measured."""
        known = frozenset(measured)
        if known not in self._weights:
            self._weights[known] = dict(self._under(ROOT, Fraction(1), known))
        return self._weights[known]

    def measured(self, values: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
        """How good each measured leaf is, 0 to 1."""
        return {i: goodness(self.node[i], Fraction(values[i])) for i in self.leaves if i in values}

    def score(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The score of a community out of 100, None where nothing that weighs was measured."""
        good = self.measured(values)
        weights = self.weights(good)
        return 100 * sum((w * good[i] for i, w in weights.items()), Fraction(0)) if weights else None

    def coverage(self, values: Mapping[str, Fraction]) -> Fraction:
        """The share of all weight that was measured."""
        whole = self.weights(self.leaves)
        return sum((weight for leaf, weight in whole.items() if leaf in values), Fraction(0))

    def shortfalls(self, values: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
        """Points of need that lie in each measured leaf; their sum is 100 - score."""
        good = self.measured(values)
        return {i: 100 * w * (1 - good[i]) for i, w in self.weights(good).items()}

    @cached_property
    def _weights(self) -> dict[frozenset[str], Mapping[str, Fraction]]:
        # Thousands of communities share a few patterns of what was measured.
        return {}

    def _under(self, parent: str, share: Fraction, known: frozenset[str]) -> list[tuple[str, Fraction]]:
        present = [node for node in self.children.get(parent, ()) if self._present(node, known)]
        total = sum((node.weight for node in present), Fraction(0))
        found: list[tuple[str, Fraction]] = []
        for node in present:
            part = share * node.weight / total
            found += self._under(node.id, part, known) if node.id in self.children else [(node.id, part)]
        return found

    def _present(self, node: Indicator, known: frozenset[str]) -> bool:
        if node.weight <= 0:
            return False
        below = self.children.get(node.id)
        return node.id in known if below is None else any(self._present(child, known) for child in below)
