"""What was assumed of whole columns of a sheet, and what stands in no column at all; said once for each."""

from collections import Counter
from collections.abc import Iterator, Mapping

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.sheet import Sheet


class Doubts:
    """Counts while rows are read: how often, and in the end a warning each."""

    def __init__(self, sheet: Sheet, headings: Mapping[str, str]) -> None:
        self.sheet, self.headings = sheet, headings
        self.rounded: Counter[str] = Counter()  # column -> computed amounts with parts of a yuan
        self.bare: Counter[str] = Counter()  # column -> amounts without a unit under a heading without one
        self.beyond: list[int] = []  # rows with cells under no heading
        self.filled: dict[str, list[int]] = {}  # column -> rows that took what stands above

    def problems(self) -> Iterator[Problem]:
        """The warnings."""
        if self.beyond:
            yield Problem(
                self.sheet.place(self.beyond[0]),
                say("cells under no heading, in {n} rows from here on", n=len(self.beyond)),
                say("a heading over each column"),
                say("They were not read. Give them a heading, or look for a separator too many."),
                warning=True,
            )
        for name, rows in self.filled.items():
            yield Problem(
                self.sheet.place(rows[0], self.headings[name]),
                say("blank cells from here on: {count}", count=len(rows)),
                say("a value, or merged cells"),
                say("They were taken for what stands above; fill them in if that is not meant."),
                warning=True,
            )
        for name, count in self.rounded.items():
            yield self._of(
                name,
                say("{count} computed amounts have parts of a yuan", count=count),
                say("whole yuan"),
                say("They were rounded to the yuan."),
            )
        for name, count in self.bare.items():
            yield self._of(
                name,
                say("the heading names no unit, and {count} cells have none", count=count),
                say("元 or 万元 in the heading"),
                say(
                    "They were read as yuan; write “{heading}（万元）” if they are 万元.",
                    heading=self.headings[name],
                ),
            )

    def _of(self, name: str, found: str, expected: str, remedy: str) -> Problem:
        place = Place(self.sheet.file, sheet=self.sheet.name, heading=self.headings[name])
        return Problem(place, found, expected, remedy, warning=True)
