"""What a clone needs before any of our code runs: pins, scripts, version."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SCRIPTS = ("planner", "test", "wheels", "bench", "notebook", "docs")
ADDRESS = re.compile(r"://|[/\\@]|https?:|--|\.whl")

pytestmark = pytest.mark.skipif(
    not (ROOT / "requirements").is_dir(), reason="an installed copy has no clone around it"
)


def pins(kind: str) -> list[Requirement]:
    lines = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines]


def here(kind: str) -> dict[str, Requirement]:
    """The pins that hold on this machine, by name."""
    return {
        canonicalize_name(pin.name): pin for pin in pins(kind) if pin.marker is None or pin.marker.evaluate()
    }


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("kind", ["run", "dev", "notebook"])
def test_pins_hold_no_address(kind: str) -> None:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize("kind", ["run", "dev", "notebook"])
def test_every_pin_is_exact(kind: str) -> None:
    assert len(pins(kind)) > 20
    for pin in pins(kind):
        assert [spec.operator for spec in pin.specifier] == ["=="], pin
        assert "*" not in str(pin.specifier), pin


@pytest.mark.parametrize("kind", ["run", "dev", "notebook"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "win32"])
def test_one_version_of_each_package_on_every_python(kind: str, python: str, system: str) -> None:
    machine = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    names = [pin.name for pin in pins(kind) if pin.marker is None or pin.marker.evaluate(machine)]
    assert sorted(set(names)) == sorted(names)


def test_what_runs_is_what_is_tested() -> None:
    run, dev, notebook = ({str(pin) for pin in pins(kind)} for kind in ("run", "dev", "notebook"))
    assert run <= dev
    assert run <= notebook
    tested, opened = here("dev"), here("notebook")
    both = tested.keys() & opened.keys()
    assert len(both) > len(run)
    assert {name: tested[name].specifier for name in both} == {name: opened[name].specifier for name in both}


def test_pins_satisfy_what_we_declare() -> None:
    chosen = here("run")
    report = project()["optional-dependencies"]["report"]  # `scripts/planner report` needs it from the start
    for declared in map(Requirement, [*project()["dependencies"], *report]):
        version = next(iter(chosen[canonicalize_name(declared.name)].specifier)).version
        assert declared.specifier.contains(version), declared


def test_every_package_a_pinned_one_needs_is_pinned() -> None:
    """pip installs with --no-deps: a missing pin would be a missing package."""
    chosen = here("run")
    for name, pin in chosen.items():
        for needed in map(Requirement, metadata.requires(name) or []):
            if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
                continue
            other = chosen.get(canonicalize_name(needed.name))
            assert other is not None, f"{pin} needs {needed}"
            assert needed.specifier.contains(next(iter(other.specifier)).version), f"{pin} needs {needed}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_compile_and_can_be_called(script: str) -> None:
    path = ROOT / "scripts" / script
    source = path.read_text(encoding="utf-8")
    compile(source, str(path), "exec")
    assert source.startswith("#!/usr/bin/env python3\n")
    if os.name == "posix":
        assert os.access(path, os.X_OK)


def test_the_notebook_script_says_what_it_does_before_anything_is_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "scripts/notebook", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "JupyterLab" in done.stdout
    assert done.stderr == ""


def test_the_first_start_imports_only_the_standard_library() -> None:
    code = "import sys; sys.path[:0] = ['scripts']; import bootstrap; print(bootstrap.SOURCE)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == ROOT / "src"


def test_newest_version_of_the_changelog_is_the_package_s() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d[^\]]*)\]", text, flags=re.MULTILINE)
    assert versions[0] == project()["version"]


def test_pip_that_fails_is_one_clear_message(tmp_path: Path) -> None:
    """An empty wheel folder: no traceback, what to do, and nothing half made."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "wheels").mkdir()
    for file in ("scripts/planner", "scripts/bootstrap.py", "requirements/run.txt"):
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    if subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
    ).returncode:
        pytest.skip("no pip")
    environment = {name: value for name, value in os.environ.items() if name != "PLANNER_WHEELS"}
    done = subprocess.run(
        [sys.executable, str(tmp_path / "scripts/planner")],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "setting up planner" in done.stderr
    assert "No matching distribution" in done.stderr
    assert f"Fill {tmp_path / 'wheels'}" in done.stderr
    assert [entry.name for entry in (tmp_path / ".planner").iterdir()] == ["setup.log"]
