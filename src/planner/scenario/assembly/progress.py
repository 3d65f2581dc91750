"""The table of progress: rates and stamps of communities under way, by community."""

from collections.abc import Mapping
from fractions import Fraction

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register, blank, listed
from planner.scenario.findings import nearest
from planner.scenario.progress import DEPARTMENTS, SUBJECTS, Progress
from planner.scenario.tables.headings import PROGRESS
from planner.scenario.tables.records import Record


def progress(desk: Desk, register: Register) -> tuple[Progress, ...]:
    """One entry a community, in the order of their ids."""
    table = desk.document.progress
    records = desk.records(table, PROGRESS, "progress") if table is not None else None
    found: dict[str, Progress] = {}
    for record in records.rows if records else ():
        if blank(record, "community"):
            continue  # the table has said so
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if community is None:
            continue
        if community in found:
            desk.findings.error(
                record.place("community"),
                say("“{id}” a second time", id=community),
                say("each community once"),
                say("Delete one of the two."),
            )
        found[community] = _progress(desk, record, community)
    return tuple(found[community] for community in sorted(found))


def _progress(desk: Desk, record: Record, community: str) -> Progress:
    issues = record.values.get("issues")
    return Progress(
        community=community,
        scheme_consent=_share(record, "scheme_consent"),
        satisfaction=_share(record, "satisfaction"),
        reviewed=_words(desk, record, "reviewed", SUBJECTS),
        stamped=_words(desk, record, "stamped", DEPARTMENTS),
        supervisors=listed(record, "supervisors"),
        issues=issues if isinstance(issues, int) else None,
        agency=str(record.values.get("agency") or ""),
    )


def _share(record: Record, name: str) -> Fraction | None:
    value = record.values.get(name)
    return value if isinstance(value, Fraction) else None


def _words(desk: Desk, record: Record, name: str, words: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The words of a cell, each in one of its spellings."""
    spelled = {spelling: word for word, others in words.items() for spelling in (word, *others)}
    found = set()
    for text in listed(record, name):
        if text in spelled:
            found.add(spelled[text])
        else:
            titles = [others[0] for others in words.values()]
            desk.findings.error(
                record.place(name),
                say("“{text}”", text=text),
                say("one of {words}", words=joined(titles)),
                nearest(text, titles, spelled),
            )
    return frozenset(found)
