"""What every plan keeps: one file a rule, listed in the order we explain them."""

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Protocol

from planner.model import Model
from planner.plan import Plan
from planner.rules import (
    area_limits,
    area_works,
    budget,
    capacity,
    central_once,
    competition,
    consent,
    contiguity,
    continuing,
    decided,
    designer_team,
    designers,
    eligible,
    equity,
    even_flow,
    evidence,
    exclusive,
    freed_land,
    health_check,
    late_built,
    lift_consent,
    lift_platform,
    lift_subsidy,
    links,
    locks,
    maintenance_fund,
    mandatory_basic,
    matching,
    moratorium,
    new_starts,
    once,
    one_dig,
    operating_balance,
    paid_in_full,
    private_capital,
    resident_funds,
    residents,
    residents_floor,
    schemes,
    seven_ones,
    source_caps,
    source_eligibility,
    space_conversion,
    special_programmes,
    spending,
    standard_tiers,
    tasks,
    utility_cap,
    utility_floor,
    utility_share,
    window,
    works_together,
)
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason


class Rule(Protocol):
    """A module that states a rule: adds it to a model and measures it on any finished plan."""

    @property
    def NAME(self) -> str: ...
    @property
    def __doc__(self) -> str | None: ...  # type: ignore[override]
    def add(self, model: Model) -> None: ...
    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Check]: ...


class Gate(Protocol):
    """A rule that says of a community and a year, before areas are formed, why it may not start."""

    def excludes(self, scenario: Scenario, community: Community, year: int) -> Reason | None: ...


class Limit(Protocol):
    """A rule that says of works of a community together why they may not all be done."""

    def forbids(
        self, scenario: Scenario, community: Community, works: Sequence[Work], year: int
    ) -> Reason | None: ...


RULES: tuple[Rule, ...] = (
    once,
    eligible,
    health_check,
    evidence,
    consent,
    decided,
    designer_team,
    window,
    locks,
    links,
    exclusive,
    competition,
    contiguity,
    area_limits,
    area_works,
    freed_land,
    mandatory_basic,
    works_together,
    lift_consent,
    lift_platform,
    space_conversion,
    schemes,
    special_programmes,
    one_dig,
    seven_ones,
    moratorium,
    paid_in_full,
    budget,
    source_eligibility,
    source_caps,
    central_once,
    standard_tiers,
    operating_balance,
    matching,
    utility_share,
    utility_cap,
    utility_floor,
    residents,
    residents_floor,
    resident_funds,
    maintenance_fund,
    lift_subsidy,
    private_capital,
    new_starts,
    continuing,
    spending,
    capacity,
    designers,
    tasks,
    equity,
    even_flow,
    late_built,
)

GATES: tuple[Gate, ...] = (
    eligible,
    health_check,
    evidence,
    consent,
    decided,
    designer_team,
    window,
    locks,
    lift_consent,
    lift_platform,
    space_conversion,
    special_programmes,
    seven_ones,
    competition,
    standard_tiers,
    maintenance_fund,
)


LIMITS: tuple[Limit, ...] = (
    lift_platform,
    lift_consent,
    space_conversion,
    standard_tiers,
    maintenance_fund,
)


def sentence(rule: Rule | ModuleType) -> str:
    """The sentence users read: the first line of the rule's file."""
    return (rule.__doc__ or "").splitlines()[0].rstrip(".")


def gate(scenario: Scenario, community: Community) -> dict[int, Reason | None]:
    """For each year the first gate that bars `community` from starting in it, None where it may."""
    return {
        year: next(
            (reason for rule in GATES if (reason := rule.excludes(scenario, community, year)) is not None),
            None,
        )
        for year in scenario.years
    }


def forbidden(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Why `works` may not all be done in `community` when they start in `year`; None where they may."""
    found = (limit.forbids(scenario, community, works, year) for limit in LIMITS)
    return next((reason for reason in found if reason is not None), None)
