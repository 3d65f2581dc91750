"""A silent HiGHS on one thread; the public class prints a banner to stdout when it is made."""

from __future__ import annotations

from typing import Any


def silent(**options: Any) -> Any:
    """A HiGHS instance without output, with the options given."""
    import highspy

    highs = highspy._Highs()
    settings = {"output_flag": False, "threads": 1, "parallel": "off"} | options
    for name, value in settings.items():
        highs.setOptionValue(name, value)
    return highs
