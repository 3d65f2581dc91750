"""Trees of indicators that come with planner: `indicators: {profile: shijingshan}`."""

from importlib.resources import as_file, files

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk
from planner.scenario.findings import nearest
from planner.scenario.tables import records
from planner.scenario.tables.headings import INDICATORS
from planner.scenario.tables.records import Records

_FOLDER = files(__package__).joinpath("profiles")


def names() -> list[str]:
    """The profiles there are."""
    return sorted(file.name.removesuffix(".csv") for file in _FOLDER.iterdir() if file.name.endswith(".csv"))


def profile(desk: Desk, name: str) -> Records | None:
    """The rows of a profile; None, and a problem, where there is none of that name."""
    if name not in names():
        desk.findings.error(
            desk.place("indicators", "profile"),
            say("the profile “{name}”", name=name),
            say("one of {words}", words=joined(names())),
            nearest(name, names()),
        )
        return None
    with as_file(_FOLDER.joinpath(f"{name}.csv")) as file:
        return records.read(file, INDICATORS, shown_as=f"planner:{name}")
