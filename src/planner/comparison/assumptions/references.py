"""What a scenario refers to that it does not have: one put together from two may have lost something."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from planner.locale import mark, say
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Scenario, Utility


class _OfCommunity(Protocol):
    @property
    def community(self) -> str: ...


_COMMUNITY = mark("{key} speaks of the community {name}, which is not there")
_SOURCE = mark("{key} speaks of the source {name}, which is not there")
_WORK = mark("{key} speaks of the work {name}, which is not there")
_PLACE = mark("{key} speaks of {name}, which is not there")
_YEAR = mark("{key} speaks of the year {name}, which is not planned")


def dangling(scenario: Scenario) -> Iterator[str]:
    """Everything that is referred to and is not there, in words."""
    works = {(work.community, work.id) for work in scenario.works}
    facilities = {facility.id for facility in scenario.facilities}
    corridors = {corridor.id for corridor in scenario.corridors}
    programmes = {programme.id for programme in scenario.programmes}
    known = (
        (_COMMUNITY, _communities(scenario), scenario.community),
        (_SOURCE, _sources(scenario), scenario.source),
        (_WORK, _works(scenario), works),
        (_PLACE, _subjects(scenario), {*scenario.community, *facilities}),
        (_PLACE, (("programmes", p.corridor) for p in scenario.programmes if p.corridor), corridors),
        (_PLACE, (("stages", s.programme) for s in scenario.stages), programmes),
        (_YEAR, _years(scenario), scenario.years),
    )
    for text, references, there in known:
        for key, name in references:
            if name not in there:
                yield say(text, key=key, name=" ".join(name) if isinstance(name, tuple) else name)


def _communities(scenario: Scenario) -> Iterator[tuple[str, str]]:
    rows: dict[str, Sequence[_OfCommunity]] = {
        "works": scenario.works,
        "contracts": scenario.contracts,
        "property_fees": scenario.property_fees,
        "governance": scenario.governance,
        "management": scenario.management,
        "lifts": scenario.lifts,
        "platforms": scenario.platforms,
        "resident_payments": scenario.resident_payments,
        "progress": scenario.progress,
    }
    for key, table in rows.items():
        yield from ((key, row.community) for row in table)
    for edge in scenario.edges:
        yield from (("adjacency", edge.a), ("adjacency", edge.b))
    for key, places in (("corridors", scenario.corridors), ("programmes", scenario.programmes)):
        yield from ((key, c) for place in places for c in place.communities)
    yield from (("facilities", facility.host) for facility in scenario.facilities)
    yield from (("spaces", use.community) for space in scenario.spaces for use in space.uses)
    yield from (("areas.together", c) for pair in scenario.limits.together for c in pair)
    yield from (("areas.apart", c) for pair in scenario.limits.apart for c in pair)
    yield from (("rules.exclusive", c) for pair in scenario.rules.exclusive for c in pair)
    yield from (("rules.links", c) for link in scenario.rules.links for c in (link.first, link.then))
    if scenario.published is not None:
        yield from (("previous_plan", c) for c in scenario.published.year)
    for payer in scenario.payers:
        if isinstance(payer, Utility):
            yield from (("utility_plan", c) for c in payer.plan)
        if isinstance(payer, ResidentFund):
            yield from (("resident_funds", c) for c, _ in payer.amounts)


def _sources(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield from (("commitments", source) for source, _ in scenario.commitments)
    yield from (("works", work.grant_source) for work in scenario.works if work.grant_source)
    yield from ((f"funding.{s.id}.match", other) for s in scenario.sources for other in s.match)
    yield from (("rules.central_once", source) for source in scenario.rules.central_once)
    yield from (("operation", loan.source) for pool in scenario.operating for loan in pool.loans)
    for key, ledgers in (("operation", scenario.operating), ("upkeep", scenario.upkeep)):
        yield from ((key, source) for ledger in ledgers for source in ledger.must_balance)


def _works(scenario: Scenario) -> Iterator[tuple[str, tuple[str, str]]]:
    yield from (("works", (w.community, other)) for w in scenario.works for other in w.requires)
    yield from (("lifts", (lift.community, lift.work)) for lift in scenario.lifts)


def _subjects(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield from (("operations", row.subject) for row in scenario.operations)
    for payer in scenario.payers:
        if isinstance(payer, Private):
            yield from (("private", subject) for subject, _ in payer.amounts)


def _years(scenario: Scenario) -> Iterator[tuple[str, int]]:
    yield from (("communities", c.lock) for c in scenario.communities if isinstance(c.lock, int))
    yield from (("rules.tasks", task.year) for task in scenario.rules.tasks if task.year is not None)
