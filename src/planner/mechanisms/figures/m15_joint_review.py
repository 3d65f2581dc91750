"""M15: what approval takes under joint review, what that saves, and whose form is not complete."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.approval_days import approval_days
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.progress import DEPARTMENTS, SUBJECTS

CODE = "M15"


def figures(case: Case) -> Iterator[Figure]:
    """Days of approval, days saved, and forms that lack a subject or a stamp."""
    yield from approval_days(case, CODE, saved=int(case.number("saving")), qualifier="about")
    known = [p for _, c in case.planned() if (p := case.scenario.progress_of.get(c.id)) is not None]
    forms = [p for p in known if p.reviewed or p.stamped]
    yield Figure(
        code=CODE,
        key="forms_incomplete",
        what=mark("forms of the joint review that lack one of five subjects or four stamps"),
        unit="count",
        value=sum(1 for p in forms if not (p.reviewed >= set(SUBJECTS) and p.stamped >= set(DEPARTMENTS)))
        if forms
        else None,
        target=0,
        needs="reviewed, stamped",
    )
