"""Effects in words: a change with its ends, why there is none, and what moves between two plans."""

from collections.abc import Iterator

from planner.locale import mark, say
from planner.money import wan
from planner.pricing.days import Days
from planner.pricing.effect import Changed, Effect
from planner.pricing.interval import Change, Optimum
from planner.pricing.outline import Movement
from planner.report import words
from planner.scenario.types import Scenario

FISCAL = "fiscal_cost"
MISSING = {
    "no plan": mark("no plan can exist"),
    "no candidate": mark("no plan among the candidates"),
    "no time": mark("no plan found in time"),
    "stopped": mark("stopped"),
    "failed": mark("failed"),
    "ended": mark("its process was ended"),
    "not begun": mark("not asked"),
}
LEVELS = {
    "central": mark("central"),
    "ndrc": mark("central budget (NDRC)"),
    "province": mark("province"),
    "city": mark("city"),
    "district": mark("district"),
    "bond": mark("bonds"),
    "loan": mark("loans"),
    "other": mark("other pool money"),
    "utilities": mark("utilities"),
    "residents": mark("residents"),
    "private": mark("private capital"),
    "unfunded": mark("unfunded"),
    "later": mark("budgets of later years"),
}
HUNDREDTH = 100  # yuan: of 万元
SHOWN = 8  # communities named in a line


def effect_text(effect: Effect, goal: str) -> str:
    """A change: "+348", "+5 … +30" where its sign is certain, "(-2 … 30)" where it is not."""
    if not isinstance(effect, Changed):
        text = say(MISSING[effect.end])
        text = say("{text} without it", text=text) if effect.before else text
        return f"{text} *" if effect.end == "no candidate" else text
    text = change_text(effect.change, goal)
    return f"{text} *" if effect.truncated else text


def change_text(found: Change, goal: str) -> str:
    """The same of a change alone."""
    if found.low is None and found.high is None:
        return say("unknown")
    certain = found.sign in ("+", "-")
    if found.exact is not None:
        return amount(found.exact, goal, signed=certain)
    low, high = (
        say("unknown") if end is None else amount(_outwards(end, goal, up), goal, signed=certain)
        for end, up in ((found.low, False), (found.high, True))
    )
    return f"{low} … {high}" if certain else f"({low} … {high})"


def bound_text(best: Optimum, goal: str) -> str:
    """The bound of a solve, of money in hundredths of 万元 and never nearer than it is."""
    if best.bound is None:
        return say("unknown")
    return amount(_outwards(best.bound, goal, not best.minimised), goal, signed=False)


def _outwards(end: int, goal: str, up: bool) -> int:
    """An end of an interval of money in hundredths of 万元: never nearer than it is."""
    if goal != FISCAL:
        return end
    return -(-end // HUNDREDTH) * HUNDREDTH if up else end // HUNDREDTH * HUNDREDTH


def amount(value: int, goal: str, *, signed: bool) -> str:
    """A value of a goal: money in 万元, anything else as it is."""
    if goal != FISCAL:
        return f"{value:+,}" if signed else f"{value:,}"
    plus = "+" if signed and value > 0 else ""
    return f"{plus}{words.exact_wan(value)}"


def moved_text(scenario: Scenario, moved: Movement) -> str:
    """Households, money by whose it is, and communities in, out and moved."""
    return say("; ").join(_moved(scenario, moved)) or say("nothing moves")


def _moved(scenario: Scenario, moved: Movement) -> Iterator[str]:
    if moved.households:
        yield say("households {n}", n=f"{moved.households:+,}")
    money = [
        f"{say(LEVELS[level])} {'+' if yuan > 0 else ''}{wan(yuan)}"
        for level, yuan in moved.money.items()
        if yuan
    ]
    if money:
        yield say("万元: {parts}", parts=say(", ").join(money))
    for label, who in ((mark("in: {names}"), moved.entered), (mark("out: {names}"), moved.left)):
        if who:
            yield say(label, names=_few([words.told_apart(scenario, c) for c in who]))
    if moved.moved:
        names = [f"{words.told_apart(scenario, c)} {a}→{b}" for c, (a, b) in moved.moved.items()]
        yield say("moved: {names}", names=_few(names))


def _few(names: list[str]) -> str:
    more = len(names) - SHOWN
    return "、".join([*names[:SHOWN], *([say("and {n} more", n=more)] if more > 0 else [])])


def days_text(days: Days) -> str:
    """How much later areas are accepted than without it."""
    parts = []
    if days.areas:
        mean = f"{days.together / days.areas:+,.1f}" if days.together else "0"
        last = f"{days.last:+,}" if days.last else "0"
        parts = [
            say("{n} days an area on average", n=mean),
            say("the last acceptance {n} days", n=last),
        ]
    if days.stopped:
        parts.append(say("areas not accepted {n}", n=f"{days.stopped:+,}"))
    return say("; ").join(parts) or say("nothing moves")
