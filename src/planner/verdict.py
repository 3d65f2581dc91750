"""What a rule says of a plan or a community: a number against a limit, or a reason to leave out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Number = int | Fraction
Sense = Literal["at most", "at least", "exactly"]


@dataclass(frozen=True, slots=True)
class Check:
    """`value` measured on a plan against the `limit` of a rule, for one subject ("city in 2027")."""

    rule: str
    subject: str
    value: Number
    sense: Sense
    limit: Number
    code: str = ""  # what breaking it is called, where it has a name of its own

    @property
    def ok(self) -> bool:
        """Whether the plan keeps the rule here; the limit itself is kept."""
        return self.slack >= 0

    @property
    def slack(self) -> Number:
        """How far the plan is from the limit: 0 at it, negative beyond it."""
        match self.sense:
            case "at most":
                return self.limit - self.value
            case "at least":
                return self.value - self.limit
            case "exactly":
                return min(self.value - self.limit, self.limit - self.value)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a community (or a work of it) may not be planned: the rule, a code, and the measured value.

    `near` is how far the value misses the limit, where that can be said: as a share of the limit, years as
    hundredths. Near misses are counted from it.
    """

    rule: str
    code: str
    value: str = ""
    limit: str = ""
    near: float | None = None
