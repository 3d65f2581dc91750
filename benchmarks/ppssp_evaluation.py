"""Measure a plan for a project portfolio (PPSSP) by itself: `python -m benchmarks.ppssp_evaluation IN PLAN`.

Written from the description of the instances alone; of the plan it reads which project, by its name, is in
which batch. Every limit is held against what the plan takes of it, and the value is counted again: in whole
thousandths for each project and start. Budgets are rounded down. Exit code 1 where a limit is broken.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

PUBLISHED = {  # instance -> proven upper bound, best value, seconds and by whom (SoftwareX 2025)
    "PI_1_1000_25_0.25_0.01": (900_397.14, 893_555.82, "317–365 s, Gurobi 11.0.3, 20 threads"),
}
Starts = Mapping[int, int]  # project -> start year, both from 0


@dataclass(frozen=True)
class Limit:
    """What a plan takes of something, and how much there is."""

    name: str
    taken: float
    most: float

    @property
    def kept(self) -> bool:
        """Whether it is kept; reaching it is."""
        return self.taken <= self.most


def main() -> None:
    """Print the value beside what is published, and every limit that is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("instance", type=Path, metavar="INSTANCE")
    parser.add_argument("plan", type=Path, metavar="PLAN", help="a plan folder, or its plan.json")
    arguments = parser.parse_args()
    data = arguments.instance.read_bytes()
    instance = json.loads(gzip.decompress(data) if arguments.instance.suffix == ".gz" else data)
    path = arguments.plan / "plan.json" if arguments.plan.is_dir() else arguments.plan
    plan = json.loads(path.read_text(encoding="utf-8"))
    placed = list(starts(instance, plan))
    found = list(limits(instance, placed))
    for line in report(instance, plan, placed, found):
        print(line)
    sys.exit(0 if all(limit.kept for limit in found) else 1)


def report(
    instance: Mapping[str, Any], plan: Mapping[str, Any], placed: list[tuple[int, int]], found: list[Limit]
) -> Iterator[str]:
    """The lines of the report."""
    reached = value(instance, placed)
    yield f"{instance['id']}: {len(placed)} projects, value {reached / 1000:,.3f}"
    ours = plan["goals"][0]["bound"] if plan.get("goals") else None
    bounds = [("bound of the plan", ours / 1000)] if ours is not None else []
    if instance["id"] in PUBLISHED:
        bound, best, how = PUBLISHED[instance["id"]]
        yield f"published best {best:,.2f} ({how}): this plan {100 * (reached / 1000 / best - 1):+.3f} %"
        bounds.append(("published bound", bound))
    for name, bound in bounds:
        yield f"{name} {bound:,.2f}: gap {100 * (bound / (reached / 1000) - 1):.3f} %"
    broken = [limit for limit in found if not limit.kept]
    yield f"{len(found)} limits, {len(broken)} broken"
    for limit in broken:
        yield f"BROKEN {limit.name}: {limit.taken:,}, at most {limit.most:,}"


def starts(instance: Mapping[str, Any], plan: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """(project, start year) of everything in the plan, both counted from 0; a project twice comes twice."""
    number = {project["name"]: j for j, project in enumerate(instance["projects"])}
    first = plan["scenario"]["years"][0]
    for year, batch in plan["batches"].items():
        for area in batch["areas"]:
            for community in area["communities"]:
                yield number[community["name"]], int(year) - first


def value(instance: Mapping[str, Any], placed: list[tuple[int, int]]) -> int:
    """Thousandths of points: each year's value discounted, as far as the budget window goes."""
    growth = 1 + Fraction(str(instance["discount_rate"]))
    total = 0
    for j, start in placed:
        worth = Fraction(0)
        for k, points in enumerate(instance["projects"][j]["value"]):
            if start + k < instance["budget_window"]:
                worth += Fraction(points) / growth ** (start + k)
        total += floor(1000 * worth + Fraction(1, 2))
    return total


def limits(instance: Mapping[str, Any], placed: list[tuple[int, int]]) -> Iterator[Limit]:
    """Every limit of the instance with what the plan takes of it."""
    yield from _once(instance, placed)
    yield from _money(instance, placed)
    begun: Starts = dict(placed)
    for j, start in sorted(begun.items()):
        project = instance["projects"][j]
        for before in project["prereq"]:
            name = f"{project['name']} after {instance['projects'][before]['name']}"
            if before not in begun:
                yield Limit(f"{name}, which is not selected", 1, 0)
            else:
                finished = begun[before] + instance["projects"][before]["duration"]
                yield Limit(f"{name}: finished in year", finished, start)
        for other in project["exclude"]:
            both = 1 + (other in begun)
            yield Limit(f"{project['name']} or {instance['projects'][other]['name']}", both, 1)


def _once(instance: Mapping[str, Any], placed: list[tuple[int, int]]) -> Iterator[Limit]:
    times: dict[int, int] = defaultdict(int)
    for j, start in placed:
        times[j] += 1
        yield Limit(f"{instance['projects'][j]['name']} starts early", -start, 0)
        yield Limit(f"{instance['projects'][j]['name']} starts late", start, instance["planning_window"] - 1)
    for j, count in sorted(times.items()):
        yield Limit(f"{instance['projects'][j]['name']} once", count, 1)


def _money(instance: Mapping[str, Any], placed: list[tuple[int, int]]) -> Iterator[Limit]:
    window = instance["budget_window"]
    whole, first, later = [0.0] * window, [0.0] * window, [0.0] * window
    streams = [0.0] * len(instance["stream_budgets"])
    beyond = 0.0
    for j, start in placed:
        project = instance["projects"][j]
        for k, cost in enumerate(project["cost"]):
            if not 0 <= start + k < window:
                beyond += cost
                continue
            whole[start + k] += cost
            (later if k else first)[start + k] += cost
            if start + k < instance["planning_window"]:
                streams[project["stream"]] += cost
    yield Limit("cost outside the budget window", beyond, 0)
    for name, spent, budgets in (
        ("budget", whole, instance["budget"]),
        ("initiation budget", first, instance["initiation_budget"]),
        ("ongoing budget", later, instance["ongoing_budget"]),
        ("stream budget", streams, instance["stream_budgets"]),
    ):
        for t, (taken, most) in enumerate(zip(spent, budgets, strict=True)):
            yield Limit(f"{name} {t}", taken, floor(most))


if __name__ == "__main__":
    main()
