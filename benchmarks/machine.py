"""Where and with what a table was made."""

import os
import platform
from importlib import metadata

PACKAGES = ("planner", "highspy", "ortools", "numpy", "scipy")


def machine() -> str:
    """System, processor and cores; no name of the machine."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def versions() -> str:
    """Python and the packages that do the work."""
    return ", ".join(
        [f"Python {platform.python_version()}", *(f"{name} {_version(name)}" for name in PACKAGES)]
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a clone runs from its sources
        return "from source"
