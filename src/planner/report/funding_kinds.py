"""The kinds of money (资金来源): by level of government, and who else pays."""

from collections.abc import Callable, Mapping

from planner.locale import say
from planner.plan import UNFUNDED
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Scenario, Utility

FUNDS = {"provident": "provident_fund", "maintenance": "maintenance_fund"}  # channel -> kind; else residents


def titles() -> Mapping[str, str]:
    """Every kind with its name in the language in use, in the order of the official forms."""
    return {
        "central": say("central subsidy"),
        "ndrc": say("central budget investment"),
        "province": say("province"),
        "city": say("city"),
        "district": say("district (county)"),
        "bond": say("special bonds"),
        "loan": say("bank loans"),
        "utility": say("utilities"),
        "private": say("private capital"),
        "residents": say("residents' money"),
        "maintenance_fund": say("housing maintenance fund"),
        "provident_fund": say("housing provident fund"),
        "other": say("other kinds of money"),
        UNFUNDED: say("unfunded money"),
    }


def kind_of(scenario: Scenario) -> Callable[[str], str]:
    """The kind of whoever pays, by its id; who is of no kind named here is "other"."""
    kinds = {s.id: s.kind for s in scenario.sources}
    for payer in scenario.payers:
        match payer:
            case Utility():
                kinds[payer.id] = "utility"
            case Residents():
                kinds[payer.id] = "residents"
            case Private():
                kinds[payer.id] = "private"
            case LiftSubsidy():
                kinds[payer.id] = payer.kind
            case ResidentFund():
                kinds[payer.id] = FUNDS.get(payer.channel, "residents")
    kinds[UNFUNDED] = UNFUNDED
    known = titles()
    return lambda source: kinds[source] if kinds.get(source) in known else "other"


def by_kind(scenario: Scenario) -> tuple[str, ...]:
    """The pool sources by id, in the order of the official forms; of one kind as the scenario has them."""
    kind, order = kind_of(scenario), list(titles())
    return tuple(sorted((source.id for source in scenario.sources), key=lambda name: order.index(kind(name))))
