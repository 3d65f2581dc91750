"""The documentation is built without a warning, its commands are run, its scenarios are read."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from planner import locale
from planner.cli import app
from planner.mechanisms.schema import json_schema

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(not PAGES, reason="an installed copy has no clone around it")


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def name(page: Path) -> str:
    return page.relative_to(ROOT / "docs").as_posix()


TOLD = [page for page in PAGES if blocks(page, "console")]


def test_most_of_what_a_reader_types_is_run() -> None:
    assert len(TOLD) >= 4


@pytest.mark.parametrize("page", TOLD, ids=name)
def test_commands_do_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other in a folder with the scenarios; each line below a command is in what it prints."""
    shutil.copytree(ROOT / "scenarios" / "tutorial", tmp_path / "scenarios" / "tutorial")
    monkeypatch.chdir(tmp_path)
    spoken = locale.language()
    try:
        for block in blocks(page, "console"):
            for part in block.split("$ ")[1:]:
                command, *lines = part.splitlines()
                words = shlex.split(command)
                assert words[0] == "planner"
                done = CliRunner().invoke(app, words[1:])
                assert done.exit_code == 0, (command, done.stderr)
                printed = " ".join((done.stdout + done.stderr).split())
                for line in lines:
                    assert " ".join(line.split()) in printed, (command, line)
    finally:
        locale.use(spoken)


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "yaml")], ids=name)
def test_what_is_shown_of_a_scenario_is_understood(page: Path) -> None:
    schema = json_schema()
    for block in blocks(page, "yaml"):
        jsonschema.validate(json.loads(json.dumps(yaml.safe_load(block))), schema)


def test_it_is_built_without_a_warning(tmp_path: Path) -> None:
    """Also every reference page that is filled from the code; no page fetches anything."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", str(tmp_path / "cache"), str(ROOT / "docs"), str(site)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    rules = (site / "reference" / "rules.html").read_text(encoding="utf-8")
    assert "A community starts at most once" in rules
    assert "generated:" not in rules
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'<(script|link|img)[^>]+(src|href)="(https?:)?//', text), page
