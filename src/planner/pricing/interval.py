"""What two solves say of the difference between their best plans.

A solve knows the value v of its plan and a bound b no plan passes; its best plan is somewhere between the
two. So the change from one to the other lies in [v1 - b0, b1 - v0], mirrored where the goal is made small.
A sign is known only where 0 is outside.
"""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "0", ""]  # "": not known


@dataclass(frozen=True, slots=True)
class Optimum:
    """Where the best value of one program lies; `bound` is None where nothing was proven of it."""

    value: int
    bound: int | None
    minimised: bool = False

    @property
    def low(self) -> int | None:
        """The best is at least this."""
        return self.bound if self.minimised else self.value

    @property
    def high(self) -> int | None:
        """The best is at most this."""
        return self.value if self.minimised else self.bound

    @property
    def proven(self) -> bool:
        """Whether the value is the best there is."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a best value changes: not less than `low`, not more than `high`; None: not known."""

    low: int | None
    high: int | None

    @property
    def sign(self) -> Sign:
        """Which way it goes, where 0 is outside; "0" where it is proven to be nothing else."""
        if self.low is not None and self.low > 0:
            return "+"
        if self.high is not None and self.high < 0:
            return "-"
        return "0" if self.low == self.high == 0 else ""

    @property
    def exact(self) -> int | None:
        """The change, where the two ends meet."""
        return self.low if self.low == self.high else None


def change(before: Optimum, after: Optimum) -> Change:
    """What `after` adds to `before`."""
    return Change(low=_difference(after.low, before.high), high=_difference(after.high, before.low))


def _difference(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a - b
