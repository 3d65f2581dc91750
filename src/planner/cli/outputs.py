"""The files of a comparison: where they may go, and how they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import BadInput
from planner.locale import say

if TYPE_CHECKING:
    from planner.comparison import Comparison, Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """What is asked for, None where it is not; what is there is replaced only with `force`."""

    tables: Path | None  # a folder of csv
    page: Path | None
    book: Path | None
    force: bool

    def refuse(self) -> None:
        """Raise BadInput where one cannot be written: asked before anything is read."""
        if self.tables is not None:
            _refuse_tables(self.tables, self.force)
        if self.page is not None:
            from planner.report import page as pages

            pages.refuse(self.page)
        if self.book is not None:
            from planner.report.workbook import file

            file.refuse(self.book)
            _refuse_book(self.book, self.force)

    def refuse_inputs(self, given: "Sequence[Given]") -> None:
        """Raise BadInput where one would replace what is compared: asked before a solve."""
        from planner.report.encoding import digest

        read = {one.sha256 for found in given for one in found.scenario.inputs}
        if self.book is not None and self.book.exists() and digest(self.book.read_bytes()) in read:
            text = say("{path}: a scenario was read from it. Name another file with --xlsx", path=self.book)
            raise BadInput(text)

    def write(self, comparison: "Comparison") -> "Iterator[Path]":
        """Write them, and yield where each is."""
        if self.tables is not None:
            yield _write_tables(comparison, self.tables)
        if self.page is not None:
            from planner.report import page as pages
            from planner.report.compared import page as compared

            yield pages.write(compared.page(comparison), self.page)
        if self.book is not None:
            from planner.report.workbook import file
            from planner.report.workbook.differences import book

            yield file.write(self.book, book(comparison))


def _refuse_tables(folder: Path, force: bool) -> None:
    from planner.report import csv_file, plan_file
    from planner.report.compared.tables import FILES

    if folder.exists() and not folder.is_dir():
        raise BadInput(say("{path}: is a file. Name a folder with -o", path=folder))
    if folder.is_dir() and plan_file.is_plan_folder(folder):
        raise BadInput(say("{path}: is a plan folder. Name another folder with -o", path=folder))
    csv_file.refuse(folder, FILES, force)


def _refuse_book(path: Path, force: bool) -> None:
    from planner.report import plan_file

    if plan_file.is_plan_folder(path.parent):
        raise BadInput(say("{path}: is in a plan folder. Name another file with --xlsx", path=path))
    if path.exists() and not force:
        raise BadInput(
            say("{path}: is there already. Name another with --xlsx, or replace it with --force", path=path)
        )


def _write_tables(comparison: "Comparison", folder: Path) -> Path:
    from planner.report import csv_file
    from planner.report.compared.tables import all_tables

    folder.mkdir(parents=True, exist_ok=True)
    for table in all_tables(comparison):
        csv_file.write(table, folder)
    return folder.absolute()
