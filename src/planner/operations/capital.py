"""Who puts up the capital of a plan: equity + bond + other debt = total (资金平衡表)."""

from dataclasses import dataclass

from planner.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """The construction money of a plan by what it is, yuan; equity is all that is not borrowed."""

    total: int  # what the works cost
    equity: int
    bond: int
    other_debt: int

    @property
    def ties(self) -> bool:
        """Whether the parts make the whole."""
        return self.equity + self.bond + self.other_debt == self.total


def capital(plan: Plan) -> Capital:
    """The capital of a plan: its cost from the works, its parts from who pays."""
    kinds = {source.id: source.kind for source in plan.scenario.sources}
    paid = {"bond": 0, "loan": 0, "": 0}
    for a in plan.allocations:
        kind = kinds.get(a.source, "")
        paid[kind if kind in paid else ""] += a.amount
    return Capital(total=plan.measure("yuan"), equity=paid[""], bond=paid["bond"], other_debt=paid["loan"])
