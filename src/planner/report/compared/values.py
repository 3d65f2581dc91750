"""What an assumption says, as people write it: money in 万元, shares in per cent, names instead of ids."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from typing import Any

from planner.comparison.assumptions import Difference
from planner.comparison.assumptions.sections import spelled
from planner.locale import joined, language, mark, say
from planner.mechanisms.catalogue import find
from planner.report import funding_kinds, mechanism_words, vocabulary, words
from planner.scenario.assembly.mechanisms import TABLES
from planner.scenario.document.spellings import SPELLINGS
from planner.scenario.scope import Scope
from planner.scenario.types import Category, Certainty, Chosen, Scenario, Status

LONGEST = 60  # characters of a value where there is little room
_NAMES = {  # of what a table of its own says of a payer
    "utility": mark("utility"),
    "plan": mark("years of its own works"),
    "amounts": mark("amounts"),
}
_TOLD_BEFORE = frozenset({"id", "community", "gain", "called_for", "unless"})
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
    """One of the two values in words; of the order of a table's rows the beginning."""
    text = _told(found, difference.key, difference.spot.attribute, scenarios)
    in_order = isinstance(found, tuple) and any(isinstance(item, tuple) for item in found)
    return cut(text) if in_order else text


def cut(text: str) -> str:
    """A text that fits in a line or two."""
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
            return _place(found, scenarios) or say("everywhere")
        case Chosen():
            return _mechanism(found, scenarios)
        case Mapping():
            return joined(
                f"{_item(inner, scenarios)} {_told(v, (*key, str(inner)), attribute, scenarios)}"
                for inner, v in found.items()
            )
        case tuple() | frozenset() | list():
            items = sorted(found, key=str) if isinstance(found, frozenset) else found
            return joined(_told(item, key, attribute, scenarios) for item in items) or say("not there")
        case _ if is_dataclass(found):
            return _settings(found, key, attribute, scenarios)
        case _:
            return _word(str(found), key)


def _word(text: str, key: tuple[str, ...]) -> str:
    """A word of a setting: a goal, a kind of works or of money, what is counted; any other as it is."""
    match key[0], key[-1]:
        case "goals", _:
            return words.goal_title(text)
        case _, "kinds":
            return words.kind(text)
        case "funding" | "lift_subsidy", "kind":
            return funding_kinds.titles().get(text, text)
        case "rules", "of" | "by":
            return _name(text)
    return text


def _item(found: Any, scenarios: tuple[Scenario, Scenario]) -> str:
    """A key of a mapping: a year, whose it is, or which work of whom."""
    return " ".join(
        _named(str(word), scenarios) for word in (found if isinstance(found, tuple) else (found,))
    )


def _place(found: Scope, scenarios: tuple[Scenario, Scenario]) -> str:
    """Where a setting holds."""
    named = (_named(community, scenarios) for community in sorted(found.communities))
    return joined((*sorted(found.districts), *sorted(found.subdistricts), *named))


def _mechanism(found: Chosen, scenarios: tuple[Scenario, Scenario]) -> str:
    """A mechanism by its title, its parameters by their names, and where it holds."""
    known = find(found.code)
    named = {} if known is None or language() != "zh" else {k: p.name_zh for k, p in known.parameters.items()}
    parts = [f"{named.get(key, key.replace('_', ' '))} {value}" for key, value in found.parameters.items()]
    place = _place(found.where, scenarios)
    if place:
        parts.append(f"{_name('where')} {place}")
    return say("; ").join((f"{found.code} {mechanism_words.title(found.code)}", *parts))


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
    text = f"{found.numerator:,}" if found.denominator == 1 else f"{float(found):,.2f}"
    return say("{amount} yuan per m²", amount=text) if "per_m2" in said else text


def _settings(found: Any, key: tuple[str, ...], attribute: str, scenarios: tuple[Scenario, Scenario]) -> str:
    """Settings that stand in one scenario alone: what is said in them; defaults and their name left out."""
    parts = []
    for field in fields(found):
        inner = getattr(found, field.name)
        plain = field.default_factory() if field.default_factory is not MISSING else field.default
        if inner == plain or field.name in _TOLD_BEFORE or (field.name == "name" and inner == key[-1]):
            continue
        name = spelled(field.name, found)
        parts.append(f"{_name(name)} {_told(inner, (*key, field.name, name), attribute, scenarios)}")
    return say("; ").join(parts) or say("on")


def _name(key: str) -> str:
    """The name of a setting: as scenario.yaml has it in the language in use."""
    if language() == "zh" and key in SPELLINGS:
        return SPELLINGS[key][0]
    return say(_NAMES[key]) if key in _NAMES else key.replace("_", " ")
