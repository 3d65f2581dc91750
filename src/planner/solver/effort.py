"""How hard a search tries."""

from dataclasses import dataclass, field

from planner.interrupt import Interrupt


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: until when (time.monotonic()), to what gap, how, and what says that it is enough."""

    deadline: float
    gap: float
    seed: int
    workers: int
    repeatable: bool
    interrupt: Interrupt = field(default_factory=Interrupt)
