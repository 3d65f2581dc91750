"""Who plans, approves, surveys, designs, builds and supervises the pipes of a community (管线七个一)."""

from dataclasses import dataclass

ROLES = ("plan", "approval", "survey", "design", "contractor", "supervisor")


@dataclass(frozen=True, slots=True, kw_only=True)
class PipeContract:
    """One pipe work of a community: the id of each contract, "" where there is none yet."""

    community: str
    work: str
    plan: str = ""  # 改造实施方案
    approval: str = ""  # 资金批复
    survey: str = ""  # 勘察单位
    design: str = ""  # 设计单位
    contractor: str = ""  # 施工总承包单位
    supervisor: str = ""  # 监理单位
    requested: int | None = None  # the year its owner asked to dig in
