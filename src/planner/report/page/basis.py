"""What a plan rests on: digests, versions, settings of the run, defaults, warnings, the solvers' words."""

from collections.abc import Iterator, Mapping

from planner.locale import say
from planner.report import plan_file, words
from planner.report.description import scenario_digest
from planner.report.encoding import digest
from planner.report.gap import up
from planner.report.manifest import UNKNOWN, Manifest, versions
from planner.report.page.blocks import Block, Column, Facts, Fold, Grid, Items, Row, Section
from planner.report.plan_file import PlanFolder
from planner.result import Result

FEW = 12  # sentences that are shown without asking


def basis(folder: PlanFolder, result: Result, made: Manifest | None) -> Section:
    """Provenance: enough to make the same plan again, or to see that something is not the same."""
    return Section(
        id="basis",
        title=say("What the plan rests on"),
        short=say("Basis"),
        blocks=(
            Facts(tuple(run(result, folder, made))),
            *_solvers(result),
            *(files(made.inputs) if made is not None else ()),
            *_said(say("Defaults used"), result.scenario.defaults),
            *_said(say("Warnings"), result.scenario.warnings),
        ),
    )


def run(result: Result, folder: PlanFolder | None, made: Manifest | None) -> Iterator[tuple[str, str]]:
    """What went in and how it was solved; one that was solved just now has no folder and no manifest."""
    yield say("scenario"), result.scenario.name
    if folder is None:
        yield say("digest of the scenario"), scenario_digest(result.scenario)
    else:
        yield say("digest of the scenario"), folder.document.scenario.digest or "–"
        yield say("digest of plan.json"), digest((folder.path / plan_file.PLAN).read_bytes())
    yield (
        say("candidates"),
        say(
            "{areas} areas, {columns} columns", areas=f"{result.candidates:,}", columns=f"{result.columns:,}"
        ),
    )
    yield say("seed"), str(result.seed)
    yield say("gap asked"), up(result.gap_asked)
    if made is not None:
        yield from _settings(made)
    if made is not None or folder is None:
        known = versions() if made is None else made.versions
        unknown = say("unknown")
        told = (
            f"{name} {unknown if version == UNKNOWN else version}" for name, version in sorted(known.items())
        )
        yield say("versions"), say(", ").join(told)


def _settings(made: Manifest) -> Iterator[tuple[str, str]]:
    settings = made.settings
    yield (
        say("time limit"),
        say("{n} seconds, {used} used by the search", n=f"{settings.time_limit:g}", used=f"{made.seconds:g}"),
    )
    yield say("workers"), str(settings.workers)
    yield say("repeatable"), say("yes") if settings.repeatable else say("no")
    if settings.overrides:
        yield say("overrides"), say("; ").join(settings.overrides)


def _solvers(result: Result) -> Iterator[Block]:
    rows = tuple(Row((words.goal_title(goal), text)) for goal, text in result.solvers.items() if text)
    if rows:
        yield Grid(
            caption=say("What the solvers said of each goal"),
            columns=(Column(say("goal")), Column(say("in their own words"))),
            groups=(rows,),
        )


def files(inputs: Mapping[str, str]) -> Iterator[Block]:
    """The files that were read, with their digests."""
    if inputs:
        grid = Grid(
            caption=say("Files the scenario was read from"),
            columns=(Column(say("file")), Column("sha256")),
            groups=(tuple(Row((name, sha)) for name, sha in sorted(inputs.items())),),
        )
        yield Fold(title=say("Digests of the input files ({n})", n=len(inputs)), blocks=(grid,))


def _said(head: str, sentences: tuple[str, ...]) -> Iterator[Block]:
    if sentences:
        title = say("{head} ({n})", head=head, n=len(sentences))
        yield Fold(title=title, blocks=(Items(sentences),), open=len(sentences) <= FEW)
