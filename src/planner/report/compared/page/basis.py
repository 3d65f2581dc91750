"""What each of the plans rests on: digests, versions, settings of the run, files it was read from."""

from planner.comparison import Comparison, Version
from planner.locale import say
from planner.report import manifest
from planner.report.compared.pairs import letters
from planner.report.page.basis import files, run
from planner.report.page.blocks import Block, Facts, Fold, Section


def basis(comparison: Comparison) -> Section:
    """Provenance: enough to make the same plans again."""
    return Section(
        id="basis",
        title=say("What the plans rest on"),
        short=say("Basis"),
        blocks=tuple(
            Fold(
                title=say("{letter}: {label}", letter=one, label=version.label),
                blocks=_plan(version),
                open=True,
            )
            for one, version in zip(letters(comparison), comparison.versions, strict=True)
        ),
    )


def _plan(version: Version) -> tuple[Block, ...]:
    if version.result is None:
        return (Facts(((say("scenario"), version.scenario.name),)),)
    folder = version.folder
    made = None if folder is None else manifest.read(folder.path)
    read = {file.name: file.sha256 for file in version.scenario.inputs} if made is None else made.inputs
    return (Facts(tuple(run(version.result, folder, made))), *files(read))
