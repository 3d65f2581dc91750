"""Generated cities solved end to end, one process each: bound, plan, gap, seconds, memory, and the rankings.

    python benchmarks/table.py [SIZE ...] [--time-limit SECONDS] [--seed N]

Prints a Markdown table. Needs the packages of the project on the path (`scripts/bench` sees to that).
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SIZES = (300, 1000, 3000)


def main() -> None:
    """Solve each size in a process of its own and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--time-limit", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_solve(Path(asked.one), asked.time_limit, asked.seed)))
        return
    rows = [_row(size, asked.time_limit, asked.seed) for size in asked.sizes]
    print(f"{platform.machine()}, Python {platform.python_version()}, {asked.time_limit:.0f} s each\n")
    print(_markdown(rows))


def _row(size: int, time_limit: float, seed: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        city = Path(folder) / "city"
        make = [sys.executable, str(HERE / "reserve.py"), str(size), str(city), "--seed", str(seed)]
        subprocess.run(make, check=True, stdout=sys.stderr)
        command = [sys.executable, __file__, "--one", str(city), "--time-limit", str(time_limit)]
        done = subprocess.run([*command, "--seed", str(seed)], check=True, capture_output=True, text=True)
    found: dict[str, Any] = {"communities": size, **json.loads(done.stdout.splitlines()[-1])}
    print(found, file=sys.stderr)
    return found


def _solve(folder: Path, time_limit: float, seed: int) -> dict[str, Any]:
    """Everything of one row; the first bound and the first plan are timed from the start."""
    import resource
    import time

    from planner.mechanisms import load
    from planner.solver import Progress, solve

    begun = time.monotonic()
    first: dict[str, float] = {}

    def report(at: Progress) -> None:
        if at.bound is not None:
            first.setdefault("bound", time.monotonic() - begun)
        if at.value:  # the empty plan does not count
            first.setdefault("plan", time.monotonic() - begun)

    scenario = load(folder / "scenario.yaml")
    result = solve(scenario, time_limit=time_limit, seed=seed, gap=0.0, report=report)
    level = next(level for level in result.goals if level.goal == "need")
    closed = sum(work.gain for _, work in result.plan.done())
    return {
        "areas": result.candidates,
        "columns": result.columns,
        "bound after s": round(first.get("bound", 0.0), 1),
        "plan after s": round(first.get("plan", 0.0), 1),
        "need": level.best,
        "bound": round(level.bound),
        "gap %": round(100 * level.gap, 3),
        "seconds": round(time.monotonic() - begun, 1),
        "MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **{f"{r.name} %": round(float(100 * r.need / closed), 1) for r in result.rankings},
    }


def _markdown(rows: list[dict[str, Any]]) -> str:
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([f"{row[h]:,}" for h in heads] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    main()
