"""M11: the ledger of facilities by kind, and who has 医 食 行 文 娱 within a walk of five minutes."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from planner import walks
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.mechanisms.figures.places import built, standing

CODE = "M11"
NEEDS = ("医", "食", "行", "文", "娱")


def figures(case: Case) -> Iterator[Figure]:
    """Facilities added, by kind and together; planned communities covered, by need and for all five."""
    new = [f for _, _, f in built(case)]
    for kind, count in sorted(Counter(f.kind for f in new).items()):
        yield Figure(
            code=CODE, key="kind", what=mark("facilities added of this kind"), unit="count", value=count,
            subject=kind,
        )  # fmt: skip
    yield Figure(code=CODE, key="added", what=mark("facilities added"), unit="count", value=len(new))
    have = covered(case)
    known = any(f.serves for f in (*standing(case), *new))
    for need in NEEDS:
        count = sum(1 for needs in have.values() if need in needs)
        yield Figure(
            code=CODE,
            key="covered",
            what=mark("planned communities with such a facility within the band"),
            unit="share",
            value=Fraction(count, len(have)) if have and known else None,
            needs="serves",
            subject=need,
        )
    yield Figure(
        code=CODE,
        key="all_five",
        what=mark("planned communities with all five within the band"),
        unit="count",
        value=sum(1 for needs in have.values() if needs.issuperset(NEEDS)) if known else None,
        needs="serves",
    )


def covered(case: Case) -> dict[str, set[str]]:
    """Planned community -> the needs that some facility, old or new, serves within the band."""
    ways = walks.ways(case.scenario)
    band = round(case.number("band") * 1000)
    everyone = set(case.scenario.community)
    have: dict[str, set[str]] = {community.id: set() for _, community in case.planned()}
    for f in (*standing(case), *(f for _, _, f in built(case))):
        for community in walks.within(ways, f.host, band, everyone):
            if community in have:
                have[community].update(f.serves)
    return have
