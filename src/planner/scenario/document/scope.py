"""The part of scenario.yaml that says where a setting holds: `where: {district: 福田区}`."""

from typing import ClassVar

from planner.scenario.document.entries import Names
from planner.scenario.document.keys import Keys


class WhereEntry(Keys):
    """A part of the city; a bare name is a district."""

    SHORT: ClassVar[str] = "district"

    district: Names = []
    """One district or several."""
    subdistrict: Names = []
    """One subdistrict or several."""
    community: Names = []
    """One community or several, by id or by a name only one has."""
