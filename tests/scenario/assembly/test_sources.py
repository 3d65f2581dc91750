"""Money by source and year, payers in their order, commitments."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.types import Category, Certainty, Private, Residents, Utility
from tests.scenario.written import MINIMAL, error, errors, examined, scenario, warnings

BASE = "years: [2026, 2027]\ncommunities: c.csv\n"
WORKS = (
    "community,kind,civil,equipment,utility\nA,gas,10,20,gas\nA,parking,5,,\nB,roof,1,,\nC,heat,7,9,heat\n"
)


def test_a_source_with_everything(tmp_path: Path) -> None:
    yaml = (
        BASE
        + """\
funding:
  city: 100万元
  central:
    name: 中央补助
    kind: 中央
    amount: {2025: 7万元, 2026: "1,250万元", each: 0.3亿元}
    categories: [基础类, improving]
    kinds: 燃气、屋面防水
    cap_per_household: 5000元/户
    cap_share: 40%
    match: {city: 50%}
    carry_over: 1
    expires: 2028
    district: 甲区
    status: {2026: 已下达, each: 预计}
"""
    )
    source = scenario(tmp_path, yaml).source["central"]
    assert source.money == {2025: 70_000, 2026: 12_500_000, 2027: 30_000_000}
    assert source.certainty == {
        2025: Certainty.EXPECTED,
        2026: Certainty.GRANTED,
        2027: Certainty.EXPECTED,
    }
    assert (source.name, source.kind, source.carry_years, source.expires) == ("中央补助", "central", 1, 2028)
    assert source.categories == {Category.BASIC, Category.IMPROVING}
    assert source.kinds == {"gas", "roof"}
    assert (source.cap_per_household, source.cap_share) == (5000, Fraction(2, 5))
    assert source.match == {"city": Fraction(1, 2)}
    assert source.district == "甲区"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("中央财政补助", "central"),
        ("中央预算内投资", "ndrc"),
        ("省级", "province"),
        ("市级财政", "city"),
        ("历下区财政", "district"),
        ("专项债券", "bond"),
        ("银行贷款", "loan"),
        ("其他", "other"),
        ("city", "city"),
    ],
)
def test_the_kind_of_a_source_by_its_name(tmp_path: Path, name: str, kind: str) -> None:
    assert scenario(tmp_path, BASE + f"funding: {{{name}: 9万元}}").sources[0].kind == kind


@pytest.mark.parametrize(
    ("text", "years"), [("true", 2), ("是", 2), ("false", 0), ("off", 0), ("3年", 3), ("0", 0)]
)
def test_carry_over(tmp_path: Path, text: str, years: int) -> None:
    yaml = BASE + f"funding: {{city: {{amount: 9万元, carry_over: {text}}}}}"
    assert scenario(tmp_path, yaml).sources[0].carry_years == years


def test_money_in_a_table(tmp_path: Path) -> None:
    table = "资金来源,年份,金额（万元）,级次,类别\n市级,2026,100,市,基础类\n市级,2027,50,,\n省级,,30,,\n"
    city, province = sorted(scenario(tmp_path, BASE + "funding: f.csv", f=table).sources, key=lambda s: s.id)
    assert city.money == {2026: 1_000_000, 2027: 500_000}
    assert city.categories == {Category.BASIC}
    assert province.money == {2026: 300_000, 2027: 300_000}
    assert "second time" in error(tmp_path, BASE + "funding: f.csv", f=table + "市级,2026,1,,\n").found


@pytest.mark.parametrize(
    ("funding", "words"),
    [
        ("{city: {2031: 5万元}}", "the year 2031"),
        ("{city: {2020: 5万元}}", "the year 2020"),
        ("{city: {amount: 5万元, match: {province: 1}}}", "another source"),
        ("{city: {amount: 5万元, match: {city: 1}}}", "another source"),
        ("{city: {amount: 5万元, district: 丙区}}", "a district of the table"),
        ("{city: {amount: 5万元, expires: 2026}}", "expires in 2026"),
        ("{city: {2026: 1万元, 2026年: 2万元}}", "one year twice"),
        ("{city: 0.00001万元}", "parts of a yuan"),
        ("{city: }", "“amount” is missing"),
        ("{city: {2026: 1,250万元}}", "in quotes"),
    ],
)
def test_money_that_cannot_be(tmp_path: Path, funding: str, words: str) -> None:
    found = errors(examined(tmp_path, BASE + f"funding: {funding}"))
    assert any(words in str(problem) for problem in found), found


def test_money_without_a_unit_is_doubted(tmp_path: Path) -> None:
    found = examined(tmp_path, BASE + "funding: {city: 3000}")
    assert any("3000万元" in text for text in warnings(found))


def test_payments_reach_past_the_last_year(tmp_path: Path) -> None:
    yaml = BASE + "funding: {city: {each: 5万元, 2028: 1万元}}\npayment: [60%, 40%]"
    found = scenario(tmp_path, yaml)
    assert found.payment == (Fraction(3, 5), Fraction(2, 5))
    assert found.sources[0].money[2028] == 10_000
    assert "sum to 90%" in error(tmp_path, MINIMAL + "payment: [50%, 40%]").found
    assert scenario(tmp_path, MINIMAL + "payment: [100%, 0]").payment == (Fraction(1),)


def test_payers(tmp_path: Path) -> None:
    yaml = (
        MINIMAL
        + """\
