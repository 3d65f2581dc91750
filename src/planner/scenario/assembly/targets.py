"""From the targets of the document to those of the scenario: years written out, lengths in whole metres."""

from planner.scenario.assembly.desk import Desk, given
from planner.scenario.assembly.years import by_year
from planner.scenario.targets import Targets

SHARES = ("acceptance", "started", "completed", "invested", "property_service", "satisfaction")


def targets(desk: Desk, years: tuple[int, ...]) -> Targets:
    """What the bureau promises; a year that is not planned is a problem."""
    entry = desk.document.targets
    if not years:
        return Targets()
    first, last = years[0], years[-1]
    pipes = {year: round(metres) for year, metres in entry.pipes.items()}
    return Targets(
        **given(entry, *SHARES, "long_term"),
        pipes=by_year(desk, pipes, years, first, last, "targets", "pipes"),
        parking=by_year(desk, entry.parking, years, first, last, "targets", "parking"),
    )
