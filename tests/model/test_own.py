"""The works whose subject is the area itself: what they cost, who pays them, what they ask of the pool."""

from fractions import Fraction

from planner.model import Model
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Edge, Facility, Private, Source
from planner.solver import build, prepare
from tests.rules.by_hand import RICH, area, community, scene

STATE = Source(
    id="state",
    name="state",
    money=RICH.money,
    categories=frozenset({Category.UPGRADING}),
    cap_share=Fraction(1, 2),
)
# a project of 7, a wall of 4 between a and b, a canteen of 9 at a of which a firm gives 5; paid in halves
CITY = scene(
    community("a", district="east"),
    community("b", district="east"),
    edges=(Edge(a="a", b="b", wall_cost=4, distance_m=100),),
    sources=(STATE, RICH),
    payers=(Private(id="firm", name="firm", amounts={("canteen", "canteen"): 5}),),
    facilities=(Facility(id="canteen", kind="canteen", host="a", cost=9),),
    limits=AreaLimits(project_cost=7),
    payment=(Fraction(1, 2), Fraction(1, 2)),
)


def _number(model: Model, members: str, facilities: tuple[str, ...] = ()) -> int:
    wanted = area(CITY, members, facilities=facilities).own
    (found,) = [a for a in model.areas_with(members).tolist() if model.candidates.own_works(a) == wanted]
    return int(found)


def test_what_a_merged_area_with_a_canteen_asks() -> None:
    """7 + 4 + 9 yuan. The firm pays 3 + 2 of the canteen, the pool 4 + 3, 2 + 2 and 2 + 2."""
    model = build(prepare(CITY))
    i = _number(model, "ab", ("canteen",))
    assert model.own.cost[i] == 20
    assert model.own.payers["firm"][:, i].tolist() == [3, 2]
    assert model.own.instalments[:, i].tolist() == [4 + 2 + 3 + 2, 3 + 2 + 2 + 2]
    here = model.own.districts["east"].tolist().index(i)
    first, second = model.own.demands["east"]
    assert [first.by_class[frozenset({"city"})][here], second.by_class[frozenset({"city"})][here]] == [6, 5]
    both = frozenset({"city", "state"})
    assert [first.by_class[both][here], second.by_class[both][here]] == [2, 2]
    # half of the canteen of 9 is 4, in halves 2 a year; of what the firm pays nothing is taken off
    assert [first.caps["state"][here], second.caps["state"][here]] == [2, 2]


def test_what_an_area_alone_asks() -> None:
    model = build(prepare(CITY))
    i = _number(model, "b")
    assert model.own.cost[i] == 7
    assert model.own.payers["firm"][:, i].tolist() == [0, 0]
    assert model.own.instalments[:, i].tolist() == [4, 3]
    assert model.own.payable.all()


def test_an_area_stands_in_the_district_of_its_first_member() -> None:
    city = scene(community("a", district="east"), community("b", district="west"))
    model = build(prepare(city))
    assert {name: areas.tolist() for name, areas in model.own.districts.items()} == {
        "east": model.areas_with("a").tolist(),
        "west": model.areas_with("b").tolist(),
    }


def test_a_blank_district_is_no_part_of_one_that_has_money_of_its_own() -> None:
    """A project of a alone may be paid by the east, one of a and b, whose district nobody knows, may not."""
    city = scene(
        community("a", district="east"),
        community("b", district=""),
        edges=(Edge(a="a", b="b", distance_m=100),),
        sources=(Source(id="eastern", name="eastern", money=RICH.money, district="east"), RICH),
        limits=AreaLimits(project_cost=7),
    )
    model = build(prepare(city))
    (merged,) = model.areas_with("ab").tolist()
    (alone,) = set(model.areas_with("a").tolist()) - {merged}
    here = model.own.districts["east"].tolist()
    (demand,) = model.own.demands["east"]
    of = {payers: yuan.tolist() for payers, yuan in demand.by_class.items()}
    either, one = of[frozenset({"city", "eastern"})], of[frozenset({"city"})]
    assert [either[here.index(alone)], either[here.index(merged)]] == [7, 0]
    assert [one[here.index(alone)], one[here.index(merged)]] == [0, 7]
