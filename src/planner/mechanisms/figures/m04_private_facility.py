"""M04: what private capital pays of its own facility, and how far facilities fall short of a standard."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import built, standing
from planner.scenario.standards import FacilityStandard
from planner.scenario.types import Facility

CODE = "M04"


def figures(case: Case) -> Iterator[Figure]:
    """Money for the facility, land it and others add, and what each standard still lacks."""
    investor, earmarked = (case.chosen.parameters[key] for key in ("investor", "facility"))
    cost = {f.id: work.cost for _, work, f in built(case)}
    paid = sum(a.amount for a in case.plan.allocations if a.source == investor and a.work == earmarked)
    yield Figure(
        code=CODE,
        key="investor_paid",
        what=mark("private capital paid for the facility it is earmarked to"),
        unit="yuan",
        value=paid if earmarked in cost else None,
        needs=mark("its facility is not built in the plan"),
    )
    yield Figure(
        code=CODE,
        key="public_money",
        what=mark("other money in the facility of the private investor"),
        unit="yuan",
        value=cost[earmarked] - paid if earmarked in cost else None,
        needs=mark("its facility is not built in the plan"),
    )
    if _first(case):
        yield from _places(case)


def _first(case: Case) -> bool:
    """Whether this is the first of several investors of one place: what is there is told once."""
    here = (use for use in case.scenario.mechanisms if (use.code, use.where) == (CODE, case.chosen.where))
    return next(here) == case.chosen


def _places(case: Case) -> Iterator[Figure]:
    """Land that new facilities add, and every standard."""
    yield Figure(
        code=CODE,
        key="activity_space",
        what=mark("public activity space added (site area)"),
        unit="m2",
        value=sum((f.site_area_m2 for _, _, f in built(case)), Fraction(0)),
    )
    for standard in case.scenario.standards:
        yield from _standard(case, standard)


def _standard(case: Case, standard: FacilityStandard) -> Iterator[Figure]:
    due = required(case, standard)
    have = provided(standard, standing(case))
    new = provided(standard, (f for _, _, f in built(case)))
    short = max(Fraction(0), due - have)
    lines = (
        ("required", mark("facilities required by the standard"), due),
        ("shortfall", mark("shortfall of facilities before the plan"), short),
        ("activity_part", mark("part of the shortfall for residents' activities"),
         short * standard.activity_share),
        ("left", mark("shortfall of facilities that the plan leaves"), max(Fraction(0), due - have - new)),
    )  # fmt: skip
    for key, what, value in lines:
        yield Figure(code=CODE, key=key, what=what, unit="m2", value=value, subject=standard.id)


def required(case: Case, standard: FacilityStandard) -> Fraction:
    """What the standard asks of the communities where it and the mechanism hold."""
    there = [c for c in case.communities if standard.where.holds(c)]
    match standard.per:
        case "100 households":
            return standard.m2 * sum(c.households for c in there) / 100
        case "community":
            return standard.m2 * len(there)
        case "all":
            return standard.m2 if there else Fraction(0)


def provided(standard: FacilityStandard, facilities: Iterator[Facility]) -> Fraction:
    """What these facilities count for the standard."""
    counted = [f for f in facilities if not standard.kinds or f.kind in standard.kinds]
    return sum((f.floor_area_m2 if standard.of == "floor" else f.site_area_m2 for f in counted), Fraction(0))
