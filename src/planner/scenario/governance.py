"""How residents organise and decide (共建共治): what a table of governance says of each community.

Reports read most of it; a few rules (`decided`, `competition`, `standard_tiers`) gate on it. No goal weighs
Party or committee matters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

STEPS = ("proposed", "moved", "deliberated", "carried_out", "supervised", "assessed")
STEP_SPELLINGS: Mapping[str, Sequence[str]] = {
    "proposed": ("群众提议", "居民提议", "提议"),
    "moved": ("支部动议", "党支部动议", "动议"),
    "deliberated": ("业委会审议", "审议"),
    "carried_out": (
        "物业或第三方企业执行",
        "物业/企业执行",
        "物业或企业执行",
        "物业执行",
        "企业执行",
        "第三方企业执行",
        "执行",
    ),
    "supervised": ("监委会监督", "监督"),
    "assessed": ("群众评议", "居民评议", "评议"),
}
RATES = ("participation", "support", "contribution", "property_coverage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """One community; what is None was not stated.

    Rates are of its households, except `contribution_by_amount`: yuan residents committed of yuan asked.
    """

    community: str
    party_org: bool | None = None  # 是否成立党组织
    committee_members: int | None = None  # of the owners' committee (业委会)
    committee_party_members: int | None = None
    members: int | None = None  # serving Party members who reported to it (在职党员报到)
    posts: int | None = None  # volunteer posts they took
    steps: tuple[str, ...] = ()  # of STEPS, in the order they were taken
    participation: Fraction | None = None  # 参与率
    support: Fraction | None = None  # 支持率
    contribution: Fraction | None = None  # 出资率, by households
    contribution_by_amount: Fraction | None = None
    property_coverage: Fraction | None = None  # 物业覆盖率
    contributed: int | None = None  # yuan residents committed
    contribution_per_m2: Fraction | None = None  # the same in yuan per m² of floor area
    survey_responses: int | None = None  # 体检问卷
    issues: int | None = None  # solved in meetings with builders and residents


def reached(steps: Sequence[str]) -> int:
    """How many steps were taken, each after the one before; the first out of order ends the count."""
    count = 0
    while count < len(steps) and steps[count] == STEPS[count]:
        count += 1
    return count
