"""Which rules cannot be kept together: a deletion filter over the rules that can be switched off.

A rule is dropped for good where it is proven that even without it no plan exists; what is left clashes, and
where every single one was tried and leaves a plan when dropped, none of them is too many. Then the same for
the entries of the rules that are left: this task, that locked community. No step is taken without a proof.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.explain.parts import Part, entries, parts
from planner.scenario.types import Scenario
from planner.solver import feasible

Asked = Callable[[Scenario], bool | None]


@dataclass(frozen=True, slots=True)
class Clash:
    """One rule, or one entry of it, that cannot be kept beside the others."""

    rule: str
    subject: str = ""
    limit: str = ""  # "≥ 400"
    needed: bool = True  # without it there is a plan: proven; False: that was not decided


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot be kept together, always with those that are never off."""

    clashes: tuple[Clash, ...]

    @property
    def least(self) -> bool:
        """Whether without any one of them there is a plan."""
        return all(clash.needed for clash in self.clashes)


def conflict(scenario: Scenario, *, deadline: float, seed: int = 0, workers: int = 2) -> Conflict | None:
    """The smallest set found by `deadline` (time.monotonic()); None where not even that much is proven."""

    def asked(tried: Scenario) -> bool | None:
        if time.monotonic() >= deadline:
            return None
        return feasible(tried, deadline=deadline, seed=seed, workers=workers)

    try:
        if asked(scenario) is not False:
            return None
    except KeyboardInterrupt:
        return None
    search = Filter(scenario, asked)
    rules = search.run(parts(scenario))
    found = [(entry, needed) for part, needed in rules for entry in entries(search.scenario, part)]
    if len(found) > len(rules):
        found = Filter(search.scenario, asked).run([entry for entry, _ in found])
    return Conflict(tuple(Clash(part.rule, part.subject, part.limit, needed) for part, needed in found))


class Filter:
    """Drops parts as long as it is proven that no plan exists without them."""

    def __init__(self, scenario: Scenario, asked: Asked) -> None:
        self.scenario, self.asked = scenario, asked

    def run(self, offered: Sequence[Part]) -> list[tuple[Part, bool]]:
        """The parts that are left, each with whether a plan exists without it: else that was not decided.

        Many are tried at once, and halved where they cannot all go.
        """
        kept: list[tuple[Part, bool]] = []
        waiting = [list(offered)] if offered else []
        while waiting:
            group = waiting.pop(0)
            without = self.scenario
            for part in group:
                without = part.drop(without)
            match self._without(without):
                case False:
                    self.scenario = without
                case found if len(group) == 1:
                    kept.append((group[0], found is True))
                case _:
                    half = len(group) // 2
                    waiting[:0] = [group[:half], group[half:]]
        return kept

    def _without(self, tried: Scenario) -> bool | None:
        try:
            return self.asked(tried)
        except KeyboardInterrupt:
            self.asked = lambda scenario: None
            return None
