"""Communities (小区): what is known of each before anything is planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Literal


class Status(StrEnum):
    """Where a community stands: only those in reserve can be planned."""

    RESERVE = "reserve"  # 储备
    LISTED = "listed"  # 已列入
    UNDERWAY = "underway"  # 在建
    DONE = "done"  # 完工


Lock = Literal["in", "out"] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """One residential community (小区)."""

    id: str
    name: str
    households: int
    floor_area_m2: Fraction
    district: str = ""
    subdistrict: str = ""
    buildings: int | None = None
    entrances: int | None = None
    year_built: int | None = None
    storeys: int | None = None
    x: float | None = None  # metres, or degrees of longitude (see Scenario.geographic)
    y: float | None = None
    status: Status = Status.RESERVE
    drawn_area: str = ""  # 片区 drawn by the bureau
    last_dig_year: int | None = None
    exclusion: str = ""  # 城中村, 自建房, 危房, 征收 …: why it is not renovated at all
    demolition: bool = False
    property_unit: str = ""  # 产权单位
    implementer: str = ""  # 实施主体
    delivery_model: str = ""  # 实施模式: district_with_soe …
    maintenance_balance: int | None = None  # 住宅专项维修资金 of this community, yuan
    private_ceiling: int | None = None  # most private capital it may take, yuan
    private_eligible: bool | None = None  # whether private capital may take part
    consent_households: Fraction | None = None
    consent_area: Fraction | None = None
    health_check: str = ""  # ISO date, "" when there was none
    values: Mapping[str, Fraction] = field(default_factory=dict)  # indicator id -> measured value
    score: Fraction | None = None  # 0..100, high is good; given, or found by appraisal
    need: Fraction | None = None  # 100 - score; set by appraisal
    coverage: Fraction | None = None  # share of the indicator weights that were measured
    hazards: int = 0
    has_property_service: bool | None = None
    lock: Lock | None = None
    earliest: int | None = None
    latest: int | None = None
