"""How far a community has come on the way to its acceptance: what the calendar's gates are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

SUBJECTS: Mapping[str, tuple[str, ...]] = {  # what a joint review goes through (M15)
    "content": ("改造内容",),
    "design": ("规划设计", "设计"),
    "estimate": ("投资概算", "概算"),
    "funding": ("资金来源", "资金"),
    "management": ("物业管理情况", "物业管理", "物业"),
}
DEPARTMENTS: Mapping[str, tuple[str, ...]] = {  # whose stamps its form needs
    "development": ("发展改革", "发改", "发改委", "发改局", "发展改革部门"),
    "finance": ("财政", "财政局", "财政部门"),
    "land": ("自然资源和规划", "自然资源", "自规", "自然资源和规划局", "规划"),
    "urban": ("城市管理", "城管", "城管局", "城市管理局", "综合执法"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One community; what is None or empty is not known yet."""

    community: str
    scheme_consent: Fraction | None = None  # share that agrees to the scheme
    satisfaction: Fraction | None = None  # share satisfied after completion
    reviewed: frozenset[str] = frozenset()  # of SUBJECTS
    stamped: frozenset[str] = frozenset()  # of DEPARTMENTS
    supervisors: tuple[str, ...] = ()  # roles of the supervising group that are filled
    issues: int | None = None  # settled in its meetings
    agency: str = ""  # who serves it in one stop
