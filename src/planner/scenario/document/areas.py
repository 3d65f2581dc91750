"""The part of scenario.yaml about what may be merged; every key is one of `settings.py`."""

from typing import Annotated, Literal

from planner.scenario.document.entries import Choice, Count, CountOrOff, Flag, MetresOrOff, Money
from planner.scenario.document.keys import Keys
from planner.scenario.document.pairs import Pairs


class AreasEntry(Keys):
    """What may be merged into one area, always within one 区县; a key left out keeps its default."""

    max_members: Count | None = None
    """Most communities in an area; default 6."""
    max_households: CountOrOff = None
    """Most households in an area of two or more; default 3000; `off`: no limit."""
    max_distance: MetresOrOff = None
    """Most metres on foot between any two members; default: no limit."""
    same_subdistrict: Flag | None = None
    """Members lie in one subdistrict; default yes."""
    drawn: Annotated[
        Literal["within", "fixed"] | None, Choice({"within": ("内部", "之内"), "fixed": ("整体", "固定")})
    ] = None
    """Areas the bureau drew: members merge within them (default), or each goes as a whole (fixed)."""
    together: Pairs = []
    """Communities that only go together."""
    apart: Pairs = []
    """Communities that are never in one area."""
    project_cost: Money | None = None
    """Yuan paid once for each area (design, approval, supervision); default 0."""
    max_candidates: Count | None = None
    """Most areas that are measured; default 300,000."""
    package_min_households: CountOrOff = None
    """Least households of a property-management package; default off."""
