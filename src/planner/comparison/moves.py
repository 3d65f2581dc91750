"""What differs between two plans, community by community, and the money and households of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.comparison.figures import paid
from planner.plan import Plan
from planner.scenario.types import Scenario

Kind = Literal["added", "removed", "moved", "regrouped", "reworked", "funded", "restated"]
KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "regrouped", "reworked", "funded", "restated")
Paid = Mapping[tuple[str, int], int]  # (whoever pays, year) -> yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A community as a plan has it."""

    year: int
    members: frozenset[str]  # of its area, itself included
    works: frozenset[str]
    households: int
    cost: int  # yuan of its own works
    paid: Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One community that is not the same in both plans.

    `kind` is the first that holds of: in one plan only, another year, another area, other works, other money
    (who pays, or when), other figures in the scenario. So every community stands under one kind, and the
    kinds add up.
    """

    community: str
    kind: Kind
    before: Placed | None
    after: Placed | None

    @property
    def households(self) -> int:
        """Households more than before."""
        return _households(self.after) - _households(self.before)

    @property
    def cost(self) -> int:
        """Yuan more than before."""
        return _cost(self.after) - _cost(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Some moves together, or what areas pay for themselves."""

    communities: tuple[int, int] = (0, 0)  # before and after
    households: tuple[int, int] = (0, 0)
    cost: tuple[int, int] = (0, 0)  # yuan

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            communities=_plus(self.communities, other.communities),
            households=_plus(self.households, other.households),
            cost=_plus(self.cost, other.cost),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """All that differs between two plans."""

    rows: tuple[Move, ...]  # by kind, then district, subdistrict and name
    same: Sum  # communities that are the same in both
    areas: Sum  # the areas' own works: project costs, walls, facilities
    areas_paid: tuple[Paid, Paid]  # who pays those before, and after
    same_paid: Paid  # who pays for the communities that are the same

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return (
            bool(self.rows)
            or self.areas.cost[0] != self.areas.cost[1]
            or self.areas_paid[0] != self.areas_paid[1]
        )

    def of(self, kind: Kind) -> Sum:
        """The moves of one kind together."""
        return _sum([row for row in self.rows if row.kind == kind])

    @property
    def whole(self) -> Sum:
        """Both plans whole."""
        return sum((self.of(kind) for kind in KINDS), self.same + self.areas)


def moves(before: Plan, after: Plan) -> Moves:
    """From one plan to the other; all rows, `same` and `areas` add up to the cost of either."""
    one, two = dict(_placed(before)), dict(_placed(after))
    rows, same = [], []
    for community in sorted(one.keys() | two.keys()):
        a, b = one.get(community), two.get(community)
        kind = _kind(a, b)
        if kind is None:
            same.append(Move(community=community, kind="restated", before=a, after=b))
        else:
            rows.append(Move(community=community, kind=kind, before=a, after=b))
    places = _places(before.scenario) | _places(after.scenario)
    rows.sort(key=lambda row: (KINDS.index(row.kind), *places[row.community]))
    own = [sum(work.cost for area in plan.areas for work in area.own) for plan in (before, after)]
    return Moves(
        rows=tuple(rows),
        same=_sum(same),
        areas=Sum(cost=(own[0], own[1])),
        areas_paid=(_paid_by_areas(before), _paid_by_areas(after)),
        same_paid=paid(after, {move.community for move in same}),
    )


def _placed(plan: Plan) -> Iterator[tuple[str, Placed]]:
    paid_for: defaultdict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for a in plan.allocations:
        paid_for[a.subject][a.source, a.year] += a.amount
    for area, c in plan.placed():
        works = frozenset(area.works.get(c, ()))
        yield (
            c,
            Placed(
                year=area.year,
                members=frozenset(area.members),
                works=works,
                households=plan.scenario.community[c].households,
                cost=sum(work.cost for work in plan.scenario.works_of[c] if work.id in works),
                paid=dict(sorted(paid_for[c].items())),
            ),
        )


def _kind(a: Placed | None, b: Placed | None) -> Kind | None:
    """The first kind that holds; None where both are the same."""
    if a is None:
        return "added"
    if b is None:
        return "removed"
    if a.year != b.year:
        return "moved"
    if a.members != b.members:
        return "regrouped"
    if a.works != b.works:
        return "reworked"
    if a.paid != b.paid:
        return "funded"
    return None if a == b else "restated"


def _places(scenario: Scenario) -> dict[str, tuple[str, str, str, str]]:
    return {c.id: (c.district, c.subdistrict, c.name, c.id) for c in scenario.communities}


def _paid_by_areas(plan: Plan) -> Paid:
    return paid(plan, {area.id for area in plan.areas})


def _households(found: Placed | None) -> int:
    return 0 if found is None else found.households


def _cost(found: Placed | None) -> int:
    return 0 if found is None else found.cost


def _plus(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    return one[0] + two[0], one[1] + two[1]


def _sum(rows: list[Move]) -> Sum:
    return Sum(
        communities=(sum(r.before is not None for r in rows), sum(r.after is not None for r in rows)),
        households=(sum(_households(r.before) for r in rows), sum(_households(r.after) for r in rows)),
        cost=(sum(_cost(r.before) for r in rows), sum(_cost(r.after) for r in rows)),
    )
