"""What bonds and loans cost in the years after they are drawn (还本付息), beside construction money."""

from planner.funding import debt
from planner.locale import say
from planner.plan import Plan
from planner.report.tables.table import Table, wan


def debt_service(plan: Plan) -> Table:
    """Source by year: what is drawn, interest, principal (万元)."""
    rows = []
    for source in plan.scenario.sources:
        drawn = {year: plan.paid(source=source.id, year=year) for year in plan.scenario.paying_years}
        for line in debt.by_year(source, {year: yuan for year, yuan in drawn.items() if yuan}):
            rows.append(
                (
                    source.name,
                    line.year,
                    wan(drawn.get(line.year, 0)),
                    wan(line.interest),
                    wan(line.principal),
                    wan(line.total),
                )
            )
    return Table(
        file="debt_service.csv",
        headings=(
            say("source"),
            say("year"),
            say("drawn (万元)"),
            say("interest (万元)"),
            say("principal (万元)"),
            say("debt service (万元)"),
        ),
        rows=tuple(rows),
    )
