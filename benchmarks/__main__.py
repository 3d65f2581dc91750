"""Run families of instances, planner and its peers on each, and write the tables (`scripts/bench`)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from benchmarks import figures, tables
from benchmarks.families import FAMILIES, FAMILY
from benchmarks.family import ROOT, Absent, Asked, Instance
from benchmarks.machine import machine, versions
from benchmarks.peers import PEERS, PLANNER
from benchmarks.process import apart
from benchmarks.record import Record, Run

RESULTS = ROOT / "benchmarks" / "results"
FAULTY, INTERRUPTED = 1, 130  # exit codes


def main() -> int:
    """1 where a row is faulty, 130 where Ctrl-C cut the run short; the rows done are written in any case."""
    asked = _asked()
    instances = _chosen(asked)
    setting = tables.Setting(
        machine(),
        versions(),
        asked.seconds,
        {name: first_line(family.__doc__) for name, family in FAMILY.items()},
        {peer.name: peer.sentence for peer in PEERS},
    )
    records: list[Record] = []
    try:
        for number, instance in enumerate(instances, 1):
            _say(f"[{number}/{len(instances)}] {instance.label}")
            records.append(_record(instance, _peers(instance, asked.peers), asked.seconds))
            tables.write(asked.output, records, setting)
    except KeyboardInterrupt:
        _say(f"stopped; {len(records)} of {len(instances)} rows are written")
        return INTERRUPTED
    finally:
        if records:
            _draw(asked.output, records)
            print((asked.output / "table.md").read_text(encoding="utf-8"))
    return FAULTY if any(record.faults for record in records) else 0


def first_line(text: str | None) -> str:
    """The first line of a docstring."""
    return (text or "").partition("\n")[0]


def matches(instance: Instance, wanted: Sequence[str]) -> bool:
    """Whether an instance is asked for: by family, or by FAMILY/PATTERN."""
    return any(fnmatch(instance.label if "/" in want else instance.family, want) for want in wanted)


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="scripts/bench", description=first_line(__doc__))
    names = ", ".join(FAMILY)
    words.add_argument("family", nargs="*", help=f"{names}; or some of one: mmkp/I0[1-3] (default: all)")
    words.add_argument("--seconds", type=float, default=60.0, help="each contender has (default: 60)")
    words.add_argument(
        "--seeds", type=_numbers, default=(0, 1, 2), help="of generated cities (default: 0,1,2)"
    )
    words.add_argument("--sizes", type=_numbers, help="communities of generated cities: 100,300")
    words.add_argument("--peers", type=_names, help="only these, or none: stop,HiGHS (default: the family's)")
    words.add_argument(
        "-o", "--output", type=Path, default=RESULTS, metavar="DIR", help="default: %(default)s"
    )
    asked = words.parse_args()
    for want in asked.family:
        if want.partition("/")[0] not in FAMILY:
            words.error(f"no family {want.partition('/')[0]!r}; there are: {names}")
    return asked


def _chosen(asked: argparse.Namespace) -> list[Instance]:
    """The instances asked for; a family whose data is absent is said and left out."""
    wanted = asked.family or list(FAMILY)
    found: list[Instance] = []
    for family in FAMILIES:
        if family.NAME not in {want.partition("/")[0] for want in wanted}:
            continue
        try:
            listed = family.instances(Asked(asked.sizes, asked.seeds))
        except Absent as error:
            _say(f"{family.NAME}: left out, {error}")
            continue
        found += [instance for instance in listed if matches(instance, wanted)]
    return found


def _peers(instance: Instance, only: Sequence[str] | None) -> list[str]:
    own = FAMILY[instance.family].PEERS
    return [name for name in own if only is None or name in only]


def _record(instance: Instance, peers: Sequence[str], seconds: float) -> Record:
    ours = _told(instance, PLANNER.name, seconds)
    return Record(instance, ours, {name: _told(instance, name, seconds) for name in peers})


def _told(instance: Instance, contender: str, seconds: float) -> Run:
    run = apart(instance, contender, seconds)
    value = "no plan" if run.value is None else f"{run.value / instance.unit:,.10g}"
    bound = "" if run.bound is None else f" of at most {run.bound / instance.unit:,.10g}"
    gap = "" if run.gap is None else f", gap {run.gap:.3%}"
    memory = "" if run.memory is None else f", {run.memory:,} MB"
    said = f" FAULT: {run.fault}" if run.fault else f", {run.status}" if run.status else ""
    _say(f"  {contender:9} {value}{bound}{gap}, {run.seconds:.1f} s{memory}{said}")
    return run


def _draw(folder: Path, records: Sequence[Record]) -> None:
    try:
        drawn = figures.draw(folder, records)
    except ImportError as error:
        _say(f"no figures: {error.name} is not installed (pip install 'planner[report]')")
        return
    _say(f"written in {folder}: {', '.join(['table.md, table.csv, runs.csv, marks.csv', *drawn])}")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word.replace("_", "")) for word in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = () if text == "none" else tuple(text.split(","))
    known = {peer.name for peer in PEERS}
    unknown = sorted(set(names) - known)
    if unknown:
        raise argparse.ArgumentTypeError(f"no peer {unknown[0]!r}; there are: {', '.join(sorted(known))}")
    return names


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
