"""How each mechanism is priced, and what it needs where it cannot be."""

from pathlib import Path

import pytest

from planner.errors import BadInput, ScenarioError
from planner.mechanisms import written_out
from planner.mechanisms.plain import text_of
from planner.pricing import ScenarioFile
from planner.pricing.choices import Choice, choices, together
from tests.pricing.by_hand import TUTORIAL, insulated

BLANK = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 同意率: '', 估算投资: 100万元}
works:
  - {小区: 甲, 类型: insulation, 费用: 100万元}
funding: {市级财政: 1000万元}
"""


def found(path: Path, *named: str, remove: bool = False) -> dict[str, Choice]:
    return {c.code: c for c in choices(ScenarioFile(path=str(path)), named, remove=remove)}


def test_all_that_are_not_on_or_with_remove_all_that_are(tmp_path: Path) -> None:
    path = insulated(tmp_path, "mechanisms: [M30]\n")
    added, removed = found(path), found(path, remove=True)
    assert "M30" not in added
    assert "M38" in added
    assert set(removed) == {"M30"}
    assert removed["M30"].treatment == "solve"


def test_a_mechanism_that_changes_something_is_solved(tmp_path: Path) -> None:
    choice = found(insulated(tmp_path), "保定三个80%={同意率: 85%}")["M38"]
    assert choice.treatment == "solve"
    assert choice.needs == ""
    assert choice.scenario is not None
    assert choice.edit.added == ("保定三个80%={同意率: 85%}",)


def test_an_absent_table_is_named() -> None:
    choice = found(TUTORIAL / "scenario.yaml", "M30")["M30"]
    assert choice.treatment == "none"
    assert choice.needs == "needs values in works: 类型 (kind)/工程编码 (id)"


def test_an_empty_column_is_never_nought(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(BLANK, encoding="utf-8")
    choice = found(path, "M38")["M38"]
    assert choice.treatment == "none"
    assert choice.needs == "needs values in communities: 居民同意率 (consent_households)"


def test_what_changes_nothing_names_its_parameters(tmp_path: Path) -> None:
    """A scenario that says in plain words all the mechanism would say."""
    path = insulated(tmp_path, "mechanisms: [M38]\n")
    plain = tmp_path / "plain.yaml"
    plain.write_text(text_of(written_out(path)), encoding="utf-8")
    choice = found(plain, "M38")["M38"]
    assert choice.treatment == "none"
    assert choice.needs.startswith("needs another value of 同意率 (agree), ")


def test_another_measure_of_need_is_no_price_but_what_it_calls_for_is(tmp_path: Path) -> None:
    """With indicators an improving work that none of them calls for is not done: that is a change."""
    choice = found(TUTORIAL / "scenario.yaml", "M01")["M01"]
    assert choice.treatment == "none"
    assert "how need is measured" in choice.needs
    assert found(insulated(tmp_path), "M01")["M01"].treatment == "solve"


def test_what_changes_the_calendar_only_is_priced_in_days(tmp_path: Path) -> None:
    assert found(insulated(tmp_path), "M15")["M15"].treatment == "days"


def test_a_contradiction_is_said(tmp_path: Path) -> None:
    choice = found(insulated(tmp_path, "rules: {consent: 75%}\n"), "M38")["M38"]
    assert choice.treatment == "none"
    assert "rules.consent.minimum is 75%; 80%, as mechanism baoding-three-80 (M38) sets it" in choice.needs


def test_what_is_on_already_is_not_added_and_what_is_not_on_is_not_taken_out(tmp_path: Path) -> None:
    path = insulated(tmp_path, "mechanisms: [M30]\n")
    assert "--remove takes it out" in found(path, "M30")["M30"].needs
    with pytest.raises(BadInput, match="baoding-three-80: is not on"):
        found(path, "M38", remove=True)


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("M38={agree: [", "not YAML"),
        ("M38={agree: 120%}", "at most 100%"),
        ("M38={agre: 80%}", "the unknown parameter “agre”"),
    ],
)
def test_a_use_that_cannot_be_read_is_refused(tmp_path: Path, use: str, said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        found(insulated(tmp_path), use)


def test_together() -> None:
    both = list(found(TUTORIAL / "scenario.yaml", "M30", "M38").values())
    assert together(both).added == ("M30", "M38")
    assert together([]).added == ()


TWO = """
years: [2026]
communities:
  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 估算投资: 300万元, 有无物业: 有}
  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 估算投资: 300万元}
operations:
  - {对象: 甲, 科目: 居民, 年收入: 10万元}
  - {对象: 甲, 科目: 管养, 年成本: 11万元}
management:
  - {小区: 甲, 业委会: 是, 已缴: 40000}
funding: {市级财政: 300万元}
goals: [households]
"""
LOAN = "M24={first_year: 2026, term: 25, rate: 3.5%, principal: 300万元}"


def _two(folder: Path, more: str = "") -> Path:
    path = folder / "scenario.yaml"
    path.write_text(TWO + more, encoding="utf-8")
    return path


@pytest.mark.parametrize("use", [LOAN, "M24b={year: 2026, proceeds: 300万元, equity_need: 500万元}"])
def test_a_ledger_that_brings_money_is_solved(tmp_path: Path, use: str) -> None:
    (choice,) = found(_two(tmp_path), use).values()
    assert (choice.treatment, choice.needs) == ("solve", "")


def test_a_ledger_is_a_figure_until_a_source_asks_that_it_balances(tmp_path: Path) -> None:
    """The upkeep fund (M34) closes the gap of 10,000 yuan a year where M40 asks for one."""
    assert found(_two(tmp_path), "M34")["M34"].treatment == "figure"
    assert found(_two(tmp_path, "mechanisms: {M40: {}}\n"), "M34")["M34"].treatment == "solve"


def test_what_is_only_reported_is_a_figure(tmp_path: Path) -> None:
    assert found(_two(tmp_path), "M41={min_households: 1}")["M41"].treatment == "figure"
