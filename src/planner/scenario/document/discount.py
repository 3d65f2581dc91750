"""The part of scenario.yaml about what a year later counts."""

from typing import ClassVar

from planner.scenario.document.entries import Share
from planner.scenario.document.keys import Keys


class DiscountEntry(Keys):
    """What a year later counts: the share itself is enough, or a rate of discount."""

    SHORT: ClassVar[str] = "factor"

    factor: Share | None = None
    """What a year later counts; default 0.95."""
    rate: Share | None = None
    """折现率: at 1% a year later counts 100/101."""
