"""What a table is, and the cells that several tables share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.locale import say
from planner.report import words
from planner.report.document import AreaLine, Document
from planner.scenario.types import Community, Scenario

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One csv file."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def wan(yuan: int) -> Decimal:
    """万元 to the yuan, at least two decimals."""
    exact = Decimal(yuan) / 10_000
    return exact.quantize(Decimal("0.01")) if yuan % 100 == 0 else exact


def square_metres(area: Fraction) -> Decimal:
    """An area as tables show it, at most two decimals."""
    whole = area.numerator // area.denominator
    return Decimal(whole) if area == whole else Decimal(round(area * 100)) / 100


def names_of(scenario: Scenario, area: AreaLine) -> str:
    """The members of an area, joined by +."""
    return "+".join(words.community(scenario, c.id) for c in area.communities)


def in_order(document: Document) -> Iterator[tuple[int, AreaLine]]:
    """Every area with its year."""
    for year, batch in sorted(document.batches.items()):
        for area in batch.areas:
            yield year, area


def who(found: Community) -> tuple[str, str, str, str]:
    return found.district, found.subdistrict, found.id, found.name


def who_headings() -> tuple[str, str, str, str]:
    return say("district"), say("subdistrict"), say("community id"), say("community")


def health(document: Document, community: str) -> tuple[Cell, ...]:
    """Rank, score, need and coverage of a community, blank where there is no score."""
    found = document.appraisal.get(community)
    if found is None:
        return (None, None, None, "")
    need = None if found.need is None else hundredths(found.need)
    coverage = "" if found.coverage is None else words.percent(found.coverage)
    return (found.rank, hundredths(found.score), need, coverage)


def health_headings() -> tuple[str, str, str, str]:
    """The headings of `health`."""
    return say("rank by need"), say("health score"), say("need"), say("health check coverage")


def hundredths(value: Fraction) -> Decimal:
    """A number as tables show it, at most two decimals."""
    return square_metres(value)
