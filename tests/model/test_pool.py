"""The money rows: a decision is allowed exactly when every yuan of it can flow from some grant to some work.

The other side is one maximum flow over all years at once (of another library): from each grant to the years
in which it has not lapsed, through the caps of the source on each subject, to the instalments of the works.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
import pytest

from planner import answer
from planner.checker import check
from planner.funding import complete, dues
from planner.goals import unfunded
from planner.model import Model, pool
from planner.money import split
from planner.plan import PlannedArea
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Community, Scenario, Source, Utility, Work
from planner.solver import build, prepare
from tests.rules.by_hand import area, community, decided, gas, park, roof, scene

YEARS = (2026, 2027)


ALL_AT_ONCE, WHEN_BROKEN = 10**9, -1


def test_the_rows_of_two_sources_by_hand() -> None:
    """The state pays basic works alone. Of a roof of 3 and a park of 2 yuan only the city can pay 2.

    So all that is paid is 5 yuan, and the city pays 2 of them at least; of the state alone nothing is needed.
    """
    state = Source(id="state", name="state", money={2026: 9}, categories=frozenset({Category.BASIC}))
    city = Source(id="city", name="city", money={2026: 9})
    asked = scene(
        community("a", district="east"), works=(roof("a"), park("a")), sources=(city, state), years=(2026,)
    )
    model = build(prepare(asked), only=("paid_in_full",))
    rows = {row.subject: row for row in model.rows.rows}
    assert set(rows) == {"east 2026", "east city 2026"}
    assert (rows["east 2026"].least, rows["east 2026"].most) == (0, 0)
    assert (rows["east city 2026"].least, rows["east city 2026"].most) == (-np.inf, 0)
    point = _chosen(model, [area(asked, "a")])
    assert rows["east 2026"].expression.at(point) == 5
    assert rows["east city 2026"].expression.at(point) == 2
    point[model.columns.money["city", 2026]] = 2
    assert rows["east 2026"].expression.at(point) == 3
    assert rows["east city 2026"].expression.at(point) == 0


def test_rows_are_written_when_a_point_breaks_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three sources, of which two pay roofs: together they must pay what neither must alone."""
    monkeypatch.setattr(pool, "AT_ONCE", WHEN_BROKEN)
    two = [Source(id=s, name=s, money={2026: 9}, kinds=frozenset({"roof"})) for s in "pq"]
    parks = Source(id="r", name="r", money={2026: 9}, kinds=frozenset({"park"}))
    asked = scene(
        community("a", district="east"), works=(roof("a"), park("a")), sources=(*two, parks), years=(2026,)
    )
    model = build(prepare(asked), only=("paid_in_full",))
    assert [row.subject for row in model.rows.rows] == ["east 2026"]
    point = _chosen(model, [area(asked, "a")])
    point[model.columns.money["r", 2026]] = 5  # all 5 yuan from who may pay 2
    (row,) = model.pool.broken(point)
    assert row.subject == "east p+q 2026"
    assert row.expression.at(point) == 3  # yuan beyond what p and q pay
    point[model.columns.money["r", 2026]] = 2
    point[model.columns.money["q", 2026]] = 3
    assert model.pool.broken(point) == []


def _chosen(model: Model, areas: Sequence[PlannedArea]) -> np.ndarray:
    chosen = answer.columns(model, areas)
    assert chosen is not None
    point = np.zeros(model.columns.count)
    point[chosen] = 1
    return point


def test_a_row_of_a_set_is_told_by_its_subject_written_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    state = Source(id="state", name="state", money={2026: 9}, categories=frozenset({Category.BASIC}))
    city = Source(id="city", name="city", money={2026: 9})
    asked = scene(community("a", district="east"), works=(park("a"),), sources=(city, state), years=(2026,))
    for at_once in (ALL_AT_ONCE, WHEN_BROKEN):
        monkeypatch.setattr(pool, "AT_ONCE", at_once)
        model = build(prepare(asked), only=("paid_in_full",))
        row = model.pool.row_of("east city 2026")
        assert row is not None
        assert (row.rule, row.subject, row.most) == ("budget", "east city 2026", 0)
        assert model.pool.row_of("east state 2026") is None  # nothing is for the state alone


def test_each_district_by_itself() -> None:
    """The east's own 3 yuan do not pay the west's roof, however much the east could spare."""
    own = Source(id="own", name="own", money={2026: 6}, district="east")
    shared = Source(id="shared", name="shared", money={2026: 3})
    cities = scene(
        community("a", district="east"), community("b", district="west"), sources=(own, shared), years=(2026,)
    )
    model = build(prepare(cities), only=("paid_in_full", "budget"))
    both = answer.columns(model, [area(cities, "a"), area(cities, "b")])
    assert both is not None
    assert decided(model, both) is not None
    poorer = replace(cities, sources=(own, replace(shared, money={2026: 2})))
    model = build(prepare(poorer), only=("paid_in_full", "budget"))
    assert decided(model, both) is None


