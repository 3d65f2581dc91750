"""Rules, limits, goals and the horizon as the solver's settings."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import (
    AreaLimits,
    Capacity,
    Consent,
    Equity,
    EvenFlow,
    Goals,
    LateBuilt,
    Link,
    Rules,
    Spending,
    Task,
    UtilityFloor,
)
from tests.scenario.written import MINIMAL, error, errors, examined, scenario, warnings

SCORED = "小区编码,小区名称,户数,建筑面积,体检得分\nA,一号,100,8000,50\nB,二号,90,8000,\n"


def test_nothing_said_is_the_settings_own_defaults(tmp_path: Path) -> None:
    found = scenario(tmp_path)
    assert found.rules == Rules()
    assert found.limits == AreaLimits()
    assert found.goals == Goals(order=("households", "early"))


def test_every_rule_set(tmp_path: Path) -> None:
    rules = scenario(
        tmp_path,
        MINIMAL
        + """\
rules:
  built_until: 2000年
  check_first: on
  consent: {minimum: 70%, measure: both, firm_years: 2}
  mandatory_basic: off
  links: [[A, 二号]]
  exclusive: [[C, B]]
  utility_floor: {share: 20%, base: own_works}
  residents_floor: 5%
  new_starts: 2000万元
  continuing: {2027: 1000万元}
  capacity:
    - {of: 户, limit: 300, by: 区县, name: 甲区, year: 2026}
    - {of: yuan, limit: 0.3亿元}
  tasks: {of: communities, minimum: 1}
  one_dig: 是
  moratorium_years: 5
  special_programmes: no
  equity: [{of: yuan, by: subdistrict, least: {东街: 10%, "*": 5%}, most: 70%}]
  even_flow: 30%
  late_built: {communities: 2}
