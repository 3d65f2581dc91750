"""The versions a manifest records, also where planner runs from its source."""

import tomllib
from pathlib import Path

from planner.report import manifest

ROOT = Path(__file__).parents[2]


def test_what_planner_is_is_never_unknown_in_a_checkout() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert manifest.of_source(manifest.PROJECT) == project["version"]
    assert manifest.UNKNOWN not in manifest.versions().values()


def test_the_version_of_another_project_is_not_planners(tmp_path: Path) -> None:
    found = tmp_path / "pyproject.toml"
    for text in ('[project]\nname = "city"\nversion = "9"\n', "[tool]\n", "[", ""):
        found.write_text(text, encoding="utf-8")
        assert manifest.of_source(found) == manifest.UNKNOWN
    assert manifest.of_source(tmp_path / "none.toml") == manifest.UNKNOWN
