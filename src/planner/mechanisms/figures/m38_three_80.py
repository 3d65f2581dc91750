"""M38: of the planned communities, how many have every measured rate at the gate."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M38"


def figures(case: Case) -> Iterator[Figure]:
    """The lowest rate of agreement in the plan, and for how many it is still to be obtained."""
    rates = [c.consent_households for _, c in case.planned()]
    known = [rate for rate in rates if rate is not None]
    yield Figure(
        code=CODE,
        key="lowest_agreement",
        what=mark("lowest share that agrees, of the planned communities"),
        unit="share",
        value=min(known) if known else None,
        target=case.share("agree"),
        qualifier="at least",
        needs="consent_households",
    )
    yield Figure(
        code=CODE,
        key="to_be_obtained",
        what=mark("planned communities whose agreement is still to be obtained"),
        unit="count",
        value=len(rates) - len(known),
    )
    yield _lowest(case, "scheme_consent", mark("lowest share that agrees to the scheme"), "scheme")
    yield _lowest(case, "satisfaction", mark("lowest share that is satisfied"), "satisfied")


def _lowest(case: Case, what: str, said: str, gate: str) -> Figure:
    """The lowest rate known of the planned communities, against the gate of the calendar."""
    progress = [case.scenario.progress_of.get(c.id) for _, c in case.planned()]
    rates = [rate for p in progress if p is not None and (rate := getattr(p, what)) is not None]
    return Figure(
        code=CODE,
        key=f"lowest_{what}",
        what=said,
        unit="share",
        value=min(rates) if rates else None,
        target=case.share(gate),
        qualifier="at least",
        needs=what,
    )
