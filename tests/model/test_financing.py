"""How areas are split by the sources they do without, and packages twinned: by hand."""

from fractions import Fraction
from typing import Any

import numpy as np

from planner.model import Model
from planner.scenario.operations import Line, Operating, Upkeep
from planner.scenario.types import Source
from planner.solver import build, prepare
from tests.operations.by_hand import row
from tests.rules.by_hand import park, roof, scene

BOND = Source(id="bond", name="bond", money={2026: 99})
CITY = Source(id="city", name="city", money={2026: 99})
POOL = Operating(years=1, rate=Fraction(0), must_balance=frozenset({"bond"}))


def _model(*rows: Any, **given: Any) -> Model:
    """Two neighbours, each with a roof and perhaps a park that earns 2."""
    works = [roof("a"), roof("b"), park("a", income=2)]
    settings = {"operating": (POOL,), "sources": (BOND, CITY), "years": (2026,), "works": tuple(works)}
    return build(prepare(scene("a", "b", operations=rows, **{**settings, **given})))


def _bars(model: Model) -> dict[str, list[str]]:
    """Area -> what each of its variants does without."""
    found: dict[str, list[str]] = {}
    for i in range(model.candidates.size):
        name = "".join(model.candidates.ids(i))
        found.setdefault(name, []).append("+".join(sorted(model.financing.bars[model.financing.bar[i]])))
    return {name: sorted(bars) for name, bars in found.items()}


def test_nothing_asked_changes_nothing() -> None:
    model = _model(operating=())
    assert _bars(model) == {"a": [""], "ab": [""], "b": [""]}
    assert [len(table.bases) for table in model.packages.tables] == [1, 1]


def test_an_area_is_split_only_where_its_works_decide() -> None:
    """a lacks 1 that its park would bring; b lacks 1 that nothing brings; together they lack 2."""
    model = _model(row("a", cost=1), row("b", cost=1))
    assert _bars(model) == {"a": ["", "bond"], "ab": ["", "bond"], "b": ["bond"]}
    (claim,) = model.financing.claims
    claimed = {
        "".join(model.candidates.ids(i)): base for i, base in zip(claim.areas, claim.base, strict=True)
    }
    assert claimed == {"a": -1, "ab": -2}


def test_at_the_limit_it_balances_and_one_under_it_does_not() -> None:
    assert _bars(_model(row("b", income=3, cost=3)))["b"] == [""]
    assert _bars(_model(row("b", income=2, cost=3)))["b"] == ["bond"]


def test_two_ledgers_bar_what_each_asks_for() -> None:
    kept_up = Upkeep(years=1, must_balance=frozenset({"city"}))
    model = _model(
        row("a", cost=1), row("a", Line.UPKEEP, cost=1), row("b", Line.UPKEEP, cost=1), upkeep=(kept_up,)
    )
    assert _bars(model)["a"] == ["bond+city", "city"]
    assert _bars(model)["b"] == ["city"]


def test_packages_have_a_twin_for_each_bar_they_meet() -> None:
    model = _model(row("a", cost=1))
    a, b = model.packages.tables
    assert (a.size, dict(a.bases), dict(a.stands)) == (4, {0: 0, 1: 2}, {0: True, 1: True})
    assert (a.done[:2] == a.done[2:]).all()
    assert (b.size, dict(b.bases)) == (2, {0: 0, 1: 1})  # with a it may be barred
    twins = model.columns.packages[2026].item
    assert [int(p) for p in twins] == [1, 3]  # bases are no columns: they ride on the areas


def test_the_pool_asks_other_money_where_a_source_is_barred() -> None:
    model = _model(row("b", cost=1))
    rows = {r.subject: r for r in model.rows.rows}
    city = rows[" city 2026"].expression
    for members, needed in (("a", 0), ("b", 3)):
        point = np.zeros(model.columns.count)
        block = model.columns.areas[2026]
        chosen = model.areas_with(members)[-1]
        point[block.first + block.position[chosen]] = 1
        assert city.at(point) == needed, members


def test_a_community_brings_what_its_area_lacks() -> None:
    model = _model(row("a", cost=1))
    brings, *areas = model.balance.rows()
    # a alone and with b lacks 1; the park and its twin bring 2
    assert sorted(brings.expression.values.tolist()) == [-1, -1, 2, 2]
    assert [r.subject for r in areas] == ["a 2026", "a+b 2026"]


def test_an_area_that_claims_and_fails_is_found_at_a_whole_point() -> None:
    model = _model(row("a", cost=1))
    block = model.columns.areas[2026]
    free = next(i for i in model.areas_with(["a"]).tolist() if not model.financing.bar[i])
    point = np.zeros(model.columns.count)
    point[block.first + block.position[free]] = 1
    (broken,) = model.balance.broken(point)
    assert broken.subject == "a 2026"
    assert broken.expression.at(point) < broken.least
    point[model.columns.packages[2026].first] = 1  # the park
    assert model.balance.broken(point) == []
    assert model.balance.broken(point / 2) == []
