"""What a column of a table may hold: the name of the field, its headings, and the kind of its values."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "id", "money", "rate", "area", "count", "year", "date", "flag", "number", "list", "ids"
]
ADDITIVE = ("money", "area", "count", "number")  # one such value over several rows is not each row's value


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table; `aliases` are the headings it is known by, besides its own name."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    required: bool = False
    weaker: tuple[str, ...] = ()  # headings that name it only where no other column does
    all_or_none: bool = False  # where it has a column, no row may leave it blank

    @property
    def title(self) -> str:
        """The heading shown to people: the first alias."""
        return self.aliases[0] if self.aliases else self.name


def field(name: str, kind: Kind, aliases: str, *, required: bool = False, all_or_none: bool = False) -> Field:
    """A field; of its headings, what stands after | names it only where no other column does."""
    strong, _, weak = aliases.partition("|")
    return Field(name, tuple(strong.split()), kind, required, tuple(weak.split()), all_or_none)
