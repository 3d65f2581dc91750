"""Plan the renovation of a city's old residential communities: which, when, merged how, paid by whom.

    import planner

    draft = planner.load("scenario.yaml")
    richer = draft.with_(**{"funding.改造资金.2027": "650万元"})
    solved = richer.solve(time_limit=60)
    solved.plan.communities  # a DataFrame
    solved.save("plans/richer")

Importing it reads nothing more: what is named below comes from `planner.notebook` when it is first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.notebook import PlanTables, Solved, Variant, label, load, read
else:

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from planner import notebook

        return getattr(notebook, name)


__all__ = ["PlanTables", "Solved", "Variant", "label", "load", "read"]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
