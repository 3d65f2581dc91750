"""The ledgers of a plan, area by area and year by year: the operator's pool with its debt, and upkeep.

Year 0 is completion; the operating years follow it. Debt service is of what the plan draws from a source with
loan terms, repaid from the first operating year on. None of this is construction money, and the construction
money of the plan stays as it is: by how much public money could fall is a figure beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.operations import worth
from planner.operations.balance import rows
from planner.operations.debt import service
from planner.operations.returns import irr
from planner.plan import Plan, PlannedArea
from planner.scenario.operations import (
    POOL,
    SOURCES,
    Line,
    Operation,
    PoolTerms,
    UpkeepTerms,
    fund_at,
    operating_at,
    upkeep_at,
)
from planner.scenario.types import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an area, whole yuan; `year` is the calendar year, `number` the operating year."""

    year: int
    number: int
    income: Mapping[Line, int]  # of the pool and of upkeep; construction profit stands in year 0 alone
    cost: int  # of the pool
    investment: int  # of the operator, in year 0
    service: int  # principal and interest
    fund: int  # 共建基金, from the year in which it may be spent
    upkeep: int  # cost of upkeep
    surplus: int = 0  # beyond the cap on the pool, in year 0

    @property
    def gross(self) -> int:
        """Income of the pool."""
        return sum(self.income.get(line, 0) for line in POOL)

    @property
    def net(self) -> int:
        """Net operating income: what the pool earns less what operating costs, debt not counted."""
        return self.gross - self.cost

    @property
    def cover(self) -> Fraction | None:
        """Debt service cover: net operating income ÷ principal and interest; None without debt.

        It is this formula and no other: covers that bond papers disclose are not reproduced by it.
        """
        return Fraction(self.net, self.service) if self.service else None

    @property
    def gross_to_service(self) -> Fraction | None:
        """Gross income ÷ principal and interest; not a debt service cover, operating costs come first."""
        return Fraction(self.gross, self.service) if self.service else None

    @property
    def left_for_upkeep(self) -> int:
        """What the four sources, the fund and the pool's surplus bring beyond the cost of upkeep."""
        return sum(self.income.get(line, 0) for line in SOURCES) + self.fund + self.surplus - self.upkeep


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLedger:
    """An area's years, and what the operator's pool comes to."""

    area: str
    members: frozenset[str]
    years: tuple[Year, ...]
    worth: int | None  # NPV of the pool, each row rounded to the yuan; None where no pool is kept
    irr: Fraction | None  # None where the sums have no single rate
    capped: bool  # whether a cap on the rate of return is set
    public: int  # yuan of fiscal money in its construction that the pool does not pay back
    borrowed: int  # yuan of loans in it, and of special bonds that the pool pays back
    excess: int  # beyond the cap: what the operator could put in and still earn the cap, yuan
    upkeep: int | None  # balance of the upkeep ledger over its years; None where none is kept

    @property
    def returned(self) -> int:
        """By how much the public contribution can fall until the rate of return is the cap."""
        return min(self.excess, self.public)

    @property
    def surplus(self) -> int:
        """What is left of the excess when no public contribution and no debt is: it goes to upkeep."""
        return max(0, self.excess - self.public - self.borrowed)


def ledgers(plan: Plan) -> tuple[AreaLedger, ...]:
    """The ledgers of every area where one is kept, in the order of the plan."""
    return tuple(found for area in plan.areas if (found := _ledger(plan, area)) is not None)


def _ledger(plan: Plan, area: PlannedArea) -> AreaLedger | None:
    scenario = plan.scenario
    inside = [scenario.community[c] for c in area.members]
    pool, kept_up = operating_at(scenario.operating, inside), upkeep_at(scenario.upkeep, inside)
    if pool is None and kept_up is None:
        return None
    mine = tuple(rows(scenario, area))
    paid = _paid(plan, area)
    years = _years(scenario, area, mine, pool, kept_up, paid)
    served = {loan.source for loan in pool.loans} if pool is not None else set()
    owed = served.union(s.id for s in scenario.sources if s.kind == "loan")
    flows = [y.net - y.investment for y in years] if pool is not None else []
    capped = pool is not None and pool.irr_cap is not None
    found = AreaLedger(
        area=area.id,
        members=frozenset(area.members),
        years=years,
        worth=None if pool is None else sum(worth.in_pool(row, pool) for row in mine),
        irr=irr(flows),
        capped=capped,
        public=sum(yuan for s, yuan in paid.items() if s not in scenario.not_fiscal | owed),
        borrowed=sum(yuan for s, yuan in paid.items() if s in owed),
        excess=_excess(mine, pool),
        upkeep=None,
    )
    booked = (replace(years[0], surplus=found.surplus), *years[1:])
    balance = None if kept_up is None else sum(y.left_for_upkeep for y in booked)
    return replace(found, years=booked, upkeep=balance)


