"""M41: packages of unmanaged communities for a property firm, coverage after the works, fees collected."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.packing import pack

CODE = "M41"
DISTANCES = "x, y|adjacency"  # what says how far communities are from one another


def figures(case: Case) -> Iterator[Figure]:
    """Packages, who fits none, coverage of the planned communities, collection of fees."""
    planned = [community for _, community in case.planned()]
    wanted = next(p for p in case.scenario.property_packages if p.where == case.chosen.where)
    packed = pack(case.scenario, wanted, (c for c in planned if c.has_property_service is False))
    unknown = sum(1 for c in planned if c.has_property_service is None)
    covered = len(planned) - len(packed.left) - unknown
    yield Figure(
        code=CODE,
        key="packages",
        what=mark("property packages"),
        unit="count",
        value=len(packed.packages) if packed.packages or not packed.unknown else None,
        needs=DISTANCES,
    )
    for package in packed.packages:
        yield Figure(
            code=CODE,
            key="package",
            what=mark("households of a property package"),
            unit="count",
            value=sum(c.households for c in package),
            subject="+".join(c.name for c in package),
        )
    for community in sorted((*packed.left, *packed.unknown), key=lambda c: c.id):
        yield Figure(
            code=CODE,
            key="no_package",
            what=mark("fits no property package (NO_PACKAGE); households"),
            unit="count",
            value=community.households if community in packed.left else None,
            subject=community.name,
            needs=DISTANCES,
        )
    yield Figure(
        code=CODE,
        key="coverage",
        what=mark("planned communities with property service, packages counted"),
        unit="share",
        value=Fraction(covered, len(planned)) if planned and not packed.unknown else None,
        target=Fraction(1),
        needs=DISTANCES if packed.unknown else "has_property_service",
    )
    due, collected = _fees(case)
    yield Figure(
        code=CODE,
        key="collection",
        what=mark("property fees collected, of those due"),
        unit="share",
        value=Fraction(collected, due) if due else None,
        target=case.share("collection"),
        qualifier="at least",
        needs="property_fees",
    )


def _fees(case: Case) -> tuple[int, int]:
    there = {community.id for community in case.communities}
    fees = [fee for fee in case.scenario.property_fees if fee.community in there]
    return sum(fee.due for fee in fees), sum(fee.collected for fee in fees)
