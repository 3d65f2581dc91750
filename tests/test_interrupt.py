"""Ctrl-C is noted; pressed again and again it is raised."""

import signal
import threading
from collections.abc import Iterator

import pytest

from planner.interrupt import PATIENT, Interrupt


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # who started us may have had it ignored
    yield
    signal.signal(signal.SIGINT, before)


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_it_is_noted_and_what_stood_before_comes_back() -> None:
    with Interrupt() as interrupt:
        assert not interrupt.asked()
        press()
        assert interrupt.asked()
    with pytest.raises(KeyboardInterrupt):
        press()


def test_pressed_again_and_again_it_is_raised() -> None:
    with Interrupt():
        for _ in range(PATIENT):
            press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_one_inside_another_passes_it_on() -> None:
    with Interrupt() as outer:
        with Interrupt() as inner:
            press()
            assert inner.pressed
        assert outer.pressed
        with Interrupt() as later:
            assert later.pressed
            for _ in range(PATIENT - 1):
                press()
            with pytest.raises(KeyboardInterrupt):
                press()


def test_where_it_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Interrupt() as interrupt:
        press()
    assert not interrupt.pressed
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_another_thread_leaves_it_alone() -> None:
    found = []

    def work() -> None:
        with Interrupt() as interrupt:
            found.append((interrupt.pressed, signal.getsignal(signal.SIGINT)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [(False, signal.default_int_handler)]
