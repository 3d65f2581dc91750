"""An area of two or more keeps the limits on members, households, distance and drawn areas."""

from collections.abc import Iterator
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan, PlannedArea
from planner.scenario.types import Scenario
from planner.verdict import Check
from planner.walks import Ways, ways, within

NAME = "area_limits"


def add(model: Model) -> None:
    """Nothing: only areas inside the limits are columns."""


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Measure every area against each limit that is set."""
    limits = scenario.limits
    walked = ways(scenario) if limits.max_distance_m is not None else {}
    for area in plan.areas:
        size = _units(scenario, area)
        if size > 1:
            yield Check(NAME, f"{area.id} members", size, "at most", limits.max_members)
            if limits.max_households is not None:
                households = sum(scenario.community[c].households for c in area.members)
                yield Check(NAME, f"{area.id} households", households, "at most", limits.max_households)
            if limits.max_distance_m is not None:
                limit = Fraction(round(limits.max_distance_m * 1000), 1000)
                metres = _longest(walked, area)
                # no way at all is longer than any limit
                measured = limit + 1 if metres is None else metres
                yield Check(NAME, f"{area.id} distance", measured, "at most", limit)
        yield Check(NAME, f"{area.id} districts", _names(scenario, area, "district"), "at most", 1)
        if limits.same_subdistrict:
            yield Check(NAME, f"{area.id} subdistricts", _names(scenario, area, "subdistrict"), "at most", 1)
        yield from _pairs(scenario, area)


def _longest(walked: Ways, area: PlannedArea) -> Fraction | None:
    """Metres of the longest walk between two members inside the area, None where there is no way."""
    members = set(area.members)
    found = [within(walked, c, None, members) for c in sorted(members)]
    if any(len(far) < len(members) for far in found):
        return None
    return Fraction(max(max(far.values()) for far in found), 1000)


def _units(scenario: Scenario, area: PlannedArea) -> int:
    """Members, those that the bureau put together counted as one."""
    label = {c: c for c in area.members}
    tied = [pair for pair in scenario.limits.together if set(pair) <= set(label)]
    if scenario.limits.drawn == "fixed":
        first: dict[str, str] = {}
        for c in area.members:
            drawn = scenario.community[c].drawn_area
            if drawn:
                tied.append((c, first.setdefault(drawn, c)))
    for a, b in tied:
        old, new = label[a], label[b]
        label = {c: new if found == old else found for c, found in label.items()}
    return len(set(label.values()))


def _names(scenario: Scenario, area: PlannedArea, what: str) -> int:
    """How many different names the members carry; a blank one is never compared."""
    return max(1, len({getattr(scenario.community[c], what) for c in area.members} - {""}))


def _pairs(scenario: Scenario, area: PlannedArea) -> Iterator[Check]:
    """Forced and forbidden pairs, and communities of one drawn area."""
    members = set(area.members)
    drawn = {scenario.community[c].drawn_area for c in members} - {""}
    yield Check(NAME, f"{area.id} drawn areas", max(1, len(drawn)), "at most", 1)
    split = sum(1 for pair in scenario.limits.together if len(members.intersection(pair)) == 1)
    if scenario.limits.drawn == "fixed":
        split += sum(1 for c in scenario.communities if c.drawn_area in drawn and c.id not in members)
    yield Check(NAME, f"{area.id} split", split, "at most", 0)
    joined = sum(1 for pair in scenario.limits.apart if members.issuperset(pair))
    yield Check(NAME, f"{area.id} apart", joined, "at most", 0)
