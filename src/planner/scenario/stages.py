"""Special programmes step by step beside the renovation: what is in sync, and four gates with dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SYNCS = ("planned", "approved", "designed", "built", "handed_over")  # 规划、审批、设计、施工、交付
GATES = ("initiation", "tender", "start", "completion")  # 立项、招投标、开工、完工


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """One special programme: which of the five steps it takes with the renovation, and its gates."""

    programme: str
    in_sync: frozenset[str] = frozenset()  # of SYNCS
    due: Mapping[str, str] = field(default_factory=dict)  # gate -> ISO date
    done: Mapping[str, str] = field(default_factory=dict)
