"""Dataclasses to JSON and back: everything comes back as it was, and nothing else is taken."""

import json
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, get_args, get_type_hints

import pytest
import yaml

from planner.locale import use
from planner.mechanisms import Mechanism, catalogue, examine_text
from planner.report.codec import Unreadable, decode
from planner.report.document import CheckLine, Document
from planner.report.encoding import dump, encode
from planner.report.manifest import Manifest
from planner.scenario.lifts import Lift, LiftSubsidy, Platform
from planner.scenario.operations import Line, Loan, Management, Operating, Operation, Upkeep
from planner.scenario.resident_funds import ResidentFund, ResidentPayment
from planner.scenario.scope import Scope
from planner.scenario.settings import Capacity, Equity, LiftConsent, Link, Rules, UtilityFloor
from planner.scenario.types import (
    Category,
    Certainty,
    Facility,
    Private,
    Published,
    Residents,
    Scenario,
    Utility,
    Work,
)
from planner.verdict import Number
from tests.report.by_hand import tutorial


def full() -> Scenario:
    """The tutorial with something in every odd corner of the types."""
    plain = tutorial()
    first, *others = plain.communities
    source = replace(
        plain.sources[0],
        categories=frozenset({Category.BASIC, Category.IMPROVING}),
        match={"city": Fraction(1, 3)},
        certainty={2026: Certainty.GRANTED},
        cap_share=Fraction(2, 3),
        beyond={2026: 5},
        rate=Fraction(1, 40),
        term_years=20,
    )
    return replace(
        plain,
        communities=(replace(first, lock=2027, x=1.5, values={"i": Fraction(7, 9)}), *others),
        sources=(source,),
        payers=(
            Utility(id="water", name="水务", cap={2026: 5}),
            Residents(per_m2=Fraction(21, 2), kinds=frozenset({"b", "a"})),
            Private(id="p", name="p", amounts={("A", "lift"): 3, ("A", "gate"): 4}),
            Utility(id="gas", name="gas", unless=(Scope(districts=frozenset("E")),), plan={"A": (2026,)}),
            LiftSubsidy(by_floors={4: 1, 6: 2}, money={2026: 3}),
            ResidentFund(id="r", name="r", channel="direct", amounts={("A", ""): 1, ("A", "lift"): 2}),
        ),
        commitments={("改造资金", 2026): 7},
        facilities=(Facility(id="f", kind="canteen", host="A"),),
        lifts=(Lift(community="A", work="lift", entrance="1", floors=6, consented=False),),
        platforms=(Platform(community="A", members={"designer": "d"}, others=("x",)),),
        resident_payments=(ResidentPayment(community="A", channel="private", units=Fraction(3, 2)),),
        operations=(Operation(subject="A", line=Line.CONSTRUCTION, once=7, years=3),),
        operating=(Operating(irr_cap=Fraction(8, 100), loans=(Loan(source="x", rate=Fraction(0), term=2),)),),
        upkeep=(
            Upkeep(fund=Fraction(5), must_balance=frozenset({"x"}), where=Scope(districts=frozenset("d"))),
        ),
        management=(Management(community="A", committee=False, fund_paid=3),),
        published=Published(year={"A": 2026}, area={"A": frozenset({"B", "A"})}),
        rules=Rules(
            links=(Link(first="A", then="B"),),
            exclusive=(("A", "C"),),
            utility_floor=(UtilityFloor(share=Fraction(3, 10)),),
            capacity=(Capacity(of="yuan", limit=9, year=2026),),
            equity=(Equity(least={"*": Fraction(1, 10)}),),
            new_starts={2026: 5},
            lift_consent=(LiftConsent(platform=True),),
            central_once=("改造资金",),
        ),
    )


def test_a_scenario_comes_back_as_it_was() -> None:
    for scenario in (tutorial(), full()):
        written = dump(scenario)
        back = decode(Scenario, json.loads(written))
        assert back == scenario
        assert dump(back) == written


