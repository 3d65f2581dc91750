"""The subdistricts (街道) of a city: who designs there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdistrict:
    """A subdistrict and its team of responsible designers (责任设计师)."""

    name: str
    district: str = ""  # "": wherever the name stands
    designer_team: bool = False
    chief_designer: str = ""
    team: str = ""  # a team that serves several subdistricts has the same name in each
    projects_per_year: int | None = None  # most its team designs; None: as the rule says
