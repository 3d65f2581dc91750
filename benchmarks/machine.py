"""Where and with what a table was made."""

import os
import platform
import shutil
import subprocess
from importlib import metadata

from benchmarks.family import ROOT

PACKAGES = ("highspy", "ortools", "numpy", "scipy")


def machine() -> str:
    """System, processor and cores; no name of the machine."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def versions() -> str:
    """Planner's commit, Python, and the packages that do the work."""
    found = [f"planner {commit()}", f"Python {platform.python_version()}"]
    return ", ".join([*found, *(f"{name} {metadata.version(name)}" for name in PACKAGES)])


def commit() -> str:
    """What git calls the sources, with `-dirty` where they were changed; "unknown" where git is not here."""
    git = shutil.which("git")
    if git is None:
        return "unknown"
    words = [git, "-C", str(ROOT), "describe", "--always", "--dirty"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else "unknown"
