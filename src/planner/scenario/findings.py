"""What reading a scenario finds: every problem, with its place, and every default used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from planner.errors import Place, Problem
from planner.locale import joined, say

LONGEST_TEXT = 400  # characters of one part of a problem


@dataclass(slots=True)
class Findings:
    """Problems and defaults, gathered while a scenario is read."""

    problems: list[Problem] = field(default_factory=list)
    defaults: list[str] = field(default_factory=list)
    unread: bool = False  # a scenario this one extends: what is missing here may stand there

    def error(self, place: Place, found: str, expected: str = "", remedy: str = "") -> None:
        """Something that cannot be used; said once, however many settings a mechanism wrote it into."""
        self._add(Problem(place, _bounded(found), _bounded(expected), remedy))

    def warn(self, place: Place, found: str, expected: str = "", remedy: str = "") -> None:
        """Something doubtful, which is used as it stands; said once as well."""
        self._add(Problem(place, _bounded(found), _bounded(expected), remedy, warning=True))

    def _add(self, problem: Problem) -> None:
        if not any(_same(problem, known) for known in self.problems):
            self.problems.append(problem)

    def default(self, sentence: str) -> None:
        """Something the scenario does not say, and what then happens; said once."""
        if sentence not in self.defaults:
            self.defaults.append(sentence)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a scenario."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not."""
        return tuple(problem for problem in self.problems if problem.warning)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of one sheet or file together, in the order of its rows; else as they were found."""
    found = list(problems)
    files = list(dict.fromkeys((problem.place.file, problem.place.sheet) for problem in found))
    rank = {file: number for number, file in enumerate(files)}

    def where(problem: Problem) -> tuple[int, int]:
        place = problem.place
        row = place.line if place.column is None else None  # a key of a scenario has a column, and no row
        return rank[place.file, place.sheet], row or place.row or 0

    return tuple(sorted(found, key=where))


def _same(a: Problem, b: Problem) -> bool:
    """Whether two problems say one thing of one spot of a file."""
    spots = (replace(problem.place, key="") for problem in (a, b))
    return a.place.line is not None and len(set(spots)) == 1 and a.found == b.found


def _bounded(text: str) -> str:
    """A sentence that quotes something very long, cut."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def nearest(word: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> str:
    """The remedy for an unknown word: the known one that looks most like it, or all of them if few.

    `aliases` are further spellings and what each stands for.
    """
    words = sorted(set(known))
    spellings = {candidate.casefold(): candidate for candidate in (*words, *(aliases or {}))}
    close = get_close_matches(word.casefold(), list(spellings), n=1, cutoff=0.6)
    if close:
        return say("Did you mean “{word}”?", word=spellings[close[0]])
    if 0 < len(words) <= 20:
        return say("Write one of: {words}.", words=joined(words))
    return say("Check the spelling.")


def some(names: Iterable[str], limit: int = 5) -> str:
    """The first few of `names`, and how many more there are."""
    every = list(names)
    shown = joined(every[:limit])
    more = len(every) - limit
    return say("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown
