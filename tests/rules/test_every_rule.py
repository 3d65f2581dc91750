"""For every rule: the program allows a decision exactly when some ledger exists that the checks accept.

Left side: the program with structural rows, money and the rule, all choices fixed, asked of CP-SAT and of
HiGHS. Right side: every ledger in whole yuan, measured by the checks. Then the stack the product writes
must pass every check.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

import highspy
import numpy as np
import pytest
from ortools.sat.python import cp_model

from planner import answer, rules
from planner.checker import check
from planner.funding import complete
from planner.model import Model
from planner.model.rows import matrix
from planner.plan import Plan, PlannedArea
from planner.scenario.contracts import PipeContract
from planner.scenario.governance import STEPS, Governance
from planner.scenario.lifts import Lift, LiftSubsidy, Platform
from planner.scenario.operations import Line, Operating, Operation, Upkeep
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import (
    AreaLimits,
    Capacity,
    Consent,
    Equity,
    EvenFlow,
    LateBuilt,
    LiftConsent,
    Link,
    Spending,
    Task,
    UtilityFloor,
)
from planner.scenario.settings_residents import Competition, Decided, Designers, StandardTiers, Tier
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.types import Category, Corridor, Private, Programme, Scenario, Status, Utility, Work
from planner.solver import build, prepare
from tests.rules import universe

Vary = Callable[[Scenario, Random], Scenario]

ALWAYS = ("once", "contiguity", "area_limits", "area_works", "mandatory_basic", "works_together")
MONEY = ("paid_in_full", "budget", "source_eligibility", "source_caps", "utility_share", "residents")
SCENARIOS = 3


def _communities(scenario: Scenario, **one: object) -> Scenario:
    """The scenario with its first community changed."""
    first, *rest = scenario.communities
    return replace(scenario, communities=(replace(first, **one), *rest))  # type: ignore[arg-type]


def _rules(**settings: object) -> Vary:
    return lambda s, rng: replace(s, rules=replace(s.rules, **settings))  # type: ignore[arg-type]


def _sources(**settings: object) -> Vary:
    def vary(s: Scenario, rng: Random) -> Scenario:
        first, *rest = s.sources
        return replace(s, sources=(replace(first, **settings), *rest))  # type: ignore[arg-type]

    return vary


def _capped(first: Fraction, second: Fraction) -> Vary:
    """Both sources capped by a share: nobody takes the odd yuan."""

    def vary(s: Scenario, rng: Random) -> Scenario:
        city, central = s.sources
        return replace(s, sources=(replace(city, cap_share=first), replace(central, cap_share=second)))

    return vary


def _rich(s: Scenario, rng: Random) -> Scenario:
    """Money for everything, so that only the rule refuses."""
    return replace(s, sources=tuple(replace(x, money={2026: 40, 2027: 40}) for x in s.sources))


def _lifts(s: Scenario, rng: Random) -> Scenario:
    """Two optional works with three lifts in a; money for everything."""
    rich = _rich(s, rng)
    lifts = [
        Lift(community="a", work=work, entrance=str(i), floors=rng.randint(3, 7), cost=1, consented=agrees)
        for i, (work, agrees) in enumerate([("lift", True), ("lift", rng.random() < 0.5), ("lift#2", False)])
    ]
    works = [
        Work(community="a", id=name, kind="lift", category=Category.IMPROVING, civil=civil)
        for name, civil in (("lift", 2), ("lift#2", 1))
    ]
    return replace(rich, works=(*rich.works, *works), lifts=tuple(lifts))


def _funds(*amounts: tuple[str, str, int], channel: str = "direct", **given: object) -> ResidentFund:
    return ResidentFund(
        id=channel,
        name=channel,
        channel=channel,  # type: ignore[arg-type]
        amounts={(c, kind): yuan for c, kind, yuan in amounts},
        **given,  # type: ignore[arg-type]
    )


def _private(amounts: dict[tuple[str, str], int]) -> Vary:
    """A firm that pays for works of its own choice before everybody else, once more than they cost."""
    firm = Private(id="firm", name="firm", amounts=amounts)
    return lambda s, rng: replace(s, payers=(firm, *s.payers))


def _other_costs(s: Scenario) -> Scenario:
    return replace(s, works=tuple(replace(w, other=1) if w.id == "roof" else w for w in s.works))


def _programmes(**settings: object) -> Vary:
    """Drawn programmes on a street of a and b, with money for everything."""

    def vary(s: Scenario, rng: Random) -> Scenario:
        return replace(
            _rich(s, rng),
            programmes=universe.programmes(rng),
            corridors=(
                Corridor(id="k", communities=("a", "b"), last_dig_year=rng.choice([None, 2025, 2026])),
            ),
            rules=replace(s.rules, **settings),  # type: ignore[arg-type]
        )

    return vary


def _converts(s: Scenario, rng: Random) -> Scenario:
    """A shed of 2 m² that works of all three could take."""
    uses = tuple(
        SpaceUse(community=w.community, work=w.id, m2=Fraction(rng.choice([1, 2, 3]), rng.choice([1, 2])))
        for w in s.works
        if rng.random() < 0.8
    )
    shed = Space(id="shed", kind="shed", area_m2=Fraction(3, 2), added_m2=Fraction(1, 2), uses=uses)
    return replace(_rich(s, rng), spaces=(shed,), rules=replace(s.rules, space_conversion=(EVERYWHERE,)))


def _charges(s: Scenario, rng: Random) -> Scenario:
    """Roofs become chargers and gas becomes fire protection, where it is there at all; none is due."""
    kinds = {"roof": "ebike_charging", "gas": "fire"}
    uses = tuple(SpaceUse(community=c, work="roof", m2=Fraction(1)) for c in "ab")
    sheds = tuple(Space(id=use.community, kind="shed", area_m2=Fraction(1), uses=(use,)) for use in uses)
    return replace(
        _rich(s, rng),
        works=tuple(replace(w, kind=kinds[w.id]) for w in s.works),
        spaces=sheds,
        rules=replace(s.rules, mandatory_basic=rng.random() < 0.3, space_conversion=(EVERYWHERE,)),
    )


def _contracted(s: Scenario, rng: Random) -> Scenario:
    """One or two survey units and supervisors for the works of each community."""
    return replace(
        _rich(s, rng),
        contracts=tuple(
            PipeContract(
                community=w.community,
                work=w.id,
                survey=rng.choice(["x", "y", ""]),
                supervisor=rng.choice(["x", ""]),
            )
            for w in s.works
        ),
        rules=replace(s.rules, seven_ones=(EVERYWHERE,)),
    )


def _paid_over_years(s: Scenario) -> Scenario:
    return replace(s, payment=(Fraction(1, 2), Fraction(1, 2)))


def _scheduled(s: Scenario, rng: Random) -> Scenario:
    """Some works are paid in years of their own: all at the end, or bit by bit."""

    def years(yuan: int) -> tuple[int, ...]:
        first = rng.randint(0, yuan)
        return rng.choice([(), (first, yuan - first), (0, 0, yuan)]) if yuan else ()

    return replace(s, works=tuple(replace(w, payment=years(w.cost)) for w in s.works))


_COMPETITION = Competition(weights={"support": Fraction(1), "participation": Fraction(1)})


def _tiers(*categories: str) -> StandardTiers:
    """1 yuan per m²; 3 for communities whose residents pay 10 and more, with every class open."""
    every = frozenset({"basic", "improving", "upgrading"})
    return StandardTiers(
        tiers=(
            Tier(contribution=Fraction(0), cap=Fraction(1), categories=frozenset(categories)),
            Tier(contribution=Fraction(10), cap=Fraction(3), categories=every),
        )
    )


def _balanced(s: Scenario, rng: Random) -> Scenario:
    """Central money asks for a balanced pool: some communities cost, some earn, and gas may do either."""
    rows = [Operation(subject=c.id, line=Line.ROOMS, income=rng.randint(0, 2), cost=1) for c in s.communities]
    gas = [w.community for w in s.works if w.id == "gas"]
    rows += [Operation(subject=c, work="gas", line=Line.SERVICES, cost=rng.randint(0, 2)) for c in gas]
    works = tuple(replace(w, income=rng.randint(0, 2)) if w.id == "gas" else w for w in s.works)
    pool = Operating(years=2, rate=Fraction(1, 10), must_balance=frozenset({"central"}))
    return replace(s, operations=(*s.operations, *rows), works=works, operating=(pool,))


def _kept_up(s: Scenario, rng: Random) -> Scenario:
    """City money asks for upkeep to be covered, of areas with b or c, who alone pay into a fund."""
    rows = [Operation(subject=c.id, line=Line.UPKEEP, cost=rng.randint(0, 2)) for c in s.communities]
    rows += [Operation(subject=c.id, line=Line.FIRMS, work="roof", income=1) for c in s.communities[:1]]
    where = Scope(communities=frozenset({"b", "c"}))
    upkeep = Upkeep(years=1, fund=Fraction(1, 2), warranty=0, must_balance=frozenset({"city"}), where=where)
    return replace(s, operations=(*s.operations, *rows), upkeep=(upkeep,))


def _earning(s: Scenario, rng: Random) -> Scenario:
    """A pool with a cap earns more than all works cost, or less; what is left of it goes to upkeep."""
    rows = [
        Operation(subject=c.id, line=Line.ROOMS, once=rng.randint(2, 5), income=rng.randint(0, 2))
        for c in s.communities
    ]
    gas = [w.community for w in s.works if w.id == "gas"]
    rows += [Operation(subject=c, work="gas", line=Line.SERVICES, cost=rng.randint(0, 1)) for c in gas]
    pool = Operating(years=1, irr_cap=Fraction(1, 10))
    return replace(s, operations=(*s.operations, *rows), operating=(pool,))


def _granted(s: Scenario, rng: Random) -> Scenario:
    """An award of central money, which may pay for gas, takes the place of the gas company's."""
    award = {"mode": "award", "granted": rng.randint(1, 2), "grant_source": "central"}
    sources = tuple(replace(x, categories=frozenset()) if x.id == "central" else x for x in s.sources)
    return replace(
        s, sources=sources, works=tuple(replace(w, **award) if w.id == "gas" else w for w in s.works)
    )  # type: ignore[arg-type]