""",
    ).rules
    assert rules == Rules(
        built_until=2000,
        check_first=(EVERYWHERE,),
        consent=(Consent(minimum=Fraction(7, 10), measure="both", firm_years=2),),
        mandatory_basic=False,
        links=(Link(first="A", then="B"),),
        exclusive=(("B", "C"),),
        utility_floor=(UtilityFloor(share=Fraction(1, 5), base="own_works"),),
        residents_floor=Fraction(1, 20),
        new_starts={2026: 20_000_000, 2027: 20_000_000},
        continuing={2027: 10_000_000},
        capacity=(
            Capacity(of="households", limit=300, by="district", name="甲区", year=2026),
            Capacity(of="yuan", limit=30_000_000),
        ),
        tasks=(Task(of="communities", minimum=1),),
        one_dig=(EVERYWHERE,),
        moratorium_years=5,
        special_programmes=False,
        equity=(
            Equity(
                of="yuan",
                by="subdistrict",
                least={"东街": Fraction(1, 10), "*": Fraction(1, 20)},
                most={"*": Fraction(7, 10)},
            ),
        ),
        even_flow=EvenFlow(tolerance=Fraction(3, 10)),
        late_built=LateBuilt(communities=2),
    )


def test_every_limit_set(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL
        + "areas: {max_members: 4, max_households: off, max_distance: 1 km, same_subdistrict: false,\n"
        "  drawn: fixed, together: [A, B], apart: [[A, C], [C, 二号]], project_cost: 15万元,\n"
        "  max_candidates: 5000, package_min_households: 200}\n",
    )
    assert found.limits == AreaLimits(
        max_members=4,
        max_households=None,
        max_distance_m=1000.0,
        same_subdistrict=False,
        drawn="fixed",
        together=(("A", "B"),),
        apart=(("A", "C"), ("B", "C")),
        project_cost=150_000,
        max_candidates=5000,
        package_min_households=200,
    )


@pytest.mark.parametrize("text", ["off", "{on: off}", "{share: 20%, on: false}", "关"])
def test_a_rule_can_stay_written_and_be_off(tmp_path: Path, text: str) -> None:
    assert scenario(tmp_path, MINIMAL + f"rules: {{utility_floor: {text}}}").rules.utility_floor == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rules: {utility_floor: on}", "no share"),
        ("rules: {late_built: on}", "neither communities nor share"),
        ("rules: {late_built: {first: 2005, last: 2001, share: 10%}}", "earlier year first"),
        ("rules: {capacity: {of: households, limit: 3, name: 甲区}}", "no part of the city"),
        ("rules: {capacity: {of: households, limit: 3, by: district, name: 乙区}}", "“乙区”"),
        ("rules: {capacity: {of: yuan, limit: many}}", "amount of money"),
        ("rules: {tasks: {of: households, minimum: 5, year: 2031}}", "2026—2027"),
        ("rules: {equity: {least: {东街: 60%, 西街: 60%}}}", "120%"),
        ("rules: {equity: {of: yuan}}", "neither least nor most"),
        ("rules: {equity: {least: {北街: 60%}}}", "“北街”"),
        ("rules: {links: [[A, A]]}", "twice"),
        ("rules: {new_starts: {2031: 5万元}}", "the year 2031"),
        ("areas: {together: [[A, A]]}", "twice"),
        ("areas: {max_members: 0}", "1 or more"),
        ("goals: {order: [need], weights: {need: 1}}", "order and weights"),
        ("goals: [households, 户数]", "a goal twice"),
        ("goals: {weights: {households: 0}}", "all weights are 0"),
        ("years: 1950—1990\n", "second time"),
    ],
)
def test_settings_that_cannot_be(tmp_path: Path, line: str, words: str) -> None:
    assert words in str(error(tmp_path, MINIMAL + line))


def test_goals_in_order_or_weighed(tmp_path: Path) -> None:
    ordered = scenario(tmp_path, MINIMAL + "goals: {order: [短板, 户数], tolerance: 2%}", (), c=SCORED)
    assert ordered.goals == Goals(order=("need", "households"), tolerance=Fraction(1, 50))
    weighed = scenario(tmp_path, MINIMAL + "goals: {weights: {need: 2, 户数: 0.5}}", (), c=SCORED)
    assert weighed.goals.weights == {"households": Fraction(1, 2), "need": Fraction(2)}
    found = examined(tmp_path, MINIMAL + "goals: [need]")
    assert any("nothing that measures it" in text for text in warnings(found))


def test_the_horizon(tmp_path: Path) -> None:
    for text in (
        '"2026-2028"',
        "2026—2028",
        "2026至2028",
        "[2028, 2026, 2027]",
        "2026、2027、2028",
        "2026年～2028年",
    ):
        found = scenario(tmp_path, MINIMAL.replace("[2026, 2027]", text))
        assert found.years == (2026, 2027, 2028), text
    assert scenario(tmp_path, MINIMAL.replace("[2026, 2027]", "2026")).years == (2026,)
    gap = examined(tmp_path, MINIMAL.replace("[2026, 2027]", "[2026, 2029]"))
    assert any("2027, 2028" in text for text in warnings(gap))
    for text in ("[]", "[2026, 2026]", "2028-2026", "[1900, 2100]"):
        assert errors(examined(tmp_path, MINIMAL.replace("[2026, 2027]", text))), text


def test_one_limit_for_continuing_projects_holds_after_the_plan_too(tmp_path: Path) -> None:
    """Half is paid the year after the start: what starts in 2027 is still paid in 2028."""
    yaml = MINIMAL + "payment: [50%, 50%]\nrules: {continuing: 3万元, new_starts: 5万元}\n"
    found = scenario(tmp_path, yaml).rules
    assert found.continuing == {2026: 30_000, 2027: 30_000, 2028: 30_000}
    assert found.new_starts == {2026: 50_000, 2027: 50_000}


def test_limits_on_spending(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL
        + """\
