"""The part of scenario.yaml about what comes after construction: the pool, loans, the upkeep ledger."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.scenario.document.entries import ONE, Choice, Count, Names, PerM2, Share, Text
from planner.scenario.document.keys import Keys
from planner.scenario.document.scope import WhereEntry

LINES: Mapping[str, tuple[str, ...]] = {
    "parking": ("停车", "停车收入", "停车收益", "停车费"),
    "rooms": ("配套空间", "配套空间运营", "用房出租", "房屋出租", "租金"),
    "advertising": ("广告", "广告收入", "广告收益"),
    "services": ("增值服务", "社区运营增值服务", "充电", "快递"),
    "construction": ("施工利润",),
    "residents": ("居民", "居民出资", "居民出一点", "物业费"),
    "firms": ("企业", "企业投入", "企业投一点"),
    "owners": ("产权单位", "产权单位出资", "产权单位筹一点"),
    "facilities": ("设施收益", "补建设施收益", "补建设施收益一点"),
    "upkeep": ("管养", "管养支出", "维护", "物业管理"),
}


class LoanEntry(Keys):
    """How the money of a source (loan or bond) is paid back."""

    SAME: ClassVar[tuple[str, ...]] = ("source",)

    source: Text
    """The source of funding it comes from."""
    rate: Share
    """Interest a year; 0 is allowed."""
    term: Count
    """Years of repayment, grace included, counted from the first operating year."""
    grace: Count = 0
    """Years in which interest alone is paid; default 0."""
    repaid: Annotated[
        Literal["yearly", "at_end"], Choice({"yearly": ("等额本息", "逐年"), "at_end": ("到期还本", "期末")})
    ] = "yearly"
    """Equal instalments every year (default), or interest every year and the principal at the end."""


class OperationEntry(Keys):
    """一本账: the pool of what an area earns once it operates."""

    years: Count | None = None
    """Operating years; default 25."""
    rate: Share | None = None
    """Rate at which later years are discounted; default 3.5%."""
    irr_cap: Share | None = None
    """微利: most the operator earns a year; beyond it the public contribution falls; absent: no cap."""
    must_balance: Names = []
    """Sources that pay only in areas whose pool is worth 0 or more; 全部 is every source."""
    loans: Annotated[list[LoanEntry], BeforeValidator(lambda v: [v] if isinstance(v, dict) else v), ONE] = []
    """How borrowed money is paid back."""
    where: WhereEntry | None = None
    """Where it holds: for an area with any member there; absent: everywhere."""


class UpkeepEntry(Keys):
    """管养账: what management and repair cost after construction, and who pays."""

    years: Count | None = None
    """Operating years; default 25."""
    fund: PerM2 | None = None
    """共建基金: yuan for each m² of floor area, paid once by all owners; absent: none."""
    fund_least: PerM2 | None = None
    """Least the fund may be set to."""
    warranty: Count | None = None
    """Operating years before the fund may be spent; default 2."""
    must_balance: Names = []
    """Sources that pay only in areas whose upkeep is covered; 全部 is every source."""
    where: WhereEntry | None = None
    """Where it holds: for an area with any member there; absent: everywhere."""


OperationEntries = Annotated[
    list[OperationEntry], BeforeValidator(lambda v: v if isinstance(v, list) else [v]), ONE
]
UpkeepEntries = Annotated[
    list[UpkeepEntry], BeforeValidator(lambda v: v if isinstance(v, list) else [v]), ONE
]
