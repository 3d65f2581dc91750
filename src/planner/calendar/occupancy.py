"""Who is busy on which day: designer teams, implementers, and all sites of the city together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Key = tuple[str, ...]  # ("team", district, subdistrict), ("site", implementer), CITY
CITY: Key = ("city",)


@dataclass(slots=True)
class Occupancy:
    """Stretches of days taken; a key without a limit is never full."""

    size: int
    limits: Mapping[Key, int]
    taken: list[tuple[Key, int, int]] = field(default_factory=list)
    _used: dict[Key, list[int]] = field(default_factory=dict)

    def with_limits(self, limits: Mapping[Key, int]) -> "Occupancy":
        """The same stretches under more limits."""
        found = Occupancy(self.size, {**self.limits, **limits})
        for key, first, last in self.taken:
            found.take((key,), first, last)
        return found

    def since(self, key: Key, day: int) -> "Occupancy":
        """The same without what `key` was busy with before `day`."""
        found = Occupancy(self.size, self.limits)
        for taken, first, last in self.taken:
            if taken != key or last >= day:
                found.take((taken,), max(first, day) if taken == key else first, last)
        return found

    def take(self, keys: Iterable[Key], first: int, last: int) -> None:
        """Make each of `keys` busy once more from `first` to `last`."""
        for key in keys:
            self.taken.append((key, first, last))
            used = self._used.setdefault(key, [0] * (self.size + 1))
            for day in range(first, last + 1):
                used[day] += 1

    def full(self, keys: Iterable[Key], first: int, last: int) -> int | None:
        """The last day of a stretch on which one of `keys` is full; None where none is."""
        latest: int | None = None
        for key in keys:
            limit, used = self.limits.get(key), self._used.get(key)
            if limit is None or used is None:
                continue
            for day in range(last, first - 1 if latest is None else latest, -1):
                if used[day] >= limit:
                    latest = day
                    break
        return latest

    def peak(self, key: Key) -> int:
        """The most stretches of `key` on any day."""
        return max(self._used.get(key, (0,)))
