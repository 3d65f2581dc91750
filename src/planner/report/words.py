"""Checks, reasons, goals and codes as sentences, in the language in use."""

from collections.abc import Mapping
from fractions import Fraction

from planner.locale import language, mark, say
from planner.money import wan
from planner.plan import LATER, UNFUNDED
from planner.scenario.types import Category, Certainty, Residents, Scenario, Status
from planner.scenario.work_kinds import WORK_KINDS
from planner.verdict import Number, Reason, Sense

RULE_TITLES: Mapping[str, str] = {
    "once": mark("started once"),
    "eligible": mark("may be renovated"),
    "health_check": mark("health check first"),
    "consent": mark("residents' consent"),
    "window": mark("window of years"),
    "locks": mark("locked in or out"),
    "links": mark("order of communities"),
    "exclusive": mark("exclude each other"),
    "contiguity": mark("areas are connected"),
    "area_limits": mark("limits of an area"),
    "area_works": mark("works of the area itself"),
    "mandatory_basic": mark("basic works that are due"),
    "works_together": mark("works that go together"),
    "special_programmes": mark("special programmes in the same year"),
    "one_dig": mark("one dig"),
    "moratorium": mark("no second dig"),
    "paid_in_full": mark("paid in full"),
    "budget": mark("money of the year"),
    "source_eligibility": mark("what a source may pay"),
    "source_caps": mark("caps of a source"),
    "matching": mark("matching money"),
    "utility_share": mark("share of a utility"),
    "utility_cap": mark("yearly cap of a utility"),
    "utility_floor": mark("least share of the utilities"),
    "residents": mark("residents' contribution"),
    "residents_floor": mark("least share of the residents"),
    "private_capital": mark("private capital"),
    "new_starts": mark("money for new starts"),
    "continuing": mark("money for continuing projects"),
    "capacity": mark("capacity"),
    "tasks": mark("task of the year"),
    "equity": mark("shares of districts and subdistricts"),
    "even_flow": mark("even years"),
    "late_built": mark("communities built late"),
    "goal_floors": mark("floor of a goal"),
}

GOAL_TITLES: Mapping[str, str] = {
    "unfunded": mark("unfunded yuan"),
    "hazards": mark("hazards removed"),
    "need": mark("need met"),
    "households": mark("households reached"),
    "early": mark("household-years reached early"),
    "life_circle": mark("life circles filled"),
    "fiscal_cost": mark("fiscal cost"),
    "evenness": mark("evenness between districts"),
    "merging": mark("projects saved by merging"),
    "stability": mark("households changed against the published plan"),
    "weighted": mark("weighted goal"),
}

REASONS: Mapping[str, str] = {
    "STATUS": mark("not in the reserve any more: {value}"),
    "EXCLUDED": mark("excluded: {value}"),
    "DEMOLITION": mark("to be demolished"),
    "YEAR_UNKNOWN": mark("year built unknown"),
    "BUILT_LATE": mark("built after the limit"),
    "NO_WORKS": mark("no work to do"),
    "NO_CONSENT_YET": mark("consent not yet obtained"),
    "CONSENT": mark("too few residents agree"),
    "NO_HEALTH_CHECK": mark("no health check"),
    "CHECKED_LATE": mark("health check after the start"),
    "LOCKED_OUT": mark("locked out"),
    "LOCKED_YEAR": mark("locked to another year"),
    "PROGRAMME_YEAR": mark("its special programmes are in other years"),
    "TOO_EARLY": mark("its window opens later"),
    "TOO_LATE": mark("its window closes earlier"),
    "NO_SOURCE": mark("no source may pay for its works"),
    "BLOCKED": mark("no area can hold it: {value}"),
}

SENSES: Mapping[Sense, str] = {
    "at most": mark("at most"),
    "at least": mark("at least"),
    "exactly": mark("exactly"),
}

CATEGORIES: Mapping[Category, str] = {
    Category.BASIC: mark("basic works"),
    Category.IMPROVING: mark("improving works"),
    Category.UPGRADING: mark("upgrading works"),
}

STATUSES: Mapping[str, str] = {
    Status.RESERVE: mark("in reserve"),
    Status.LISTED: mark("already listed"),
    Status.UNDERWAY: mark("under construction"),
    Status.DONE: mark("completed"),
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.GRANTED: mark("granted"),
    Certainty.BUDGETED: mark("budgeted"),
    Certainty.EXPECTED: mark("expected"),
}

