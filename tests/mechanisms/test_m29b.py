"""M29b: 9.99 yuan per m² stay with 300 yuan and basic works, 10.00 open 400 and improving works."""

from fractions import Fraction

from tests.mechanisms.by_hand import problems, scenario

TIERS = (
    "tiers: [{contribution: 10元/m2, cap: 400元/m2, categories: [基础类, 完善类]},"
    " {contribution: 0, cap: 300, categories: 基础类}]"
)
GOVERNANCE = """
governance:
  - {小区: 甲, 每平方米出资: 9.99}
  - {小区: 乙, 居民出资: 8万元}
"""


def test_the_tiers_from_the_lowest_up() -> None:
    found = scenario(GOVERNANCE + f"mechanisms: {{west-coast-standard-tiers: {{{TIERS}}}}}")
    (standard,) = found.rules.standard_tiers
    assert [(t.contribution, t.cap, sorted(t.categories)) for t in standard.tiers] == [
        (0, 300, ["basic"]),
        (10, 400, ["basic", "improving"]),
    ]
    paid = [g.contribution_per_m2 for g in found.governance]
    assert paid == [Fraction("9.99"), 10]  # 80,000 yuan over 8,000 m²
    assert [standard.tier(p or Fraction(0)) for p in paid] == list(standard.tiers)


def test_tiers_that_are_none() -> None:
    for tiers, words in (
        ("[{contribution: 1, cap: 300, categories: 基础类}]", "no tier from 0"),
        (
            "[{contribution: 0, cap: 3, categories: 基础类}, {contribution: 0, cap: 9, categories: 基础类}]",
            "two tiers from one contribution",
        ),
        ("[{contribution: 0, cap: 300, categories: 高级类}]", "高级类"),
    ):
        found = problems(GOVERNANCE + f"mechanisms: {{M29b: {{tiers: {tiers}}}}}")
        assert any(words in problem for problem in found), found


def test_without_what_residents_pay_it_says_what_it_needs() -> None:
    (problem,) = problems(f"mechanisms: {{M29b: {{{TIERS}}}}}")
    assert "每平方米出资 (contribution_per_m2)/居民出资 (contributed) in governance" in problem
