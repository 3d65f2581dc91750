"""A comparison in lines, csv and JSON: word for word in both languages, and every sum as in the plans."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.comparison import Attribution, Comparison, Step, Told, Version, compare
from planner.comparison.assumptions import assumptions
from planner.comparison.attribution.attribution import Joined
from planner.comparison.yardstick import Yardstick
from planner.plan import Plan
from planner.pricing.interval import Optimum
from planner.report.columns import width
from planner.report.compared import lines
from planner.report.compared.data import as_data
from planner.report.compared.figures import LETTERS
from planner.report.compared.progress import in_words
from planner.report.compared.tables import all_tables
from planner.report.compared.units import Unit, shown
from planner.report.csv_file import text_of
from planner.report.tables.table import Table
from planner.result import GoalLevel
from planner.scenario.scope import Scope
from planner.scenario.settings import Consent, Goals, Rules
from planner.scenario.types import Category, Certainty, Chosen, Edge, Residents, Source, Utility
from tests.comparison import by_hand
from tests.comparison.by_hand import HIGH, LOW, SOURCE
from tests.report.by_hand import tutorial_result
from tests.report.compared.page import ways

HERE = Path(__file__).parent


@pytest.fixture
def comparison() -> Comparison:
    """Two budgets in two steps, the first of which cannot be told apart."""
    return ways.in_two_steps()


def attributed(versions: list[Version]) -> Comparison:
    """Plans compared; from the first to the second, 600 万元 in 2026 alone let nobody in."""
    before, after = versions[:2]
    measure = Yardstick(version=before)
    start, end = (measure.reached(v.plan, v.goals, truncated=False) for v in (before, after))
    between = replace(start, optima={"need": Optimum(19_052, 19_150)})
    first, second = assumptions(before.scenario, after.scenario)
    steps = (
        Step(assumptions=(first,), end="solved", before=start, after=between),
        Step(assumptions=(second,), end="given", before=between, after=end),
    )
    found = Attribution(
        goal="need", goals=("need",), before=start, after=end, steps=steps, solves=1, seconds=60.0
    )
    return compare(versions).with_attribution(1, found)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_budgets_read_as_written(comparison: Comparison, language: str) -> None:
    locale.use(language)
    golden = (HERE / f"compared.{language}.txt").read_text(encoding="utf-8")
    assert "\n".join(lines(comparison)) + "\n" == golden


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_80(comparison: Comparison, language: str) -> None:
    locale.use(language)
    dear = replace(comparison.figures[0], by_level={("ndrc", y): 98_765_432_100 for y in range(2026, 2033)})
    many = replace(comparison, figures=(dear, comparison.figures[1]))
    for line in lines(many):
        assert width(line) <= 80, line


def test_the_same_plan_twice() -> None:
    text = "\n".join(lines(compare([by_hand.low(), by_hand.low()])))
    assert "What is assumed: nothing differs" in text
    assert "What is planned: nothing differs" in text
    assert "changes by 0." in text


def test_what_the_bounds_take_for_granted_is_said() -> None:
    """Need comes second here: its bound holds while as many households are reached."""
    before, after = (under_households(version) for version in (by_hand.low(), by_hand.high()))
    text = " ".join("\n".join(lines(compare([before, replace(after, truncated=True)]))).split())
    assert (
        "changes by +1,248 … +1,348. Of the bounds: A: need met ≤ 19,052 holds while households reached "
        "≥ 353; B: need met ≤ 20,400 holds while households reached ≥ 353; B: over the candidates, areas "
        "or works had to be left out." in text
    )
    assert "Of the bounds" not in "\n".join(lines(compare([by_hand.low(), by_hand.high()])))


def under_households(version: Version) -> Version:
    """The same, need reached while 353 households are."""
    first = GoalLevel(goal="households", value=353, bound=353.0, best=353, status="proven")
    (need,) = version.goals
    goals = (first, replace(need, stands_on={"households": 353}))
    return replace(version, goals=goals, result=replace(tutorial_result(), goals=goals))


def test_where_nothing_was_solved_on_the_way_no_solve_is_told(comparison: Comparison) -> None:
    (pair,) = comparison.pairs
    assert pair.attribution is not None
    unsolved = comparison.with_attribution(1, replace(pair.attribution, solves=0))
    assert "solved on the way" in "\n".join(lines(comparison))
    assert "solved on the way" not in "\n".join(lines(unsolved))


def test_plans_that_list_nobody_and_have_no_money() -> None:
    empty = by_hand.version("empty", Plan(scenario=by_hand.scenario(0, 0), areas=(), allocations=()))
    text = "\n".join(lines(compare([empty, empty])))
    assert "No plan spends any money." in text
    assert "Who pays" not in text
    assert all(table.file != "funding.csv" or not table.rows for table in all_tables(compare([empty, empty])))


def test_three_plans_have_a_letter_each_and_no_differences_beside() -> None:
    text = "\n".join(lines(compare([by_hand.low(), by_hand.high(), by_hand.low()])))
    assert "B against A" in text
    assert "C against A" in text
    assert "B less A" not in text.partition("B against A")[0]
    row = next(line for line in text.splitlines() if line.strip().startswith("households"))
    assert row.split() == ["households", "353", "377", "353"]


# ---- sums ----------------------------------------------------------------------------------------------


def rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.headings, row, strict=True)) for row in table.rows]


def named(comparison: Comparison) -> dict[str, list[dict[str, object]]]:
    return {table.file: rows(table) for table in all_tables(comparison)}


def yuan(cell: object) -> Decimal:
    return Decimal(str(cell)) * 10_000


def test_money_of_every_table_ties_to_the_plans_to_the_yuan(comparison: Comparison) -> None:
    tables = named(comparison)
    plans = [sum(a.amount for a in version.plan.allocations) for version in comparison.versions]
    labels = [f"{letter}: {v.label}" for letter, v in zip(LETTERS, comparison.versions, strict=False)]
    for group in ("by source", "by level"):
        found = [row for row in tables["figures.csv"] if row["group"] == group]
        assert [sum(yuan(row[label]) for row in found) for label in labels] == plans
        assert sum(yuan(row["B less A"]) for row in found) == plans[1] - plans[0]
    for side, plan in zip(("first", "other"), plans, strict=True):
        money = f"{side}: investment (万元)"
        assert sum(yuan(row[money] or 0) for row in tables["communities.csv"]) == plan
    more = [yuan(row["investment more (万元)"]) for row in tables["communities.csv"]]
    assert sum(more) == plans[1] - plans[0]
    moved = sum(yuan(row["more (万元)"]) for row in tables["funding.csv"])
    assert moved == plans[1] - plans[0]
    for side, plan in zip(("first", "other"), plans, strict=True):
        assert sum(yuan(row[f"{side} (万元)"]) for row in tables["funding.csv"]) == plan
    *steps, all_steps = tables["attribution.csv"]
    more = [yuan(row["investment more (万元)"]) for row in steps]
    assert sum(more) == yuan(all_steps["investment more (万元)"]) == plans[1] - plans[0]


def regrouped() -> Comparison:
    """E and F go with A, and B, C and D with G; B and E have the same name."""
    plain = by_hand.scenario(HIGH, HIGH)
    communities = tuple(
        replace(c, name="和平里", district=district, subdistrict="一街道") if district else c
        for c in plain.communities
        for district in [{"B": "东区", "E": "西区"}.get(c.id, "")]
    )
    asked = replace(plain, communities=communities)
    plans = by_hand.plan(asked, "EF", "BCD"), by_hand.plan(asked, "EFA", "BCDG")
    return compare([by_hand.version(name, found) for name, found in zip("ab", plans, strict=True)])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "other area: 5 communities in 2 changes\n"
            "  - 和平里+六号小区 → 一号小区+和平里+六号小区 (西区 一街道)\n"
            "  - and 1 more change\n",
        ),
        (
            "zh",
            "调整片区：5 个小区，2 处调整\n"
            "  - 和平里+六号小区 → 一号小区+和平里+六号小区（西区 一街道）\n"
            "  - 另有 1 处调整\n",
        ),
    ],
)
def test_regrouped_areas_are_counted_as_such_and_told_apart(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table counts communities, the list areas: it says so."""
    locale.use(language)
    monkeypatch.setattr("planner.report.compared.moves.SHOWN", 1)
    assert said in "\n".join(lines(regrouped())) + "\n"


