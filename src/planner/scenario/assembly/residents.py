"""The rules about residents and designers as the solver's settings, each with the place where it holds."""

from collections.abc import Sequence

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.document.residents import CompetitionEntry, HoldsEntry, StandardTiersEntry
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import (
    Competition,
    Decided,
    Designers,
    StandardTiers,
    Tier,
)


def holds(
    desk: Desk, reserve: Reserve, register: Register, entries: Sequence[HoldsEntry] | None, name: str
) -> tuple[Scope, ...]:
    """Where a rule holds that is only on or off."""
    return tuple(
        scope(desk, reserve, register, entry.where, "rules", name, i, "where")
        for i, entry in enumerate(entries or ())
        if entry.on
    )


def decided(desk: Desk, reserve: Reserve, register: Register) -> tuple[Decided, ...]:
    """How far decisions have to come."""
    return tuple(
        Decided(
            step=entry.step, where=scope(desk, reserve, register, entry.where, "rules", "decided", i, "where")
        )
        for i, entry in enumerate(desk.document.rules.decided)
        if entry.on
    )


def designers(desk: Desk, reserve: Reserve, register: Register) -> tuple[Designers, ...]:
    """What designers can take on in a year."""
    found = []
    for i, entry in enumerate(desk.document.rules.designers):
        if entry.on and entry.projects is None:
            _needs(desk, "designers", i, say("no number of projects"), say("Add “projects: 3”."))
        elif entry.on and entry.projects is not None:
            where = scope(desk, reserve, register, entry.where, "rules", "designers", i, "where")
            found.append(Designers(projects=entry.projects, by=entry.by, where=where))
    return tuple(found)


def competition(desk: Desk, reserve: Reserve, register: Register) -> tuple[Competition, ...]:
    """Who competes, by which rates."""
    found = []
    for i, entry in enumerate(desk.document.rules.competition):
        if not entry.on:
            continue
        if not any(entry.weights.values()):
            _needs(
                desk,
                "competition",
                i,
                say("no weight above 0"),
                say(
                    "Add weights, for example “weights: {example}”.", example="{participation: 1, support: 1}"
                ),
            )
        found.append(_competition(desk, reserve, register, entry, i))
    return tuple(found)


def _competition(
    desk: Desk, reserve: Reserve, register: Register, entry: CompetitionEntry, i: int
) -> Competition:
    if desk.document.governance is None and "governance" not in desk.broken:
        desk.findings.warn(
            desk.place("rules", "competition", i),
            say("a competition, and no table of governance"),
            say("the rates of each community in the table governance"),
            say("No community can take part; add the table."),
        )
    return Competition(
        weights=dict(sorted(entry.weights.items())),
        mode=entry.mode,
        skip=entry.skip,
        contribution=entry.contribution,
        minimum=dict(sorted(entry.minimum.items())),
        where=scope(desk, reserve, register, entry.where, "rules", "competition", i, "where"),
    )


def weighs(desk: Desk) -> bool:
    """Whether a competition is weighed among the goals."""
    return any(
        entry.on and entry.mode == "weighted_in_objective" for entry in desk.document.rules.competition
    )


def standard_tiers(desk: Desk, reserve: Reserve, register: Register) -> tuple[StandardTiers, ...]:
    """Standards by what residents pay, each from the lowest step up."""
    found = []
    for i, entry in enumerate(desk.document.rules.standard_tiers):
        if entry.on:
            where = scope(desk, reserve, register, entry.where, "rules", "standard_tiers", i, "where")
            found.append(StandardTiers(tiers=_tiers(desk, entry, i), where=where))
    return tuple(found)


def _tiers(desk: Desk, entry: StandardTiersEntry, i: int) -> tuple[Tier, ...]:
    tiers = sorted(
        (
            Tier(contribution=tier.contribution, cap=tier.cap, categories=frozenset(tier.categories))
            for tier in entry.tiers
        ),
        key=lambda tier: tier.contribution,
    )
    steps = [tier.contribution for tier in tiers]
    if not steps or steps[0] != 0:
        _needs(
            desk,
            "standard_tiers",
            i,
            say("no tier from 0"),
            say("Add the tier of communities whose residents pay nothing: “contribution: 0”."),
        )
    if len(set(steps)) < len(steps):
        _needs(
            desk, "standard_tiers", i, say("two tiers from one contribution"), say("Delete one of the two.")
        )
    return tuple(tiers)


def _needs(desk: Desk, rule: str, i: int, found: str, remedy: str) -> None:
    desk.findings.error(desk.place("rules", rule, i), found, say("a setting that is whole"), remedy)
