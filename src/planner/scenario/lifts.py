"""Lifts added to existing buildings (加装电梯): each by itself, its subsidy by floors, who talks about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.scenario.scope import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """One lift at one entrance; a building with three entrances may have three."""

    community: str
    work: str  # the work it is a part of
    entrance: str
    floors: int | None = None  # floors it serves (加梯楼层数), which the subsidy is looked up by
    cost: int = 0  # yuan
    consented: bool | None = None  # the entrance agrees; None: not asked yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """The "2+3+X" platform of a community: two bodies that lead, three that build, and anybody else."""

    community: str
    members: Mapping[str, str] = field(default_factory=dict)  # one of `MEMBERS` -> who it is
    others: tuple[str, ...] = ()  # X: deputies, Party members, volunteers

    @property
    def missing(self) -> tuple[str, ...]:
        """The members of 2+3 it does not have."""
        return tuple(member for member in MEMBERS if not self.members.get(member))


MEMBERS = ("subdistrict_office", "community_station", "implementing_body", "designer", "contractor")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSubsidy:
    """Payer by rule: public money for each lift, by the floors it serves, at most `cap` for one."""

    id: str = "lift_subsidy"
    name: str = "lift_subsidy"
    by_floors: Mapping[int, int] = field(default_factory=dict)  # floors -> yuan; holds up to the next
    cap: int = 350_000  # yuan for one lift
    money: Mapping[int, int] = field(default_factory=dict)  # year -> yuan; a year not named has no limit
    kind: str = "city"  # the level whose money it is
    where: Scope = EVERYWHERE

    def of(self, lift: Lift) -> int:
        """Yuan for one lift: by floors, not above the cap, not above what it costs; too low: nothing."""
        served = [floors for floors in self.by_floors if lift.floors is not None and floors <= lift.floors]
        return min(self.by_floors[max(served)], self.cap, lift.cost) if served else 0
