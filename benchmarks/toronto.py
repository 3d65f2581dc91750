"""Turn Toronto's evaluations of apartment buildings into a scenario: `python -m benchmarks.toronto DATA OUT`.

Its twenty condition items are the health check: 1 is worst, 5 is best, blank where a building has no such
thing. An item at 3 or lower calls for a work; a building without one is left out. Costs, money and floor
area are our own, by dwellings.
"""

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.reserve import write_table

M2 = 75  # floor area of a dwelling, an assumption
POOR = 3  # an item at this or lower calls for a work
HAZARD = 2  # an item of safety at this or lower is a hazard
FUNDED = 0.5  # of all costs can be paid over the years
YEARS = (2026, 2027, 2028)
TREE: Mapping[str, tuple[str, ...]] = {
    "safety": ("SECURITY", "STAIRWELLS", "INTERNAL_GUARDS_HANDRAILS", "BALCONY_GUARDS", "ELEVATORS",
               "INTERIOR_LIGHTING_LEVELS"),
    "envelope": ("EXTERIOR_CLADDING", "WATER_PEN_EXT_BLDG_ELEMENTS", "GRAFFITI"),
    "interior": ("ENTRANCE_LOBBY", "ENTRANCE_DOORS_WINDOWS", "INTERIOR_WALL_CEILING_FLOOR", "LAUNDRY_ROOMS",
                 "STORAGE_AREAS_LOCKERS", "OTHER_FACILITIES"),
    "waste": ("GARBAGE_CHUTE_ROOMS", "GARBAGE_BIN_STORAGE_AREA"),
    "site": ("EXTERIOR_GROUNDS", "EXTERIOR_WALKWAYS", "PARKING_AREA"),
}  # fmt: skip
# kind, category, yuan per dwelling of a full renewal, items
WORKS = (
    ("stairs", "basic", 7500, ("STAIRWELLS", "INTERNAL_GUARDS_HANDRAILS")),
    ("guards", "basic", 10000, ("BALCONY_GUARDS",)),
    ("elevators", "basic", 20000, ("ELEVATORS",)),
    ("envelope", "basic", 30000, ("EXTERIOR_CLADDING", "WATER_PEN_EXT_BLDG_ELEMENTS")),
    ("lighting", "basic", 3000, ("INTERIOR_LIGHTING_LEVELS", "SECURITY")),
    ("waste", "basic", 2500, ("GARBAGE_CHUTE_ROOMS", "GARBAGE_BIN_STORAGE_AREA")),
    ("entrance", "improving", 4500, ("ENTRANCE_LOBBY", "ENTRANCE_DOORS_WINDOWS")),
    ("interior", "improving", 6000, ("INTERIOR_WALL_CEILING_FLOOR", "GRAFFITI")),
    ("grounds", "improving", 5000, ("EXTERIOR_GROUNDS", "EXTERIOR_WALKWAYS")),
    ("parking", "improving", 7500, ("PARKING_AREA",)),
    ("rooms", "upgrading", 4000, ("LAUNDRY_ROOMS", "STORAGE_AREAS_LOCKERS", "OTHER_FACILITIES")),
)
ITEMS = tuple(item for items in TREE.values() for item in items)
Building = Mapping[str, str]


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("folder", type=Path, metavar="OUT")
    parser.add_argument("--ward", help="only this ward")
    arguments = parser.parse_args()
    convert(arguments.data, arguments.folder, arguments.ward)


def convert(data: Path, folder: Path, ward: str | None = None) -> None:
    """Write the scenario and its tables into `folder`."""
    buildings = sorted(_read(data / "buildings.csv"), key=lambda b: b["RSN"])
    buildings = [b for b in buildings if ward in (None, b["WARD"]) and any(works_of(b))]
    works = [work for building in buildings for work in works_of(building)]
    if not works:
        raise SystemExit(f"ward {ward}: no building there calls for a work")
    write_table(
        folder / "communities.csv",
        ("id", "name", "district", "households", "floor_area_m2", "year_built", "storeys", "x", "y",
         "health_check", *ITEMS),
        ((b["RSN"], b["SITE_ADDRESS"], b["WARDNAME"], b["CONFIRMED_UNITS"], M2 * int(b["CONFIRMED_UNITS"]),
          int(float(b["YEAR_BUILT"])), b["CONFIRMED_STOREYS"], b["X"], b["Y"], b["EVALUATION_COMPLETED_ON"],
          *(_condition(b, item) for item in ITEMS)) for b in buildings),
    )  # fmt: skip
    write_table(
        folder / "works.csv", ("community", "kind", "category", "civil", "evidence", "hazards"), works
    )
    write_table(folder / "indicators.csv", ("id", "name", "parent", "weight", "low", "high"), _indicators())
    known = {b["RSN"] for b in buildings}
    edges = [(e["a"], e["b"], "road", e["distance_m"]) for e in _read(data / "adjacency.csv")]
    edges = [edge for edge in edges if edge[0] in known and edge[1] in known]
    write_table(folder / "edges.csv", ("a", "b", "kind", "distance_m"), edges)
    (folder / "scenario.yaml").write_text(document(sum(int(str(w[3])) for w in works)), encoding="utf-8")


def works_of(building: Building) -> Iterable[Sequence[object]]:
    """The works its poor items call for; a full renewal where an item is at 1, a quarter of it at 4."""
    for kind, category, price, items in WORKS:
        poor = [item for item in items if building[item] and float(building[item]) <= POOR]
        worn = sum(5 - float(building[item]) for item in poor) / (4 * len(items))
        cost = max(100, round(int(building["CONFIRMED_UNITS"]) * price * worn / 100) * 100)
        hazards = sum(1 for item in poor if item in TREE["safety"] and float(building[item]) <= HAZARD)
        if poor:
            yield building["RSN"], kind, category, cost, "、".join(poor), hazards


def document(total: int) -> str:
    """The scenario file; the money is our own, half of all costs over the years."""
    yearly = FUNDED * total / len(YEARS)
    return f"""name: Toronto
lang: en
years: [{", ".join(map(str, YEARS))}]
communities: communities.csv
works: works.csv
indicators: indicators.csv
adjacency: edges.csv
funding:
  federal: {{kind: central, amount: {round(0.4 * yearly, -3):.0f}, cap_share: 50%}}
  city: {{kind: city, amount: {round(0.4 * yearly, -3):.0f}}}
  reserve fund: {{kind: other, amount: {round(0.2 * yearly, -3):.0f}, categories: [improving, upgrading]}}
areas: {{max_members: 6, max_households: 3000, same_subdistrict: false, project_cost: 50000}}
rules: {{check_first: on}}
goals: [hazards, need]
"""


def _indicators() -> Iterable[Sequence[object]]:
    """Equal weights inside each group, and of the groups."""
    for group, items in TREE.items():
        yield group, group, "", f"1/{len(TREE)}", "", ""
        for item in items:
            yield item, item.replace("_", " ").lower(), group, f"1/{len(items)}", 1, 5


def _condition(building: Building, item: str) -> str:
    return f"{float(building[item]):g}" if building[item] else ""


def _read(path: Path) -> list[Building]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
