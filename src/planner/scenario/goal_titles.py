"""The short names of goals, as they are looked up in the catalogue."""

from collections.abc import Mapping

from planner.locale import mark

GOAL_TITLES: Mapping[str, str] = {
    "unfunded": mark("unfunded yuan"),
    "hazards": mark("hazards removed"),
    "need": mark("need met"),
    "benefit": mark("benefit"),
    "households": mark("households reached"),
    "early": mark("household-years reached early"),
    "life_circle": mark("life circles filled"),
    "fiscal_cost": mark("fiscal cost"),
    "evenness": mark("evenness between districts"),
    "merging": mark("projects saved by merging"),
    "stability": mark("households changed against the published plan"),
    "weighted": mark("weighted goal"),
    "competition": mark("points of the competition"),
}
