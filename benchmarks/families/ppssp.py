"""A published project portfolio (PPSSP, SoftwareX 2025) as a scenario: 1,000 projects, 25 start years."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from benchmarks import ppssp, ppssp_evaluation
from benchmarks.family import Asked, Instance, present
from benchmarks.problem import Broken
from benchmarks.scenario import ScenarioProblem, opened
from planner.plan import Plan

NAME = "ppssp"
PEERS = ("HiGHS", "CP-SAT")
UNIT = 1000  # values are whole thousandths
SUFFIX = ".json.gz"


def instances(asked: Asked) -> Sequence[Instance]:
    """Those whose file is here."""
    found = []
    for path in sorted(present(NAME).glob(f"*{SUFFIX}")):
        portfolio = ppssp.read(path)
        best = ppssp_evaluation.PUBLISHED.get(portfolio["id"])
        name, size = path.name.removesuffix(SUFFIX), len(portfolio["projects"])
        published = None if best is None else Fraction(str(best[1]))
        found.append(Instance(NAME, name, size, unit=UNIT, published=published))
    return found


def load(instance: Instance) -> ScenarioProblem:
    """The portfolio as a scenario; its plans are measured by an evaluation that shares nothing with us."""
    portfolio = ppssp.read(present(NAME) / f"{instance.name}{SUFFIX}")
    with tempfile.TemporaryDirectory() as folder:
        ppssp.convert(portfolio, Path(folder))
        return opened(Path(folder), partial(measure, portfolio))


def measure(portfolio: ppssp.Instance, plan: Plan) -> int:
    """Thousandths of points; raises Broken with the limits that are broken."""
    number = {project["name"]: j for j, project in enumerate(portfolio["projects"])}
    scenario = plan.scenario
    placed = [
        (number[scenario.community[c].name], area.year - scenario.years[0])
        for area in plan.areas
        for c in area.members
    ]
    broken = [limit for limit in ppssp_evaluation.limits(portfolio, placed) if not limit.kept]
    if broken:
        raise Broken("; ".join(f"{limit.name}: {limit.taken}, at most {limit.most}" for limit in broken[:3]))
    return ppssp_evaluation.value(portfolio, placed)
