"""Turn a project portfolio (PPSSP) into a scenario: `python -m benchmarks.ppssp IN.json.gz OUT`.

What the instance says, and what it becomes:

| instance | scenario |
|---|---|
| project *j* (from 0) | community `P000j` with one work of all its cost; no two are neighbours |
| capability stream *s* | kind of the work, `stream s` |
| start year *t* (from 0) | the year 2026 + *t*, one of `years` |
| cost profile | `schedule`, column payment: yuan in the first, second … year of the work |
| value profile | `schedule`, column benefit: thousandths of a point, so that a plan's value is whole |
| discount rate | `discount: {rate: …}`; the goal `benefit` |
| duration | column duration of the works: a cost of 0 in the last year does not end it earlier |
| budget of a year | the only source of funding, nothing carried over, past the last start year too |
| initiation budget | `rules.new_starts` |
| ongoing budget | `rules.continuing` |
| stream budget | `rules.spending`: works of one kind, from the first start year to the last |
| prerequisite | `rules.links`, finished: the first is finished before the other starts |
| exclusion | `rules.exclusive` |

Money is whole yuan: budgets are rounded down, costs have to be whole already. Values count until the end of
the budget window only; an instance whose last project would still run then is refused.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from math import floor
from pathlib import Path
from typing import Any

from benchmarks.reserve import write_table

FIRST = 2026
Instance = dict[str, Any]


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("instance", type=Path, metavar="INSTANCE")
    parser.add_argument("folder", type=Path, metavar="OUT")
    arguments = parser.parse_args()
    convert(read(arguments.instance), arguments.folder)


def read(path: Path) -> Instance:
    """The instance of a file, compressed or not."""
    data = path.read_bytes()
    found: Instance = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    return found


def convert(instance: Instance, folder: Path) -> None:
    """Write the scenario and its tables into `folder`; ValueError where the format cannot say it."""
    projects = instance["projects"]
    _refuse(instance)
    write_table(
        folder / "communities.csv",
        ("id", "name", "households", "floor_area_m2"),
        ((_id(j), project["name"], 1, 100) for j, project in enumerate(projects)),
    )
    write_table(
        folder / "works.csv",
        ("community", "kind", "category", "cost", "duration"),
        (
            (_id(j), _stream(p["stream"]), "basic", int(sum(p["cost"])), p["duration"])
            for j, p in enumerate(projects)
        ),
    )
    write_table(
        folder / "schedule.csv",
        ("community", "year", "payment", "benefit"),
        (
            (_id(j), k, int(cost), round(1000 * value))
            for j, project in enumerate(projects)
            for k, (cost, value) in enumerate(zip(project["cost"], project["value"], strict=True), start=1)
        ),
    )
    (folder / "scenario.yaml").write_text("\n".join(document(instance)) + "\n", encoding="utf-8")


def document(instance: Instance) -> Iterator[str]:
    """The lines of the scenario file."""
    starts = instance["planning_window"]
    paid = starts - 1 + max(project["duration"] for project in instance["projects"])
    yield f"name: {json.dumps(instance['id'])}"
    yield "lang: en"
    yield f"years: {FIRST}-{FIRST + starts - 1}"
    yield "communities: communities.csv"
    yield "works: works.csv"
    yield "schedule: schedule.csv"
    yield "adjacency: off"
    yield "funding:"
    yield f"  budget: {{kind: other, carry_over: 0, amount: {_by_year(instance['budget'][:paid])}}}"
    yield f"discount: {{rate: {instance['discount_rate']}}}"
    yield "goals: [benefit]"
    yield "rules:"
    yield f"  new_starts: {_by_year(instance['initiation_budget'][:starts])}"
    yield f"  continuing: {_by_year(instance['ongoing_budget'][:paid])}"
    yield "  spending:"
    for stream, budget in enumerate(instance["stream_budgets"]):
        yield f"    - {{kinds: [{_stream(stream)}], limit: {floor(budget)}}}"
    yield "  links:"
    for j, project in enumerate(instance["projects"]):
        for before in project["prereq"]:
            yield f"    - {{first: {_id(before)}, then: {_id(j)}, finished: true}}"
    yield "  exclusive:"
    pairs = {frozenset((j, k)) for j, project in enumerate(instance["projects"]) for k in project["exclude"]}
    for one, other in sorted(map(sorted, pairs)):
        yield f"    - [{_id(one)}, {_id(other)}]"


def _refuse(instance: Instance) -> None:
    longest = max(project["duration"] for project in instance["projects"])
    if instance["planning_window"] - 1 + longest > instance["budget_window"]:
        raise ValueError("a project that starts last runs beyond the budget window")
    for project in instance["projects"]:
        if any(cost != int(cost) for cost in project["cost"]):
            raise ValueError(f"{project['name']}: a cost that is not whole")
        if any(1000 * value != round(1000 * value) for value in project["value"]):
            raise ValueError(f"{project['name']}: a value finer than a thousandth")
        if project["window"] is not None:
            raise ValueError(f"{project['name']}: a window, which is not converted")


def _id(project: int) -> str:
    return f"P{project:04d}"


def _stream(stream: int) -> str:
    return f"stream {stream}"


def _by_year(amounts: list[float]) -> str:
    """Yuan by year, rounded down."""
    return "{" + ", ".join(f"{FIRST + t}: {floor(amount)}" for t, amount in enumerate(amounts)) + "}"


if __name__ == "__main__":
    main()
