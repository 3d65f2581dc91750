"""The names of communities, areas, works and whoever pays, as people call them in the language in use."""

from collections.abc import Iterable, Sequence

from planner.locale import language, say
from planner.plan import LATER, UNFUNDED
from planner.report.vocabulary import KINDS
from planner.scenario.types import Residents, Scenario
from planner.scenario.work_kinds import WORK_KINDS


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
    return _placed(community(scenario, name), [_where(scenario, name)])


def area(*sides: tuple[Scenario, Sequence[str]]) -> str:
    """An area by its members, before and after where these are not the same.

    Where they stand is said once, where their names alone do not tell.
    """
    names = dict.fromkeys("+".join(community(known, c) for c in members) for known, members in sides)
    return _placed(" → ".join(names), [_where(known, c) for known, members in sides for c in members])


def _where(scenario: Scenario, name: str) -> str:
    """District and subdistrict of a community another has the name of, else nothing."""
    found = scenario.community.get(name)
    if found is None or found.name not in scenario.namesakes:
        return ""
    return " ".join(part for part in (found.district, found.subdistrict) if part) or found.id


def _placed(name: str, places: Iterable[str]) -> str:
    where = next(filter(None, places), "")
    return say("{name} ({where})", name=name, where=where) if where else name


def kind(name: str) -> str:
    """The name of a work's kind; of the second work of a kind ("gas#2") with its number."""
    plain, sharp, number = name.partition("#")
    if sharp and number.isdecimal():
        return f"{kind(plain)}#{number}"
    if name in KINDS:
        return say(KINDS[name])
    known = WORK_KINDS.get(name)
    if known is None:
        return name
    return known.zh if language() == "zh" else known.kind.replace("_", " ")


def work(scenario: Scenario, community: str, name: str) -> str:
    """A work by its kind; by its own name where that is no kind's and its kind has other works there."""
    works = scenario.works_of.get(community, ())
    kinds = [one.kind for one in works]
    found = next((one.kind for one in works if one.id == name), name)
    return kind(found if kinds.count(found) == 1 else name)
