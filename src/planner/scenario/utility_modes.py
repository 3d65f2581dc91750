"""The five ways a utility (专营单位) puts in its part; what counts is what it finally bears itself."""

from typing import Literal

UtilityMode = Literal["own_works", "co_fund", "award", "tax_relief", "joint_application"]
MODES: dict[str, tuple[str, ...]] = {
    "own_works": ("单位改造", "自行改造"),
    "co_fund": ("合作出资", "共同出资"),
    "award": ("以奖代补",),
    "tax_relief": ("税费减免",),
    "joint_application": ("合作申报", "联合申报"),
}
GRANTED = frozenset({"award", "joint_application"})  # public money takes the place of the utility's
RELIEVED = "tax_relief"  # the utility pays, and gets taxes back: shown, never counted
