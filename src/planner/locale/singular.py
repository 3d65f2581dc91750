"""English messages are written for many; for one their noun and its verb change here.

`one("{n} communities pass", {"n": 1})` is "{n} community passes". Only the message is looked at, never what
is filled into it.
"""

import re
from collections.abc import Mapping

_ENDINGS = {"communities": "community", "boundaries": "boundary"}
_NOUNS = (
    "areas|boundaries|buildings|bytes|cells|changes|characters|checks|columns|communities|days|"
    "decimals|differences|edges|entrances|errors|floors|households|levels|lifts|lines|mechanisms|"
    "members|outlines|parts|plans|points|problems|questions|rows|seconds|sources|steps|times|values|"
    "warnings|works|years"
)
_VERBS = {
    "are": "is",
    "differ": "differs",
    "do": "does",
    "earn": "earns",
    "have": "has",
    "pass": "passes",
    "reach": "reaches",
    "state": "states",
    "were": "was",
}
_COUNTED = re.compile(
    r"\{(?P<field>\w+)[^{}]*\}(?P<more>(?: (?:more|listed|computed|operating))?) "
    rf"(?P<noun>{_NOUNS})\b(?: (?P<verb>{'|'.join(_VERBS)})\b)?"
)


def one(message: str, fields: Mapping[str, object]) -> str:
    """`message` with the nouns and verbs of those `fields` that are 1 in the singular."""

    def agreeing(found: re.Match[str]) -> str:
        if str(fields.get(found["field"])) != "1":
            return found[0]
        noun = _ENDINGS.get(found["noun"], found["noun"].removesuffix("s"))
        verb = f" {_VERBS[found['verb']]}" if found["verb"] else ""
        return f"{found[0][: found.start('more') - found.start()]}{found['more']} {noun}{verb}"

    return _COUNTED.sub(agreeing, message)
