"""The part of scenario.yaml about money by source: what there is, and what is owed."""

from planner.scenario.document.entries import MoneyByYear, Text
from planner.scenario.document.money import SourceEntry
from planner.scenario.document.table import BySource


class FundingEntry(BySource):
    """Pool sources by name; or a table of name, year, amount, and what else a source may have."""

    by_source: dict[Text, SourceEntry] = {}
    """Source -> its money; may stand without this key."""


class CommitmentsEntry(BySource):
    """Money owed to projects under way: amounts by source and year, or a table of source, year, amount."""

    by_source: dict[Text, MoneyByYear] = {}
    """Source -> yuan by year; may stand without this key."""
