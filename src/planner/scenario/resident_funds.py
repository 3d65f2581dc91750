"""What residents put in beside a rate per m²: direct payments, money of two funds, and their homes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from planner.scenario.scope import EVERYWHERE, Scope

Channel = Literal["public", "direct", "provident", "maintenance", "private", "unsplit"]
FUNDING: tuple[Channel, ...] = ("public", "direct", "provident", "maintenance")  # the rest never pays a work


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentPayment:
    """A line of the bureau's ledger (居民出资台账); `private` is spent at home, `unsplit` nobody has told."""

    community: str
    channel: Channel
    kind: str = ""  # the kind of works it is for; "": any it may pay
    item: str = ""  # 空调, 电热水器
    amount: int = 0  # yuan
    units: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentFund:
    """Payer by rule: what residents put in by one channel for works of their own community."""

    id: str
    name: str
    channel: Channel
    amounts: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (community, kind or "") -> yuan
    kinds: frozenset[str] = frozenset()  # the works it may pay; empty: any
    where: Scope = EVERYWHERE

    def lines(self, community: str) -> tuple[tuple[str, int], ...]:
        """(kind or "", yuan) of a community, the kinds in order, what is for any kind last."""
        mine = [(kind, yuan) for (c, kind), yuan in self.amounts.items() if c == community]
        return tuple(sorted(mine, key=lambda line: (line[0] == "", line)))

    def pays(self, kind: str, line: str) -> bool:
        """Whether a line for the kind `line` ("": any) pays a work of `kind`."""
        return (not self.kinds or kind in self.kinds) and line in ("", kind)