def test_the_json_is_whole_and_ties_too(comparison: Comparison) -> None:
    found = as_data(comparison)
    assert json.dumps(found) == json.dumps(as_data(comparison))
    assert found["schema"] == "planner.comparison/1"
    assert found["differs"] is True
    for plan, version in zip(found["plans"], comparison.versions, strict=True):
        cost = sum(a.amount for a in version.plan.allocations)
        assert plan["cost"] == cost
        for split in ("paid_by_source", "paid_by_level"):
            assert sum(sum(years.values()) for years in plan[split].values()) == cost
    (pair,) = found["pairs"]
    kinds = pair["moves"]["by_kind"].values()
    parts = [part["cost"] for part in (*kinds, pair["moves"]["same"], pair["moves"]["areas"])]
    assert [sum(column) for column in zip(*parts, strict=True)] == [plan["cost"] for plan in found["plans"]]
    steps, whole = pair["attribution"]["steps"], pair["attribution"]["whole"]
    for figure in ("need", "households", "communities", "cost"):
        assert sum(step[figure] for step in steps) == whole[figure]
    assert [step["goals"]["need"]["distinguishable"] for step in steps] == [False, True]
    assert pair["assumptions"][0]["differences"] == [
        {
            "key": ["funding", SOURCE, "2026"],
            "row": [],
            "files": ["scenario.yaml", "scenario.yaml"],
            "before": LOW,
            "after": HIGH,
        }
    ]