@pytest.mark.parametrize("mechanism", catalogue(), ids=lambda mechanism: mechanism.code)
def test_the_scenario_of_every_mechanism_comes_back(mechanism: Mechanism) -> None:
    """Their tables hold types of their own: spaces, contracts, stages, standards …"""
    text = yaml.safe_dump(dict(mechanism.example.scenario), allow_unicode=True)
    scenario = examine_text(text, name=mechanism.code).scenario
    if scenario is not None:
        assert decode(Scenario, json.loads(dump(scenario))) == scenario


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


@pytest.mark.parametrize(
    ("kind", "value", "place"),
    [
        (Point, {}, "x"),
        (Point, {"x": 1, "z": 2}, "z"),
        (Point, {"x": True}, "x"),
        (Point, {"x": 1.0}, "x"),
        (Point, {"x": None}, "x"),
        (Point, {"x": 10**18}, "x"),
        (float, 10**400, ""),
        (Point, [1], ""),
        (tuple[Point, ...], [{"x": 1}, {"x": "1"}], "[1].x"),
        (Fraction, "1/0", ""),
        (Fraction, "0.5", ""),
        (Fraction, "1/-2", ""),
        (Number, "one", ""),
        (dict[int, int], {"a": 1}, "a"),
        (Category, "worst", ""),
        (Category, ["basic"], ""),
        (tuple[str, str], ["a"], ""),
    ],
)
def test_anything_else_is_refused_with_its_place(kind: Any, value: object, place: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(kind, value)
    assert caught.value.place == place


def test_a_payer_without_its_type_is_refused() -> None:
    raw = encode(full())
    del raw["payers"][0]["type"]
    with pytest.raises(Unreadable) as caught:
        decode(Scenario, raw)
    assert caught.value.place == "payers[0]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    name: str
    at: Point = Point(1)
    share: Fraction | None = None
    marks: tuple[str, ...] = field(default_factory=tuple)


def test_rows_of_many_forms_are_what_their_own_init_makes_of_them() -> None:
    """Fields left out, in another order, and of another type of JSON, one after the other."""
    rows = [
        {"name": "a", "at": {"x": 2, "y": 3}, "share": "1/2", "marks": ["m"]},
        {"share": None, "name": "b"},
        {"name": "c", "share": "1/2"},
        {"at": {"x": 2}, "name": "d"},
    ]
    first, *others = decode(tuple[Spot, ...], rows)
    assert first == Spot(name="a", at=Point(2, 3), share=Fraction(1, 2), marks=("m",))
    assert others == [Spot(name="b"), Spot(name="c", share=Fraction(1, 2)), Spot(name="d", at=Point(2))]
    assert {first, *others} == {first, *map(copy, others)}
    assert rows[0]["share"] == "1/2"  # what was read is as it was


@pytest.mark.parametrize(
    "wrong", [{"share": 0.5}, {"share": "0.5"}, {"at": None}, {"marks": [1]}, {"name": 1}]
)
def test_a_row_is_refused_after_others_of_its_form(wrong: dict[str, object]) -> None:
    plain = {"name": "a", "at": {"x": 2, "y": 3}, "share": "1/2", "marks": ["m"]}
    (name,) = wrong
    with pytest.raises(Unreadable) as caught:
        decode(tuple[Spot, ...], [plain, plain, plain | wrong])
    assert caught.value.place.startswith(f"[2].{name}")


def test_no_row_does_more_than_hold_its_fields() -> None:
    """A row is made without its `__init__`: what a `__post_init__` did would be missing."""
    met, new = set[type](), {Scenario, Document, Manifest}
    while new:
        met |= new
        hints = [hint for kind in new for hint in get_type_hints(kind).values()]
        new = {kind for hint in hints for kind in _within(hint) if is_dataclass(kind)} - met
    assert Work in met
    assert CheckLine in met
    assert [kind for kind in met if hasattr(kind, "__post_init__")] == []
    assert [f for kind in met for f in fields(kind) if not f.init] == []


def _within(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _within(inner)


def test_what_is_expected_is_said_in_the_language_in_use() -> None:
    said = []
    for language in ("en", "zh"):
        use(language)
        with pytest.raises(Unreadable) as caught:
            decode(Spot, {"name": 1})
        said.append(caught.value.text)
    assert said == ["found 1, expected text", "内容为 1，应为文字"]
