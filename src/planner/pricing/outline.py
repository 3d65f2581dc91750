"""What of a plan is compared, and what differs between two: who starts when, and whose money it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.plan import LATER, UNFUNDED, Plan
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Payer, Private, Residents, Scenario, Utility

LEVELS = (
    *("central", "ndrc", "province", "city", "district", "bond", "loan", "other"),
    *("utilities", "residents", "private", "unfunded", "later"),
)  # who pays: pool money by level, payers by rule, what nobody pays yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A plan in the figures that are compared."""

    starts: Mapping[str, int]  # community -> year
    households: int
    money: Mapping[str, int]  # level -> yuan over all years


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What one plan has more than another."""

    households: int
    money: Mapping[str, int]  # level -> yuan; every level either plan is paid from
    entered: tuple[str, ...]
    left: tuple[str, ...]
    moved: Mapping[str, tuple[int, int]]  # community -> from which year to which

    @property
    def still(self) -> bool:
        """Whether the two plans start the same communities in the same years, with the same money."""
        return not (self.entered or self.left or self.moved or any(self.money.values()))


def outline(plan: Plan) -> Outline:
    """The figures of `plan`."""
    scenario = plan.scenario
    who = level_of(scenario)
    money: dict[str, int] = {}
    for allocation in plan.allocations:
        level = who[allocation.source]
        money[level] = money.get(level, 0) + allocation.amount
    return Outline(
        starts={c: area.year for area, c in plan.placed()},
        households=sum(scenario.community[c].households for _, c in plan.placed()),
        money={level: money[level] for level in LEVELS if level in money},
    )


def movement(before: Outline, after: Outline) -> Movement:
    """What `after` has more than `before`."""
    both = sorted(before.starts.keys() & after.starts.keys())
    return Movement(
        households=after.households - before.households,
        money={
            level: after.money.get(level, 0) - before.money.get(level, 0)
            for level in LEVELS
            if level in before.money or level in after.money
        },
        entered=tuple(sorted(after.starts.keys() - before.starts.keys())),
        left=tuple(sorted(before.starts.keys() - after.starts.keys())),
        moved={c: (before.starts[c], after.starts[c]) for c in both if before.starts[c] != after.starts[c]},
    )


def level_of(scenario: Scenario) -> Mapping[str, str]:
    """Whoever pays -> its level."""
    pool = {s.id: s.kind if s.kind in LEVELS else "other" for s in scenario.sources}
    return {**pool, **{p.id: _by_rule(p) for p in scenario.payers}, UNFUNDED: "unfunded", LATER: "later"}


def _by_rule(payer: Payer) -> str:
    match payer:
        case Utility():
            return "utilities"
        case Residents() | ResidentFund():
            return "residents"
        case Private():
            return "private"
        case LiftSubsidy():
            return payer.kind if payer.kind in LEVELS else "other"
