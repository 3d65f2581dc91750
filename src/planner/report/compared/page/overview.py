"""The headline of a comparison: what differs most, in words, and whether it can be told apart."""

from collections.abc import Iterator

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report.compared import rows, units
from planner.report.compared.attribution import best
from planner.report.compared.cautions import cautions
from planner.report.compared.figures import span, titled
from planner.report.compared.pairs import against, letters
from planner.report.compared.rows import Row
from planner.report.compared.units import difference, shown
from planner.report.gap import up
from planner.report.measures import worst_gap
from planner.report.page.blocks import Block, Card, Cards, Column, Grid, Notice, Section, Words
from planner.report.page.blocks import Row as Line
from planner.report.summary.proof import status

CARDS = (
    *("households", "communities", "floor_area_m2", "cost", "per_household", "unfunded"),
    *("utility_share", "residents_share"),
)


def overview(comparison: Comparison) -> Section:
    """The headline."""
    found = {row.key: row for row in rows.headline(comparison)}
    need = found.get("need_by_first", found.get("need_share"))  # none where nothing measures it
    measured = () if need is None else (need,)
    blocks: list[Block] = []
    for pair in comparison.pairs:
        blocks += _said(comparison, pair, (*measured, found["households"], found["cost"]))
    blocks += _cautions(comparison)
    if len(comparison.versions) == 2:
        known = (*measured, *(found[key] for key in CARDS if key in found))
        blocks.append(Cards(tuple(_card(row) for row in known)))
    return Section(id="overview", title=say("Overview"), blocks=(*blocks, _plans(comparison)))


def _said(comparison: Comparison, pair: Pair, three: tuple[Row, ...]) -> Iterator[Block]:
    """What differs most, and whether values and bounds can tell the two apart."""
    if not pair.differs:
        yield Notice(
            label=against(pair),
            text=say("Nothing differs, neither what is assumed nor what is planned."),
            tone="good",
        )
        return
    yield Notice(label=against(pair), text=headline(pair, three))
    certain = pair.change.sign != ""
    yield Notice(
        label=say("Distinguishable") if certain else say("Not distinguishable"),
        text=best(comparison, pair),
        tone="good" if certain else "caution",
    )
    yield Words(
        say(
            "{n} values assumed and {communities} communities are not the same.",
            n=f"{sum(len(one.differences) for one in pair.assumptions):,}",
            communities=f"{len(pair.moves.rows):,}",
        )
    )


def headline(pair: Pair, three: tuple[Row, ...]) -> str:
    """Need, households and money in words; what differs most, as a share of the first, comes first."""
    apart = sorted((row for row in three if _before(row) != _after(row, pair)), key=lambda r: -_by(r, pair))
    alike = say(", ").join(row.name for row in three if row not in apart)
    if not apart:
        return say("The same: {names}.", names=alike)
    text = say("Most of all: {parts}.", parts=say("; ").join(_change(row, pair) for row in apart))
    return say("{text} The same: {names}.", text=text, names=alike) if alike else text


def _before(row: Row) -> units.Value:
    return row.values[0]


def _after(row: Row, pair: Pair) -> units.Value:
    return row.values[pair.other]


def _by(row: Row, pair: Pair) -> float:
    """How much it differs, as a share of the first."""
    more = difference(_before(row), _after(row, pair))
    before = _before(row)
    return abs(float(more) / float(before)) if more is not None and before else float("inf")


def _change(row: Row, pair: Pair) -> str:
    before, after = _before(row), _after(row, pair)
    return say(
        "{figure} {before} → {after} ({more})",
        figure=titled(row),
        before=shown(row.unit, before),
        after=shown(row.unit, after),
        more=shown(row.unit, difference(before, after), signed=True),
    )


def _card(row: Row) -> Card:
    """What the second plan has more."""
    before, after = row.values
    unit = say(units.UNITS[row.unit])
    return Card(
        label=row.name,
        value=shown(row.unit, difference(before, after), signed=True),
        unit="" if unit == "%" else unit,
        detail=f"{shown(row.unit, before)} → {shown(row.unit, after)}",
    )


def _cautions(comparison: Comparison) -> Iterator[Block]:
    """Folders edited by hand, and plans that break rules."""
    for text in cautions(comparison):
        yield Notice(label=say("Edited"), text=text, tone="caution")
    for one, found in zip(letters(comparison), comparison.figures, strict=True):
        if found.broken:
            yield Notice(
                label=say("Rules are broken"),
                text=say("{plan}: {n} checks are broken.", plan=one, n=len(found.broken)),
                tone="bad",
            )


def _plans(comparison: Comparison) -> Grid:
    """Which letter stands for which plan, and what is proven of it."""
    lines = []
    for one, version in zip(letters(comparison), comparison.versions, strict=True):
        gap = worst_gap(version.goals)
        lines.append(
            Line(
                (
                    one,
                    version.label,
                    version.scenario.name,
                    span(version.scenario),
                    status(version.result) if version.result is not None else None,
                    say("unknown") if gap is None else up(gap),
                )
            )
        )
    return Grid(
        caption=say("Plans compared"),
        columns=(
            Column(say("letter"), code=True),
            Column(say("plan")),
            Column(say("scenario")),
            Column(say("years"), code=True),
            Column(say("what is proven"), long=True),
            Column(say("gap"), number=True),
        ),
        groups=(tuple(lines),),
    )
