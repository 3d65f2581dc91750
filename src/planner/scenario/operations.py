"""What an area earns and costs once it operates: its lines, and the settings of its two ledgers.

The pool (一本账) is the operator's: five lines of income against what operating costs. The upkeep ledger
(管养账) pays for management, and repair after the warranty, out of four sources. Neither is construction
money.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planner.scenario.scope import EVERYWHERE, Placed, Scope


class Line(StrEnum):
    """What a row of the operations is; its cost goes to the ledger its income goes to."""

    PARKING = "parking"  # 停车
    ROOMS = "rooms"  # 配套空间
    ADVERTISING = "advertising"  # 广告
    SERVICES = "services"  # 社区运营增值服务
    CONSTRUCTION = "construction"  # 施工利润
    RESIDENTS = "residents"  # 居民出一点
    FIRMS = "firms"  # 企业投一点
    OWNERS = "owners"  # 产权单位筹一点
    FACILITIES = "facilities"  # 补建设施收益一点
    UPKEEP = "upkeep"  # 管养支出


YEARS, RATE, WARRANTY = 25, Fraction(35, 1000), 2  # where nobody says otherwise
POOL = (Line.PARKING, Line.ROOMS, Line.ADVERTISING, Line.SERVICES, Line.CONSTRUCTION)
SOURCES = (Line.RESIDENTS, Line.FIRMS, Line.OWNERS, Line.FACILITIES)  # of the upkeep ledger
LINE_OF = {"parking": Line.PARKING, "property_room": Line.ROOMS, "shops": Line.ROOMS}
"""The line of a work that earns, by its kind; any other is a service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A row of the operations: yuan a year from operating year `first` on, and once at completion."""

    subject: str  # a community, or a facility
    line: Line
    work: str = ""  # of the community: it counts only where that work is done
    income: int = 0  # yuan a year
    cost: int = 0  # yuan a year
    once: int = 0  # yuan, received once at completion
    investment: int = 0  # yuan, the operator's own, spent by completion
    first: int = 1  # operating year; 1 is the first after construction
    years: int | None = None  # None: as long as the area is operated

    def runs(self, horizon: int) -> range:
        """The operating years, of `horizon`, in which it earns and costs."""
        last = horizon if self.years is None else min(horizon, self.first + self.years - 1)
        return range(self.first, last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """How money of a source is paid back: interest alone in the grace years, then equal instalments."""

    source: str
    rate: Fraction
    term: int  # years, grace included, from the first operating year on
    grace: int = 0
    at_end: bool = False  # interest every year and the principal at the end, as bonds are


@dataclass(frozen=True, slots=True, kw_only=True)
class Operating:
    """What is said of the pool where it holds; what is not said is left to others, or to the defaults."""

    years: int | None = None
    rate: Fraction | None = None
    irr_cap: Fraction | None = None
    must_balance: frozenset[str] = frozenset()
    loans: tuple[Loan, ...] = ()
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What is said of the upkeep ledger where it holds, in the same way."""

    years: int | None = None
    fund: Fraction | None = None
    warranty: int | None = None
    must_balance: frozenset[str] = frozenset()
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolTerms:
    """The pool of an area: worth NPV at `rate` over `years`; sources that ask for balance, and loans."""

    years: int = YEARS
    rate: Fraction = RATE
    irr_cap: Fraction | None = None  # 微利: beyond it the public contribution falls
    must_balance: frozenset[str] = frozenset()  # sources that pay only areas whose pool is worth 0 or more
    loans: tuple[Loan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepTerms:
    """The upkeep ledger of an area: its sources against its cost over `years`."""

    years: int = YEARS
    must_balance: frozenset[str] = frozenset()  # sources that pay only areas whose upkeep is covered


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """共建基金 of a community: its owners pay it once, for upkeep after the warranty."""

    rate: Fraction = Fraction(0)  # yuan per m² of floor area
    warranty: int = WARRANTY  # operating years after which it may be spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Management:
    """How a community is managed once renovated (物业管理台账); only reports read it."""

    community: str
    committee: bool | None = None  # 业委会（物管会）
    fund_due: int | None = None  # yuan of the upkeep fund; None: the rate times its floor area
    fund_paid: int | None = None


def operating_at(settings: Sequence[Operating], members: Collection[Placed]) -> PoolTerms | None:
    """The pool of an area: what is said where any member stands holds for the whole of it.

    Of each figure the first that is stated there counts; sources that ask for balance, and loans, add up.
    """
    here = [s for s in settings if any(map(s.where.holds, members))]
    if not here:
        return None
    loans = {loan.source: loan for s in reversed(here) for loan in reversed(s.loans)}
    return PoolTerms(
        years=next((s.years for s in here if s.years is not None), YEARS),
        rate=next((s.rate for s in here if s.rate is not None), RATE),
        irr_cap=next((s.irr_cap for s in here if s.irr_cap is not None), None),
        must_balance=frozenset[str]().union(*(s.must_balance for s in here)),
        loans=tuple(loans[source] for source in sorted(loans)),
    )


def upkeep_at(settings: Sequence[Upkeep], members: Collection[Placed]) -> UpkeepTerms | None:
    """The upkeep ledger of an area, found the same way."""
    here = [s for s in settings if any(map(s.where.holds, members))]
    if not here:
        return None
    return UpkeepTerms(
        years=next((s.years for s in here if s.years is not None), YEARS),
        must_balance=frozenset[str]().union(*(s.must_balance for s in here)),
    )


def fund_at(settings: Sequence[Upkeep], community: Placed) -> Fund:
    """The fund of a community: owners pay what is said where they live, whoever they are merged with."""
    here = [s for s in settings if s.where.holds(community)]
    return Fund(
        rate=next((s.fund for s in here if s.fund is not None), Fraction(0)),
        warranty=next((s.warranty for s in here if s.warranty is not None), WARRANTY),
    )
