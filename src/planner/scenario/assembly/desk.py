"""What every part of the assembly works with: the document, where it stands, its tables, the findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.errors import Place
from planner.locale import joined, say
from planner.scenario.document.document import Document
from planner.scenario.document.keys import Keys
from planner.scenario.document.nodes import Entries, Node
from planner.scenario.document.table import Table
from planner.scenario.document.validation import locate, resolve
from planner.scenario.findings import Findings, nearest
from planner.scenario.folder import Folder
from planner.scenario.quantities import plain
from planner.scenario.tables import records
from planner.scenario.tables.records import Field, Record, Records
from planner.scenario.types import InputFile

_NAMED = 200  # unknown words that are named one by one
_SUGGESTED = 50  # unknown words for which the nearest known one is looked up; it takes time


@dataclass(slots=True)
class Desk:
    """One scenario while it is put together."""

    document: Document
    broken: frozenset[str]  # keys of the first level that had to be mended
    root: Node
    folder: Folder
    findings: Findings
    inputs: list[InputFile]
    columns: dict[str, frozenset[str]] = field(default_factory=dict)  # table -> fields it has a column of
    filled: dict[str, frozenset[str]] = field(default_factory=dict)  # table -> fields some row has a value of

    def place(self, *path: str | int) -> Place:
        """Where a key of the document stands."""
        return locate(self.root, resolve(self.root, path))

    def cause(self, *path: str | int) -> Place:
        """Where a key stands; where the command line set something under it, that setting."""
        place = self.place(*path)
        node = self.root
        for part in resolve(self.root, path):
            node = node.entries[str(part)] if isinstance(node, Entries) else node
        return next((replace(found, key=place.key) for found in _set_under(node)), place)

    def beside(self, place: Place) -> Path | None:
        """The folder of the file a name stands in: a scenario that is extended may lie elsewhere."""
        return None if place.file.startswith("--set") else (self.folder.path / place.file).parent

    def records(
        self, table: Table, fields: Sequence[Field], *path: str | int, fill_down: Sequence[str] = ()
    ) -> Records | None:
        """The rows of a table named at `path`, or None where it cannot be read; its problems are noted."""
        place = self.place(*path)
        if (table.file is None) == (table.rows is None):
            self.findings.error(
                place,
                say("a table without a file and without rows"),
                say("the name of a file, or rows"),
                say("Write “{key}: table.csv”.", key=path[-1]),
            )
            return None
        found = (
            self._rows(table, fields, *path)
            if table.rows is not None
            else self._file(table, fields, path, fill_down)
        )
        if found is not None:
            self.findings.problems.extend(found.problems)
            self.columns[str(path[0])] = found.columns
            self.filled[str(path[0])] = frozenset(name for row in found.rows for name in row.values)
        return found

    def _rows(self, table: Table, fields: Sequence[Field], *path: str | int) -> Records:
        places = [self.place(*path, "rows", i) for i in range(len(table.rows or ()))]
        return records.of_rows(table.rows or [], fields, shown_as=self.place(*path).file, places=places)

    def _file(
        self, table: Table, fields: Sequence[Field], path: Sequence[str | int], fill_down: Sequence[str]
    ) -> Records | None:
        place = self.place(*path, "file")
        found = self.folder.find(table.file or "", place, self.findings, beside=self.beside(place))
        if found is None:
            return None
        shown_as = self.folder.shown(found)
        read = records.read(
            found,
            fields,
            shown_as=shown_as,
            sheet=table.sheet,
            encoding=table.encoding,
            columns=table.columns,
            fill_down=tuple(fill_down),
        )
        self.inputs.append(InputFile(shown_as, read.digest, str(path[0])))
        return read


@dataclass(slots=True)
class Register:
    """Things that are referred to by id, or by a name only one of them has."""

    what: str  # "community", in the user's language
    ids: Mapping[str, str] = field(default_factory=dict)  # id or unique name -> id
    twice: frozenset[str] = frozenset()  # names that several have
    complete: bool = True  # False: some could not be read, so nothing is called unknown
    missed: int = 0

    @classmethod
    def of(cls, what: str, named: Iterable[tuple[str, str]], *, complete: bool = True) -> "Register":
        """A register of (id, name) pairs."""
        pairs = list(named)
        ids = {spelled: key for key, _ in pairs for spelled in (plain(key), key)}
        names: dict[str, set[str]] = {}
        for key, name in pairs:
            for spelled in {name, plain(name)} - {""}:
                names.setdefault(spelled, set()).add(key)
        unique = {name: min(keys) for name, keys in names.items() if len(keys) == 1}
        twice = frozenset(name for name, keys in names.items() if len(keys) > 1)
        return cls(what, {**unique, **ids}, twice, complete)

    def find(self, word: str, place: Place, findings: Findings) -> str | None:
        """The id `word` stands for; None, and a problem, where there is none or several."""
        for spelled in (word, plain(word)):
            if spelled in self.ids:
                return self.ids[spelled]
        if word in self.twice:
            findings.error(
                place,
                say("several are called “{word}”", word=word),
                say("one {what}", what=self.what),
                say("Write its id (district/subdistrict/name where the table has no ids)."),
            )
        elif self.complete:
            self.missed += 1
            if self.missed > _NAMED:
                if self.missed == _NAMED + 1:
                    findings.error(
                        place, say("more unknown words like these"), remedy=say("Check the spelling.")
                    )
                return None
            likely = nearest(word, self.ids) if self.missed <= _SUGGESTED else say("Check the spelling.")
            findings.error(place, say("“{word}”", word=word), say("a known {what}", what=self.what), likely)
        return None


def _set_under(node: Node) -> Iterator[Place]:
    """The places of `node` that the command line set."""
    if isinstance(node, Entries):
        for key, inner in node.entries.items():
            yield from (place for place in (node.keys[key],) if place.file.startswith("--set"))
            yield from _set_under(inner)


def blank(record: Record, name: str) -> bool:
    """Whether a cell says nothing."""
    return record.values.get(name) in (None, "", ())


def listed(record: Record, name: str) -> tuple[str, ...]:
    """The items of a cell that holds a list."""
    value = record.values.get(name)
    return tuple(str(item) for item in value) if isinstance(value, tuple | list) else ()


def chosen(desk: Desk, record: Record, name: str, words: Mapping[str, Sequence[str]]) -> str | None:
    """Which of `words` a cell says, each also in its other spellings; None where it is blank or wrong."""
    if blank(record, name):
        return None
    text = str(record.values[name]).strip()
    spelled = {spelling.casefold(): word for word, others in words.items() for spelling in (word, *others)}
    if text.casefold() in spelled:
        return spelled[text.casefold()]
    desk.findings.error(
        record.place(name),
        say("“{text}”", text=text),
        say("one of {words}", words=joined(others[0] for others in words.values())),
        nearest(text, [others[0] for others in words.values()], spelled),
    )
    return None


def given(entry: Keys, *names: str) -> dict[str, Any]:
    """The settings a mapping states; the others keep the default of what they become."""
    return {name: value for name in names if (value := getattr(entry, name)) is not None}
