"""Every word a user reads, in Chinese and English.

`say("{n} communities", n=3)` looks the English sentence up in the catalogue of the language in use and
fills in the fields. Catalogues are gettext files: `zh/LC_MESSAGES/planner.po` is edited by people,
`planner.mo` beside it is what is read.
"""

import gettext
import locale as system_locale
import os
from collections.abc import Iterable
from pathlib import Path

from planner.locale.singular import one

LANGUAGES = ("zh", "en")
_HERE = Path(__file__).parent
_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak `language` ("zh" or "en") from now on."""
    global _translations, _language
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: expected one of {', '.join(LANGUAGES)}")
    _language = language
    _translations = (
        gettext.NullTranslations()
        if language == "en"
        else gettext.translation("planner", localedir=_HERE, languages=[language])
    )


def language() -> str:
    """The language in use."""
    return _language


def of_system() -> str:
    """The language of the machine: Chinese where its locale says so, else English.

    What is asked for counts, also where the machine has no such locale installed."""
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, asked), "") or system_locale.getlocale()[0] or ""
    return "zh" if name.startswith(("zh", "Chinese")) else "en"


def say(message: str, /, **fields: object) -> str:
    """`message` in the language in use, its {fields} filled in."""
    text = _translations.gettext(message) if message else ""
    if fields and _language == "en":
        text = one(text, fields)
    return text.format(**fields) if fields else text


def joined(words: Iterable[object]) -> str:
    """Words one after the other, with the stop the language in use sets between them."""
    return ("、" if _language == "zh" else ", ").join(map(str, words))


def mark(message: str) -> str:
    """`message` itself: a constant that is translated later, where it is shown."""
    return message
