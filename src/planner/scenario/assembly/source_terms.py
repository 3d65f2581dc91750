"""Terms a source may have: an estimated amount, over-programming, repayment, the order of central ones."""

from collections.abc import Mapping

from planner.locale import say
from planner.money import floor
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.factor_method import WEIGHTS, Region, shared_out
from planner.scenario.document.money import SourceEntry
from planner.scenario.document.rules import EVERY
from planner.scenario.document.year_keys import EACH, YearOrEach
from planner.scenario.findings import nearest
from planner.scenario.types import Source


def estimated(desk: Desk, key: str, entry: SourceEntry) -> dict[YearOrEach, int]:
    """因素法: our part of a pot, for every year; an estimate, never money that is granted."""
    if entry.estimate is None:
        return {}
    given = entry.estimate
    regions = [
        Region(**{name: getattr(region, name) for name in type(region).model_fields})
        for region in given.regions
    ]
    names = [region.name for region in regions]
    if names.count(given.own) != 1:
        desk.findings.error(
            desk.place("funding", key, "estimate", "own"),
            say("“{word}”", word=given.own),
            say("one of the places under regions"),
            nearest(given.own, names),
        )
        return {}
    parts = shared_out(given.pot, regions, {str(k): v for k, v in given.weights.items()} or WEIGHTS)
    yuan = parts[names.index(given.own)]
    desk.findings.default(
        say("{source} estimated by the factor method: {yuan} yuan a year (估)", source=key, yuan=f"{yuan:,}")
    )
    return {EACH: yuan}


def beyond(desk: Desk, key: str, entry: SourceEntry, money: Mapping[int, int]) -> dict[int, int]:
    """超计划安排: yuan by year that may be allocated beyond the amount stated."""
    if not entry.over_programming:
        return {}
    found = {year: floor(entry.over_programming * yuan) for year, yuan in money.items()}
    share = f"{float(entry.over_programming * 100):g}"
    desk.findings.default(
        say(
            "over-programming: {source} may be allocated {share}% beyond its amount, {yuan} yuan",
            source=entry.name or key,
            share=share,
            yuan=f"{sum(found.values()):,}",
        )
    )
    return {year: yuan for year, yuan in found.items() if yuan}


def check_debt(desk: Desk, source: Source) -> None:
    """A loan with interest is repaid some day, and not before its grace is over."""
    if source.rate is not None and not source.term_years:
        desk.findings.error(
            desk.place("funding", source.id, "interest"),
            say("interest without a term"),
            say("the years in which it is repaid"),
            say("Add “term: 20”."),
        )
    if source.term_years is not None and source.grace_years >= source.term_years:
        desk.findings.error(
            desk.place("funding", source.id, "grace"),
            say("{n} years of grace", n=source.grace_years),
            say("fewer than the term of {n} years", n=source.term_years),
            say("Correct one of the two."),
        )


def central_order(desk: Desk, pool: tuple[Source, ...]) -> tuple[str, ...]:
    """The order of central sources where no work is paid by two: as stated, else 中央预算内 first."""
    stated = desk.document.rules.central_once
    if stated is None:
        return ()
    if stated == [EVERY]:
        found = [s for kind in ("ndrc", "central") for s in pool if s.kind == kind]
        return tuple(source.id for source in found)
    known = {source.id for source in pool}
    for i, name in enumerate(stated):
        if name not in known or name in stated[:i]:
            desk.findings.error(
                desk.place("rules", "central_once", i),
                say("“{word}”", word=name),
                say("sources of funding, each once"),
                nearest(name, known),
            )
    return tuple(name for name in stated if name in known)
