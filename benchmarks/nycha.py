"""Turn the public-housing estates of New York into a scenario: `python -m benchmarks.nycha DATA OUT`.

Estates become communities, their true outlines the adjacency. There is no health check and no estimate in
the data, so the plan reaches as many households as it can at the default cost per m² of floor area.
"""

import argparse
import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.reserve import write_table

CUBIC_FEET = 0.0283168  # in m³
STOREY = 3.0  # metres, to turn the volume of a building into floor area
YEARS = (2026, 2027, 2028, 2029, 2030)
PER_M2 = 350  # yuan, what a community without an estimate costs
FUNDED = 0.4  # of all costs can be paid over the years
Estate = Mapping[str, str]


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("folder", type=Path, metavar="OUT")
    parser.add_argument("--within", type=int, default=300, help="metres between the outlines of neighbours")
    arguments = parser.parse_args()
    convert(arguments.data, arguments.folder, arguments.within)


def convert(data: Path, folder: Path, within: int = 300) -> None:
    """Write the scenario, its table and its outlines into `folder`."""
    with (data / "estates.csv").open(encoding="utf-8-sig", newline="") as file:
        estates = sorted(csv.DictReader(file), key=lambda e: e["tds"])
    write_table(
        folder / "communities.csv",
        (
            "id",
            "name",
            "district",
            "households",
            "floor_area_m2",
            "year_built",
            "buildings",
            "entrances",
            "x",
            "y",
        ),
        (_row(estate) for estate in estates),
    )
    shutil.copyfile(data / "estates.geojson", folder / "estates.geojson")
    total = PER_M2 * sum(_floor_area(estate) for estate in estates)
    (folder / "scenario.yaml").write_text(document(total, within), encoding="utf-8")


def document(total: int, within: int) -> str:
    """The scenario file; the money is our own."""
    yearly = FUNDED * total / len(YEARS)
    return f"""name: New York
lang: en
years: [{", ".join(map(str, YEARS))}]
communities: communities.csv
adjacency: {{polygons: estates.geojson, id: tds, crs: "EPSG:4326", within: {within} m}}
funding:
  federal: {{kind: central, amount: {_money(0.5 * yearly)}, cap_share: 60%}}
  state: {{kind: province, amount: {_money(0.2 * yearly)}}}
  city: {{kind: city, amount: {_money(0.3 * yearly)}, carry_over: 1}}
payment: [60%, 40%]
areas: {{max_members: 6, max_households: off, project_cost: 600000}}
goals: [households, early]
"""


def _money(yearly: float) -> str:
    """The same every year, and for the instalments of what starts last."""
    return f"{{each: {round(yearly, -4):.0f}, {YEARS[-1] + 1}: {round(0.4 * yearly, -4):.0f}}}"


def _row(estate: Estate) -> Sequence[object]:
    built = estate["completed"]
    return (
        estate["tds"], estate["name"], estate["borough"], estate["apartments"], _floor_area(estate),
        int(float(built)) if built else "", estate["res_buildings"], int(float(estate["stairhalls"])),
        estate["lon"], estate["lat"],
    )  # fmt: skip


def _floor_area(estate: Estate) -> int:
    return round(float(estate["cubage_cuft"]) * CUBIC_FEET / STOREY)


if __name__ == "__main__":
    main()
