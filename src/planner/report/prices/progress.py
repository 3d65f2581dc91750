"""One question of a pricing, and its answer, in words."""

from planner.locale import mark, say
from planner.pricing import Step
from planner.pricing.question import Solved
from planner.report.prices.cells import MISSING

ABOUT = {
    "base": mark("as it is"),
    "noise": mark("as it is, once more"),
    "alone": mark("{code} alone"),
    "all": mark("all together"),
    "without": mark("all without {code}"),
}
SAME = {"money": mark("same money"), "result": mark("same result")}


def in_words(step: Step) -> str:
    """One question and its answer."""
    about = say(ABOUT[step.name.what], code=step.name.code)
    found = step.answer
    if isinstance(found, Solved):
        bound = say("unknown") if found.optimum.bound is None else f"{found.optimum.bound:,}"
        answer = say("{value} (bound {bound})", value=f"{found.optimum.value:,}", bound=bound)
    else:
        answer = say(MISSING[found.end])
    return f"{about}, {say(SAME[step.name.same])}: {answer}"
