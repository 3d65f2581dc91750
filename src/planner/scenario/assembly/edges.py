"""The table of edges: two communities a row, what stands between them, how far they are."""

from fractions import Fraction
from typing import Literal, cast

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen
from planner.scenario.document.adjacency import AdjacencyEntry
from planner.scenario.tables.headings import EDGES
from planner.scenario.tables.records import Record
from planner.scenario.types import Edge

Boundary = Literal["wall", "road", "barrier"]
BOUNDARIES = {
    "wall": ("围墙", "共用围墙", "栅栏", "fence"),
    "road": ("道路", "支路", "街道", "马路"),
    "barrier": ("阻隔", "主干道", "河流", "铁路", "河道"),
}


def edges_of_table(desk: Desk, entry: AdjacencyEntry, register: Register) -> tuple[Edge, ...]:
    """Each pair once; a second row of one must say the same."""
    records = desk.records(entry.edges, EDGES, "adjacency", "edges") if entry.edges is not None else None
    found: dict[tuple[str, str], Edge] = {}
    for record in records.rows if records else ():
        if blank(record, "a") or blank(record, "b"):
            continue  # the table has said so
        a = register.find(str(record.values["a"]), record.place("a"), desk.findings)
        b = register.find(str(record.values["b"]), record.place("b"), desk.findings)
        if a is None or b is None:
            continue
        edge = _edge(desk, record, min(a, b), max(a, b))
        earlier = found.get((edge.a, edge.b))
        if a == b:
            desk.findings.error(
                record.place("b"),
                say("“{word}” beside itself", word=a),
                say("two communities"),
                say("Delete the row."),
            )
        elif earlier is not None and earlier != edge:
            desk.findings.error(
                record.place("a"),
                say("{a} and {b} a second time, and different", a=edge.a, b=edge.b),
                say("each pair once"),
                say("Delete one of the two rows."),
            )
        else:
            found[edge.a, edge.b] = edge
    return tuple(found[pair] for pair in sorted(found))


def _edge(desk: Desk, record: Record, a: str, b: str) -> Edge:
    kind = cast(Boundary, chosen(desk, record, "kind", BOUNDARIES) or "wall")
    crossable = record.values.get("crossable")
    distance = record.values.get("distance_m")
    if isinstance(distance, Fraction | int) and distance < 0:
        desk.findings.error(
            record.place("distance_m"),
            say("{n} m", n=distance),
            say("0 or more"),
            say("Remove the minus sign."),
        )
    wall_cost, freed = record.values.get("wall_cost"), record.values.get("freed_m2")
    return Edge(
        a=a,
        b=b,
        kind=kind,
        crossable=kind != "barrier" if crossable is None else bool(crossable),
        distance_m=None if distance is None else float(cast(Fraction, distance)),
        wall_cost=wall_cost if isinstance(wall_cost, int) else 0,
        freed_m2=freed if isinstance(freed, Fraction) else Fraction(0),
    )
