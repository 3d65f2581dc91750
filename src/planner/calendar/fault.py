"""One thing wrong with a calendar."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found in a stage of an area, and what its rule expects."""

    area: str
    stage: str
    code: str
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.area, self.stage, self.code, self.found, f"({self.expected})") if part
        ).removesuffix(" ()")
