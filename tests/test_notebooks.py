"""The notebooks are run as a reader runs them, in a kernel, and tell the figures of their stories."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = {
    "01-first-plan": ("核验方案", "353", "10,994,000 元", "1416000", "6000", "1,099.40"),
    "02-what-if": (
        "原预算：353 户，需求满足 61.9%",
        "多 100 万元：377 户，需求满足 65.9%",
        "19052",
        "20300",
    ),
    "03-compare-two-budgets": ("61.9%", "49.8%", "353", "273", "二号小区"),
    "04-mechanisms": ("353 户\n", "保定三个80%", "377 户，需求满足 65.9%", "盘活闲置资产", "works"),
}

pytestmark = pytest.mark.skipif(not NOTEBOOKS, reason="an installed copy has no clone around it")


def test_every_notebook_has_a_story_that_is_checked() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(FIGURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_plainly_and_without_outputs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    book = json.loads(text)
    nbformat.validate(book)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert len(book["cells"]) <= 12
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    for cell in book["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
    assert text == json.dumps(book, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_and_tells_its_figures(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a copy of the two folders it knows, so that the plan it saves does not land in the clone."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copytree(ROOT / "scenarios" / "tutorial", tmp_path / "scenarios" / "tutorial")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(os.path.abspath(entry) for entry in sys.path))
    book = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(tmp_path / "notebooks")}}
    NotebookClient(book, timeout=300, kernel_name="python3", resources=place).execute()
    told = "\n".join(_told(output) for cell in book.cells for output in cell.get("outputs", ()))
    for figure in FIGURES[path.stem]:
        assert figure in told, f"{figure!r} is not in\n{told}"


def _told(output: Any) -> str:
    """What an output says as text; what goes to stderr is a fault."""
    assert output.get("name") != "stderr", output
    return str(output["text"] if output.output_type == "stream" else output.data["text/plain"])
