"""Property management after the works: packages of unmanaged communities, and fees collected."""

from dataclasses import dataclass

from planner.scenario.scope import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyPackages:
    """Unmanaged communities of one subdistrict make a package where they have households enough."""

    min_households: int
    within_m: float | None = 1000.0  # 就近打包: any two no further apart; None: 集中打捆
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyFees:
    """Property fees of a community in a year, yuan."""

    community: str
    due: int
    collected: int
