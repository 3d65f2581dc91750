"""What planner[report] brings: asked for before it is used, so that what is missing is said in words."""

from importlib.util import find_spec

from planner.errors import BadInput
from planner.locale import say

CHARTS = ("altair", "vl_convert")
PDF = (*CHARTS, "typst")


def need(packages: tuple[str, ...]) -> None:
    """Raise BadInput where one of the packages is not installed."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise BadInput(
            say(
                "{package} is not installed: pages and PDF files need it. Install planner[report]",
                package=missing[0],
            )
        )
