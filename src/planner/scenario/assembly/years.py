"""Amounts by year, and what is owed to projects under way."""

from collections.abc import Iterable, Mapping

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.document.nodes import Entries, Node, Scalar
from planner.scenario.document.validation import resolve
from planner.scenario.document.year_keys import EACH, YearOrEach
from planner.scenario.tables.headings import COMMITMENTS
from planner.scenario.types import Source


def by_year(
    desk: Desk, amounts: Mapping[YearOrEach, int], years: Iterable[int], first: int, last: int, *path: str
) -> dict[int, int]:
    """Yuan by year, `each` written out for `years`; a year outside `first`—`last` is a problem."""
    found: dict[int, int] = dict.fromkeys(years, amounts[EACH]) if EACH in amounts else {}
    for year, yuan in amounts.items():
        if not isinstance(year, int):
            continue
        if not first <= year <= last:
            desk.findings.error(
                desk.place(*path, str(year)),
                say("the year {year}", year=year),
                say("a year from {first} to {last}", first=first, last=last),
                say("Correct the year, or the years of the plan."),
            )
        found[year] = yuan
    return dict(sorted(found.items()))


def _written(desk: Desk) -> dict[str, str]:
    """Id -> name of every source written under funding, also of one that had to be cut out."""
    funding = desk.document.funding
    if funding is None or funding.file is not None or funding.rows is not None or desk.findings.unread:
        return {}
    node = _under(desk.root, "funding", "by_source")
    entries = node.entries if isinstance(node, Entries) else {}
    names = {key: _under(entry, "name") for key, entry in entries.items()}
    return {key: name.text or "" if isinstance(name, Scalar) else "" for key, name in names.items()}


def _under(node: Node, *path: str) -> Node:
    """What stands at `path` in the tree as written."""
    for part in resolve(node, path):
        node = node.entries[str(part)] if isinstance(node, Entries) else node
    return node


def commitments(
    desk: Desk, years: tuple[int, ...], tail: int, sources: tuple[Source, ...]
) -> dict[tuple[str, int], int]:
    """Yuan owed to projects under way, by source and year."""
    entry = desk.document.commitments
    if entry is None or not years:
        return {}
    written = _written(desk)
    register = Register.of(
        say("source of funding"),
        {**written, **{s.id: s.name for s in sources}}.items(),
        complete="funding" not in desk.broken or bool(written),
    )
    found: dict[tuple[str, int], int] = {}
    for key, amounts in entry.by_source.items():
        source = register.find(key, desk.place("commitments", key), desk.findings)
        owed = by_year(desk, amounts, years, years[0], years[-1] + tail, "commitments", key)
        found |= {(source, year): yuan for year, yuan in owed.items() if source is not None}
    if entry.file is None and entry.rows is None:
        return dict(sorted(found.items()))
    records = desk.records(entry, COMMITMENTS, "commitments", fill_down=("source",))
    for record in records.rows if records else ():
        if any(blank(record, name) for name in ("source", "year", "amount")):
            continue  # the table has said so
        source = register.find(str(record.values["source"]), record.place("source"), desk.findings)
        year, amount = record.values["year"], record.values["amount"]
        assert isinstance(year, int)
        assert isinstance(amount, int)
        if not years[0] <= year <= years[-1] + tail:
            desk.findings.error(
                record.place("year"),
                say("the year {year}", year=year),
                say("a year from {first} to {last}", first=years[0], last=years[-1] + tail),
                say("Correct the year, or the years of the plan."),
            )
        if source is not None:
            found[source, year] = found.get((source, year), 0) + amount
    return dict(sorted(found.items()))
