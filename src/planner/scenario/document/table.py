"""A table as a scenario names it: a file, more about the file, or the rows themselves."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic.json_schema import JsonSchemaValue

from planner.scenario.document.entries import Text
from planner.scenario.document.keys import Keys


class Table(Keys):
    """A table: the name of a file, more about the file, or the rows themselves."""

    SHORT: ClassVar[str] = "file"
    LIST: ClassVar[str] = "rows"

    file: Text | None = None
    """csv, xlsx, xls or ods, relative to the scenario."""
    sheet: Text | None = None
    """Which sheet of a workbook; absent: the first with the columns."""
    encoding: Text | None = None
    """Of a csv file; absent: UTF-8, else GB 18030."""
    columns: dict[Text, Text] | None = None
    """Heading of the file -> field it stands for, where we cannot know."""
    rows: list[dict[str, Any]] | None = None
    """The rows themselves, written in the scenario."""


class IndicatorsEntry(Table):
    """A table of indicators; or a tree that comes with planner, with rows of one's own put over it."""

    profile: Text | None = None
    """A tree that comes with planner: shijingshan (7, 26 and 55 indicators on three levels)."""


class PreviousEntry(Table):
    """The plan published before: a plan folder, its plan.json, or a table."""


class BySource(Table):
    """A mapping by source of funding, or a table."""

    @classmethod
    def _open_schema(cls, schema: JsonSchemaValue) -> None:
        """Every further key is a source."""
        schema["additionalProperties"] = schema["properties"]["by_source"]["additionalProperties"]

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        """The mapping by source stands without a key of its own."""
        mapping = super()._mapping(value)
        return mapping if any(key in cls.spelled() for key in mapping) else {"by_source": mapping}