# ---- against maximum flows -----------------------------------------------------------------------


def _source(rng: Random, name: str, district: str = "") -> Source:
    return Source(
        id=name,
        name=name,
        district=district,
        money={year: rng.randint(0, 12) for year in rng.choice([(2025, *YEARS), (*YEARS, 2028)])},
        carry_years=rng.randint(0, 2),
        expires=rng.choice([None, None, 2026]),
        where=rng.choice([EVERYWHERE, EVERYWHERE, Scope(communities=frozenset(rng.sample("abcd", 2)))]),
        categories=rng.choice([frozenset(), frozenset({Category.BASIC}), frozenset({Category.IMPROVING})]),
        kinds=rng.choice([frozenset(), frozenset(), frozenset({"roof", "gas", "project"})]),
        cap_share=rng.choice([None, None, Fraction(1, 2), Fraction(2, 3)]),
        cap_per_household=rng.choice([None, None, 1, 2]),
    )


def _drawn(rng: Random) -> Scenario:
    """Four communities in two districts, shared sources and sources of one district."""
    members = [
        community(name, rng.randint(1, 3), district=district)
        for name, district in (("a", "east"), ("b", "east"), ("c", "west"), ("d", "west"))
    ]
    works: list[Work] = []
    for member in members:
        works.append(roof(member.id, rng.randint(1, 5)))
        if rng.random() < 0.5:
            works.append(park(member.id, rng.randint(1, 4)))
        if rng.random() < 0.5:
            works.append(gas(member.id, rng.randint(0, 2), rng.randint(0, 3)))
    sources = [_source(rng, "city"), _source(rng, "state")]
    sources += [_source(rng, f"{d} {i}", d) for d in ("east", "west") for i in range(rng.randint(0, 2))]
    return scene(
        *members,
        works=tuple(works),
        sources=tuple(sources),
        payers=(Utility(id="gas", name="gas", equipment_share=Fraction(1, 2)),),
        limits=AreaLimits(project_cost=rng.choice([0, 1, 3])),
        payment=rng.choice(
            [(Fraction(1),), (Fraction(1, 2), Fraction(1, 2)), (Fraction(2, 3), Fraction(1, 3))]
        ),
        commitments={("city", rng.choice(YEARS)): rng.randint(0, 2)},
    )


def _decision(scenario: Scenario, rng: Random) -> list[PlannedArea]:
    groups = rng.choice(
        [["ab", "cd"], ["a", "b", "cd"], ["ab"], ["a", "c"], ["a", "b", "c", "d"], ["cd", "b"]]
    )
    return [
        area(
            scenario,
            members,
            rng.choice(YEARS),
            {
                c: tuple(
                    w.id for w in scenario.works_of[c] if w.category is Category.BASIC or rng.random() < 0.5
                )
                for c in members
            },
        )
        for members in groups
    ]


