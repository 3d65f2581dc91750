"""Which rules and goals there are, what each says, and which are on in a scenario."""

from collections.abc import Callable, Iterator, Mapping

from planner.checker import KEPT
from planner.goals import GOALS
from planner.goals import sentence as goal_sentence
from planner.locale import say
from planner.report.columns import pad, width
from planner.rules import sentence as rule_sentence
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Scenario, Utility

ON: Mapping[str, Callable[[Scenario], bool]] = {  # a rule not named here is always on
    "health_check": lambda s: bool(s.rules.check_first),
    "evidence": lambda s: bool(s.rules.evidence),
    "decided": lambda s: bool(s.rules.decided),
    "designer_team": lambda s: bool(s.rules.designer_team),
    "designers": lambda s: bool(s.rules.designers),
    "competition": lambda s: bool(s.rules.competition),
    "standard_tiers": lambda s: bool(s.rules.standard_tiers),
    "schemes": lambda s: any(work.scheme for work in s.works),
    "consent": lambda s: bool(s.rules.consent),
    "window": lambda s: any(c.earliest is not None or c.latest is not None for c in s.communities),
    "locks": lambda s: any(c.lock is not None for c in s.communities),
    "links": lambda s: bool(s.rules.links),
    "exclusive": lambda s: bool(s.rules.exclusive),
    "mandatory_basic": lambda s: s.rules.mandatory_basic,
    "special_programmes": lambda s: s.rules.special_programmes and bool(s.programmes),
    "one_dig": lambda s: bool(s.rules.one_dig),
    "seven_ones": lambda s: bool(s.rules.seven_ones),
    "space_conversion": lambda s: bool(s.rules.space_conversion),
    "freed_land": lambda s: bool(s.rules.freed_land),
    "moratorium": lambda s: s.rules.moratorium_years is not None,
    "source_caps": lambda s: any(
        x.cap_per_household is not None or x.cap_share is not None or x.construction_only for x in s.sources
    ),
    "operating_balance": lambda s: (
        any(x.must_balance for x in s.operating) or any(x.must_balance for x in s.upkeep)
    ),
    "matching": lambda s: any(source.match for source in s.sources),
    "utility_share": lambda s: any(isinstance(payer, Utility) for payer in s.payers),
    "utility_cap": lambda s: any(isinstance(payer, Utility) and payer.cap for payer in s.payers),
    "utility_floor": lambda s: bool(s.rules.utility_floor),
    "residents": lambda s: any(isinstance(payer, Residents) for payer in s.payers),
    "residents_floor": lambda s: s.rules.residents_floor is not None,
    "resident_funds": lambda s: any(isinstance(payer, ResidentFund) for payer in s.payers),
    "maintenance_fund": lambda s: any(
        isinstance(payer, ResidentFund) and payer.channel == "maintenance" for payer in s.payers
    ),
    "lift_subsidy": lambda s: any(isinstance(payer, LiftSubsidy) for payer in s.payers),
    "lift_consent": lambda s: bool(s.rules.lift_consent),
    "lift_platform": lambda s: any(consent.platform for consent in s.rules.lift_consent),
    "central_once": lambda s: bool(s.rules.central_once),
    "private_capital": lambda s: any(isinstance(payer, Private) for payer in s.payers),
    "new_starts": lambda s: bool(s.rules.new_starts),
    "continuing": lambda s: bool(s.rules.continuing),
    "spending": lambda s: bool(s.rules.spending),
    "capacity": lambda s: bool(s.rules.capacity),
    "tasks": lambda s: bool(s.rules.tasks),
    "equity": lambda s: bool(s.rules.equity),
    "even_flow": lambda s: s.rules.even_flow is not None,
    "late_built": lambda s: s.rules.late_built is not None,
    "goal_floors": lambda s: bool(s.rules.goal_floors),
}


def rule_is_on(scenario: Scenario, name: str) -> bool:
    """Whether a rule says anything in `scenario`."""
    return name not in ON or ON[name](scenario)


def goal_is_on(scenario: Scenario, name: str) -> bool:
    """Whether a goal is pursued in `scenario`."""
    if name == "unfunded" and scenario.unfunded:
        return True
    return name in (scenario.goals.weights or scenario.goals.order)


def lines(scenario: Scenario | None) -> Iterator[str]:
    """A line for every rule and goal."""
    rules = [(_switch(scenario, rule_is_on, rule.NAME), rule.NAME, say(rule_sentence(rule))) for rule in KEPT]
    goals = [
        (_switch(scenario, goal_is_on, goal.NAME), goal.NAME, say(goal_sentence(goal))) for goal in GOALS
    ]
    name = max(width(line[1]) for line in (*rules, *goals))
    switch = max(width(line[0]) for line in (*rules, *goals))
    for head, found in ((say("Rules"), rules), (say("Goals"), goals)):
        yield head
        for on, what, sentence in found:
            parts = (pad(on, switch), pad(what, name), sentence)
            yield "  " + "  ".join(part for part in parts if part)


def _switch(scenario: Scenario | None, is_on: Callable[[Scenario, str], bool], name: str) -> str:
    if scenario is None:
        return ""
    return say("on") if is_on(scenario, name) else say("off")
