"""A part of the city that a setting speaks of: districts, subdistricts, communities, or all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Placed(Protocol):
    """Anything that stands in a district and a subdistrict and has an id: a community."""

    @property
    def id(self) -> str: ...
    @property
    def district(self) -> str: ...
    @property
    def subdistrict(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a setting holds; what is empty is not asked."""

    districts: frozenset[str] = frozenset()
    subdistricts: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    besides: "tuple[Scope, ...]" = ()  # it does not hold where one of these does

    def holds(self, community: Placed) -> bool:
        """Whether the setting speaks of `community`."""
        return (
            (not self.districts or community.district in self.districts)
            and (not self.subdistricts or community.subdistrict in self.subdistricts)
            and (not self.communities or community.id in self.communities)
            and not within(self.besides, community)
        )

    def __str__(self) -> str:
        names = sorted(self.districts) + sorted(self.subdistricts) + sorted(self.communities)
        return "、".join(names)


EVERYWHERE = Scope()


def within(scopes: Iterable[Scope], community: Placed) -> bool:
    """Whether any of the scopes speaks of `community`; a rule that holds nowhere is off."""
    return any(scope.holds(community) for scope in scopes)
