"""M03: planned communities checked before, works nobody called for, and answers to the survey."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure

CODE = "M03"


def figures(case: Case) -> Iterator[Figure]:
    """Who is checked, what was left out of scope, how many residents answered."""
    planned = [c for _, c in case.planned()]
    yield Figure(
        code=CODE,
        key="checked",
        what=mark("planned communities with a health check"),
        unit="share",
        value=Fraction(sum(1 for c in planned if c.health_check), len(planned)) if planned else None,
        target=1,
        needs="health_check",
    )
    mine = {c.id for c in case.communities}
    yield Figure(
        code=CODE,
        key="works_left_out",
        what=mark("works left out: no shortfall found, not ordered by residents"),
        unit="count",
        value=sum(1 for w in case.scenario.works if w.community in mine and not w.called_for),
    )
    answers = [
        g.survey_responses
        for g in case.scenario.governance
        if g.community in mine and g.survey_responses is not None
    ]
    yield Figure(
        code=CODE,
        key="survey_responses",
        what=mark("residents' answers to the health check's survey"),
        unit="count",
        value=sum(answers) if answers else None,
        needs="survey_responses",
    )