CASES: dict[str, list[Vary]] = {
    "once": [_rich],
    "eligible": [lambda s, rng: _communities(s, status=Status.DONE), _rules(built_until=2000)],
    "health_check": [
        lambda s, rng: replace(
            _communities(s, health_check="2026-05-01"), rules=replace(s.rules, check_first=(EVERYWHERE,))
        )
    ],
    "consent": [
        lambda s, rng: replace(
            _communities(s, consent_households=rng.choice([Fraction(79, 100), Fraction(8, 10)])),
            rules=replace(s.rules, consent=(Consent(firm_years=1),)),
        )
    ],
    "evidence": [
        lambda s, rng: replace(
            _rich(s, rng),
            works=tuple(
                replace(w, shortfall=Fraction(1))
                if w.id == "roof"
                else replace(w, ordered=w.community == "a")
                for w in s.works
            ),
            rules=replace(s.rules, evidence=(EVERYWHERE,)),
        ),
        lambda s, rng: replace(
            _rich(s, rng),
            works=tuple(replace(w, ordered=w.community == "a" or w.id == "gas") for w in s.works),
            rules=replace(s.rules, evidence=(Scope(subdistricts=frozenset({"north"})),)),
        ),
    ],
    "decided": [
        lambda s, rng: replace(
            s,
            governance=(
                Governance(community="a", steps=STEPS[:3]),
                Governance(community="b", steps=STEPS[:2]),
                Governance(community="c", steps=(*STEPS[:2], STEPS[3])),
            ),
            rules=replace(s.rules, decided=(Decided(),)),
        )
    ],
    "designer_team": [
        lambda s, rng: replace(
            _communities(s, subdistrict="north"),
            subdistricts=(Subdistrict(name="north", designer_team=True), Subdistrict(name="south")),
            rules=replace(s.rules, designer_team=(EVERYWHERE,)),
        )
    ],
    "window": [lambda s, rng: _communities(s, earliest=2027), lambda s, rng: _communities(s, latest=2026)],
    "locks": [
        lambda s, rng, lock=lock: _communities(_rich(s, rng), lock=lock) for lock in ("in", "out", 2027)
    ],
    "links": [
        _rules(links=(Link(first="a", then="b"),)),
        _rules(links=(Link(first="a", then="b", finished=True),)),
        lambda s, rng: replace(
            _rules(links=(Link(first="a", then="b", finished=True),))(_rich(s, rng), rng),
            works=tuple(replace(w, duration=2 if w.id == "gas" else 1) for w in s.works),
        ),
    ],
    "exclusive": [_rules(exclusive=(("a", "b"),))],
    "competition": [
        _rules(competition=(_COMPETITION,)),
        _rules(competition=(replace(_COMPETITION, skip=True),)),
        lambda s, rng: replace(
            s,
            governance=s.governance[1:],  # a takes no part
            rules=replace(s.rules, competition=(replace(_COMPETITION, skip=True),)),
        ),
        _rules(competition=(replace(_COMPETITION, minimum={"support": Fraction(85, 100)}),)),
        lambda s, rng: replace(
            _communities(_rich(s, rng), earliest=2027),  # the best ranked cannot go first
            rules=replace(s.rules, competition=(_COMPETITION,)),
        ),
    ],
    "contiguity": [_rich],
    "area_limits": [
        lambda s, rng: replace(_rich(s, rng), limits=AreaLimits(max_members=2, same_subdistrict=False)),
        lambda s, rng: replace(_rich(s, rng), limits=AreaLimits(max_households=3, same_subdistrict=True)),
        lambda s, rng: replace(_rich(s, rng), limits=AreaLimits(apart=(("a", "b"),), same_subdistrict=False)),
        lambda s, rng: replace(
            _rich(s, rng), limits=AreaLimits(together=(("a", "c"),), same_subdistrict=False)
        ),
    ],
    "area_works": [_rich],
    "mandatory_basic": [_rich],
    "works_together": [
        _rich,
        lambda s, rng: replace(_rich(s, rng), rules=replace(s.rules, mandatory_basic=False)),
        lambda s, rng: replace(
            _rich(s, rng),
            rules=replace(s.rules, mandatory_basic=False),
            works=tuple(replace(w, requires=("roof",)) if w.id == "gas" else w for w in s.works),
        ),
    ],
    "schemes": [
        lambda s, rng: replace(
            _rich(s, rng),
            works=tuple(
                replace(w, scheme={"roof": "A", "gas": "B"}[w.id]) if w.community == "a" else w
                for w in s.works
            ),
        ),
        lambda s, rng: replace(
            _rich(s, rng),
            works=(
                *(w for w in s.works if w.id == "roof"),
                *(
                    Work(community="a", id=name, kind="gas", category=category, civil=1, scheme=scheme)
                    for name, category, scheme in (
                        ("x", Category.BASIC, "A"),
                        ("y", Category.BASIC, "B"),
                        ("z", Category.IMPROVING, "B"),
                    )
                ),
            ),
        ),
    ],
    "special_programmes": [
        lambda s, rng: replace(
            s, programmes=(Programme(id="p", department="water", years=(2027,), communities=("a", "b")),)
        ),
        *[_programmes()] * 2,
    ],
    "space_conversion": [
        *[_converts] * 2,
        lambda s, rng: _converts(replace(s, rules=replace(s.rules, mandatory_basic=False)), rng),
        _charges,
    ],
    "seven_ones": [
        _contracted,
        lambda s, rng: _contracted(replace(s, rules=replace(s.rules, mandatory_basic=False)), rng),
    ],
    "one_dig": [
        _programmes(one_dig=(Scope(communities=frozenset({"a"})),), special_programmes=False),
        *[_programmes(one_dig=(EVERYWHERE,), special_programmes=False)] * 2,
        _programmes(one_dig=(EVERYWHERE,)),
        lambda s, rng: replace(
            _communities(_rich(s, rng), last_dig_year=rng.choice([2025, 2026, 2027])),
            rules=replace(s.rules, one_dig=(EVERYWHERE,)),
        ),
        lambda s, rng: replace(
            _rich(s, rng),
            programmes=(Programme(id="p", department="water", years=(2027,), communities=("a", "b")),),
            rules=replace(s.rules, one_dig=(EVERYWHERE,), special_programmes=False),
        ),
    ],
    "moratorium": [
        *[_programmes(moratorium_years=1)] * 2,
        _programmes(moratorium_years=1, special_programmes=False),
        _programmes(moratorium_years=1, special_programmes=False, one_dig=(EVERYWHERE,)),
        lambda s, rng: replace(
            _communities(_rich(s, rng), last_dig_year=2026),
            corridors=(Corridor(id="k", communities=("b", "c"), last_dig_year=2026),),
            rules=replace(s.rules, moratorium_years=1),
        ),
        lambda s, rng: replace(
            _rich(s, rng),
            corridors=(Corridor(id="k", communities=("a", "b")),),
            rules=replace(s.rules, moratorium_years=1),
        ),
        lambda s, rng: replace(
            _communities(_rich(s, rng), last_dig_year=2025),
            corridors=(Corridor(id="k", communities=("b", "c"), last_dig_year=2024),),
            rules=replace(s.rules, moratorium_years=2),
        ),
        lambda s, rng: replace(
            _rich(s, rng),
            corridors=(Corridor(id="k", communities=("a", "b")),),
            programmes=(Programme(id="p", department="w", years=(2026,), communities=(), corridor="k"),),
            rules=replace(s.rules, moratorium_years=1),
        ),
    ],
    "paid_in_full": [
        lambda s, rng: s,
        lambda s, rng: _paid_over_years(s),
        _scheduled,
        lambda s, rng: _scheduled(_paid_over_years(s), rng),
    ],
    "budget": [
        lambda s, rng: s,
        lambda s, rng: replace(s, commitments={("city", 2027): 1}),
        lambda s, rng: _paid_over_years(s),
        lambda s, rng: _paid_over_years(_sources(money={2026: 2, 2027: 2, 2028: 1})(s, rng)),
        _sources(expires=2026, carry_years=2),
        lambda s, rng: _scheduled(_sources(money={2026: 2, 2027: 2, 2028: 1})(s, rng), rng),
    ],
    "source_eligibility": [
        lambda s, rng: s,
        _sources(kinds=frozenset({"roof", "gas"})),
        _sources(categories=frozenset({Category.IMPROVING})),
        lambda s, rng: _sources(where=Scope(communities=frozenset("ab")))(_rich(s, rng), rng),
        _granted,
        lambda s, rng: _granted(_paid_over_years(_rich(s, rng)), rng),
    ],
    "source_caps": [
        _capped(Fraction(1, 3), Fraction(2, 3)),
        lambda s, rng: _paid_over_years(_capped(Fraction(2, 5), Fraction(3, 5))(s, rng)),
        _sources(cap_per_household=1),
        _sources(cap_share=Fraction(1, 2)),
        _sources(cap_share=Fraction(1, 2), categories=frozenset({Category.BASIC})),
        lambda s, rng: _paid_over_years(_sources(cap_share=Fraction(1, 2), cap_per_household=1)(s, rng)),
        lambda s, rng: _scheduled(_capped(Fraction(2, 5), Fraction(3, 5))(s, rng), rng),
        lambda s, rng: _scheduled(_sources(cap_share=Fraction(2, 3), cap_per_household=1)(s, rng), rng),
        lambda s, rng: _other_costs(_sources(construction_only=True)(_rich(s, rng), rng)),
        lambda s, rng: _other_costs(
            replace(s, sources=tuple(replace(x, construction_only=True) for x in s.sources))
        ),
    ],
    "central_once": [
        _rules(central_once=("central", "city")),
        lambda s, rng: replace(
            _sources(kinds=frozenset({"roof"}))(s, rng),
            rules=replace(s.rules, central_once=("city", "central")),
        ),
    ],
    "resident_funds": [
        lambda s, rng: replace(s, payers=(*s.payers, _funds(("a", "", 1), ("a", "roof", 1), ("b", "", 2)))),
        lambda s, rng: replace(
            _paid_over_years(s),
            payers=(_funds(("a", "gas", 2), ("c", "", 2), kinds=frozenset({"gas"})), *s.payers),
        ),
    ],
    "maintenance_fund": [
        lambda s, rng: replace(
            _communities(_rich(s, rng), maintenance_balance=rng.randint(0, 3)),
            payers=(_funds(("a", "roof", 2), ("a", "gas", 2), channel="maintenance"), *s.payers),
            rules=replace(s.rules, mandatory_basic=False),
        ),
        lambda s, rng: replace(
            _communities(_rich(s, rng), maintenance_balance=1),
            payers=(_funds(("a", "", 3), channel="maintenance"),),
        ),
    ],
    "private_capital": [
        _private({("a", "roof"): 1, ("b", "gas"): 1}),
        lambda s, rng: _paid_over_years(
            _private({("a", "roof"): 1, ("a", "gas"): 2, ("c", "roof"): 3})(s, rng)
        ),
    ],
    "lift_subsidy": [
        lambda s, rng: replace(
            _lifts(s, rng), payers=(LiftSubsidy(by_floors={4: 1, 6: 2}, cap=1, money={2026: 1, 2027: 2}),)
        ),
        lambda s, rng: _paid_over_years(
            replace(_lifts(s, rng), payers=(LiftSubsidy(by_floors={5: 1}, money={2026: 0, 2028: 1}),))
        ),
    ],
    "lift_consent": [
        lambda s, rng: replace(_lifts(s, rng), rules=replace(s.rules, lift_consent=(LiftConsent(),))),
    ],
    "lift_platform": [
        lambda s, rng: replace(
            _lifts(s, rng), rules=replace(s.rules, lift_consent=(LiftConsent(platform=True),))
        ),
        lambda s, rng: replace(
            _lifts(s, rng),
            platforms=(Platform(community="a", members={"designer": "d"}),),
            rules=replace(s.rules, lift_consent=(LiftConsent(platform=True),)),
        ),
    ],
    "standard_tiers": [
        lambda s, rng: replace(_rich(s, rng), rules=replace(s.rules, standard_tiers=(_tiers("basic"),))),
        lambda s, rng: replace(
            s, rules=replace(s.rules, standard_tiers=(_tiers("basic", "improving"),)), payers=()
        ),
    ],
    "operating_balance": [
        lambda s, rng: _balanced(s, rng),
        lambda s, rng: _balanced(_paid_over_years(_rich(s, rng)), rng),
        lambda s, rng: _kept_up(s, rng),
        lambda s, rng: _kept_up(_earning(s, rng), rng),
        lambda s, rng: _kept_up(_balanced(_sources(cap_share=Fraction(1, 2))(_rich(s, rng), rng), rng), rng),
    ],
    "matching": [_sources(match={"central": Fraction(1, 2)})],
    "utility_share": [
        lambda s, rng: replace(
            s,
            payers=(
                Utility(id="gas", name="gas", civil_share=Fraction(1, 2), equipment_share=Fraction(1, 2)),
            ),
        ),
        lambda s, rng: replace(s, payers=(Utility(id="gas", name="gas", plan={"a": (2027,), "b": (2026,)}),)),
        lambda s, rng: _paid_over_years(
            replace(
                s,
                payers=(Utility(id="gas", name="gas", plan={"a": (2027,), "c": ()}),),
                rules=replace(s.rules, mandatory_basic=False),
            )
        ),
        lambda s, rng: replace(  # nobody else may pay for pipes: a gas work waits for the plan
            _sources(kinds=frozenset({"roof", "project", "walls"}))(_rich(s, rng), rng),
            works=tuple(replace(w, category=Category.BASIC) for w in s.works),
            payers=(Utility(id="gas", name="gas", civil_share=Fraction(1), plan={"a": (2027,)}),),
        ),
        lambda s, rng: replace(
            s,
            payers=(
                Utility(id="gas", name="gas", where=Scope(communities=frozenset("a"))),
                Utility(
                    id="gas#2",
                    name="gas#2",
                    utility="gas",
                    civil_share=Fraction(1),
                    unless=(Scope(communities=frozenset("a")),),
                ),
            ),
        ),
        *[
            lambda s, rng, mode=mode: replace(
                s, works=tuple(replace(w, mode=mode, granted=1, agreed=2) for w in s.works)
            )
            for mode in ("award", "joint_application", "tax_relief")
        ],
    ],
    "utility_cap": [
        lambda s, rng: replace(s, payers=(Utility(id="gas", name="gas", cap={2026: 1, 2027: 1}),)),
        lambda s, rng: _paid_over_years(
            replace(s, payers=(Utility(id="gas", name="gas", cap={2026: 0, 2027: 1}),))
        ),
    ],
    "utility_floor": [
        _rules(utility_floor=(UtilityFloor(share=Fraction(1, 5)),)),
        _rules(utility_floor=(UtilityFloor(share=Fraction(3, 4), base="own_works"),)),
        _rules(
            utility_floor=(
                UtilityFloor(share=Fraction(1, 3), where=Scope(communities=frozenset("ab"))),
                UtilityFloor(share=Fraction(1, 8)),
            )
        ),
        lambda s, rng: replace(
            _rules(utility_floor=(UtilityFloor(share=Fraction(1, 5)),))(s, rng),
            works=tuple(replace(w, mode="tax_relief", granted=1) for w in s.works),
        ),
    ],
    "residents": [lambda s, rng: replace(s, payers=(*s.payers, universe.RESIDENTS))],
    "residents_floor": [
        lambda s, rng: replace(
            s, payers=(*s.payers, universe.RESIDENTS), rules=replace(s.rules, residents_floor=Fraction(2, 5))
        ),
        *(
            lambda s, rng, channel=channel: replace(
                s,
                payers=(*s.payers, _funds(("a", "", 1), ("b", "roof", 2), channel=channel)),
                rules=replace(s.rules, residents_floor=Fraction(1, 5)),
            )
            for channel in ("direct", "maintenance")
        ),
    ],
    "new_starts": [
        _rules(new_starts={2026: 3}),
        lambda s, rng: _paid_over_years(_rules(new_starts={2026: 2})(s, rng)),
        lambda s, rng: _scheduled(_rules(new_starts={2026: 2, 2027: 1})(_rich(s, rng), rng), rng),
    ],
    "continuing": [
        lambda s, rng: _paid_over_years(_rules(continuing={2027: 1})(_rich(s, rng), rng)),
        lambda s, rng: _paid_over_years(
            replace(_rules(continuing={2027: 3})(_rich(s, rng), rng), commitments={("city", 2027): 1})
        ),
        lambda s, rng: _scheduled(_rules(continuing={2027: 1})(_rich(s, rng), rng), rng),
    ],
    "spending": [
        _rules(spending=(Spending(limit=2, first=2026, last=2027),)),
        lambda s, rng: _scheduled(
            _rules(spending=(Spending(limit=1, first=2027, last=2028, kinds=frozenset({"gas", "project"})),))(
                _rich(s, rng), rng
            ),
            rng,
        ),
        lambda s, rng: _paid_over_years(
            _rules(
                spending=(
                    Spending(limit=1, first=2026, last=2026, where=Scope(subdistricts=frozenset({"north"}))),
                    Spending(limit=3, first=2027, last=2027, kinds=frozenset({"roof"})),
                )
            )(_rich(s, rng), rng)
        ),
    ],
    "capacity": [
        _rules(capacity=(Capacity(of="communities", limit=1),)),
        _rules(capacity=(Capacity(of="households", limit=3, by="subdistrict", year=2026),)),
        _rules(capacity=(Capacity(of="yuan", limit=4, by="district"),)),
        _rules(capacity=(Capacity(of="areas", limit=1),)),
        _rules(
            capacity=(
                Capacity(of="areas", limit=0, year=2026, where=Scope(subdistricts=frozenset({"north"}))),
            )
        ),
    ],
    "designers": [
        lambda s, rng: replace(_rich(s, rng), rules=replace(s.rules, designers=(Designers(projects=1),))),
        lambda s, rng: replace(
            _rich(s, rng), rules=replace(s.rules, designers=(Designers(projects=1, by="all"),))
        ),
    ],
    "tasks": [
        _rules(tasks=(Task(of="communities", minimum=1, year=2026),)),
        _rules(tasks=(Task(of="households", minimum=1),)),
    ],
    "equity": [
        _rules(equity=(Equity(least={"*": Fraction(1, 4)}),)),
        _rules(equity=(Equity(of="yuan", most={"north": Fraction(1, 2)}),)),
    ],
    "even_flow": [
        _rules(even_flow=EvenFlow(tolerance=Fraction(1, 2))),
        _rules(even_flow=EvenFlow(of="yuan")),
    ],
    "late_built": [
        _rules(late_built=LateBuilt(communities=1)),
        _rules(late_built=LateBuilt(share=Fraction(1, 2))),
    ],
}

