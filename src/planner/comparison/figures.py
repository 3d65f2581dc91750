"""The figures of one plan that are set side by side. Money is whole yuan, and adds up to the cost."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction

from planner.comparison.version import Version
from planner.plan import UNFUNDED, Plan
from planner.pricing.outline import level_of
from planner.report import ledger, measures
from planner.verdict import Check

SCARCE = frozenset(  # rules that can be used up, or fallen short of; the others are kept or not
    {
        *("budget", "matching", "new_starts", "continuing", "source_caps", "utility_cap", "utility_floor"),
        *("residents_floor", "maintenance_fund", "lift_subsidy", "private_capital", "operating_balance"),
        *("capacity", "designers", "tasks", "equity", "even_flow", "late_built", "goal_floors", "consent"),
        *("standard_tiers", "space_conversion", "freed_land", "competition", "spending"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a plan comes to; totals of two plans can be subtracted."""

    need: Fraction  # points closed x households, not discounted
    hazards: int
    communities: int
    households: int
    areas: int
    floor_area_m2: Fraction
    cost: int  # yuan, the areas' own works included
    utilities: int  # yuan they finally bear
    residents: int  # yuan
    unfunded: int  # yuan nobody pays

    def __sub__(self, other: "Totals") -> "Totals":
        return Totals(**{f.name: getattr(self, f.name) - getattr(other, f.name) for f in fields(self)})

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures of one plan, measured by its own scenario; a share of nothing is None."""

    totals: Totals
    need_share: Fraction | None  # of the whole reserve's need
    per_household: Fraction | None  # yuan
    per_m2: Fraction | None  # yuan
    utility_share: Fraction | None
    residents_share: Fraction | None
    paid: Mapping[tuple[str, int], int]  # (whoever pays, year) -> yuan, years after the plan too
    by_level: Mapping[tuple[str, int], int]  # (level of `pricing.outline.LEVELS`, year) -> yuan
    later: Mapping[int, int]  # year after the programme -> yuan owed then (以后年度支出)
    carried: Mapping[tuple[str, int], int]  # (source, year) -> yuan carried into the next year
    left: Mapping[str, int]  # source -> yuan it has left after the last year
    lapsed: Mapping[tuple[str, int], int]  # (source, year) -> yuan that may not be spent any more
    at_limit: tuple[Check, ...]  # rules of `SCARCE` that have nothing left
    broken: tuple[Check, ...]
    gap: float | None  # the widest of all goals


def figures(version: Version) -> Figures:
    """The figures of a plan."""
    plan, checks, goals = version.plan, version.checks, version.goals
    found = totals(plan)
    need = measures.reserve_need(plan.scenario)
    lines = ledger.lines(plan)
    last = plan.scenario.paying_years[-1]
    return Figures(
        totals=found,
        need_share=_share(found.need, need),
        per_household=_share(found.cost, found.households),
        per_m2=_share(found.cost, found.floor_area_m2),
        utility_share=measures.utility_share(plan),
        residents_share=_share(found.residents, found.cost),
        paid=paid(plan),
        by_level=by_level(plan),
        later=ledger.later(plan),
        carried={(at.source, at.year): at.carried_out for at in lines if at.carried_out and at.year < last},
        left={at.source: at.carried_out for at in lines if at.carried_out and at.year == last},
        lapsed={(at.source, at.year): at.lapsed for at in lines if at.lapsed},
        at_limit=tuple(c for c in checks if _at_limit(c)),
        broken=tuple(c for c in checks if not c.ok),
        gap=None if any(goal.status == "disagreement" for goal in goals) else measures.worst_gap(goals),
    )


def totals(plan: Plan) -> Totals:
    """What a plan comes to, by the needs and gains of its own scenario."""
    found = measures.figures(plan)
    level = level_of(plan.scenario)
    return Totals(
        need=found.need,
        hazards=found.hazards,
        communities=found.communities,
        households=found.households,
        areas=found.areas,
        floor_area_m2=found.floor_area_m2,
        cost=found.cost,
        utilities=plan.borne_by_utilities(),
        residents=sum(a.amount for a in plan.allocations if level[a.source] == "residents"),
        unfunded=plan.paid(source=UNFUNDED),
    )


def paid(plan: Plan, subjects: Collection[str] | None = None) -> dict[tuple[str, int], int]:
    """(Whoever pays, year) -> yuan, for some communities and areas or for all."""
    found: Counter[tuple[str, int]] = Counter()
    for a in plan.allocations:
        if subjects is None or a.subject in subjects:
            found[a.source, a.year] += a.amount
    return dict(sorted(found.items()))


def by_level(plan: Plan) -> dict[tuple[str, int], int]:
    """(Level of government or payer by rule, year) -> yuan."""
    level = level_of(plan.scenario)
    found: Counter[tuple[str, int]] = Counter()
    for a in plan.allocations:
        found[level[a.source], a.year] += a.amount
    return dict(sorted(found.items()))


def _share(part: Fraction | int, whole: Fraction | int) -> Fraction | None:
    return Fraction(part) / whole if whole else None


def _at_limit(check: Check) -> bool:
    return check.rule in SCARCE and check.sense != "exactly" and check.slack == 0 and check.limit != 0
