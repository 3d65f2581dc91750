"""M29: the list of the competition, the four rates of who is planned, and what their residents pay."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planner.appraisal.competition import rate, score
from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.governance import RATES
from planner.scenario.settings_residents import Competition

CODE = "M29"
WHAT: Mapping[str, str] = {
    "participation": mark("participation in the planned communities, by households"),
    "support": mark("support in the planned communities, by households"),
    "contribution": mark("contribution in the planned communities, weighted by households"),
    "property_coverage": mark("property coverage of the planned communities, by households"),
}


def figures(case: Case) -> Iterator[Figure]:
    """Residents' money, the rates over the households of planned communities, and every score by rank."""
    of = case.scenario.governance_of
    planned = [c for _, c in case.planned()]
    paid = [of[c.id].contributed for c in planned if c.id in of]
    known = [yuan for yuan in paid if yuan is not None]
    yield Figure(
        code=CODE,
        key="contributed",
        what=mark("what residents of the planned communities pay"),
        unit="yuan",
        value=sum(known) if known else None,
        needs="contributed",
    )
    for competition in case.scenario.rules.competition:
        if competition.where == case.chosen.where:
            yield from _rates(case, competition)
            yield from _ranking(case, competition)


def _rates(case: Case, competition: Competition) -> Iterator[Figure]:
    for name in RATES:
        found = [
            (community.households, value)
            for _, community in case.planned()
            if (value := rate(competition, name, case.scenario.governance_of.get(community.id))) is not None
        ]
        households = sum(h for h, _ in found)
        yield Figure(
            code=CODE,
            key=name,
            what=WHAT[name],
            unit="share",
            value=sum((h * v for h, v in found), Fraction(0)) / households if households else None,
            needs=name,
        )


def _ranking(case: Case, competition: Competition) -> Iterator[Figure]:
    scores = [
        (-value, c.id, c.name)
        for c in case.communities
        if (value := score(competition, case.scenario.governance_of.get(c.id))) is not None
    ]
    for place, (value, _, name) in enumerate(sorted(scores), start=1):
        yield Figure(
            code=CODE,
            key="score",
            what=mark("score in the competition, by rank"),
            unit="share",
            value=-value,
            subject=f"{place} {name}",
        )
