"""The batches year by year, what merging gives, and what each district gets."""

from collections.abc import Sequence
from fractions import Fraction

from planner.locale import say
from planner.money import wan
from planner.report import measures, words
from planner.report.columns import table, wrap
from planner.report.measures import BatchFigures
from planner.result import Result

AREAS_NAMED = 40  # of a whole plan; where there are more, nobody reads their names aloud
AREAS_SHOWN = 12  # of one batch
DISTRICTS_SHOWN = 20


def batches(result: Result) -> list[str]:
    """A line a year, with the areas by their members where they are few."""
    named = len(result.plan.areas) <= AREAS_NAMED
    rows = []
    for batch in measures.batches(result.plan):
        found = batch.figures
        rows.append(
            (
                str(batch.year),
                _names(result, batch) if named else f"{found.areas:,}",
                f"{found.communities:,}",
                f"{found.households:,}",
                wan(found.cost),
                words.percent(batch.expected),
            )
        )
    whole = measures.figures(result.plan)
    areas = "" if named else f"{whole.areas:,}"
    rows.append((say("all"), areas, f"{whole.communities:,}", f"{whole.households:,}", wan(whole.cost), ""))
    headings = (
        say("year"),
        say("areas"),
        say("communities"),
        say("households"),
        say("万元"),
        say("of it expected"),
    )
    title = (
        say("Batches (members of an area joined by +)")
        if named
        else say("Batches (the areas by name: areas.csv)")
    )
    return [title, *table(headings, rows, left=2 if named else 1), *_merging(result), *_districts(result)]


def _names(result: Result, batch: BatchFigures) -> str:
    shown = [words.area((result.scenario, area.members)) for area in batch.areas[:AREAS_SHOWN]]
    more = len(batch.areas) - AREAS_SHOWN
    return say("; ").join(shown) + (say("; and {n} more", n=more) if more > 0 else "")


def _merging(result: Result) -> list[str]:
    lines = [line for sentence in merged(result) for line in wrap(sentence, 80)]
    return ["", *lines] if lines else []


def merged(result: Result) -> list[str]:
    """Walls, land and property packages of the whole plan, in a sentence or two."""
    found = measures.merging(result.plan)
    sentences = []
    if found.walls:
        text = say("Merging opens {walls} boundaries between communities", walls=f"{found.walls:,}")
        if found.freed_m2:
            text = say("{text} and frees {m2} m² of land", text=text, m2=f"{float(found.freed_m2):,.0f}")
        sentences.append(text)
    least = result.scenario.limits.package_min_households
    if least is not None and found.packages:
        sentences.append(
            say(
                "Property packages: {filled} of {n} areas without property service reach {least} households",
                filled=found.filled,
                n=found.packages,
                least=f"{least:,}",
            )
        )
    return sentences


def _districts(result: Result) -> list[str]:
    """What each district gets of its own reserve."""
    parts = measures.by_district(result.plan)
    if not 1 < len(parts) <= DISTRICTS_SHOWN:
        return []
    rows: Sequence[tuple[str, ...]] = [
        (
            name or "–",
            f"{part.communities:,}",
            f"{part.households:,}",
            words.percent(Fraction(part.households, part.reserve)) if part.reserve else "–",
            wan(part.cost),
        )
        for name, part in parts.items()
    ]
    headings = (
        say("district"),
        say("communities"),
        say("households"),
        say("of its reserve"),
        say("万元"),
    )
    return ["", say("By district"), *table(headings, rows)]