def _excess(mine: Sequence[Operation], pool: PoolTerms | None) -> int:
    """What the pool is worth at the cap on its return, row by row in whole yuan; 0 where it stays below."""
    if pool is None or pool.irr_cap is None:
        return 0
    cap = pool.irr_cap
    return max(0, sum(worth.at_cap(row, cap, pool) for row in mine))


def _paid(plan: Plan, area: PlannedArea) -> dict[str, int]:
    """Yuan of each pool source in an area."""
    subjects = {area.id, *area.members}
    found: dict[str, int] = {}
    for a in plan.allocations:
        if a.subject in subjects and a.source in plan.scenario.source:
            found[a.source] = found.get(a.source, 0) + a.amount
    return found


def _duration(scenario: Scenario, area: PlannedArea) -> int:
    """The years from the start of an area until the last of its works is done."""
    works = [w for c in area.members for w in scenario.works_of[c] if w.id in area.works.get(c, ())]
    own = [work.work() for work in area.own]
    return max((scenario.duration(work) for work in (*works, *own)), default=len(scenario.payment))


def _years(
    scenario: Scenario,
    area: PlannedArea,
    mine: Sequence[Operation],
    pool: PoolTerms | None,
    kept_up: UpkeepTerms | None,
    paid: Mapping[str, int],
) -> tuple[Year, ...]:
    completed = area.year + _duration(scenario, area) - 1
    terms = [service(paid.get(loan.source, 0), loan) for loan in (pool.loans if pool is not None else ())]
    horizons = [s.years for s in (pool, kept_up) if s is not None] + [len(t) for t in terms if any(t)]
    funds = _funds(scenario, area, kept_up.years) if kept_up is not None else {}
    found = []
    for number in range(max(horizons) + 1):
        running = [(row, _horizon(row, pool, kept_up)) for row in mine]
        now = [row for row, horizon in running if horizon is not None and number in row.runs(horizon)]
        once = [row for row, horizon in running if horizon is not None and number == 0]
        found.append(
            Year(
                year=completed + number,
                number=number,
                income=_by_line([(r.line, r.income) for r in now] + [(r.line, r.once) for r in once]),
                cost=sum(r.cost for r in now if r.line in POOL),
                investment=sum(r.investment for r in once if r.line in POOL),
                service=sum(t[number - 1] for t in terms if 0 < number <= len(t)),
                fund=funds.get(number, 0),
                upkeep=sum(r.cost for r in now if r.line not in POOL)
                + sum(r.investment for r in once if r.line not in POOL)
                - sum(r.income for r in now if r.line is Line.UPKEEP)
                - sum(r.once for r in once if r.line is Line.UPKEEP),
            )
        )
    return tuple(found)


def _funds(scenario: Scenario, area: PlannedArea, years: int) -> dict[int, int]:
    """Operating year -> what the funds of the members bring in it: the first after each one's warranty."""
    found: dict[int, int] = {}
    for community in (scenario.community[c] for c in area.members):
        terms = fund_at(scenario.upkeep, community)
        first = terms.warranty + 1
        found[first] = found.get(first, 0) + worth.fund(terms, community, years)
    return found


def _horizon(row: Operation, pool: PoolTerms | None, kept_up: UpkeepTerms | None) -> int | None:
    """The operating years of the ledger a row belongs to; None where that ledger is not kept."""
    setting = pool if row.line in POOL else kept_up
    return None if setting is None else setting.years


def _by_line(amounts: Sequence[tuple[Line, int]]) -> dict[Line, int]:
    found: dict[Line, int] = {}
    for line, yuan in amounts:
        if yuan:
            found[line] = found.get(line, 0) + yuan
    return found
