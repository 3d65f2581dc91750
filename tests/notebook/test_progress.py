"""One line in a notebook, nothing elsewhere; the log is kept in both."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from planner.notebook import progress
from planner.solver import Progress

STEP = Progress(seconds=1.0, goal="need", value=5, bound=8.0, gap=0.6, phase="proof")


class Handle:
    """What IPython's display gives back, keeping what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def update(self, bundle: dict[str, str], *, raw: bool) -> None:
        assert raw
        self.told.append(bundle["text/plain"])


def ipython(handle: Handle, shell: object) -> Any:
    shown = SimpleNamespace(display=lambda bundle, *, raw, display_id: handle)
    return SimpleNamespace(get_ipython=lambda: shell, display=shown)


def test_a_line_in_a_kernel_ends_with_the_last_step(monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Handle()
    monkeypatch.setitem(sys.modules, "IPython", ipython(handle, SimpleNamespace(kernel=object())))
    with progress.teller() as told:
        for _ in range(50):
            told(STEP)
    assert "reached 5" in handle.told[-1]
    assert len(handle.told) < 50  # not every step
    assert len(told.log) == 50


@pytest.mark.parametrize("module", [None, ipython(Handle(), None), ipython(Handle(), SimpleNamespace())])
def test_only_the_log_elsewhere(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", module)
    with progress.teller() as told:
        told(STEP)
    assert len(told.log) == 1
