"""Progress of several solves: a bar of those done on a terminal, a line each elsewhere, all on stderr."""

import sys
import time
from typing import TextIO


class Counted:
    """A context in which every solve that ends is told; how long the others take nobody knows."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._begun = time.monotonic()
        self._quiet = quiet
        self._bar = None if quiet or not self._stream.isatty() else _Bar()

    def __enter__(self) -> "Counted":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def tell(self, done: int, total: int, text: str) -> None:
        """`done` of `total` are done; `text` says what came of the last."""
        if self._bar is not None:
            self._bar.tell(done, total, text)
        elif not self._quiet:
            spent = time.monotonic() - self._begun
            print(f"{spent:6.1f} s  {done}/{total}  {text}", file=self._stream, flush=True)


class _Bar:
    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=Console(stderr=True, highlight=False))
        self._task = self._progress.add_task("", total=None)
        self._progress.start()

    def tell(self, done: int, total: int, text: str) -> None:
        from rich.markup import escape

        self._progress.update(self._task, total=total, completed=done, description=escape(text))

    def close(self) -> None:
        self._progress.stop()
