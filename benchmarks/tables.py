"""The tables: csv for machines, Markdown for people; always whole, a file is renamed when it is finished."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growth import sentences
from benchmarks.record import Record, Run, gap
from benchmarks.watch import Mark

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every row of a table."""

    machine: str
    versions: str
    seconds: float  # each contender has
    about: Mapping[str, str]  # family -> what it is, in a sentence
    peers: Mapping[str, str]  # peer -> what it is


def write(folder: Path, records: Sequence[Record], setting: Setting) -> None:
    """All tables of what is done so far."""
    folder.mkdir(parents=True, exist_ok=True)
    replace(folder / "table.csv", _csv(rows(records, setting)))
    replace(folder / "runs.csv", _csv(_runs(records)))
    replace(folder / "marks.csv", _csv(_marks(records)))
    replace(folder / "table.md", markdown(records, setting))


def replace(path: Path, text: str) -> None:
    """Write beside, then rename: never half a file."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8", newline="")
    os.replace(beside, path)


def rows(records: Sequence[Record], setting: Setting) -> Iterator[dict[str, Cell]]:
    """One row an instance; a ratio is a peer's value over ours."""
    for record in records:
        ours, at = record.ours, record.instance
        yield {
            "family": at.family,
            "instance": at.name,
            "size": at.size,
            "seed": at.seed,
            **_measures(record),
            **{f"ratio {name}": _rounded(record.ratio(name), 5) for name in setting.peers},
            "status": ours.status,
            "limit s": setting.seconds,
            "machine": setting.machine,
            "versions": setting.versions,
            "faults": "; ".join(record.faults),
        }


def markdown(records: Sequence[Record], setting: Setting) -> str:
    """A section a family, with a column for each of its peers."""
    lines = ["# Benchmarks", "", f"{setting.machine}; {setting.versions}; {setting.seconds:g} s each.", ""]
    lines += [
        "Gap: (bound − value) ÷ value. Seconds to the linear bound, the first plan, a gap of 1 % and 0.1 %,",
        "the end. MB: peak memory. Peers: their value ÷ ours, on the same instance in the same time.",
        "",
    ]
    lines += [f"- {name}: {sentence}" for name, sentence in setting.peers.items()] + [""]
    for family in dict.fromkeys(record.instance.family for record in records):
        lines += _section(family, [r for r in records if r.instance.family == family], setting)
    return "\n".join(lines)


def _section(family: str, records: Sequence[Record], setting: Setting) -> list[str]:
    peers = [name for name in setting.peers if any(name in record.peers for record in records)]
    published = any(record.instance.published is not None for record in records)
    table = []
    for record in records:
        cells: dict[str, Cell] = {"instance": record.instance.name, **_measures(record)}
        if not published:
            del cells["published"], cells["of published"]
        table.append(cells | {name: _rounded(record.ratio(name), 4) for name in peers})
    heads = list(table[0])
    lines = [f"## {family}", "", setting.about[family], ""]
    lines += [
        _line(heads),
        _line(["---"] * len(heads)),
        *(_line(list(map(_shown, row.values()))) for row in table),
    ]
    lines += ["", *_ahead(records, peers), *(f"- {sentence}" for sentence in sentences(records)), ""]
    faults = [f"- {record.instance.name}: {fault}" for record in records for fault in record.faults]
    return [*lines, "Faults:", "", *faults, ""] if faults else lines


def _ahead(records: Sequence[Record], peers: Sequence[str]) -> list[str]:
    """A line on the best that peers do."""
    best = [max((r for r in map(record.ratio, peers) if r is not None), default=None) for record in records]
    known = [ratio for ratio in best if ratio is not None]
    if not known:
        return []
    behind = sum(ratio > 1 for ratio in known)
    level = sum(ratio == 1 for ratio in known)
    ahead = len(known) - behind - level
    return [
        f"Ahead of all peers on {ahead} of {len(known)}, level with the best on {level}, behind on {behind}. "
        f"The best peer reaches {min(known):.4f} to {max(known):.4f}."
    ]


def _measures(record: Record) -> dict[str, Cell]:
    ours, unit = record.ours, record.instance.unit
    published = record.instance.published
    return {
        "columns": ours.columns,
        "bound": None if ours.bound is None else round(ours.bound / unit, 1),
        "value": _value(ours, unit),
        "gap %": None if ours.gap is None else round(100 * ours.gap, 4),
        "bound s": _rounded(ours.bound_after, 2),
        "plan s": _rounded(ours.plan_after, 2),
        "1 % s": _rounded(ours.within(0.01), 2),
        "0.1 % s": _rounded(ours.within(0.001), 2),
        "end s": round(ours.seconds, 1),
        "MB": ours.memory,
        "published": None if published is None else float(published),
        "of published": _rounded(record.of_published, 5),
    }


def _runs(records: Sequence[Record]) -> Iterator[dict[str, Cell]]:
    """Every run of every contender by itself."""
    for record in records:
        for run in (record.ours, *record.peers.values()):
            yield {
                "family": record.instance.family,
                "instance": record.instance.name,
                "contender": run.contender,
                "columns": run.columns,
                "value": _value(run, record.instance.unit),
                "bound": None if run.bound is None else run.bound / record.instance.unit,
                "gap %": None if run.gap is None else round(100 * run.gap, 4),
                "status": run.status,
                "plan s": _rounded(run.plan_after, 2),
                "end s": round(run.seconds, 2),
                "MB": run.memory,
                "fault": run.fault,
            }


def _marks(records: Sequence[Record]) -> Iterator[dict[str, Cell]]:
    """What contenders said on the way: not measured, only the end is."""
    for record in records:
        for run in (record.ours, *record.peers.values()):
            for mark in run.marks:
                yield {
                    "family": record.instance.family,
                    "instance": record.instance.name,
                    "contender": run.contender,
                    "seconds": round(mark.seconds, 3),
                    "value": mark.value,
                    "bound": mark.bound,
                    "gap": _gap(mark),
                }


def _gap(mark: Mark) -> float | None:
    return None if mark.value is None or mark.bound is None else gap(mark.value, mark.bound)


def _value(run: Run, unit: int) -> Cell:
    if run.value is None or unit == 1:
        return run.value
    return run.value / unit


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _csv(table: Iterator[dict[str, Cell]]) -> str:
    text = io.StringIO()
    made = list(table)
    if made:
        writer = csv.DictWriter(text, list(made[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    return text.getvalue()


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else f"{cell:,}"