SUBJECTS: Mapping[str, str] = {  # the words a subject may end in, after the name of an area
    "members": mark("members"),
    "households": mark("households"),
    "communities": mark("communities"),
    "yuan": mark("yuan"),
    "distance": mark("walking distance"),
    "districts": mark("districts"),
    "subdistricts": mark("subdistricts"),
    "drawn areas": mark("drawn areas"),
    "split": mark("pairs split"),
    "apart": mark("pairs that must stay apart"),
    "project": mark("project cost"),
    "walls": mark("taking walls down"),
    "host": mark("host in the area"),
    "profile": mark("payment profile"),
    "ledger": mark("payments out of place"),
    "share": mark("share"),
}

KINDS: Mapping[str, str] = {
    "project": mark("project cost"),
    "walls": mark("taking walls down"),
}

_YUAN = frozenset(
    {
        "budget",
        "continuing",
        "matching",
        "new_starts",
        "private_capital",
        "residents",
        "residents_floor",
        "source_caps",
        "source_eligibility",
        "utility_cap",
        "utility_floor",
        "utility_share",
    }
)
_YEARS = frozenset({"health_check", "links", "window"})


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
    if found.code == "STATUS" and found.value in STATUSES:
        return say(REASONS[found.code], value=say(STATUSES[found.value]))
    return say(REASONS[found.code], value=found.value)


def measured(found: Reason) -> str:
    """The measured value of a reason, empty where it says no more than the reason itself."""
    return say(STATUSES[found.value]) if found.code == "STATUS" and found.value in STATUSES else found.value


def limit(found: Reason) -> str:
    """The limit of a reason."""
    return say(STATUSES[found.limit]) if found.code == "STATUS" and found.limit in STATUSES else found.limit


def subject(text: str) -> str:
    """The subject of a check with its last words in the language in use."""
    for ending, word in SUBJECTS.items():
        if text == ending:
            return say(word)
        if text.endswith(f" {ending}"):
            return f"{text.removesuffix(ending)}{say(word)}"
    first, space, rest = text.partition(" ")
    if space and first in SUBJECTS and rest.isdecimal():  # "households 2027"
        return f"{say(SUBJECTS[first])} {rest}"
    return text or say("the whole plan")


def sense(found: Sense) -> str:
    """ "at most", "at least" or "exactly"."""
    return say(SENSES[found])


def is_money(rule: str, subject: str) -> bool:
    """Whether a check counts yuan."""
    if rule in _YUAN:
        return True
    if rule == "area_works":
        return not subject.endswith(("host", "households"))
    if rule == "paid_in_full":
        return not subject.endswith(("profile", "ledger"))
    return rule in ("capacity", "equity", "even_flow") and subject.endswith("yuan")


def number(rule: str, subject: str, value: Number) -> str:
    """A measured number with its unit: money in 万元, a rate in per cent, a count as it is."""
    if is_money(rule, subject):
        return say("{amount} 万元", amount=exact_wan(value))
    if rule == "consent":
        return percent(value)
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{float(value):,.2f}"
    return f"{int(value)}" if rule in _YEARS else f"{int(value):,}"


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


def source(scenario: Scenario, name: str) -> str:
    """The name of whoever pays."""
    if name in scenario.source:
        return scenario.source[name].name
    if name == UNFUNDED:
        return say("unfunded")
    if name == LATER:
        return say("budgets of later years")
    for payer in scenario.payers:
        if payer.id == name:
            untold = isinstance(payer, Residents) and payer.name == "residents"
            return say("residents") if untold else payer.name
    return name


def community(scenario: Scenario, name: str) -> str:
    """The name of a community; its id where it has none."""
    found = scenario.community.get(name)
    return found.name or found.id if found else name


def told_apart(scenario: Scenario, name: str) -> str:
    """The name of a community, with its district and subdistrict where another has the same name."""
    plain = community(scenario, name)
    found = scenario.community.get(name)
    if found is None or sum(1 for c in scenario.communities if c.name == found.name) < 2:
        return plain
    where = " ".join(part for part in (found.district, found.subdistrict) if part)
    return say("{name} ({where})", name=plain, where=where or found.id)


def kind(name: str) -> str:
    """The name of a work's kind."""
    if name in KINDS:
        return say(KINDS[name])
    known = WORK_KINDS.get(name)
    if known is None:
        return name
    return known.zh if language() == "zh" else known.kind.replace("_", " ")


def rule_sentence(name: str) -> str:
    """The sentence a rule states, in the language in use."""
    from planner.checker import KEPT
    from planner.rules import sentence as first_line

    return next((say(first_line(rule)) for rule in KEPT if name == rule.NAME), name)
