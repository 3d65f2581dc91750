"""One question of a pricing, and its answer, in words."""

from planner.locale import mark, say
from planner.pricing import Step
from planner.pricing.question import Solved
from planner.report.prices.cells import FISCAL, MISSING, amount, bound_text

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
        best = found.optimum
        bound = bound_text(best, found.goal)
        value = amount(best.value, found.goal, signed=False)
        if found.goal == FISCAL:
            answer = say("{value} 万元 (bound {bound})", value=value, bound=bound)
        else:
            answer = say("{value} (bound {bound})", value=value, bound=bound)
    else:
        answer = say(MISSING[found.end])
    return say("{about}, {same}: {answer}", about=about, same=say(SAME[step.name.same]), answer=answer)
