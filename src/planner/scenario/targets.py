"""绩效目标: what a bureau promises beside what a plan computes; only reports read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The targets of every year, and of each year; what is not promised stays blank in the form."""

    acceptance: Fraction | None = None  # 竣工验收合格率
    started: Fraction | None = None  # 开工率
    completed: Fraction | None = None  # 完工率
    invested: Fraction | None = None  # 当年完成投资率
    property_service: Fraction | None = None  # 物业服务覆盖率
    satisfaction: Fraction | None = None  # 居民满意度, at least
    long_term: str = ""  # 长效管理机制
    pipes: Mapping[int, int] = field(default_factory=dict)  # 管线长度: year -> metres
    parking: Mapping[int, int] = field(default_factory=dict)  # 新增停车位: year -> places
