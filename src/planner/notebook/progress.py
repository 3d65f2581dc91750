"""How far a solve is, in one line under the cell that runs it; nothing where no notebook listens."""

import sys
import time
from typing import Any

from planner.report.progress import Step, Teller, in_words

EVERY = 0.5  # seconds between updates of the line


def teller() -> Teller:
    """The teller for where we run: one line in a notebook, elsewhere only the log."""
    # Not imported: nobody is in a kernel who has not loaded it, and plain Python need not have it.
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return Teller(_Line(ipython) if hasattr(shell, "kernel") else None)


class _Line:
    """A line of output that is written over and over."""

    def __init__(self, ipython: Any) -> None:
        self._handle = ipython.display.display({"text/plain": ""}, raw=True, display_id=True)
        self._last = 0.0
        self._text = ""

    def __call__(self, step: Step, line: str) -> None:
        self._text = in_words(step)
        if time.monotonic() - self._last >= EVERY:
            self._show()

    def close(self) -> None:
        """Leave the last step standing."""
        self._show()

    def _show(self) -> None:
        self._last = time.monotonic()
        self._handle.update({"text/plain": self._text}, raw=True)