works: w.csv
rules:
  spending:
    - {kinds: [屋面防水, 道路], limit: 3000万元}
    - {first: 2027, last: 2027, limit: 5, where: {district: 甲区}}
""",
        w="community,kind,cost\nA,roof,1\nB,road,1\nC,roof,1\n",
    )
    assert found.rules.spending == (
        Spending(limit=30_000_000, first=2026, last=2027, kinds=frozenset({"roof", "road"})),
        Spending(limit=5, first=2027, last=2027, where=Scope(districts=frozenset({"甲区"}))),
    )


def test_years_of_spending_that_cannot_be(tmp_path: Path) -> None:
    rules = "payment: [50%, 50%]\nrules:\n  spending: {first: 2026, last: 2028, limit: 5}\n"
    assert scenario(tmp_path, MINIMAL + rules).rules.spending[0].last == 2028
    for years in ("first: 2025, last: 2026", "first: 2027, last: 2026", "first: 2026, last: 2029"):
        wrong = error(tmp_path, MINIMAL + rules.replace("first: 2026, last: 2028", years))
        assert wrong.expected == "years from 2026 to 2028, the earlier first"


def test_spending_of_a_kind_nothing_is_of_is_doubted(tmp_path: Path) -> None:
    rules = "works: w.csv\nrules:\n  spending: {kinds: [rooof, project], limit: 5}\n"
    found = examined(tmp_path, MINIMAL + rules, w="community,kind,cost\nA,roof,1\nB,road,1\nC,roof,1\n")
    assert [text for text in warnings(found) if "a kind no work is of" in text and "rooof" in text]


def test_links_that_wait_for_the_end(tmp_path: Path) -> None:
    rules = "rules:\n  links: [[A, B], {first: B, then: C, finished: true}]\n"
    assert scenario(tmp_path, MINIMAL + rules).rules.links == (
        Link(first="A", then="B"),
        Link(first="B", then="C", finished=True),
    )


def test_what_is_under_way_is_not_finished(tmp_path: Path) -> None:
    """Nobody says when it will be: said, and not waited for."""
    rules = "rules:\n  links: {first: A, then: B, finished: true}\n"
    reserve = "小区编码,小区名称,户数,建筑面积,状态\nA,一号,100,8000,在建\nB,二号,90,8000,储备\n"
    found = examined(tmp_path, MINIMAL + rules, c=reserve)
    assert any("“B” does not wait for it" in text for text in warnings(found))
    finished = examined(tmp_path, MINIMAL + rules, c=reserve.replace("在建", "完工"))
    assert not any("does not wait" in text for text in warnings(finished))


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ("discount: 0.9", Fraction(9, 10)),
        ("discount: {factor: 90%}", Fraction(9, 10)),
        ("discount: {rate: 1%}", Fraction(100, 101)),
        ("折扣: {折现率: 3.5%}", Fraction(1000, 1035)),
        ("discount: {rate: 0}", Fraction(1)),
        ("name: x", Fraction(95, 100)),
    ],
)
def test_what_a_year_later_counts(tmp_path: Path, written: str, counts: Fraction) -> None:
    found = scenario(tmp_path, MINIMAL + written + "\n")
    assert found.discount == counts
    assert any("discount absent" in text for text in found.defaults) == (written == "name: x")


def test_a_factor_and_a_rate_are_too_much(tmp_path: Path) -> None:
    assert error(tmp_path, MINIMAL + "discount: {factor: 0.9, rate: 1%}\n").found == "factor and rate"


def test_benefit_wanted_and_none_stated(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL + "goals: [benefit]\n")
    assert any("the goal benefit, and no benefit of any work" in text for text in warnings(found))


def test_a_wrong_limit_is_found_beside_a_wrong_word(tmp_path: Path) -> None:
    found = errors(examined(tmp_path, MINIMAL + "rules: {capacity: {of: houses, limit: x}}"))
    assert [problem.place.key for problem in found] == ["rules.capacity.of", "rules.capacity.limit"]
