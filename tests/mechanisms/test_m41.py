"""M41: 60 + 80 + 90 households fill a package of 200, 60 alone fit none and are listed."""

import re
from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.mechanisms.figures.packing import pack
from planner.rules import RULES
from planner.scenario.property_service import PropertyPackages
from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, met, plan

FEES = "property_fees: [{小区: 戊, 应收: 100万元, 实收: 90万元}]\n"


def base(*rows: tuple[str, str, int, str, int]) -> str:
    """(name, subdistrict, households, property service, metres along a street)."""
    lines = [
        f"  - {{小区名称: {name}, 街道: {street}, 户数: {households}, 建筑面积: {households * 80}, "
        f"有无物业: {service}, 估算投资: 10万元, X坐标: {x}, Y坐标: 0}}"
        for name, street, households, service, x in rows
    ]
    return "years: [2026]\ncommunities:\n" + "\n".join(lines) + "\nfunding: {市级财政: 1000万元}\n"


CITY = base(
    ("甲", "东街", 60, "无", 0),
    ("乙", "东街", 80, "无", 600),
    ("丙", "东街", 90, "无", 1000),
    ("丁", "西街", 60, "无", 1100),
    ("戊", "西街", 300, "有", 1200),
)
MECHANISM = "mechanisms: {chuzhou-property-packages: {min_households: 200}}\n"


def everybody(found: Scenario) -> dict[str, object]:
    return dict(figures(plan(found, [area(found, [c.name]) for c in found.communities])))


def test_230_of_200_are_a_package_and_60_alone_are_none() -> None:
    measured = everybody(scenario(FEES + MECHANISM, CITY))
    assert measured["packages"] == 1
    assert [value for key, value in measured.items() if key.startswith("package ")] == [230]
    assert measured["no_package 丁"] == 60
    assert measured["coverage"] == Fraction(4, 5)


@pytest.mark.parametrize(("least", "packages"), [(230, 1), (231, 0)])
def test_at_the_minimum_and_one_more(least: int, packages: int) -> None:
    text = FEES + f"mechanisms: {{M41: {{min_households: {least}}}}}\n"
    assert everybody(scenario(text, CITY))["packages"] == packages


@pytest.mark.parametrize(("metres", "packages"), [(1000, 1), (1001, 0)])
def test_any_two_no_further_apart_than_1000_m(metres: int, packages: int) -> None:
    city = base(("甲", "东街", 100, "无", 0), ("乙", "东街", 100, "无", metres))
    assert everybody(scenario(MECHANISM, city))["packages"] == packages
    loose = MECHANISM.replace("200}", "200, within: off}")
    assert everybody(scenario(loose, city))["packages"] == 1


def test_near_each_other_means_every_pair() -> None:
    """Three in a chain of 600 m: the ends are 1,200 m apart, so only two go together."""
    city = base(("甲", "东街", 100, "无", 0), ("乙", "东街", 100, "无", 600), ("丙", "东街", 100, "无", 1200))
    measured = everybody(scenario(MECHANISM, city))
    assert (measured["packages"], measured["coverage"]) == (1, Fraction(2, 3))


def test_who_is_left_joins_a_package_that_lets_it_in() -> None:
    city = base(*((name, "东街", 100, "无", 100 * i) for i, name in enumerate("甲乙丙")))
    measured = everybody(scenario(MECHANISM, city))
    assert (measured["packages"], measured["coverage"]) == (1, 1)


def _without_coordinates(city: str) -> str:
    return re.sub(r", X坐标: \d+, Y坐标: 0", "", city)


def test_how_far_is_not_known_without_coordinates_and_edges() -> None:
    """甲, 乙 and 丙 may be near or not; 丁 has 60 households alone in its street: it fits none."""
    found = scenario(MECHANISM, _without_coordinates(CITY))
    measured = everybody(found)
    assert [measured[key] for key in ("packages", "no_package 甲", "no_package 丁", "coverage")] == [
        *(None, None),
        *(60, None),
    ]
    made = plan(found, [area(found, [c.name]) for c in found.communities])
    needs = {f.key: f.needs for f in measure(found, made) if f.value is None}
    assert needs["packages"] == needs["coverage"] == needs["no_package"] == "x, y|adjacency"


def test_at_any_distance_none_needs_to_be_known() -> None:
    loose = MECHANISM.replace("200}", "200, within: off}")
    assert everybody(scenario(loose, _without_coordinates(CITY)))["packages"] == 1


def test_edges_say_who_is_near_and_who_is_not() -> None:
    edges = "adjacency: [{a: 甲, b: 乙, distance_m: 900}, {a: 丙, b: 丁, distance_m: 900}]\n"
    measured = everybody(scenario(MECHANISM.replace("200", "140"), _without_coordinates(CITY) + edges))
    assert (measured["packages"], measured["no_package 丙"]) == (1, 90)


def test_contiguity_is_not_asked_and_streets_are_not_mixed() -> None:
    found = scenario(MECHANISM, CITY)
    assert found.edges == ()
    packed = pack(found, PropertyPackages(min_households=120, within_m=None), found.communities[:4])
    assert {c.subdistrict for package in packed.packages for c in package} == {"东街"}
    assert [c.name for c in packed.left] == ["丁"]


def test_it_is_never_an_infeasibility() -> None:
    """No rule measures packages: a plan with communities that fit none keeps every rule."""
    found = scenario(MECHANISM, CITY)
    made = plan(found, [area(found, ["丁"])])
    named = [check.subject for rule in RULES for check in rule.check(found, made) if "package" in check.rule]
    assert named == []
    assert figures(made)["no_package 丁"] == 60


@pytest.mark.parametrize(("collected", "ok"), [("90万元", True), ("89.99万元", False)])
def test_ninety_per_cent_of_the_fees_is_enough(collected: str, ok: bool) -> None:
    found = scenario(FEES.replace("90万元", collected) + MECHANISM, CITY)
    assert met(plan(found, []))["collection"] is ok


def test_without_fees_none_are_claimed() -> None:
    assert everybody(scenario(MECHANISM, CITY))["collection"] is None


def test_more_collected_than_due() -> None:
    (problem,) = problems(FEES.replace("90万元", "101万元") + MECHANISM, CITY)
    assert "1,010,000 yuan collected of 1,000,000 due" in problem


def test_who_has_property_service_must_be_known() -> None:
    bare = "years: [2026]\ncommunities: [{小区名称: 甲, 户数: 9, 建筑面积: 800}]\nfunding: {市: 1万元}\n"
    found = problems("property_packages: 200\n", bare)
    assert any("nothing that says who has property service" in problem for problem in found)
