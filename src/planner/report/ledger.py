"""Money by source and year: what there was, what is spent, what is carried, lapses or is left, and why.

Every year's spending uses the oldest money first; commitments (续建) are paid before new works. The money
of one year and source can be spent for `carry_years` more years, and not after `expires`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.plan import UNFUNDED, Plan
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Certainty, Payer, Scenario, Source, Utility


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source in one year, whole yuan."""

    source: str
    year: int
    new: int  # money of this year
    carried_in: int
    committed: int  # 续建支出
    allocated: int  # to the works of this plan
    carried_out: int  # may be spent next year; in the last year: what is left and may be spent later
    lapsed: int  # may not be spent after this year
    missing: int = 0  # spent beyond what there was: only in a bad plan
    expected: Fraction = Fraction(0)  # share of `allocated` that rests on money marked 预计

    @property
    def available(self) -> int:
        """All there was in this year."""
        return self.new + self.carried_in


def lines(plan: Plan) -> tuple[Line, ...]:
    """Every pool source in every year of the programme, sources in the scenario's order."""
    paid: Counter[tuple[str, int]] = Counter()
    for a in plan.allocations:
        paid[a.source, a.year] += a.amount
    return tuple(line for source in plan.scenario.sources for line in _of_source(plan.scenario, source, paid))


def _of_source(scenario: Scenario, source: Source, paid: Mapping[tuple[str, int], int]) -> list[Line]:
    years = range(min(scenario.years), max(scenario.paying_years) + 1)
    vintages = {v: money for v, money in source.money.items() if v < years[0]}  # money of earlier years
    found = []
    for year in years:
        vintages = {v: left for v, left in vintages.items() if _usable(source, v, year)}
        carried_in = sum(vintages.values())
        new = source.money.get(year, 0)
        if _usable(source, year, year):
            vintages[year] = new
        committed = scenario.commitments.get((source.id, year), 0)
        allocated = paid.get((source.id, year), 0)
        missing, _ = _spend(vintages, committed)
        beyond, expected = _spend(vintages, allocated, source)
        over = sum(left for v, left in vintages.items() if not _usable(source, v, year + 1))
        lost = new if not _usable(source, year, year) else 0
        found.append(
            Line(
                source=source.id,
                year=year,
                new=new,
                carried_in=carried_in,
                committed=committed,
                allocated=allocated,
                carried_out=sum(vintages.values()) - over,
                lapsed=over + lost,
                missing=missing + beyond,
                expected=Fraction(expected, allocated) if allocated else Fraction(0),
            )
        )
    return found


def _usable(source: Source, vintage: int, year: int) -> bool:
    return vintage <= year <= vintage + source.carry_years and (
        source.expires is None or year <= source.expires
    )


def _spend(vintages: dict[int, int], amount: int, source: Source | None = None) -> tuple[int, int]:
    """Take `amount` from the oldest on; what is missing, and how much of it was only expected."""
    expected = 0
    for vintage in sorted(vintages):
        taken = min(amount, vintages[vintage])
        vintages[vintage] -= taken
        amount -= taken
        if source is not None and source.certainty.get(vintage) is Certainty.EXPECTED:
            expected += taken
    return amount, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What somebody other than a pool source pays in one year."""

    source: str
    year: int
    amount: int
    cap: int | None = None


def by_rule(plan: Plan) -> tuple[Paid, ...]:
    """Payers by rule and what is unfunded, in the years of the programme in which they pay."""
    pools = {s.id for s in plan.scenario.sources}
    paid: Counter[tuple[str, int]] = Counter()
    for a in plan.allocations:
        if a.source not in pools and a.year <= max(plan.scenario.paying_years):
            paid[a.source, a.year] += a.amount
    order = {payer.id: i for i, payer in enumerate(plan.scenario.payers)}
    caps = {payer.id: _limits(payer) for payer in plan.scenario.payers}
    return tuple(
        Paid(source=source, year=year, amount=paid[source, year], cap=caps.get(source, {}).get(year))
        for source, year in sorted(paid, key=lambda k: (order.get(k[0], len(order)), k))
    )


def _limits(payer: Payer) -> Mapping[int, int]:
    """The most a payer by rule pays in a year, where it is stated."""
    match payer:
        case Utility():
            return payer.cap
        case LiftSubsidy():
            return payer.money
        case _:
            return {}


def later(plan: Plan) -> dict[int, int]:
    """Payments after the last year of which the money is stated, by year."""
    found: Counter[int] = Counter()
    for a in plan.allocations:
        if a.year > max(plan.scenario.paying_years):
            found[a.year] += a.amount
    return dict(sorted(found.items()))


def after_last_start(plan: Plan) -> dict[int, int]:
    """Payments after the last year an area may start in (以后年度支出), by year, by whomever."""
    found: Counter[int] = Counter()
    for a in plan.allocations:
        if a.year > max(plan.scenario.years):
            found[a.year] += a.amount
    return dict(sorted(found.items()))


def expected_share(plan: Plan, year: int) -> Fraction:
    """The share of the batch of `year` that rests on money marked 预计.

    Where a source spends both sure and expected money in a year, every work gets the same mix.
    """
    mix = {(line.source, line.year): line.expected for line in lines(plan)}
    subjects = {s for area in plan.areas if area.year == year for s in (area.id, *area.members)}
    mine = [a for a in plan.allocations if a.subject in subjects]
    total = sum(a.amount for a in mine)
    resting = sum((a.amount * mix.get((a.source, a.year), Fraction(0)) for a in mine), Fraction(0))
    return resting / total if total else Fraction(0)


def unfunded(plan: Plan) -> int:
    """Yuan nobody pays."""
    return plan.paid(source=UNFUNDED)


def unfunded_by_year(plan: Plan) -> dict[int, int]:
    """Yuan nobody pays, by the year in which they are due."""
    found: Counter[int] = Counter()
    for a in plan.allocations:
        if a.source == UNFUNDED:
            found[a.year] += a.amount
    return dict(sorted(found.items()))
