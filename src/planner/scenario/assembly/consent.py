"""Residents' consent as the solver's settings: to the renovation, and to lifts."""

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, given
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import elsewhere, scope
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.settings import Consent, LiftConsent


def consent_asked(desk: Desk, reserve: Reserve, register: Register) -> tuple[Consent, ...]:
    """The consent gates as stated; where nothing is stated, by the columns there are."""
    entries = desk.document.rules.consent
    columns = reserve.columns & {"consent_households", "consent_area"}
    if entries is None:
        return _consent_by_column(desk, reserve, columns, EVERYWHERE)
    found = []
    for i, entry in enumerate(entries):
        if entry.on:
            where = scope(desk, reserve, register, entry.where, "rules", "consent", i, "where")
            consent = Consent(**given(entry, "minimum", "measure", "firm_years"), where=where)
            _doubt_consent(desk, reserve, consent, columns)
            found.append(consent)
    rest = elsewhere(desk, reserve, register, entries, "consent") if entries else None
    if rest is not None and columns:
        found += _consent_by_column(desk, reserve, columns, rest)
    return tuple(found)


def _consent_by_column(
    desk: Desk, reserve: Reserve, columns: frozenset[str], where: Scope
) -> tuple[Consent, ...]:
    """Where the table has the rate, the gate is on."""
    if columns:
        measure = "households" if "consent_households" in columns else "floor_area"
        consent = Consent(measure=measure, where=where)  # type: ignore[arg-type]
        share = f"{float(consent.minimum * 100):g}"
        if where.besides:
            desk.findings.default(
                say("居民同意率 given: at least {share}% where rules.consent says nothing", share=share)
            )
        else:
            desk.findings.default(say("居民同意率 given: at least {share}% in every community", share=share))
        return (consent,)
    if reserve.complete:
        desk.findings.default(say("居民同意率 absent: the consent gate is off"))
    return ()


def _doubt_consent(desk: Desk, reserve: Reserve, consent: Consent, columns: frozenset[str]) -> None:
    needed = {"households": {"consent_households"}, "floor_area": {"consent_area"}}.get(
        consent.measure, {"consent_households", "consent_area"}
    )
    if reserve.complete and needed - columns:
        desk.findings.warn(
            desk.place("rules", "consent"),
            say("the consent gate, and no column of the rate it measures"),
            say("居民同意率 in the table of communities"),
            say("No community can start in the first {n} years; add the column.", n=consent.firm_years),
        )


def lift_consent(desk: Desk, reserve: Reserve, register: Register) -> tuple[LiftConsent, ...]:
    """Where lifts need the consent of their entrance."""
    entries = desk.document.rules.lift_consent
    if any(entry.on for entry in entries) and desk.document.lifts is None:
        desk.findings.warn(
            desk.place("rules", "lift_consent"),
            say("consent to lifts, and no table of lifts"),
            say("the lifts, each with its entrance"),
            say("Add “lifts: 加梯.csv”; until then nothing is asked."),
        )
    return tuple(
        LiftConsent(
            platform=entry.platform,
            where=scope(desk, reserve, register, entry.where, "rules", "lift_consent", i, "where"),
        )
        for i, entry in enumerate(entries)
        if entry.on
    )
