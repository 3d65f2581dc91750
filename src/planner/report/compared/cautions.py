"""What must be said before a figure of a comparison is read: plans edited after they were written."""

from collections.abc import Iterator

from planner.comparison import Comparison
from planner.locale import say
from planner.report import folder, plan_file
from planner.report.compared.figures import LETTERS
from planner.report.summary.said import few

MOST = 8  # names of files
TOLD = (".html", ".pdf")  # pages and documents that tell of a plan are no part of it


def cautions(comparison: Comparison) -> Iterator[str]:
    """A sentence for every plan folder that is not as its manifest says."""
    for letter, version in zip(LETTERS, comparison.versions, strict=False):
        read = version.folder  # a plan that was solved in a notebook has one that is not written yet
        written = read is not None and (read.path / plan_file.PLAN).is_file()
        changed = folder.changed(read.path) if read is not None and written else []
        edited = [name for name in changed if not name.endswith(TOLD)]
        if edited:
            yield say(
                "{plan}: added or edited since planner wrote it: {files}. Measure it with planner verify.",
                plan=letter,
                files=say(", ").join(few(edited, MOST)),
            )
