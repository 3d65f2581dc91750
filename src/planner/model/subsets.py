"""Which works of a community may be done together: jobs of works that need one another, and their subsets."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from planner.scenario.types import Category, Community, Scenario, Work

BoolArray = npt.NDArray[np.bool_]


def is_mandatory(scenario: Scenario, work: Work) -> bool:
    """应改尽改: a basic work that is not waived is done wherever its community, in its scheme, is chosen."""
    due = work.category is Category.BASIC and not work.waived and work.called_for
    return scenario.rules.mandatory_basic and due


def mandatory(scenario: Scenario, community: Community) -> list[Work]:
    """The works a community must do, in the order of its works."""
    return [work for work in scenario.works_of[community.id] if is_mandatory(scenario, work)]


def jobs_of(scenario: Scenario, works: Sequence[Work]) -> list[list[int]]:
    """The optional works, those that require one another as one job."""
    forced = _forced(scenario, works)
    free = [i for i, work in enumerate(works) if work.id not in forced]
    jobs: list[list[int]] = []
    for i in free:
        mine = next((job for job in jobs if _bound(works[i], works[job[0]])), None)
        if mine is None:
            jobs.append([i])
        else:
            mine.append(i)
    return jobs


def _forced(scenario: Scenario, works: Sequence[Work]) -> set[str]:
    """The mandatory works, and those they require: they are in every package too."""
    known = {work.id: work for work in works}
    forced: set[str] = set()
    border = [work.id for work in works if is_mandatory(scenario, work)]
    while border:
        name = border.pop()
        if name in known and name not in forced:
            forced.add(name)
            border += known[name].requires
    return forced


def _bound(a: Work, b: Work) -> bool:
    return b.id in a.requires and a.id in b.requires


def subsets(scenario: Scenario, works: Sequence[Work]) -> BoolArray:
    """All packages, the base first; of works with schemes those of one scheme after the other."""
    schemes = sorted({work.scheme for work in works} - {""})
    if not schemes:
        return _subsets_of(scenario, works)
    parts = []
    for scheme in schemes:
        inside = [i for i, work in enumerate(works) if work.scheme in ("", scheme)]
        found = _subsets_of(scenario, [works[i] for i in inside])
        part = np.zeros((len(found), len(works)), dtype=bool)
        part[:, inside] = found
        own = [i for i in inside if works[i].scheme == scheme]
        parts.append(part[part[:, own].any(axis=1)])  # a scheme is chosen where one of its works is done
    return np.concatenate(parts)


def _subsets_of(scenario: Scenario, works: Sequence[Work]) -> BoolArray:
    """Packages of works of one scheme; closed under prerequisites, never empty unless it is the base."""
    jobs = jobs_of(scenario, works)
    count = 1 << len(jobs)
    done = np.zeros((count, len(works)), dtype=bool)
    forced = _forced(scenario, works)
    done[:, [i for i, work in enumerate(works) if work.id in forced]] = True
    numbers = np.arange(count)
    for bit, job in enumerate(jobs):
        done[:, job] = ((numbers >> bit) & 1 == 1)[:, np.newaxis]
    index = {work.id: i for i, work in enumerate(works)}
    keep = np.ones(count, dtype=bool)
    for i, asking in enumerate(works):
        for required in asking.requires:
            keep &= ~done[:, i] | (done[:, index[required]] if required in index else False)
    return done[keep]
