"""What an edit by hand leaves behind in plan.json: areas without communities, money nobody pays or gets.

No rule can count it, so the plan is measured without it; each piece is told with its place.
"""

from dataclasses import replace

from planner.checker import unknown
from planner.locale import say
from planner.report.plan_file import PLAN, PlanFolder


def without(folder: PlanFolder) -> tuple[PlanFolder, list[str]]:
    """The folder without what is left behind, and each piece of it in words."""
    document = folder.document
    empty = [
        say("{file}: {place}: {what}; not counted. Add its communities or take the area out", file=PLAN,
            place=f"batches.{year}.areas[{i}]", what=say("area {area} has no members", area=area.id))
        for year, batch in sorted(document.batches.items())
        for i, area in enumerate(batch.areas)
        if not area.communities
    ]  # fmt: skip
    batches = {
        year: replace(batch, areas=tuple(area for area in batch.areas if area.communities))
        for year, batch in document.batches.items()
    }
    document = replace(document, batches=batches)
    strays = list(unknown(document.plan(folder.scenario)))
    gone = {stray.index for stray in strays}
    money = [
        say("{file}: {place}: {what}; not counted. Give it to a community of the plan and a source of the "
            "scenario, or take it out", file=PLAN, place=f"allocations[{stray.index}]", what=stray.text)
        for stray in strays
    ]  # fmt: skip
    kept = tuple(a for i, a in enumerate(document.allocations) if i not in gone)
    return replace(folder, document=replace(document, allocations=kept)), empty + money
