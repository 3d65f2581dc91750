"""Checks, reasons, goals and codes as sentences, in the language in use."""

import re
from collections.abc import Sequence
from fractions import Fraction

from planner.locale import mark, say
from planner.money import wan
from planner.report.names import area as area
from planner.report.names import community as community
from planner.report.names import kind as kind
from planner.report.names import source as source
from planner.report.names import told_apart as told_apart
from planner.report.names import work as work
from planner.report.vocabulary import (
    GOAL_TITLES,
    REASONS,
    RULE_TITLES,
    SENSES,
    STATUSES,
    STEPS,
    SUBJECTS,
    YEARS,
    YUAN,
)
from planner.scenario.work_kinds import WORK_KINDS
from planner.verdict import Number, Reason, Sense

_RATE = re.compile(r"^([\d.]+) ?%$")  # the limit of a rate, as reasons write it
_RATES = (" participation", " support", " contribution", " property_coverage")


def rule_title(name: str) -> str:
    """The short name of a rule, for headings and counts."""
    return say(RULE_TITLES[name]) if name in RULE_TITLES else name


def goal_title(name: str) -> str:
    """The short name of a goal."""
    return say(GOAL_TITLES[name]) if name in GOAL_TITLES else name


def reason(found: Reason) -> str:
    """Why a community may not be planned, in a few words."""
    if found.code not in REASONS:
        return rule_title(found.rule)
    if found.code in ("AT_LIMIT", "WOULD_BREAK"):
        parts = [part for part in found.value.split(", ") if part and part not in SUBJECTS]
        value = say(", ").join(subject(part) for part in parts)
        if not value:
            bare = {"AT_LIMIT": mark("{rule} at its limit"), "WOULD_BREAK": mark("{rule} would be broken")}
            return say(bare[found.code], rule=rule_title(found.rule))
        return say(REASONS[found.code], rule=rule_title(found.rule), value=value)
    if found.code in ("MONEY_LEFT", "PAYABLE"):
        year, _, left = found.value.partition(": ")
        title = rule_title(found.rule)
        return say(REASONS[found.code], rule=title, year=year, left=left, limit=found.limit)
    return say(
        REASONS[found.code],
        rule=rule_title(found.rule),
        value=_told(found, found.value),
        limit=_told(found, found.limit),
    )


def why_waiting(reasons: Sequence[Reason]) -> str:
    """What keeps a community out of the plan by itself."""
    return say("; ").join(reason(found) for found in reasons)


def measured(found: Reason) -> str:
    """The measured value of a reason, empty where it says no more than the reason itself."""
    return _told(found, found.value)


def limit(found: Reason) -> str:
    """The limit of a reason."""
    return _told(found, found.limit)


def missed(found: Reason) -> str:
    """How far a reason misses its limit: rates in points, years in years, else as a share of the limit."""
    if found.near is None:
        return ""
    rate = _RATE.search(found.limit)
    if rate:
        points = f"{found.near * float(rate[1]):.1f}"
        return say("{n} points", n="<0.1" if points == "0.0" else points)
    if found.code == "BUILT_LATE":
        return say("{n} years", n=round(found.near * 100))
    return percent(found.near)


def _told(found: Reason, value: str) -> str:
    """A value or limit of a reason: words and money as people write them."""
    known = {"STATUS": STATUSES, "NOT_DECIDED": STEPS, "STATE_ORDER": STEPS}.get(found.code, {})
    if value in known:
        return say(known[value])
    if found.code in ("BY_ITSELF", "YUAN_BY_ITSELF"):
        what, _, number = value.rpartition(": ")
        amount = say("{amount} 万元", amount=number) if found.code == "YUAN_BY_ITSELF" else number
        return say("{what}: {value}", what=subject(what), value=amount) if what else amount
    if found.code == "TIER_CAP" and value.isdecimal():
        return say("{amount} 万元", amount=wan(int(value)))
    return value


def subject(text: str) -> str:
    """The subject of a check, its last words and the works it names in the language in use."""
    first, *others = text.split(" ")
    text = " ".join([first, *(kind(word) if _is_kind(word) else word for word in others)])
    for ending, word in SUBJECTS.items():
        if text == ending:
            return say(word)
        if text.endswith(f" {ending}"):
            return f"{text.removesuffix(ending)}{say(word)}"
    first, space, rest = text.partition(" ")
    if space and first in SUBJECTS and rest.isdecimal():  # "households 2027"
        return f"{say(SUBJECTS[first])} {rest}"
    return text or say("the whole plan")


def _is_kind(word: str) -> bool:
    return word.partition("#")[0] in WORK_KINDS


def sense(found: Sense) -> str:
    """ "at most", "at least" or "exactly"."""
    return say(SENSES[found])


def is_money(rule: str, subject: str) -> bool:
    """Whether a check counts yuan."""
    if rule in YUAN:
        return True
    if rule == "area_works":
        return not subject.endswith(("host", "households"))
    if rule == "paid_in_full":
        return not subject.endswith(("profile", "ledger"))
    return rule in ("capacity", "equity", "even_flow", "standard_tiers") and subject.endswith("yuan")


def is_share(rule: str, subject: str) -> bool:
    """Whether a check measures a share of the residents."""
    return rule == "consent" or (rule == "competition" and subject.endswith(_RATES))


def number(rule: str, subject: str, value: Number) -> str:
    """A measured number with its unit: money in 万元, a rate in per cent, a count as it is."""
    if is_money(rule, subject):
        return say("{amount} 万元", amount=exact_wan(value))
    if is_share(rule, subject):
        return percent(value)
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{float(value):,.2f}"
    return f"{int(value)}" if rule in YEARS else f"{int(value):,}"


def check(rule: str, what: str, value: Number, how: Sense, bound: Number) -> str:
    """One check as a sentence: rule, subject, value and limit."""
    return say(
        "{rule}: {subject}: {value}, {sense} {limit}",
        rule=rule_title(rule),
        subject=subject(what),
        value=number(rule, what, value),
        sense=sense(how),
        limit=number(rule, what, bound),
    )


def exact_wan(yuan: Number) -> str:
    """万元 to the yuan: two decimals, and up to four where two would not tie."""
    if yuan != int(yuan):
        return f"{float(yuan) / 10_000:,.4f}"
    whole = int(yuan)
    if whole % 100 == 0:
        return wan(whole)
    sign, rest = ("-" if whole < 0 else ""), abs(whole)
    return f"{sign}{rest // 10_000:,}.{rest % 10_000:04d}".rstrip("0")


def percent(value: Number | float, digits: int = 1) -> str:
    """A share as per cent; half a digit up, exactly for whole numbers and fractions."""
    if isinstance(value, float):
        return f"{100 * value:.{digits}f} %"
    scaled = Fraction(value) * 100 * 10**digits
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if scaled < 0 and whole else ""
    if not digits:
        return f"{sign}{whole} %"
    return f"{sign}{whole // 10**digits}.{whole % 10**digits:0{digits}d} %"


def rule_sentence(name: str) -> str:
    """The sentence a rule states, in the language in use."""
    from planner.checker import KEPT
    from planner.rules import sentence as first_line

    return next((say(first_line(rule)) for rule in KEPT if name == rule.NAME), name)
