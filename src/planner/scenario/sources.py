"""Pool sources: money by year that shares what the payers by rule leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from planner.scenario.scope import EVERYWHERE, Placed, Scope
from planner.scenario.works import Category, Work

NOT_FISCAL = frozenset({"loan", "equity"})  # kinds of the pool that are no fiscal money (财政资金)


class Certainty(StrEnum):
    """How sure the money of a source and year is."""

    GRANTED = "granted"  # 已下达
    BUDGETED = "budgeted"  # 已列预算
    EXPECTED = "expected"  # 预计


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A pool source of money (central, province, city, district, bond, loan): shares what payers leave."""

    id: str
    name: str
    kind: str = "other"  # central | ndrc | province | city | district | bond | loan | equity | other
    money: Mapping[int, int] = field(default_factory=dict)  # year -> yuan
    certainty: Mapping[int, Certainty] = field(default_factory=dict)
    categories: frozenset[Category] = frozenset()  # empty: any
    kinds: frozenset[str] = frozenset()  # empty: any
    cap_per_household: int | None = None  # yuan of this source per household of a community
    cap_share: Fraction | None = None  # of the cost of the works it may pay
    match: Mapping[str, Fraction] = field(default_factory=dict)  # source -> yuan of it per yuan of ours
    carry_years: int = 2  # unspent money of a year may be spent this many years later; 0: none
    expires: int | None = None  # last year in which any of it can be spent
    district: str = ""  # serves only that district; "": all
    where: Scope = EVERYWHERE  # and only this part of it
    construction_only: bool = False  # never above 建安工程费: 中央预算内投资
    beyond: Mapping[int, int] = field(default_factory=dict)  # 超计划安排: year -> yuan of `money` not stated
    rate: Fraction | None = None  # of interest a year, where it is repaid
    term_years: int | None = None
    grace_years: int = 0  # first years of interest alone

    @property
    def fiscal(self) -> bool:
        """Whether its money is fiscal money; special bonds are, as debt that budgets answer for."""
        return self.kind not in NOT_FISCAL

    @property
    def share_cap(self) -> Fraction | None:
        """The most it pays of what `capped` adds up to; None where it may pay all of it."""
        if self.construction_only:
            return Fraction(1) if self.cap_share is None else self.cap_share
        return self.cap_share if self.cap_share is not None and self.cap_share < 1 else None

    def capped(self, work: "Work") -> int:
        """What of a work's cost the share cap is taken of, yuan."""
        return work.construction if self.construction_only else work.cost

    def pays(self, work: "Work", *places: Placed) -> bool:
        """Whether this source may pay for `work` of `places`: one community, or all members of an area."""
        return (
            (not self.categories or work.category in self.categories)
            and (not self.kinds or work.kind in self.kinds)
            and all(self.serves(place) for place in places)
        )

    def serves(self, place: Placed) -> bool:
        """Whether this source pays for anything there."""
        return (not self.district or self.district == place.district) and self.where.holds(place)
