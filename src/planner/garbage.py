"""Python's search for cycles, left out while many small records are made that all stay.

It looks through everything made so far again and again: a third of the time it takes to read a reserve of
3,000 communities, or to write its plan.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Inside it no cycles are searched for; after it as before."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
