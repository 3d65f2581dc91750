"""The part of scenario.yaml about goals; every key is one of `settings.py`."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from planner.scenario.document.entries import Choice, Times
from planner.scenario.document.keys import Keys

GOALS: Mapping[str, tuple[str, ...]] = {
    "hazards": ("安全隐患", "隐患", "消除隐患"),
    "need": ("短板", "需求", "改造需求", "补短板"),
    "benefit": ("效益", "分年效益", "综合效益"),
    "households": ("户数", "受益户数", "惠及户数"),
    "early": ("尽早", "尽早开工"),
    "competition": ("竞争", "竞争得分", "竞争选定"),
    "life_circle": ("生活圈", "设施覆盖"),
    "fiscal_cost": ("财政支出", "财政资金", "少花财政资金"),
    "evenness": ("均衡", "区域均衡"),
    "merging": ("连片", "连片改造"),
    "stability": ("稳定", "计划稳定"),
}
GoalName = Annotated[str, Choice(GOALS)]


class GoalsEntry(Keys):
    """Goals in order (a list is enough), or weighed against each other."""

    SHORT: ClassVar[str] = "order"
    LIST: ClassVar[str] = "order"

    order: Annotated[list[GoalName], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)] = []
    """The goals in order, the first first: hazards, need, households, early, life_circle …"""
    weights: dict[GoalName, Times] = {}
    """Goal -> weight, used instead of the order."""
    tolerance: Times | None = None
    """How much of a level the next goal may give up; default 1%."""