def test_json_does_not_depend_on_the_language(comparison: Comparison) -> None:
    english = as_data(comparison)
    locale.use("zh")
    assert as_data(comparison) == english


def test_no_table_of_steps_without_an_attribution() -> None:
    found = named(compare([by_hand.low(), by_hand.high()]))
    assert set(found) == {"figures.csv", "assumptions.csv", "communities.csv", "funding.csv"}


# ---- assumptions in words ------------------------------------------------------------------------------


Change = Callable[[Version], Version]


def told(change: Change) -> str:
    before = by_hand.low()
    return "\n".join(lines(compare([before, change(before)]))).partition("\n\nWhat is planned")[0]


def on(**changes: object) -> Change:
    def changed(version: Version) -> Version:
        scenario = replace(version.scenario, **changes)  # type: ignore[arg-type]
        return replace(version, plan=replace(version.plan, scenario=scenario))

    return changed


BASE = by_hand.scenario(LOW, LOW)
OTHER_COMMUNITIES = tuple(replace(c, households=c.households + 1) for c in BASE.communities)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            on(rules=Rules(consent=(Consent(minimum=Fraction(3, 4)),))),
            "- rules.consent.minimum (scenario.yaml): 80 → 75 %",
        ),
        (
            on(payers=(Residents(per_m2=Fraction(25, 2)),)),
            "residents.residents (scenario.yaml): not there → rate 12.50 yuan per m²",
        ),
        (on(rules=Rules()), "- rules.consent (scenario.yaml): on → not there"),
        (on(discount=Fraction(9, 10)), "- discount (scenario.yaml): 95 → 90 %"),
        (on(goals=Goals(order=("households",))), "need met, households reached → households reached"),
        (on(unfunded=True), "- unfunded (scenario.yaml): no → yes"),
        (
            on(sources=(replace(BASE.sources[0], certainty={2026: Certainty.EXPECTED}),)),
            "granted → expected",
        ),
        (
            on(sources=(replace(BASE.sources[0], categories=frozenset({Category.BASIC})),)),
            "not there → basic works",
        ),
        (
            on(payers=(Utility(id="gas", name="燃气", cap={2026: 5_000}),)),
            "not there → name 燃气; cap 2026 0.50",
        ),
        (
            on(edges=(*BASE.edges, Edge(a="A", b="C"))),
            "- adjacency (scenario.yaml): 一号小区 三号小区 (added)",
        ),
        (on(edges=BASE.edges[1:]), "一号小区 二号小区 (taken out)"),
        (
            on(communities=OTHER_COMMUNITIES),
            "- communities (communities.csv), households: 一号小区 105 → 106; ",
        ),
        (on(communities=OTHER_COMMUNITIES), "and 4 more"),
    ],
)
def test_what_is_assumed_in_words(change: Change, said: str) -> None:
    text = told(change)
    flat = " ".join(text.split())
    assert said in flat, text


def test_a_column_has_its_heading_in_chinese() -> None:
    locale.use("zh")
    assert "communities（communities.csv） 户数：一号小区 105 → 106" in told(
        on(communities=OTHER_COMMUNITIES)
    )


NEW = Source(
    id="S",
    name="区配套",
    kind="district",
    money={2026: LOW, 2027: LOW},
    kinds=frozenset({"gas"}),
    carry_years=0,
    where=Scope(districts=frozenset({"市南区", "市北区"})),
)
M38 = Chosen(code="M38", name="baoding-three-80", parameters={"firm_years": "5"}, where=NEW.where)


