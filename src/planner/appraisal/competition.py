"""Who stands where in a competition: the weighted mean of four rates, best first (竞争选定)."""

from collections.abc import Iterator
from fractions import Fraction

from planner.scenario.governance import Governance
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Community, Scenario


def rate(competition: Competition, name: str, found: Governance | None) -> Fraction | None:
    """One rate of a community; None where it was not stated."""
    if found is None:
        return None
    by_amount = name == "contribution" and competition.contribution == "amount"
    stated: Fraction | None = getattr(found, "contribution_by_amount" if by_amount else name)
    return stated


def score(competition: Competition, found: Governance | None) -> Fraction | None:
    """The weighted mean of the rates, 0 to 1; None where one that weighs was not stated."""
    whole = sum(competition.weights.values(), Fraction(0))
    total = Fraction(0)
    for name, weight in competition.weights.items():
        value = rate(competition, name, found)
        if weight and value is None:
            return None
        total += weight * (value or Fraction(0))
    return total / whole if whole else None


def ranking(scenario: Scenario, competition: Competition) -> tuple[tuple[str, Fraction], ...]:
    """(community, score) of all that compete and could be planned, best first, ties by id."""
    return tuple(sorted(_scores(scenario, competition), key=lambda pair: (-pair[1], pair[0])))


def _scores(scenario: Scenario, competition: Competition) -> Iterator[tuple[str, Fraction]]:
    for community in scenario.communities:
        if community.id not in scenario.barred and competition.where.holds(community):
            found = score(competition, scenario.governance_of.get(community.id))
            if found is not None:
                yield community.id, found


def points(scenario: Scenario, community: Community) -> int:
    """Thousandths of its score, half up, times households; 0 for one that does not compete."""
    found = Fraction(0)
    for competition in scenario.rules.competition:
        if competition.where.holds(community):
            mean = score(competition, scenario.governance_of.get(community.id))
            found = max(found, mean or Fraction(0))
    return int((2000 * found + 1) // 2) * community.households
