"""Public money pays for each lift by the floors it serves, up to a cap for one and the amount of the year."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "lift_subsidy"


def add(model: Model) -> None:
    """One row per year with an amount; what it owes for each lift is measured with each package."""
    for payer in model.scenario.payers:
        if isinstance(payer, LiftSubsidy):
            for year, yuan in payer.money.items():
                paid = model.paid(source=payer.id, year=year)
                if len(paid.columns):
                    model.rows.at_most(NAME, f"{payer.name} {year}", paid, yuan)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """What is paid for the lifts of each work against the table, or what was left unpaid; and by year."""
    paid = plan.paid_by_line
    earlier: list[str] = []
    for payer in scenario.payers:
        if isinstance(payer, LiftSubsidy):
            seen = 0
            for _, work in plan.done():
                before = sum(paid.get((name, work.community, work.id), 0) for name in earlier)
                mine = paid.get((payer.id, work.community, work.id), 0)
                due = _due(scenario, payer, work.community, work.id)
                seen += mine
                if due or mine:
                    limit = min(due, work.cost - before)
                    yield Check(NAME, f"{payer.name} {work.community} {work.id}", mine, "exactly", limit)
            yield Check(NAME, payer.name, plan.paid(source=payer.id), "exactly", seen)
            for year in range(scenario.years[0], scenario.years[-1] + scenario.instalments):
                if year in payer.money:
                    spent = plan.paid(source=payer.id, year=year)
                    yield Check(NAME, f"{payer.name} {year}", spent, "at most", payer.money[year])
        earlier.append(payer.id)


def _due(scenario: Scenario, payer: LiftSubsidy, community: str, work: str) -> int:
    """Lift by lift: the entry for most floors that are not more than its own."""
    total = 0
    for lift in scenario.lifts:
        if (lift.community, lift.work) == (community, work) and payer.where.holds(
            scenario.community[community]
        ):
            amount = 0
            for floors, yuan in sorted(payer.by_floors.items()):
                if lift.floors is not None and lift.floors >= floors:
                    amount = yuan
            total += min(amount, payer.cap, lift.cost)
    return total
