"""Works: what may be done at a community, what it costs, and why it is needed."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planner.scenario.utility_modes import UtilityMode


class Category(StrEnum):
    """The three classes of works of the national policy."""

    BASIC = "basic"  # 基础类
    IMPROVING = "improving"  # 完善类
    UPGRADING = "upgrading"  # 提升类


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work in one community: its cost, whose pipes it touches, and why it is needed."""

    community: str
    id: str  # unique within the community; its kind, or kind#2
    kind: str  # "gas", "roof", "综合改造" …
    category: Category = Category.BASIC
    civil: int = 0  # yuan
    equipment: int = 0  # yuan
    other: int = 0  # 工程建设其他费: consulting and the like, yuan; not construction
    consultant: int = 0  # 全过程工程咨询, the part of `other` that is its fee, yuan
    quantity: Fraction | None = None
    utility: str = ""  # the utility (专营单位) whose works these are
    mode: UtilityMode = "own_works"  # how the utility puts in its part
    agreed: int | None = None  # yuan the utility puts in by agreement, instead of its shares
    granted: int = 0  # yuan of award, joint grant or tax relief, by `mode`
    grant_source: str = ""  # the pool source that pays `granted`; "": any that may pay the work
    evidence: tuple[str, ...] = ()  # indicators whose shortfall it closes
    shortfall: Fraction | None = None  # points of need it closes, where the scenario says so itself
    ordered: bool = False  # ordered by residents
    waived: str = ""  # the reason why a basic work is not done
    requires: tuple[str, ...] = ()  # works of the same community that must be done with it
    digs: bool = False
    hazards: int = 0  # hazards it removes
    income: int = 0  # yuan a year once it operates
    estimated: bool = False  # 估: the money is ours, not the bureau's
    scheme: str = ""  # 比选方案: works of one scheme exclude those of the others; "": in every scheme
    called_for: bool = True  # by a shortfall or by residents; set by appraisal where the rule evidence asks
    gain: Fraction = Fraction(0)  # points of need x households; set by appraisal
    payment: tuple[int, ...] = ()  # 分年用款: yuan in the start year, the year after …; empty: as all others
    benefit: tuple[Fraction, ...] = ()  # 分年效益: points in the start year, the year after …
    duration: int | None = None  # 工期: years from its start to its end; None: as many as it is paid in

    @property
    def cost(self) -> int:
        """All it costs, yuan."""
        return self.civil + self.equipment + self.other

    @property
    def construction(self) -> int:
        """建安工程费: what it costs without other costs, yuan."""
        return self.civil + self.equipment
