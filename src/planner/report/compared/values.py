"""What an assumption says, as people write it: money in 万元, shares in per cent, names instead of ids."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from typing import Any

from planner.comparison.assumptions import Difference
from planner.locale import language, say
from planner.report import vocabulary, words
from planner.scenario.assembly.mechanisms import TABLES
from planner.scenario.scope import Scope
from planner.scenario.types import Category, Certainty, Scenario, Status

LONGEST = 60  # characters of one value
_YUAN = frozenset(
    {
        *(
            "money",
            "over_programming",
            "cap_per_household",
            "civil",
            "equipment",
            "other",
            "agreed",
            "granted",
        ),
        *("income", "cost", "once", "investment", "maintenance_balance", "private_ceiling", "wall_cost"),
        *(
            "cap",
            "amounts",
            "amount",
            "project_cost",
            "new_starts",
            "continuing",
            "commitments",
            "contributed",
        ),
        *("fund_due", "fund_paid", "due", "collected"),
    }
)
_SHARES = frozenset(
    {
        *("minimum", "share", "tolerance", "least", "most", "civil", "equipment", "cap_share", "match"),
        *("interest", "residents_floor", "discount", "payment", "consent_households", "consent_area"),
        *("participation", "support", "contribution", "property_coverage", "scheme_consent", "satisfaction"),
        *("irr_cap", "activity_share"),
    }
)


def column(difference: Difference) -> str:
    """The column of a table row: its heading and its name, in English its name alone."""
    name = difference.key[-1] if len(difference.key) > 1 else ""
    titles = {field.name: field.title for field in TABLES.get(difference.key[0], ())}
    if language() == "zh" and name in titles:
        return titles[name]
    return name.replace("_", " ")


def row(difference: Difference, scenarios: tuple[Scenario, Scenario]) -> str:
    """Which row of a table it is, by the names of the communities and works in it."""
    return " ".join(_named(word, scenarios) for word in difference.row)


def _named(word: str, scenarios: tuple[Scenario, Scenario]) -> str:
    for scenario in scenarios:
        if word in scenario.community:
            return words.told_apart(scenario, word)
    return words.kind(word)


def value(difference: Difference, found: object, scenarios: tuple[Scenario, Scenario]) -> str:
    """One of the two values in words."""
    text = _told(found, difference.key, difference.spot.attribute, scenarios)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _told(found: Any, key: tuple[str, ...], attribute: str, scenarios: tuple[Scenario, Scenario]) -> str:
    match found:
        case None | "":
            return say("not there")
        case bool():
            return say("yes") if found else say("no")
        case Category():
            return say(vocabulary.CATEGORIES[found])
        case Certainty():
            return say(vocabulary.CERTAINTIES[found])
        case Status():
            return say(vocabulary.STATUSES[found])
        case int() | Fraction():
            return _number(found, key, attribute)
        case Scope():
            return str(found) or say("everywhere")
        case Mapping():
            parts = (
                f"{inner} {_told(v, (*key, str(inner)), attribute, scenarios)}" for inner, v in found.items()
            )
            return say(", ").join(parts)
        case tuple() | frozenset() | list():
            items = sorted(found, key=str) if isinstance(found, frozenset) else found
            return "、".join(_told(item, key, attribute, scenarios) for item in items) or say("not there")
        case _ if is_dataclass(found):
            return _settings(found, key, attribute, scenarios)
        case _:
            return words.goal_title(str(found)) if key[0] == "goals" else str(found)


def _number(found: int | Fraction, key: tuple[str, ...], attribute: str) -> str:
    said = {*key[1:], attribute, *key[:1]}
    if isinstance(found, Fraction) and said & _SHARES:
        digits = 0 if (found * 100).denominator == 1 else 2
        return words.percent(found, digits)
    if isinstance(found, int) and said & _YUAN:
        return say("{amount} 万元", amount=words.exact_wan(found))
    if isinstance(found, int):
        year = 1900 <= found <= 2100
        return str(found) if year else f"{found:,}"
    return f"{found.numerator:,}" if found.denominator == 1 else f"{float(found):,.2f}"


def _settings(found: Any, key: tuple[str, ...], attribute: str, scenarios: tuple[Scenario, Scenario]) -> str:
    """Settings that stand in one scenario alone: what is said in them, defaults left out."""
    parts = []
    for field in fields(found):
        inner = getattr(found, field.name)
        plain = field.default_factory() if field.default_factory is not MISSING else field.default
        if inner != plain and field.name not in ("id", "community", "gain", "called_for"):
            parts.append(f"{field.name} {_told(inner, (*key, field.name), attribute, scenarios)}")
    return say(", ").join(parts) or say("on")
