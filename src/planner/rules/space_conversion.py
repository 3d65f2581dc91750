"""A space is converted once, into no more than its area, to e-bike charging only with fire protection."""

from collections.abc import Iterator, Sequence
from math import lcm

from planner.model import Model
from planner.model.expression import total
from planner.model.subsets import mandatory
from planner.plan import Plan
from planner.scenario.scope import within
from planner.scenario.spaces import Space, SpaceUse
from planner.scenario.types import Community, Scenario, Work
from planner.verdict import Check, Reason

NAME = "space_conversion"
CHARGING, FIRE = "ebike_charging", "fire"


def uses_of(scenario: Scenario) -> Iterator[tuple[Space, tuple[SpaceUse, ...]]]:
    """Every space with its uses where the rule holds."""
    for space in scenario.spaces:
        held = tuple(
            use
            for use in space.uses
            if within(scenario.rules.space_conversion, scenario.community[use.community])
        )
        if held:
            yield space, held


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Works it must do that take more than the space has, or charge e-bikes and fight no fire."""
    return forbids(scenario, community, mandatory(scenario, community), year)


def forbids(scenario: Scenario, community: Community, works: Sequence[Work], year: int) -> Reason | None:
    """Works that take more than the space has, or charge e-bikes where none could fight fire."""
    due = {work.id: work for work in works}
    fights = any(work.kind == FIRE for work in scenario.works_of[community.id] if not work.waived)
    for space, uses in uses_of(scenario):
        mine = [use for use in uses if use.community == community.id and use.work in due]
        taken = sum(use.m2 for use in mine)
        if taken > space.total_m2:
            value, limit = (f"{float(m2):g} m²" for m2 in (taken, space.total_m2))
            return Reason(NAME, "AREA_NOT_CONSERVED", f"{space.id} {value}", limit)
        if not fights and any(due[use.work].kind == CHARGING for use in mine):
            return Reason(NAME, "NO_FIRE_PROTECTION", space.id)
    return None


def add(model: Model) -> None:
    """A row for the area of a space, one for who converts it, and one for each place that charges e-bikes."""
    works = {(work.community, work.id): work for work in model.scenario.works}
    for space, uses in uses_of(model.scenario):
        unit = lcm(space.total_m2.denominator, *(use.m2.denominator for use in uses))
        taken = total([model.does(use.community, use.work) * int(use.m2 * unit) for use in uses])
        model.rows.at_most(NAME, f"{space.id} area", taken, int(space.total_m2 * unit))
        owners = sorted({use.community for use in uses})
        if len(owners) > 1:
            converts = [model.does_any(c, [use.work for use in uses if use.community == c]) for c in owners]
            model.rows.at_most(NAME, f"{space.id} conversions", total(converts), 1)
        for use in uses:
            if works[use.community, use.work].kind == CHARGING:
                _with_fire(model, use)


def _with_fire(model: Model, use: SpaceUse) -> None:
    fire = [work.id for work in model.scenario.works_of[use.community] if work.kind == FIRE]
    row = model.does(use.community, use.work) - model.does_any(use.community, fire)
    model.rows.at_most(NAME, f"{use.community} {use.work} fire", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Area taken of each space, communities that convert it, and chargers without fire protection."""
    done = [work for _, work in plan.done()]
    for space, uses in uses_of(scenario):
        converted: list[tuple[SpaceUse, Work]] = [
            (use, work)
            for use in uses
            for work in done
            if (work.community, work.id) == (use.community, use.work)
        ]
        if not converted:
            continue
        taken = sum(use.m2 for use, _ in converted)
        yield Check(NAME, f"{space.id} area", taken, "at most", space.total_m2, "AREA_NOT_CONSERVED")
        owners = {use.community for use, _ in converted}
        yield Check(NAME, f"{space.id} conversions", len(owners), "at most", 1, "CONVERTED_TWICE")
        safe = {work.community for work in done if work.kind == FIRE}
        bare = sum(1 for use, work in converted if work.kind == CHARGING and use.community not in safe)
        yield Check(NAME, f"{space.id} fire", bare, "at most", 0, "NO_FIRE_PROTECTION")
