"""Awards and joint grants that name who pays them: a source of the pool that may pay for the work."""

from collections.abc import Iterable, Sequence

from planner.locale import say
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import nearest
from planner.scenario.types import Source, Work


def check_grants(desk: Desk, reserve: Reserve, works: Iterable[Work], sources: Sequence[Source]) -> None:
    """One problem for each work whose grant has a source nobody knows, or one that may not pay for it."""
    if "funding" in desk.broken:
        return
    known = {source.id: source for source in sources}
    community = {c.id: c for c in reserve.communities}
    for work in works:
        if not work.grant_source:
            continue
        source = known.get(work.grant_source)
        found = say(
            "the source “{id}” of the grant for {work} in {community}",
            id=work.grant_source,
            work=work.id,
            community=work.community,
        )
        if source is None:
            desk.findings.error(
                desk.place("works"), found, say("a source of funding"), nearest(work.grant_source, known)
            )
        elif not source.pays(work, community[work.community]):
            desk.findings.error(
                desk.place("works"),
                found,
                say("a source that may pay for this work there"),
                say("Correct what the source pays for under funding, or name another."),
            )
