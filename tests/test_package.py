"""`import planner` reads nothing heavy; its names come when they are used."""

import subprocess
import sys

import pytest

import planner
from planner import notebook

HEAVY = ("pandas", "numpy", "ortools", "highspy", "pydantic", "yaml", "typer", "planner.notebook")


def test_importing_it_is_light() -> None:
    code = f"import sys, planner; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in planner.__all__:
        assert getattr(planner, name) is getattr(notebook, name)
        assert name in dir(planner)
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        getattr(planner, "lode")  # noqa: B009 - written as an attribute it does not type