FAMILIES = ("once", "contiguity", "area_limits")


# rules that say when a programme with several years digs, or bar years before areas are formed
NEEDS = {
    "one_dig": ("special_programmes",),
    "moratorium": ("special_programmes", "one_dig"),
    "competition": ("window",),  # who may not start yet holds nobody up
}


def _structural(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ALWAYS, *MONEY, *NEEDS.get(name, ()), name)))


def _model(scenario: Scenario, name: str) -> Model:
    """The program with structural rows, money and one rule."""
    prepared = prepare(scenario)
    return build(prepared, only=_structural(name))


class _Asked:
    """The program with its choices fixed, asked of both solvers; rows of the pool are added as needed."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.rows = list(model.rows.rows)

    def allows(self, areas: tuple[PlannedArea, ...]) -> np.ndarray | None:
        chosen = answer.columns(self.model, areas)
        if chosen is None or len(set(chosen.tolist())) != len(chosen):
            return None
        while True:
            found = self._solve(chosen)
            if found is None:
                return None
            more = self.model.broken(found)
            if not more:
                return found
            self.rows += more

    def _solve(self, chosen: np.ndarray) -> np.ndarray | None:
        columns = self.model.columns
        coefficients, least, most = matrix(self.rows, columns.count)
        by_row = coefficients.tocsr()
        program = cp_model.CpModel()
        on = set(chosen.tolist())
        x: list[object] = [int(i in on) for i in range(columns.choices)]
        x += [program.new_int_var(0, bound, "") for bound in columns.bounds]
        for r in range(len(least)):
            start, end = by_row.indptr[r], by_row.indptr[r + 1]
            value = sum(
                int(v) * x[j] for v, j in zip(by_row.data[start:end], by_row.indices[start:end], strict=True)
            )
            low = int(least[r]) if np.isfinite(least[r]) else -(10**9)
            high = int(most[r]) if np.isfinite(most[r]) else 10**9
            if isinstance(value, int):
                if not low <= value <= high:
                    assert not self._highs(coefficients, least, most, on)
                    return None
                continue
            program.add_linear_constraint(value, low, high)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(program)
        assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        assert self._highs(coefficients, least, most, on) == (status == cp_model.OPTIMAL)
        if status == cp_model.INFEASIBLE:
            return None
        return np.array([v if isinstance(v, int) else solver.value(v) for v in x], dtype=float)

    def _highs(self, coefficients: object, least: np.ndarray, most: np.ndarray, on: set[int]) -> bool:
        """The second opinion: the same rows, the choices fixed through their bounds."""
        columns = self.model.columns
        solver = highspy.Highs()
        solver.silent()
        fixed = np.array([float(i in on) for i in range(columns.choices)])
        free = np.array(columns.bounds, dtype=float)
        solver.addVars(
            columns.count, np.concatenate([fixed, np.zeros(len(free))]), np.concatenate([fixed, free])
        )
        solver.changeColsIntegrality(
            columns.count, np.arange(columns.count), [highspy.HighsVarType.kInteger] * columns.count
        )
        by_row = coefficients.tocsr()  # type: ignore[attr-defined]
        solver.addRows(len(least), least, most, by_row.nnz, by_row.indptr[:-1], by_row.indices, by_row.data)
        solver.run()
        return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _accepts(name: str, plan: Plan) -> bool:
    rule = next(r for r in rules.RULES if name == r.NAME)
    return all(found.ok for found in rule.check(plan.scenario, plan))


def _payable(scenario: Scenario, areas: tuple[PlannedArea, ...], name: str) -> bool:
    """Whether some ledger exists that the structural checks and the rule accept."""
    bare = Plan(scenario=scenario, areas=areas)
    ledger_rules = [n for n in _structural(name) if n in LEDGER]
    if not all(_accepts(n, bare) for n in _structural(name) if n not in LEDGER):
        return False
    return any(all(_accepts(n, plan) for n in ledger_rules) for plan in universe.ledgers(scenario, areas))


LEDGER = {
    *MONEY,
    "competition",
    "standard_tiers",
    "matching",
    "operating_balance",
    "utility_cap",
    "utility_floor",
    "residents_floor",
    "private_capital",
    "new_starts",
    "continuing",
    "spending",
    "resident_funds",
    "maintenance_fund",
    "lift_subsidy",
    "central_once",
}


@pytest.mark.parametrize("name", CASES)
def test_every_rule(name: str) -> None:
    kept = refused = 0
    for case, vary in enumerate(CASES[name]):
        for seed in range(SCENARIOS):
            rng = Random(f"{name} {case} {seed}")
            scenario = vary(universe.draw(rng), rng)
            listed = universe.families(scenario) if name in FAMILIES else universe.decisions(scenario)
            prepared = prepare(scenario)
            asked = _Asked(build(prepared, only=_structural(name)))
            for areas in listed:
                found = asked.allows(areas)
                expected = _payable(prepared.scenario, areas, name)
                assert (found is not None) == expected, (case, seed, areas)
                if found is None:
                    refused += 1
                    continue
                kept += 1
                plan = complete(answer.read(asked.model, found), answer.money(asked.model, found))
                wrong = [c for c in check(plan) if not c.ok and c.rule in _structural(name)]
                assert not wrong, (case, seed, areas, wrong)
    assert kept, "the rule never lets anything through: the test says nothing"
    assert refused, "the rule never refuses anything: the test says nothing"


def test_every_rule_has_a_case() -> None:
    """That of land freed is tests/rules/test_freed_land.py: every area with every choice of facilities."""
    assert set(CASES) | {"freed_land"} == {rule.NAME for rule in rules.RULES}
