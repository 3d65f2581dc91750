"""The part of scenario.yaml about performance targets (绩效目标) that no plan computes."""

from typing import Annotated

from pydantic import BeforeValidator

from planner.scenario.document.entries import SINGLE, Count, Metres, Share, Text
from planner.scenario.document.keys import Keys
from planner.scenario.document.year_keys import YearKey, each_year


class TargetsEntry(Keys):
    """What the performance form (绩效目标表) promises beside the plan; a key left out leaves it blank."""

    acceptance: Share | None = None
    """竣工验收合格率: share of the works that pass acceptance."""
    started: Share | None = None
    """开工率: share of the year's communities that start."""
    completed: Share | None = None
    """完工率: share of them that are completed."""
    invested: Share | None = None
    """当年完成投资率: share of the year's investment that is carried out."""
    property_service: Share | None = None
    """物业服务覆盖率: share of the communities with property service afterwards."""
    satisfaction: Share | None = None
    """居民满意度: least share of the residents that are satisfied."""
    long_term: Text | None = None
    """长效管理机制: how the communities are kept up afterwards, in words."""
    pipes: Annotated[dict[YearKey, Metres], BeforeValidator(each_year), SINGLE] = {}
    """管线长度: metres of pipes each year ("1.2公里"), or by year."""
    parking: Annotated[dict[YearKey, Count], BeforeValidator(each_year), SINGLE] = {}
    """新增停车位: parking places each year, or by year."""
