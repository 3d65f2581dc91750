"""`Model` and `Plan` answer to the same words: on every decision they have the same value."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest

from planner import answer
from planner.funding import complete
from planner.model import Expr, Model
from planner.model.expression import nothing
from planner.plan import Plan
from planner.scenario.types import Facility, Private, Scenario
from planner.solver import build, prepare
from tests.rules import universe
from tests.rules.by_hand import area, park, roof, scene

Said = tuple[str, Expr, Callable[[Plan], int]]


def _drawn(seed: int) -> Scenario:
    rng = Random(f"words {seed}")
    drawn = universe.draw(rng)
    return replace(
        drawn,
        communities=tuple(
            replace(c, district=rng.choice(["east", "west"]), implementer=rng.choice(["x", "y", ""]))
            for c in drawn.communities
        ),
        facilities=(Facility(id="canteen", kind="canteen", host="b", cost=3),),
        payers=(
            Private(id="firm", name="firm", amounts={("canteen", "canteen"): 2, ("a", "roof"): 1}),
            *drawn.payers,
            universe.RESIDENTS,
        ),
        payment=(Fraction(2, 3), Fraction(1, 3)) if seed % 2 else (Fraction(1),),
    )


def _asks(word: str, *names: str, **given: Any) -> Callable[[Plan], int]:
    """The same word, said to a plan."""
    return lambda plan: int(getattr(plan, word)(*names, **given))


def _words(model: Model) -> Iterator[Said]:
    """Everything one can say, of the model and of a plan."""
    years = (None, *model.years)
    parts: list[dict[str, str]] = [{}]
    for by in ("district", "subdistrict", "implementer"):
        parts += [{by: name} for name in sorted({getattr(c, by) for c in model.community})]
    for part, year in product(parts, years):
        given: dict[str, Any] = {**part, "year": year}
        yield f"starts {given}", model.starts(**given), _asks("starts", **given)
        for what in ("communities", "households", "yuan"):
            yield f"{what} {given}", model.measure(what, **given), _asks("measure", what, **given)
    for community, year in product("abcz", years):
        found = model.starts(community=community, year=year)
        yield f"starts {community} {year}", found, _asks("starts", community=community, year=year)
        for work in ("roof", "gas", "palace"):
            found = model.does(community, work, year=year)
            yield f"does {community} {work} {year}", found, _asks("does", community, work, year=year)
    for community, year in product("abcz", model.years):
        digs = _asks("does", community, "gas", year=year)
        yield f"digs {community} {year}", model.digs(community, year), digs
    payers = [payer.id for payer in model.scenario.payers]
    for payer in payers:
        for year in model.years:
            paid = model.paid(source=payer, year=year)
            yield f"paid {payer} {year}", paid, _asks("paid", source=payer, year=year)
        yield f"paid by rule {payer}", model.paid_by_rule([payer]), _asks("paid", source=payer)
    yield "pool cost", model.pool_cost(), lambda p: p.paid() - sum(p.paid(source=s) for s in payers)
    yield "paid by rule", model.paid_by_rule(payers), lambda p: sum(p.paid(source=s) for s in payers)
    for year, k in product(model.years, range(model.instalments)):
        yield f"instalment {k} {year}", model.instalment(k, year), _instalment(k, year)


def _instalment(k: int, year: int) -> Callable[[Plan], int]:
    """What is paid in the k-th year after `year` for all that starts in it."""
    return lambda plan: sum(
        plan.paid(subject=subject, year=year + k)
        for planned in plan.areas
        if planned.year == year
        for subject in (planned.id, *planned.members)
    )


@pytest.mark.parametrize("seed", range(4))
def test_words_mean_the_same(seed: int) -> None:
    scenario = _drawn(seed)
    model = build(prepare(scenario))
    words = list(_words(model))
    rich = {(s.id, year): 10**6 for s in scenario.sources for year in scenario.years}
    rng = Random(seed)
    said = 0
    for areas in universe.decisions(scenario):
        areas = tuple(
            area(
                scenario,
                planned.members,
                planned.year,
                planned.works,
                ["canteen"] if "b" in planned.members and rng.random() < 0.5 else [],
            )
            for planned in areas
        )
        chosen = answer.columns(model, areas)
        if chosen is None:
            continue
        point = np.zeros(model.columns.count)
        point[chosen] = 1
        plan = complete(answer.read(model, point), rich)
        for words_said, expression, number in words:
            assert expression.at(point) == number(plan), (words_said, areas)
        for what in ("communities", "households", "yuan"):
            assert plan.measure(what) <= model.most(what)
        said += 1
    assert said > 30


def test_money_of_a_pool_source_is_a_column() -> None:
    model = build(prepare(scene("a")))
    point = np.arange(model.columns.count, dtype=float)
    assert model.paid(source="city", year=2027).at(point) == model.columns.money["city", 2027]
    assert model.paid(source="city", year=2031).at(point) == 0
    assert model.paid(source="unfunded", year=2027).at(point) == nothing().at(point)


def test_words_that_are_not_known() -> None:
    model = build(prepare(scene("a")))
    with pytest.raises(ValueError, match="metres"):
        model.measure("metres")
    with pytest.raises(ValueError, match="metres"):
        model.most("metres")


def test_areas_with_these_members() -> None:
    """None for strangers or what is not connected, one by itself, two where a canteen may be built."""
    city = scene("a", "b", "c", facilities=(Facility(id="canteen", kind="canteen", host="a", cost=1),))
    model = build(prepare(city))
    assert len(model.areas_with("z")) == 0
    assert len(model.areas_with("ac")) == 0
    assert len(model.areas_with("bc")) == 1
    assert len(model.areas_with("ba")) == 2
    assert {model.candidates.ids(i) for i in model.areas_with("ab").tolist()} == {("a", "b")}


def test_beyond_the_base() -> None:
    """The park of a is beyond its base; b has nothing beyond."""
    city = scene("a", "b", works=(roof("a"), park("a"), roof("b")))
    model = build(prepare(city))
    for works, beyond in ((("roof",), 0), (("park", "roof"), 1)):
        chosen = answer.columns(model, [area(city, "ab", works={"a": works})])
        assert chosen is not None
        point = np.zeros(model.columns.count)
        point[chosen] = 1
        assert model.beyond_base("a", 2026).at(point) == beyond
        assert model.beyond_base("a", 2027).at(point) == 0
        assert model.beyond_base("b", 2026).at(point) == 0


def test_a_total_is_a_column_held_by_a_row() -> None:
    model = build(prepare(scene("a", "b")))
    before = len(model.rows.rows)
    whole = model.total(model.measure("households"), model.most("households"))
    assert len(model.rows.rows) == before + 1
    point = np.zeros(model.columns.count)
    point[-1] = 20
    assert whole.at(point) == 20
    row = model.rows.rows[-1]
    assert row.least == row.most == 0
    assert model.columns.bounds[-1] == 20
