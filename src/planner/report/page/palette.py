"""Colours and signs of charts: 4.5 to 1 and more against white, and never told apart by colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """How one year is drawn: its colour, the shape charts draw, and the same shape as an SVG path."""

    colour: str
    shape: str
    path: str


INK, QUIET, LINE, FAINT = "#1d2430", "#525d6c", "#d5dae1", "#eceff3"
_SIGNS = (
    Sign("#1d4f91", "circle", "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0Z"),
    Sign("#a8480a", "square", "M-.9-.9H.9V.9H-.9Z"),
    Sign("#256b34", "triangle-up", "M0-1L1 .8H-1Z"),
    Sign("#75399b", "diamond", "M0-1L.8 0L0 1L-.8 0Z"),
    Sign("#00707f", "triangle-down", "M0 1L1-.8H-1Z"),
    Sign("#a3283c", "cross", "M-.35-1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z"),
    Sign("#665600", "triangle-right", "M1 0L-.8 1V-1Z"),
    Sign("#4a5568", "triangle-left", "M-1 0L.8 1V-1Z"),
)
WAITING = Sign(
    "#525d6c", "circle", "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0ZM-.6 0A.6 .6 0 1 1 .6 0A.6 .6 0 1 1-.6 0Z"
)
REJECTED = Sign(
    "#525d6c",
    "M-1,-1L1,1M1,-1L-1,1",
    "M-1-.7L-.7-1L0-.3L.7-1L1-.7L.3 0L1 .7L.7 1L0 .3L-.7 1L-1 .7L-.3 0Z",
)
OTHER = Sign("#8b95a3", "circle", "M-.4 0A.4 .4 0 1 0 .4 0A.4 .4 0 1 0-.4 0Z")

KINDS = {  # of money, in the order of the official forms; white words stand on them
    "central": "#173f6f",
    "ndrc": "#2f67a8",
    "province": "#1d6b5c",
    "city": "#3a7229",
    "district": "#665f00",
    "bond": "#8a4b08",
    "loan": "#a2431d",
    "utility": "#7b2d52",
    "private": "#5c3d8f",
    "residents": "#863a86",
    "maintenance_fund": "#655046",
    "provident_fund": "#4d5a66",
    "other": "#606060",
    "unfunded": "#b00020",
}
STAGES = {
    "consent": "#655046",
    "design": "#2f67a8",
    "approval": "#5c3d8f",
    "tender": "#665f00",
    "construction": "#1d6b5c",
    "heating": "#a2431d",
    "acceptance": "#173f6f",
}


def sign(years: tuple[int, ...], year: int) -> Sign:
    """How `year` is drawn among `years`; after eight years the signs begin again."""
    return _SIGNS[years.index(year) % len(_SIGNS)]