@pytest.mark.parametrize(
    ("language", "field", "row", "said"),
    [
        (
            *("en", "sources", NEW),
            "name 区配套; kind district (county); money 2026 550.00 万元, 2027 550.00 万元; kinds gas; "
            "carry over 0; where 市北区, 市南区",
        ),
        (
            *("zh", "sources", NEW),
            "名称 区配套；类型 区（县）级；年度资金 2026 550.00 万元、2027 550.00 万元；改造内容 燃气；"
            "结转 0；适用范围 市北区、市南区",
        ),
        ("en", "mechanisms", M38, "M38 baoding-three-80; firm years 5; where 市北区, 市南区"),
        ("zh", "mechanisms", M38, "M38 保定三个80%；实施年数 5；适用范围 市北区、市南区"),
    ],
)
def test_a_setting_one_scenario_has_alone_is_told_whole(
    language: str, field: str, row: object, said: str
) -> None:
    """In the table; the terminal, where there is little room, cuts it."""
    locale.use(language)
    before = by_hand.low()
    after = on(**{field: (*getattr(before.scenario, field), row)})(before)
    comparison = compare([before, after])
    (line,) = next(t for t in all_tables(comparison) if t.file == "assumptions.csv").rows
    assert line[-1] == said
    terminal = "".join("".join(lines(comparison)).split())
    whole = "".join(said.split())
    assert (whole in terminal) == (len(said) <= 60)
    assert whole[:30] in terminal


def test_shares_one_by_one_are_not_one_share() -> None:
    change = on(payment=(Fraction(3, 5), Fraction(2, 5)))
    after = on(payment=(Fraction(1, 2), Fraction(1, 2)))(by_hand.low())
    text = "\n".join(lines(compare([change(by_hand.low()), after])))
    assert "payment (scenario.yaml): 60 %, 40 % → 50 %, 50 %" in " ".join(text.split())


def test_english_tables_have_english_commas(tmp_path: Path) -> None:
    moved = named(ways.two_cities(8, tmp_path))["communities.csv"]
    assert {row["other: works"] for row in moved} >= {"roof, water"}


def test_no_name_becomes_a_formula() -> None:
    version = by_hand.high()
    named_so = tuple(replace(c, name="=1+1") if c.id == "H" else c for c in version.scenario.communities)
    evil = on(communities=named_so)(version)
    tables = all_tables(compare([by_hand.low(), evil]))
    cells = [text_of(cell) for table in tables for row in table.rows for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


# ---- attribution in words ------------------------------------------------------------------------------


def test_steps_that_went_together_and_one_that_was_stopped(comparison: Comparison) -> None:
    attribution = comparison.pairs[0].attribution
    assert attribution is not None
    first, second = attribution.steps
    joined = (Joined(assumption=first.assumptions[0], why="no plan found in time"),)
    both = replace(
        second, assumptions=(*first.assumptions, *second.assumptions), joined=joined, before=first.before
    )
    found = replace(attribution, steps=(both,), stopped=True)
    text = " ".join(" ".join(lines(comparison.with_attribution(1, found))).split())
    assert f"1. funding.{SOURCE}.2026 + funding.{SOURCE}.2027" in text
    assert f"funding.{SOURCE}.2026 could not be switched alone: no plan found in time" in text
    assert "Stopped by Ctrl-C: what was left is one step." in text


def test_one_solve_in_words(comparison: Comparison) -> None:
    (pair,) = comparison.pairs
    totals = comparison.figures[1].totals
    assert in_words(Told(1, 3, "plans/high", (), totals)) == "plans/high: 377 households, 1,177.20 万元"
    switched = Told(2, 3, "plans/high", pair.assumptions[:1], "no plan found in time")
    assert in_words(switched) == f"funding.{SOURCE}.2026: no plan found in time; together with the next"


@pytest.mark.parametrize(
    ("unit", "change", "said"),
    [("share", Fraction(0), "0"), ("share", Fraction(1, 2500), "~0"), ("share", Fraction(1, 2000), "+0.1 pp"),
     ("yuan each", Fraction(-2, 5), "~0"), ("count", -1, "-1")],
)  # fmt: skip
def test_a_small_difference_is_not_called_none(unit: Unit, change: Fraction, said: str) -> None:
    """Beside 20.8 % and 20.9 % a difference of 0 would read as a mistake."""
    assert shown(unit, change, signed=True) == said
