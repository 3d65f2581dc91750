"""The tree of a scenario file against the keys of `document.py`: every problem at its line and column.

What is wrong is reported and then cut out of the tree, so that the rest can still be read and checked.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planner.errors import Place
from planner.locale import say
from planner.scenario.document.document import Document
from planner.scenario.document.nodes import Entries, Items, Node, plain
from planner.scenario.document.spellings import SPELLINGS
from planner.scenario.document.syntax import colon_remedy
from planner.scenario.document.year_keys import AFTER_COMMA, comma_remedy
from planner.scenario.findings import Findings, nearest

Path = tuple[str | int, ...]


def validate(root: Node, findings: Findings) -> tuple[Document, frozenset[str]]:
    """The document, and the keys of its first level that had to be mended, or may stand in what is unread."""
    if not isinstance(root, Entries):
        text = str(plain(root) or "")
        findings.error(root.place, _kind(root), say("a mapping: keys and values"), colon_remedy(text))
        return Document(), frozenset(Document.model_fields)
    broken = _may_stand_elsewhere(root) if findings.unread else set()
    cut: set[Path] = set()
    while True:
        known: dict[str, dict[str, str]] = {}
        try:
            return Document.model_validate(plain(root), context=known), frozenset(broken)
        except ValidationError as wrong:
            errors = wrong.errors(include_url=False)
        paths = [resolve(root, error["loc"]) for error in errors]
        for error, path in zip(errors, paths, strict=True):
            if not _follows(error, path, cut) and not (findings.unread and error["type"] == "missing"):
                _report(error, locate(root, path), known, findings)
        cut |= set(paths)
        broken |= {_meant(str(path[0])) for path in paths if path}
        if () in paths:
            return Document(), frozenset(Document.model_fields)
        root = _mended(root, set(paths))


def _may_stand_elsewhere(root: Entries) -> set[str]:
    """The keys that a scenario this one extends may add to: absent here, or a mapping."""
    whole = {key for key, node in root.entries.items() if not isinstance(node, Entries)}
    return set(Document.model_fields) - whole


def _meant(key: str) -> str:
    """The key of the first level that was meant, so that it is not called missing as well."""
    close = get_close_matches(key, Document.spelled(), n=1)
    return Document.spelled()[close[0]] if close else key


def _mended(root: Entries, paths: set[Path]) -> Entries:
    """The tree without what stands at `paths`; the last of a list first, so that places do not shift."""
    inner = {path for path in paths if any(path[:n] in paths for n in range(1, len(path)))}
    for path in sorted(paths - inner, reverse=True):
        mended = without(root, path)
        assert isinstance(mended, Entries)
        root = mended
    return root


def resolve(node: Node, loc: Sequence[str | int]) -> Path:
    """The path in the tree of what pydantic calls `loc`: keys as written, short forms left out."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(node, Entries):
            spelled = next((k for k in (str(part), *SPELLINGS.get(str(part), ())) if k in node.entries), None)
            if spelled is not None:
                path.append(spelled)
                node = node.entries[spelled]
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            path.append(part)
            node = node.items[part]
    return tuple(path)


def locate(node: Node, path: Sequence[str | int]) -> Place:
    """Where `path` stands: the value's place, or its key's for a mapping; with the keys that lead there."""
    place = node.place
    for part in path:
        if isinstance(node, Entries):
            place, node = node.keys[str(part)], node.entries[str(part)]
        elif isinstance(node, Items) and isinstance(part, int):
            node = node.items[part]
            place = node.place
    return replace(place, key=".".join(str(part) for part in path))


def without(node: Node, path: Sequence[str | int]) -> Node:
    """The tree without what stands at `path`."""
    head, *rest = path
    if isinstance(node, Entries):
        entries = dict(node.entries)
        if rest:
            entries[str(head)] = without(entries[str(head)], rest)
        else:
            del entries[str(head)]
        return replace(node, entries=entries)
    assert isinstance(node, Items)
    assert isinstance(head, int)
    items = list(node.items)
    if rest:
        items[head] = without(items[head], rest)
    else:
        del items[head]
    return replace(node, items=tuple(items))


def _follows(error: ErrorDetails, path: Path, cut: set[Path]) -> bool:
    """Whether a key is missing only because we cut it out."""
    return error["type"] == "missing" and any(before[: len(path)] == path for before in cut)


def _report(error: ErrorDetails, place: Place, known: dict[str, dict[str, str]], findings: Findings) -> None:
    parts = error.get("ctx", {})
    last = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "refused":
            findings.error(place, parts["found"], parts["expected"], parts["remedy"])
        case "missing":
            findings.error(
                place,
                say("“{key}” is missing", key=last),
                say("the key “{key}”", key=last),
                say("Add a line “{key}: …”.", key=last),
            )
        case "extra_forbidden":
            spellings = known.get(last, {})
            findings.error(
                place,
                say("the unknown key “{key}”", key=last),
                say("a known key"),
                comma_remedy()
                if AFTER_COMMA.fullmatch(last)
                else nearest(last, spellings.values(), spellings),
            )
        case "list_type":
            findings.error(
                place,
                say("not a list"),
                say("a list of values"),
                say("Write [a, b], or one “- item” on each line."),
            )
        case "dict_type":
            findings.error(
                place,
                say("not a mapping"),
                say("a mapping: keys and values"),
                say("Write “key: value” on each line."),
            )
        case "too_short":
            least = parts.get("min_length", 1)
            findings.error(
                place, say("too few values"), say("at least {n}", n=least), say("Add what is missing.")
            )
        case _:
            findings.error(
                place, say("“{text}”", text=error.get("input")), error["msg"], say("Correct the value.")
            )


def _kind(node: Node) -> str:
    if isinstance(node, Items):
        return say("a list")
    text = str(plain(node) or "")
    return say("the text “{text}”", text=text[:40]) if text else say("an empty file")
