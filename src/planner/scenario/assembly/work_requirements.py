"""Works that need other works of their community, and what a waiver among them means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.locale import say
from planner.scenario.assembly.desk import Desk
from planner.scenario.findings import nearest
from planner.scenario.tables.records import Record
from planner.scenario.types import Category, Work
from planner.scenario.work_kinds import kind_of


@dataclass(frozen=True, slots=True)
class Stated:
    """Works as a table states them, and where each stands."""

    works: tuple[Work, ...]
    rows: dict[tuple[str, str], Record]


def required(desk: Desk, stated: Stated) -> Iterable[Work]:
    """The works with `requires` as ids; one may be written as its kind."""
    ids: dict[str, list[str]] = defaultdict(list)
    for work in stated.works:
        ids[work.community].append(work.id)
    for work in stated.works:
        needed = []
        for word in work.requires:
            key = word if word in ids[work.community] else kind_of(word)
            if key in ids[work.community] and key != work.id:
                needed.append(key)
            else:
                desk.findings.error(
                    stated.rows[work.community, work.id].place("requires"),
                    say("“{word}”", word=word),
                    say("another work of the same community"),
                    nearest(word, [i for i in ids[work.community] if i != work.id]),
                )
        yield replace(work, requires=tuple(sorted(set(needed))))


def check_waived(desk: Desk, stated: Stated) -> None:
    """A work that requires a waived one is never done; where it is due, its community is in no plan."""
    of: dict[str, dict[str, Work]] = defaultdict(dict)
    for work in stated.works:
        of[work.community][work.id] = work
    due = desk.document.rules.mandatory_basic is not False
    for work in stated.works:
        waived = None if work.waived else _waived_among(of[work.community], work)
        if waived is None:
            continue
        place = stated.rows[work.community, work.id].place("requires")
        found = say(
            "“{work}” requires “{id}”, which is waived ({reason})",
            work=work.id,
            id=waived.id,
            reason=waived.waived,
        )
        remedy = say("Waive both, take back the waiver, or delete the requirement.")
        if due and work.category is Category.BASIC:
            desk.findings.error(place, found, say("basic works that can all be done (应改尽改)"), remedy)
        else:
            desk.findings.warn(place, found, say("a work that can be done; this one never is"), remedy)


def _waived_among(known: Mapping[str, Work], work: Work) -> Work | None:
    """A waived work among all that `work` requires, and they require in turn."""
    seen: set[str] = set()
    border = list(work.requires)
    while border:
        name = border.pop()
        if name in known and name not in seen:
            seen.add(name)
            if known[name].waived:
                return known[name]
            border += known[name].requires
    return None
