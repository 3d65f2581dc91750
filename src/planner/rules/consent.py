"""Enough residents agree in every community of an area; the rate itself is enough."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan
from planner.scenario.settings import Consent
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

NAME = "consent"


def rates(consent: Consent, community: Community) -> tuple[Fraction | None, ...]:
    """The rates the gate looks at: by households, by floor area, or both."""
    match consent.measure:
        case "households":
            return (community.consent_households,)
        case "floor_area":
            return (community.consent_area,)
        case "both":
            return community.consent_households, community.consent_area


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """A measured rate below the gate bars; a blank one bars in the firm years and is obtained later."""
    for consent in scenario.rules.consent:
        if consent.where.holds(community):
            reason = _reason(scenario, consent, community, year)
            if reason is not None:
                return reason
    return None


def _reason(scenario: Scenario, consent: Consent, community: Community, year: int) -> Reason | None:
    firm = year < scenario.years[0] + consent.firm_years
    for rate in rates(consent, community):
        if rate is None and firm:
            return Reason(NAME, "NO_CONSENT_YET", "", _percent(consent.minimum))
        if rate is not None and rate < consent.minimum:
            near = float((consent.minimum - rate) / consent.minimum)
            return Reason(NAME, "CONSENT", _percent(rate), _percent(consent.minimum), near)
    return None


def add(model: Model) -> None:
    """Nothing: a community below the gate has no column."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The rate of every member against the minimum; a blank one counts 0 in the firm years."""
    for consent in scenario.rules.consent:
        first_open = scenario.years[0] + consent.firm_years
        for area, c in plan.placed():
            community = scenario.community[c]
            for rate in rates(consent, community) if consent.where.holds(community) else ():
                if rate is not None:
                    yield Check(NAME, community.name, rate, "at least", consent.minimum)
                elif area.year < first_open:
                    yield Check(NAME, community.name, 0, "at least", consent.minimum)


def to_be_obtained(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, int]]:
    """Planned communities whose consent is still to be obtained, with the year they start in."""
    for area, c in plan.placed():
        community = scenario.community[c]
        asked = [consent for consent in scenario.rules.consent if consent.where.holds(community)]
        if any(None in rates(consent, community) for consent in asked):
            yield c, area.year


def _percent(rate: Fraction) -> str:
    """With two decimals, or as many as tell it from a limit: 80.00%, 79.996%."""
    whole, _, decimals = f"{float(rate * 100):.6f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}%"
