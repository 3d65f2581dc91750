"""Only what differs is told, with its key as scenario.yaml spells it, its row and its file."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest

from planner.comparison.assumptions import Difference, differences
from planner.comparison.assumptions.sections import SECTIONS
from planner.scenario.settings import Capacity, Consent, Rules
from planner.scenario.types import Scenario, Utility
from tests.comparison.by_hand import HIGH, LOW, SOURCE, scenario


def told(before: Scenario, after: Scenario) -> list[tuple[str, tuple[str, ...], object, object]]:
    return [(".".join(d.key), d.row, d.before, d.after) for d in differences(before, after)]


@pytest.fixture
def base() -> Scenario:
    return scenario(LOW, LOW)


def test_nothing_differs_from_itself(base: Scenario) -> None:
    assert differences(base, base) == ()
    assert differences(base, replace(base, name="x", lang="en", defaults=("y",), inputs=())) == ()


def test_money_stands_under_its_source_year_by_year(base: Scenario) -> None:
    assert told(base, scenario(LOW, HIGH)) == [(f"funding.{SOURCE}.2027", (), LOW, HIGH)]
    only = replace(base, sources=(replace(base.sources[0], money={2026: LOW}),))
    assert told(base, only) == [(f"funding.{SOURCE}.2027", (), LOW, None)]


def test_attributes_are_spelled_as_in_the_file(base: Scenario) -> None:
    source = replace(base.sources[0], carry_years=0, rate=Fraction(1, 40))
    found = told(base, replace(base, sources=(source,)))
    assert [key for key, *_ in found] == [f"funding.{SOURCE}.carry_over", f"funding.{SOURCE}.interest"]


def test_settings_of_a_list_are_told_by_what_names_them(base: Scenario) -> None:
    def limited(**limits: int) -> Scenario:
        capacity = tuple(
            Capacity(of="communities", by="district", name=n, limit=k) for n, k in limits.items()
        )
        return replace(base, rules=replace(base.rules, capacity=capacity))

    found = told(limited(east=3, west=4), limited(west=5, north=1))
    assert [(key, before, after) for key, _, before, after in found if isinstance(after, int)] == [
        ("rules.capacity.communities district west.limit", 4, 5)
    ]
    assert [key for key, _, _, after in found if after is None] == [
        "rules.capacity.communities district east"
    ]
    assert [key for key, _, before, _ in found if before is None] == [
        "rules.capacity.communities district north"
    ]


def test_a_lone_setting_needs_no_name(base: Scenario) -> None:
    looser = replace(base, rules=Rules(consent=(Consent(minimum=Fraction(3, 4)),)))
    assert told(base, looser) == [("rules.consent.minimum", (), Fraction(4, 5), Fraction(3, 4))]


def test_a_row_of_a_table_is_named_and_so_is_its_file(base: Scenario) -> None:
    first, *others = base.communities
    found = differences(base, replace(base, communities=(replace(first, households=120), *others)))
    assert found == (
        Difference(
            key=("communities", "households"),
            row=("A",),
            files=("communities.csv", "communities.csv"),
            before=105,
            after=120,
            spot=found[0].spot,
        ),
    )
    assert differences(base, scenario(LOW, HIGH))[0].files == ("scenario.yaml", "scenario.yaml")
    assert differences(replace(base, inputs=()), scenario(LOW, HIGH))[0].files == ("", "scenario.yaml")


def test_rows_that_only_one_has(base: Scenario) -> None:
    fewer = replace(base, edges=base.edges[1:])
    edge = base.edges[0]
    assert told(base, fewer) == [("adjacency", (edge.a, edge.b), edge, None)]
    assert told(fewer, base) == [("adjacency", (edge.a, edge.b), None, edge)]


def test_what_is_computed_from_the_rest_is_not_told(base: Scenario) -> None:
    first, *others = base.communities
    work, *works = base.works
    other = replace(
        base,
        communities=(replace(first, need=Fraction(1), coverage=Fraction(1)), *others),
        works=(replace(work, gain=Fraction(1)), *works),
    )
    assert differences(base, other) == ()
    measured = replace(base, communities=(replace(first, values={"i": Fraction(1)}), *others))
    again = replace(base, communities=(replace(first, values={"i": Fraction(2)}, score=Fraction(9)), *others))
    assert [key for key, *_ in told(measured, again)] == ["communities.values.i"]


def test_hazards_of_works_follow_those_counted_at_the_community(base: Scenario) -> None:
    first, *others = base.communities
    work, *works = base.works
    dangerous = replace(
        base,
        communities=(replace(first, hazards=2), *others),
        works=(replace(work, hazards=2), *works),
    )
    assert [key for key, *_ in told(base, dangerous)] == ["communities.hazards"]


def test_payers_stand_under_what_they_are_and_their_order_counts(base: Scenario) -> None:
    gas, heat = Utility(id="gas", name="gas"), Utility(id="heat", name="heat")
    one = replace(base, payers=(gas, heat))
    cheaper = replace(heat, equipment_share=Fraction(1, 2))
    assert told(one, replace(base, payers=(gas, cheaper))) == [
        ("utilities.heat.equipment", (), Fraction(1), Fraction(1, 2))
    ]
    assert told(one, replace(base, payers=(heat, gas))) == [
        ("payers", (), (("gas",), ("heat",)), (("heat",), ("gas",)))
    ]


def test_every_part_of_a_scenario_is_compared_or_asks_nothing() -> None:
    """A field that is new must be put into `SECTIONS`, or here."""
    nothing = {"name", "lang", "defaults", "warnings", "inputs"}
    computed = {"geographic", "adjacency_from", "drawn_from", "barred", "opens"}
    assert {f.name for f in fields(Scenario)} == {s.field for s in SECTIONS} | nothing | computed


def test_money_owed_stands_under_source_and_year(base: Scenario) -> None:
    owed = replace(base, commitments={(SOURCE, 2026): 7})
    assert told(base, owed) == [(f"commitments.{SOURCE}.2026", (), None, 7)]
