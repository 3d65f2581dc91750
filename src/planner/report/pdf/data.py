"""Sections of a page as plain data for the template: every cell as it is read, every chart as a picture."""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.report.page.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Charts,
    Choice,
    Choices,
    Facts,
    Fold,
    Grid,
    Items,
    Money,
    Notice,
    Row,
    Section,
    Share,
    Words,
)

WHOLE, PART = 680, 215  # pixels of a chart that takes the line, and of one of three
ABREAST = 3  # charts in a line


def as_data(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Every section with the blocks that belong on paper."""
    return [{"title": section.title, "blocks": list(_blocks(section.blocks))} for section in sections]


def _blocks(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if not isinstance(block, Fold) or block.paper:
            yield {"kind": block.kind, **_block(block)}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Words(text=text, quiet=quiet):
            return {"text": text, "quiet": quiet}
        case Notice():
            return {"label": block.label, "text": block.text, "tone": block.tone, "items": block.items}
        case Cards(cards=cards):
            return {"cards": [_card(card) for card in cards]}
        case Items(items=items):
            return {"items": items}
        case Facts(pairs=pairs):
            return {"pairs": pairs}
        case Grid():
            return _grid(block)
        case Chart():
            return _chart(block, WHOLE)
        case Charts(charts=charts):
            width = PART if len(charts) >= ABREAST else WHOLE // max(1, len(charts)) - 20
            return {"abreast": min(ABREAST, len(charts)), "charts": [_chart(one, width) for one in charts]}
        case Choices():
            signs = [each for each in (*block.years, *block.others) if each.sign]
            return {"signs": [{"label": each.label, "svg": _sign(each)} for each in signs]}
        case Fold(title=title, blocks=inner):
            return {"title": title, "blocks": list(_blocks(inner))}


def _card(card: Card) -> dict[str, str]:
    return {"label": card.label, "value": card.value, "unit": card.unit, "detail": card.detail}


def _grid(grid: Grid) -> dict[str, Any]:
    rows = [_row(row) for group in grid.groups for row in group]
    return {
        "caption": grid.caption,
        "columns": [{"heading": column.heading, "look": column.look} for column in grid.columns],
        "rows": rows,
        "total": None if grid.total is None else _row(grid.total),
    }


def _row(row: Row) -> dict[str, Any]:
    return {"level": row.level, "alone": row.alone, "cells": [_text(cell) for cell in row.cells]}


def _text(cell: Cell) -> str:
    """A cell as it is read."""
    match cell:
        case None:
            return ""
        case Money() | Share():
            return cell.text
        case int():
            return f"{cell:,}"
        case _:
            return cell


def _chart(chart: Chart, width: int) -> dict[str, Any]:
    return {
        "title": chart.title,
        "alternative": chart.alternative,
        "keys": [{"label": key.label, "colour": key.colour} for key in chart.keys],
        "svg": _picture(chart, width),
    }


def _picture(chart: Chart, width: int) -> str:
    """The chart drawn, as SVG."""
    import altair
    import vl_convert

    version = ".".join(altair.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    svg: str = vl_convert.vegalite_to_svg({**chart.spec, "width": width}, vl_version=version)
    return svg


def _sign(choice: Choice) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.2 -1.2 2.4 2.4">'
        f'<path d="{choice.sign}" fill="{choice.colour}" fill-rule="evenodd"/></svg>'
    )