works: w.csv
facilities: f.csv
utilities:
  gas: {name: 燃气公司, cap: {2026: 500}}
  heat: 50%
residents: {rate: 10元/m2, works: [gas], name: 居民}
private:
  P: [{facility: F1, amount: 530}, {community: A, work: 停车, amount: 3}, {community: 二号, amount: 1}]
payers: [residents, P]
"""
    )
    facility = "id,kind,host\nF1,canteen,A\n"
    residents, private, gas, heat = scenario(tmp_path, yaml, w=WORKS, f=facility).payers
    assert residents == Residents(id="residents", name="居民", per_m2=Fraction(10), kinds=frozenset({"gas"}))
    assert private == Private(
        id="P", name="P", amounts={("A", "parking"): 3, ("B", "roof"): 1, ("F1", "F1"): 530}
    )
    assert gas == Utility(id="gas", name="燃气公司", cap={2026: 500})
    assert heat == Utility(id="heat", name="heat", civil_share=Fraction(1, 2), equipment_share=Fraction(1, 2))


def test_one_cap_holds_in_every_year_a_utility_pays(tmp_path: Path) -> None:
    """Half is paid the year after the start, so it pays in 2028 too, whatever money is stated there."""
    yaml = MINIMAL + "payment: [50%, 50%]\nutilities:\n  gas: {cap: 500}\n"
    (gas,) = scenario(tmp_path, yaml).payers
    assert isinstance(gas, Utility)
    assert gas.cap == {2026: 500, 2027: 500, 2028: 500}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("private: {P: [{community: A, amount: 3}]}", "no work"),
        ("private: {P: [{community: A, work: lift, amount: 3}]}", "a work of A"),
        ("private: {P: [{community: Z, work: gas, amount: 3}]}", "known community"),
        ("private: {P: [{facility: F9, amount: 3}]}", "known facility"),
        ("private: {P: [{amount: 3}]}", "neither a community nor a facility"),
        ("private: {区级财政: [{community: B, amount: 3}]}", "for two that pay"),
        ("utilities: {gas: {share: 50%, civil: 0}}", "share beside civil"),
        ("payers: [gas]", "each payer once"),
        ("residents: [{rate: 5}, {rate: 6}]", "for two that pay"),
        ("commitments: {区财政: {2026: 5}}", "known source"),
        ("commitments: {区级财政: {2031: 5}}", "the year 2031"),
    ],
)
def test_payers_that_cannot_pay(tmp_path: Path, line: str, words: str) -> None:
    found = errors(examined(tmp_path, f"{MINIMAL}works: w.csv\n{line}\n", (), w=WORKS))
    assert any(words in str(problem) for problem in found), found


def test_utilities_nobody_lists_pay_nothing_and_that_is_said(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL + "works: w.csv\nutilities: {gass: 50%}", (), w=WORKS)
    assert found.scenario is not None
    assert any("the utility pays 0 (gas, heat; 2 works)" in text for text in found.scenario.defaults)
    assert any("Did you mean “gas”" in text for text in warnings(found))


def test_commitments(tmp_path: Path) -> None:
    expected = {("区级财政", 2026): 30_000, ("区级财政", 2027): 10_000}
    written = scenario(tmp_path, MINIMAL + "commitments: {区级财政: {2026: 3万元, 2027: 1万元}}")
    assert written.commitments == expected
    table = "资金来源,年份,金额（万元）\n区级财政,2026,1\n区级财政,2026,2\n区级财政,2027,1\n"
    assert scenario(tmp_path, MINIMAL + "commitments: o.csv", (), o=table).commitments == expected


def test_estimated_by_the_factor_method(tmp_path: Path) -> None:
    """Without an amount: our part of the pot every year, expected and never granted; a stated amount wins."""
    estimate = """
    estimate:
      pot: 1亿元
      own: A
      regions:
        - {name: A, area: 400, households: 50000, buildings: 1300, communities: 200, performance: 90}
        - name: B
          difficulty: 1.4
          area: 100
          households: 15000
          buildings: 400
          communities: 100
          performance: 80
