"""A program that is started, listened to and interrupted by a test, and never outlives it."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def started(
    command: Sequence[str], *, environment: Mapping[str, str], folder: Path | None = None
) -> Iterator["subprocess.Popen[str]"]:
    """The program in a group of its own, as a terminal starts it; in the end what still runs is killed."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # where ours is ignored, its would be
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def heard(process: "subprocess.Popen[str]", word: str) -> str:
    """What it tells on stderr up to the line that has `word`."""
    assert process.stderr is not None
    told = ""
    for line in process.stderr:
        told += line
        if word in line:
            return told
    raise AssertionError(f"it ended before it said {word!r}:\n{told}")