def _flows(scenario: Scenario, areas: Sequence[PlannedArea]) -> tuple[int, int]:
    """What is asked in the years that need money, what is owed included, and how much of it can flow."""
    network: nx.DiGraph[object] = nx.DiGraph()
    network.add_nodes_from(["top", "sink"])
    asked = 0
    for (source, year), yuan in scenario.commitments.items():
        network.add_edge((source, year), "sink", capacity=yuan)
        asked += yuan
    for s in scenario.sources:
        for granted, yuan in s.money.items():
            network.add_edge("top", ("grant", s.id, granted), capacity=yuan)
            for year in scenario.paying_years:
                if granted <= year <= granted + s.carry_years and (s.expires is None or year <= s.expires):
                    network.add_edge(("grant", s.id, granted), (s.id, year))
    for subject, households, start, works, left, members in _bills(scenario, areas):
        places = [scenario.community[c] for c in members]
        for s in scenario.sources:
            limits = []
            mine = [w for w in works if w.cost and _pays(s, w, places)]
            # shares that make the whole of some work are rounded up, of what falls due
            up = any(_whole(scenario, w, places) for w in mine)
            if s.cap_share is not None and not up:
                limits.append(int(s.cap_share * sum(w.cost for w in mine)))
            if s.cap_per_household is not None and households is not None:
                limits.append(s.cap_per_household * households)
            for k, share in enumerate(scenario.payment):
                parts = [int(limit * share) for limit in limits]
                if s.cap_share is not None and up:
                    due = sum(split(w.cost, scenario.payment)[k] for w in mine)
                    parts.append(-int(-s.cap_share * due // 1))
                capacity = {"capacity": min(parts)} if parts else {}
                network.add_edge((s.id, start + k), ("door", s.id, subject, start + k), **capacity)
        for work, yuan in zip(works, left, strict=True):
            for k, part in enumerate(split(yuan, scenario.payment)):
                if start + k in scenario.paying_years:
                    asked += part
                    network.add_edge(("work", subject, work.id, k), "sink", capacity=part)
                    for s in scenario.sources:
                        if _pays(s, work, places):
                            network.add_edge(
                                ("door", s.id, subject, start + k), ("work", subject, work.id, k)
                            )
    return asked, int(nx.maximum_flow_value(network, "top", "sink"))


def _pays(source: Source, work: Work, places: Sequence[Community]) -> bool:
    """What it is meant for, and every place of it in its part of the city."""
    meant = work.kind in (source.kinds or (work.kind,)) and work.category in (
        source.categories or (work.category,)
    )
    there = [c for c in places if source.district in ("", c.district)]
    return meant and sum(c.id in (source.where.communities or (c.id,)) for c in there) == len(places)


def _whole(scenario: Scenario, work: Work, places: Sequence[Community]) -> bool:
    shares = [s.cap_share for s in scenario.sources if _pays(s, work, places)]
    utility = Fraction(work.equipment, 2) if work.utility else 0  # its share of the equipment, as drawn
    return None not in shares and work.cost * sum(s for s in shares if s) + utility >= work.cost


def _bills(scenario: Scenario, areas: Sequence[PlannedArea]):  # type: ignore[no-untyped-def]
    """Subject, households, start, works, what payers by rule leave of each, and the members."""
    for planned in areas:
        for c in planned.members:
            works = [w for w in scenario.works_of[c] if w.id in planned.works[c]]
            _, left = dues(scenario, scenario.community[c], works, np.ones((1, len(works)), dtype=bool))
            yield c, scenario.community[c].households, planned.year, works, left[0].tolist(), [c]
        own = [
            Work(community=min(planned.members), id=w.id, kind=w.kind, category=w.category, civil=w.cost)
            for w in planned.own
        ]
        if own:
            yield planned.id, None, planned.year, own, [w.cost for w in own], planned.members


@pytest.mark.parametrize("at_once", [ALL_AT_ONCE, WHEN_BROKEN])
def test_the_program_pays_exactly_what_can_flow(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "AT_ONCE", at_once)
    paid = refused = 0
    for seed in range(60):
        rng = Random(f"pool {seed}")
        scenario = _drawn(rng)
        model = build(prepare(scenario))
        for _ in range(4):
            areas = _decision(scenario, rng)
            point = _point(model, areas)
            asked, flowing = _flows(scenario, areas)
            assert (point is not None) == (asked == flowing), (seed, areas)
            if point is None:
                refused += 1
                continue
            paid += 1
            plan = complete(answer.read(model, point), answer.money(model, point))
            assert all(checked.ok for checked in check(plan)), (seed, areas)
    assert paid > 20
    assert refused > 20


def test_sources_that_are_alike_are_in_a_set_together_or_not_at_all() -> None:
    """The sets whose rows are written are those found by looking at every set there is."""
    apart = together = 0
    for seed in range(60):
        model = build(prepare(_drawn(Random(f"alike {seed}"))), only=("paid_in_full",))
        for district in model.pool.districts:
            every = model.pool._all(district)
            subsets = (frozenset(c) for n in range(1, len(every)) for c in combinations(sorted(every), n))
            essential = [among for among in subsets if model.pool._is_essential(district, among)]
            assert set(model.pool._essential[district]) == set(essential)
            apart += len(model.pool._alike(district)) == len(every)
            together += len(model.pool._alike(district)) < len(every)
    assert apart > 5
    assert together > 5


def test_the_gap_is_exactly_what_cannot_flow() -> None:
    """With a last payer every decision is allowed, and what it must pay at least is what no flow reaches."""
    gaps = set()
    for seed in range(40):
        rng = Random(f"gap {seed}")
        scenario = replace(_drawn(rng), unfunded=True, commitments={})
        model = build(prepare(scenario))
        value = unfunded.value(model)
        for _ in range(3):
            areas = _decision(scenario, rng)
            chosen = answer.columns(model, areas)
            assert chosen is not None
            point = decided(model, chosen, [value])
            assert point is not None
            asked, flowing = _flows(scenario, areas)
            assert value.at(point) == flowing - asked, (seed, areas)
            plan = complete(answer.read(model, point), answer.money(model, point))
            assert unfunded.measure(scenario, plan) == flowing - asked
            assert all(checked.ok for checked in check(plan)), (seed, areas)
            gaps.add(asked - flowing)
    assert len(gaps) > 5


def _point(model: Model, areas: Sequence[PlannedArea]) -> np.ndarray | None:
    chosen = answer.columns(model, areas)
    return None if chosen is None else decided(model, chosen)