"""
    found = scenario(tmp_path, BASE + "funding:\n  中央财政补助:" + estimate)
    (source,) = found.sources
    assert {year: round(yuan / 10_000, 2) for year, yuan in source.money.items()} == {
        2026: 6892.21,
        2027: 6892.21,
    }
    assert set(source.certainty.values()) == {Certainty.EXPECTED}
    assert any("by the factor method" in text for text in found.defaults)
    stated = scenario(tmp_path, BASE + "funding:\n  中央财政补助:\n    amount: 5万元" + estimate)
    assert stated.sources[0].money == {2026: 50_000, 2027: 50_000}
    negative = error(tmp_path, BASE + "funding:\n  中央财政补助:" + estimate.replace("area: 100", "area: -1"))
    assert "below zero: -1" in str(negative)
    wrong = error(tmp_path, BASE + "funding:\n  中央财政补助:" + estimate.replace("own: A", "own: C"))
    assert "“C”; one of the places under regions" in str(wrong)


@pytest.mark.parametrize(
    ("region", "share"),
    [("东部", 30), ("中部", 45), ("西部", 60), ("东北", 60), ("特殊地区", 80), ("西藏", 100)],
)
def test_central_budget_investment_by_region(tmp_path: Path, region: str, share: int) -> None:
    yaml = BASE + f"funding: {{中央预算内投资: {{amount: 1万元, region: {region}}}, 市级: 1万元}}"
    source = scenario(tmp_path, yaml).source["中央预算内投资"]
    assert (source.kind, source.cap_share, source.construction_only) == ("ndrc", Fraction(share, 100), True)
    assert not scenario(tmp_path, yaml).source["市级"].construction_only


def test_a_share_that_is_stated_stays(tmp_path: Path) -> None:
    yaml = (
        BASE + "funding: {中央预算内: {amount: 1万元, region: 中部, cap_share: 20%, construction_only: 否}}"
    )
    source = scenario(tmp_path, yaml).sources[0]
    assert (source.cap_share, source.construction_only) == (Fraction(1, 5), False)


def test_over_programming(tmp_path: Path) -> None:
    """5 % beyond the amount, rounded down; off unless stated, and always said."""
    found = scenario(
        tmp_path, BASE + "funding: {市级: {amount: {2026: 1001, 2027: 100}, over_programming: 5%}}"
    )
    (source,) = found.sources
    assert source.money == {2026: 1051, 2027: 105}
    assert source.beyond == {2026: 50, 2027: 5}
    assert any("over-programming: 市级 may be allocated 5% beyond its amount" in t for t in found.defaults)
    assert scenario(tmp_path, MINIMAL).sources[0].beyond == {}


def test_bonds_and_loans(tmp_path: Path) -> None:
    yaml = BASE + "funding: {专项债券: {amount: 1万元, interest: 2.5%, term: 20, grace: 2}}"
    bond = scenario(tmp_path, yaml).sources[0]
    assert (bond.kind, bond.rate, bond.term_years, bond.grace_years) == ("bond", Fraction(1, 40), 20, 2)
    assert "interest without a term" in str(error(tmp_path, yaml.replace(", term: 20, grace: 2", "")))
    assert "20 years of grace" in str(error(tmp_path, yaml.replace("grace: 2", "grace: 20")))


def test_the_order_of_central_sources(tmp_path: Path) -> None:
    """`on` takes 中央预算内 first; a list is an order of its own; off unless stated."""
    funding = "funding: {中央补助: 1万元, 中央预算内: 1万元, 市级: 1万元}\n"

    def order(text: str) -> tuple[str, ...]:
        return scenario(tmp_path, BASE + funding + f"rules: {{{text}}}").rules.central_once

    assert order("central_once: on") == ("中央预算内", "中央补助")
    assert order("中央资金不重复: [中央补助, 中央预算内]") == ("中央补助", "中央预算内")
    assert order("central_once: off") == order("one_dig: on") == ()
    wrong = error(tmp_path, BASE + funding + "rules: {central_once: [中央补助, 中央预]}")
    assert "“中央预”; sources of funding, each once" in str(wrong)


def test_terms_in_a_table_of_sources(tmp_path: Path) -> None:
    table = "资金来源,金额（万元）,超计划安排,利率,期限,宽限期\n市级,100,5%,,,\n专项债券,200,,2.5%,20,2\n"
    found = scenario(tmp_path, BASE + "funding: f.csv\n", f=table).source
    assert found["市级"].beyond == {2026: 50_000, 2027: 50_000}
    bond = found["专项债券"]
    assert (bond.rate, bond.term_years, bond.grace_years) == (Fraction(1, 40), 20, 2)


def test_commitments_of_an_unknown_source_beside_an_error_in_the_funding(tmp_path: Path) -> None:
    """A source that had to be cut out is still known, by its key and by its name."""
    yaml = (
        "years: [2026]\ncommunities: c.csv\n"
        "funding: {市级: {name: 市级财政, amount: many}, 区级: 5万元}\n"
        "commitments: {市级财政: 1万元, 市级: 1万元, 区级: 1万元, 省级: 1万元}\n"
    )
    found = errors(examined(tmp_path, yaml))
    assert [problem.place.key for problem in found] == ["funding.市级.amount", "commitments.省级"]
