"""What differs as assumptions that can be switched, and the order in which they are."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.comparison.assumptions import assumptions, in_order
from planner.comparison.assumptions.grouping import MOST
from planner.errors import BadInput
from planner.scenario.settings import Consent, Goals, Rules
from planner.scenario.types import Chosen, Edge, Scenario, Source
from tests.comparison.by_hand import HIGH, LOW, SOURCE, scenario


def names(before: Scenario, after: Scenario) -> list[str]:
    return [one.name for one in assumptions(before, after)]


@pytest.fixture
def base() -> Scenario:
    return scenario(LOW, LOW)


@pytest.fixture
def other() -> Scenario:
    """More money in both years, a looser gate, other goals."""
    return replace(
        scenario(HIGH, HIGH),
        rules=Rules(consent=(Consent(minimum=Fraction(3, 4)),)),
        goals=Goals(order=("households",)),
    )


def test_each_year_each_rule_and_at_the_end_how_plans_are_judged(base: Scenario, other: Scenario) -> None:
    found = assumptions(base, other)
    assert [one.name for one in found] == [
        f"funding.{SOURCE}.2026",
        f"funding.{SOURCE}.2027",
        "rules.consent",
        "goals",
    ]
    assert [one.judges for one in found] == [False, False, False, True]


def test_a_column_of_communities_is_one_a_table_is_one(base: Scenario) -> None:
    communities = tuple(replace(c, households=c.households + 1) for c in base.communities)
    works = tuple(replace(w, civil=w.civil + 1) for w in base.works)
    found = assumptions(base, replace(base, communities=communities, works=works))
    assert [(one.name, len(one.differences)) for one in found] == [
        ("communities.households", 8),
        ("works", 8),
    ]


def test_what_speaks_of_a_community_that_is_new_goes_with_it(base: Scenario) -> None:
    new = replace(base.communities[0], id="X", name="新小区")
    work = replace(base.works[0], community="X")
    edges = (*base.edges, Edge(a="H", b="X"), Edge(a="A", b="C"))
    more = replace(base, communities=(*base.communities, new), works=(*base.works, work), edges=edges)
    rows, adjacency = assumptions(base, more)
    assert rows.name == "communities.rows"
    assert {d.key[0] for d in rows.differences} == {"communities", "works", "adjacency"}
    assert [d.row for d in adjacency.differences] == [("A", "C")]


def test_the_health_check_judges(base: Scenario) -> None:
    first, *others = base.communities
    found = assumptions(
        base, replace(base, communities=(replace(first, score=Fraction(9), households=1), *others))
    )
    assert [(one.name, one.judges) for one in found] == [
        ("communities.households", False),
        ("communities.score", True),
    ]


def test_a_mechanism_goes_with_what_it_writes(base: Scenario) -> None:
    chosen = (Chosen(code="M38", name="baoding-three-80"),)
    rules = replace(base.rules, consent=(Consent(minimum=Fraction(17, 20)),), built_until=2000)
    found = names(base, replace(base, mechanisms=chosen, rules=rules))
    assert found == ["rules.built_until", "mechanisms.baoding-three-80 + rules.consent"]


def test_the_order_asked_for_comes_first_and_judging_last(base: Scenario, other: Scenario) -> None:
    found = assumptions(base, other)
    assert [one.name for one in in_order(found, ["goals", "rules"])] == [
        "rules.consent",
        f"funding.{SOURCE}.2026",
        f"funding.{SOURCE}.2027",
        "goals",
    ]
    together, *_ = in_order(found, [f"funding.{SOURCE}"])
    assert together.name == f"funding.{SOURCE}.2026 + funding.{SOURCE}.2027"


@pytest.mark.parametrize("word", ["funding.nobody", "fund", "works"])
def test_a_word_that_names_nothing_is_told_with_what_there_is(
    base: Scenario, other: Scenario, word: str
) -> None:
    with pytest.raises(BadInput, match=r"rules\.consent"):
        in_order(assumptions(base, other), [word])


def test_naming_one_twice_is_an_error(base: Scenario, other: Scenario) -> None:
    with pytest.raises(BadInput, match="named before"):
        in_order(assumptions(base, other), ["rules", "rules.consent"])


def test_many_are_switched_source_by_source_then_key_by_key(base: Scenario) -> None:
    def rich(count: int, yuan: int) -> Scenario:
        money = {2026: yuan, 2027: yuan}
        return replace(
            base, sources=tuple(Source(id=f"s{i:02}", name="s", money=money) for i in range(count))
        )

    few = in_order(assumptions(rich(4, 5), rich(4, 6)), ())
    assert [one.name for one in few] == [f"funding.s{i:02}.{y}" for i in range(4) for y in (2026, 2027)]
    more = in_order(assumptions(rich(8, 5), rich(8, 6)), ())
    assert [one.name for one in more] == [f"funding.s{i:02}" for i in range(8)]
    assert [len(one.differences) for one in more] == [2] * 8
    most = in_order(assumptions(rich(MOST + 1, 5), rich(MOST + 1, 6)), ())
    assert [(one.name, len(one.differences)) for one in most] == [("funding", 2 * (MOST + 1))]
