"""资金平衡表: capital, that money suffices year by year, and what is earned and paid back later."""

from planner.locale import say
from planner.operations import ledgers
from planner.plan import Plan
from planner.report.workbook.balance_years import construction, debt, operation
from planner.report.workbook.capital import columns, raised
from planner.report.workbook.sheet import Block, Line, Sheet


def balance(plan: Plan) -> Sheet:
    """资金平衡表: capital, then the years of construction, of operation and of debt."""
    cells = (None, *raised(plan.scenario, plan.scenario.name, plan.allocations, ledgers(plan)))
    capital = Block(
        caption=say("Capital: total = equity + special bonds + other debt"),
        columns=columns(),
        lines=(Line(cells=cells),),
    )
    years = (construction(plan), operation(plan), debt(plan))
    return Sheet(
        name=say("funding balance"),
        title=say("{name}: funding balance", name=plan.scenario.name),
        blocks=(capital, *(block for block in years if block.lines)),
        frozen=2,
        heads=False,
    )
