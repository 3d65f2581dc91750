"""The rules of a scenario that can be switched off, and their single entries, each with the way to do it.

Those a bureau would loosen last come first: what is tried first is dropped first, so that what is left names
the tasks, locks, shares and money rather than a gate that merely stands beside them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.rules import spending
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.settings import Capacity, Link, Rules, Spending, Task
from planner.scenario.types import Scenario, Utility

Drop = Callable[[Scenario], Scenario]


@dataclass(frozen=True, slots=True)
class Part:
    """A rule, or one entry of it, and how a scenario looks without it."""

    rule: str
    drop: Drop
    subject: str = ""
    limit: str = ""  # what an entry asks: "≥ 400"


def _rules(**off: Any) -> Drop:
    return lambda scenario: replace(scenario, rules=replace(scenario.rules, **off))


def _communities(**off: Any) -> Drop:
    return lambda scenario: replace(
        scenario, communities=tuple(replace(c, **off) for c in scenario.communities)
    )


def _sources(**off: Any) -> Drop:
    return lambda scenario: replace(scenario, sources=tuple(replace(s, **off) for s in scenario.sources))


def _uncapped(scenario: Scenario) -> Scenario:
    payers = tuple(replace(p, cap={}) if isinstance(p, Utility) else p for p in scenario.payers)
    return replace(scenario, payers=payers)


def _subsidised(scenario: Scenario) -> Scenario:
    payers = tuple(replace(p, money={}) if isinstance(p, LiftSubsidy) else p for p in scenario.payers)
    return replace(scenario, payers=payers)


_NONE = Rules()
OFF: Mapping[str, Drop] = {
    "source_caps": _sources(cap_per_household=None, cap_share=None, construction_only=False),
    "central_once": _rules(central_once=()),
    "matching": _sources(match={}),
    "utility_cap": _uncapped,
    "lift_subsidy": _subsidised,
    "maintenance_fund": _communities(maintenance_balance=None),
    "lift_consent": _rules(lift_consent=()),
    "health_check": _rules(check_first=()),
    "eligible": _rules(built_until=None),
    "late_built": _rules(late_built=None),
    "one_dig": _rules(one_dig=()),
    "moratorium": _rules(moratorium_years=None),
    "special_programmes": _rules(special_programmes=False),
    "mandatory_basic": _rules(mandatory_basic=False),
    "exclusive": _rules(exclusive=()),
    "links": _rules(links=()),
    "window": _communities(earliest=None, latest=None),
    "consent": _rules(consent=()),
    "residents_floor": _rules(residents_floor=None),
    "utility_floor": _rules(utility_floor=()),
    "continuing": _rules(continuing=_NONE.continuing),
    "new_starts": _rules(new_starts=_NONE.new_starts),
    "spending": _rules(spending=()),
    "even_flow": _rules(even_flow=None),
    "equity": _rules(equity=()),
    "capacity": _rules(capacity=()),
    "locks": _communities(lock=None),
    "commitments": lambda scenario: replace(scenario, commitments={}),
    "budget": lambda scenario: replace(scenario, unfunded=True),
    "tasks": _rules(tasks=()),
    "goal_floors": _rules(goal_floors={}),
}


def parts(scenario: Scenario) -> tuple[Part, ...]:
    """The rules that say anything in `scenario`: without them it would be another."""
    return tuple(Part(name, drop) for name, drop in OFF.items() if drop(scenario) != scenario)


def entries(scenario: Scenario, part: Part) -> Iterator[Part]:
    """The single entries of a rule that has several; else the rule itself."""
    match part.rule:
        case "tasks" | "capacity" | "equity" | "links" | "exclusive" | "spending":
            several: tuple[Any, ...] = getattr(scenario.rules, part.rule)
            for entry in several:
                yield Part(part.rule, _without(part.rule, entry), _subject(scenario, entry), _limit(entry))
        case "locks":
            for c in scenario.communities:
                if c.lock is not None:
                    yield Part("locks", _unlocked(c.id), c.name)
        case _:
            yield part


def _without(rule: str, entry: object) -> Drop:
    def drop(scenario: Scenario) -> Scenario:
        left = tuple(other for other in getattr(scenario.rules, rule) if other is not entry)
        return _rules(**{rule: left})(scenario)

    return drop


def _unlocked(community: str) -> Drop:
    return lambda scenario: replace(
        scenario,
        communities=tuple(replace(c, lock=None) if c.id == community else c for c in scenario.communities),
    )


def _limit(entry: Any) -> str:
    """What a task or a capacity asks."""
    if isinstance(entry, Task):
        return f"≥ {entry.minimum:,}"
    return f"≤ {entry.limit:,}" if isinstance(entry, Capacity | Spending) else ""


def _subject(scenario: Scenario, entry: Any) -> str:
    """An entry as checks name it: "households 2027", "甲区 2027", "a → b"."""
    if isinstance(entry, tuple):
        return " | ".join(scenario.community[c].name for c in entry)
    if isinstance(entry, Spending):
        return spending.subject(entry)
    if isinstance(entry, Link):
        return f"{scenario.community[entry.first].name} → {scenario.community[entry.then].name}"
    named = getattr(entry, "name", "")
    year = getattr(entry, "year", None)
    return " ".join(str(word) for word in (named, entry.of, year) if word not in ("", None))
