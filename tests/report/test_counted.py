"""Solves counted: a line each where there is no terminal."""

import io

from planner.report.counted import Counted


def test_a_line_each_with_how_many_are_done() -> None:
    stream = io.StringIO()
    with Counted(stream=stream) as counted:
        counted.tell(1, 3, "first")
        counted.tell(2, 3, "second")
    assert [line.split(" s  ")[1] for line in stream.getvalue().splitlines()] == ["1/3  first", "2/3  second"]


def test_quiet_says_nothing() -> None:
    stream = io.StringIO()
    with Counted(quiet=True, stream=stream) as counted:
        counted.tell(1, 1, "x")
    assert stream.getvalue() == ""
