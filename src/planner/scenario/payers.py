"""Payers by rule: who pays an amount the rules fix once a work is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from planner.scenario.communities import Community
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.works import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Utility:
    """Payer by rule: a utility (专营单位) pays its share of its own works."""

    id: str
    name: str
    civil_share: Fraction = Fraction(0)
    equipment_share: Fraction = Fraction(1)
    cap: Mapping[int, int] = field(default_factory=dict)  # year -> yuan; a year not named has no cap
    utility: str = ""  # whose works it pays; "": those of its own id
    where: Scope = EVERYWHERE
    unless: tuple[Scope, ...] = ()  # another setting of the same utility comes first there
    plan: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # community -> years; not named: any

    def holds(self, community: Community) -> bool:
        """Whether this setting of the utility is the one for `community`."""
        return self.where.holds(community) and not any(scope.holds(community) for scope in self.unless)

    def owns(self, work: Work) -> bool:
        """Whether the pipes are its own."""
        return work.utility == (self.utility or self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Residents:
    """Payer by rule: residents pay so many yuan per m² of floor area when one of `kinds` is done."""

    id: str = "residents"
    name: str = "residents"
    per_m2: Fraction = Fraction(0)  # yuan
    kinds: frozenset[str] = frozenset()  # the works it pays for; empty: all of the community's works
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """Payer by rule: private capital earmarked to facilities or to works of a community."""

    id: str
    name: str
    amounts: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (subject, work) -> yuan


Payer = Utility | Residents | Private | LiftSubsidy | ResidentFund
