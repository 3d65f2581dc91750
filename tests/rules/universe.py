"""Small scenarios and every decision one could take in them: what `test_every_rule` lists by brute force."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from random import Random

import numpy as np

from planner.areas import own_works
from planner.funding.payers import dues
from planner.plan import LATER, Allocation, Plan, PlannedArea
from planner.scenario.governance import Governance
from planner.scenario.settings import AreaLimits, Rules
from planner.scenario.types import (
    Category,
    Community,
    Edge,
    Programme,
    Residents,
    Scenario,
    Source,
    Utility,
    Work,
)

YEARS = (2026, 2027)


def draw(rng: Random) -> Scenario:
    """Three communities, two years, one basic and at most one optional work each, two sources of 0–4 yuan."""
    ids = ["a", "b", "c"]
    edges = [pair for pair in combinations(ids, 2) if rng.random() < 0.6]
    works = []
    for c in ids:
        works.append(Work(community=c, id="roof", kind="roof", civil=rng.randint(1, 2)))
        if rng.random() < 0.6:
            works.append(
                Work(
                    community=c,
                    id="gas",
                    kind="gas",
                    category=Category.IMPROVING,
                    civil=rng.randint(0, 1),
                    equipment=rng.randint(0, 2),
                    utility="gas",
                    digs=True,
                )
            )
    return Scenario(
        name="drawn",
        years=YEARS,
        communities=tuple(
            Community(
                id=c,
                name=c,
                households=rng.randint(1, 3),
                floor_area_m2=Fraction(rng.randint(1, 3)),
                district="east",
                subdistrict=rng.choice(["north", "south"]),
                year_built=rng.choice([1990, 2003]),
            )
            for c in ids
        ),
        works=tuple(works),
        governance=tuple(
            Governance(community=c, support=Fraction(s, 100), participation=p, contribution_per_m2=q)
            for c, s, p, q in (
                ("a", 95, Fraction(9, 10), Fraction(10)),
                ("b", 90, Fraction(8, 10), Fraction(999, 100)),
                ("c", 80, Fraction(7, 10), None),
            )
        ),
        edges=tuple(Edge(a=a, b=b, wall_cost=rng.choice([0, 0, 1])) for a, b in edges),
        sources=(
            Source(
                id="city",
                name="city",
                money={year: rng.randint(0, 4) for year in YEARS},
                carry_years=rng.choice([0, 1]),
            ),
            Source(
                id="central",
                name="central",
                money={year: rng.randint(0, 3) for year in YEARS},
                categories=frozenset(rng.choice([(), (Category.BASIC,)])),
            ),
        ),
        payers=(Utility(id="gas", name="gas"),),
        limits=AreaLimits(project_cost=rng.choice([0, 1]), same_subdistrict=False),
        rules=Rules(),
    )


def programmes(rng: Random) -> tuple[Programme, ...]:
    """One or two special programmes with one, two or three possible years, some outside the plan."""
    return tuple(
        Programme(
            id=name,
            department="water",
            years=tuple(sorted(rng.sample((2025, 2026, 2027, 2028), rng.choice([1, 2, 2, 3])))),
            communities=tuple(c for c in "abc" if rng.random() < 0.5),
            corridor=rng.choice(["k", "k", ""]),
            digs=rng.random() < 0.8,
        )
        for name in ("p", "q")[: rng.choice([1, 1, 2])]
    )


def decisions(scenario: Scenario) -> Iterator[tuple[PlannedArea, ...]]:
    """Every partition of every choice of communities into areas, with every year and every set of works."""
    ids = [c.id for c in scenario.communities]
    for count in range(len(ids) + 1):
        for chosen in combinations(ids, count):
            for groups in _partitions(list(chosen)):
                for years in product(scenario.years, repeat=len(groups)):
                    yield from _with_works(scenario, groups, years)


def families(scenario: Scenario) -> Iterator[tuple[PlannedArea, ...]]:
    """Every family of at most two (maybe overlapping) subsets × years, all works done."""
    ids = [c.id for c in scenario.communities]
    subsets = [s for n in range(1, len(ids) + 1) for s in combinations(ids, n)]
    places = [(s, year) for s in subsets for year in scenario.years]
    for count in range(3):
        for family in combinations(places, count):
            yield tuple(
                area(scenario, f"A{year}-{i:03d}", year, members, {c: _all(scenario, c) for c in members})
                for i, (members, year) in enumerate(family, start=1)
            )


def area(
    scenario: Scenario, name: str, year: int, members: tuple[str, ...], works: dict[str, tuple[str, ...]]
) -> PlannedArea:
    return PlannedArea(id=name, year=year, members=members, works=works, own=own_works(scenario, members))


def ledgers(scenario: Scenario, areas: tuple[PlannedArea, ...]) -> Iterator[Plan]:
    """Every way to pay the decision in whole yuan: payers by rule as they must, the pool in any way."""
    fixed: list[Allocation] = []
    open_bills: list[tuple[str, str, int, int]] = []
    for planned in areas:
        for c in planned.members:
            works = [w for w in scenario.works_of[c] if w.id in planned.works[c]]
            done = np.ones((1, len(works)), dtype=bool)
            paid, left = dues(scenario, scenario.community[c], works, done, planned.year)
            for i, work in enumerate(works):
                profile = _profile(scenario, work)
                for payer, yuan in paid.items():
                    fixed += _parts(profile, c, work.id, planned.year, payer, int(yuan[0, i]))
                open_bills += _bills(profile, c, work.id, planned.year, int(left[0, i]))
        for own in planned.own:
            open_bills += _bills(scenario.payment, planned.id, own.id, planned.year, own.cost)
    names = [source.id for source in scenario.sources]
    choices = [
        [(LATER, amount)] if year > scenario.paying_years[-1] else _splits(amount, names)
        for _, _, year, amount in open_bills
    ]
    for chosen in product(*choices):
        pool = [
            Allocation(subject=subject, work=work, year=year, source=source, amount=amount)
            for (subject, work, year, _), split in zip(open_bills, chosen, strict=True)
            for source, amount in ([split] if isinstance(split[0], str) else split)
            if amount
        ]
        yield Plan(scenario=scenario, areas=areas, allocations=(*fixed, *pool))


def _partitions(items: list[str]) -> Iterator[list[tuple[str, ...]]]:
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for count in range(len(rest) + 1):
        for others in combinations(rest, count):
            left = [item for item in rest if item not in others]
            for groups in _partitions(left):
                yield [(first, *others), *groups]


def _with_works(scenario, groups, years):
    subsets = [
        [s for n in range(len(names) + 1) for s in combinations(names, n)]
        for group in groups
        for c in group
        for names in [_all(scenario, c)]
    ]
    members = [c for group in groups for c in group]
    for works in product(*subsets):
        of = dict(zip(members, works, strict=True))
        yield tuple(
            area(scenario, f"A{year}-{i:03d}", year, tuple(sorted(group)), {c: of[c] for c in group})
            for i, (group, year) in enumerate(zip(groups, years, strict=True), start=1)
        )


def _all(scenario: Scenario, c: str) -> tuple[str, ...]:
    return tuple(w.id for w in scenario.works_of[c])


def _profile(scenario: Scenario, work: Work) -> tuple[Fraction, ...]:
    """The payments of a work as shares: its own, else those of all."""
    return tuple(Fraction(yuan, sum(work.payment)) for yuan in work.payment) or scenario.payment


def _instalments(profile: tuple[Fraction, ...], amount: int) -> list[int]:
    """Largest remainder by hand: give one yuan at a time to whoever is furthest behind its share."""
    parts = [int(amount * share) for share in profile]
    while sum(parts) < amount:
        behind = [amount * share - part for share, part in zip(profile, parts, strict=True)]
        parts[behind.index(max(behind))] += 1
    return parts


def _parts(profile, subject, work, start, source, amount):
    return [
        Allocation(subject=subject, work=work, year=start + k, source=source, amount=part)
        for k, part in enumerate(_instalments(profile, amount))
        if part
    ]


def _bills(profile, subject, work, start, amount):
    return [(subject, work, start + k, part) for k, part in enumerate(_instalments(profile, amount)) if part]


def _splits(amount: int, names: list[str]):
    """Every way to split whole yuan between two sources."""
    return [[(names[0], k), (names[1], amount - k)] for k in range(amount + 1)]


RESIDENTS = Residents(id="residents", name="residents", per_m2=Fraction(1, 2), kinds=frozenset({"roof"}))
