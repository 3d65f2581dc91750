"""Sections written as one HTML file that needs nothing else: scripts and styles inside, nothing is fetched.

The page carries a policy that allows its own two scripts and its own style sheet by their digests and forbids
everything else, so that a name in a table cannot run, load or send anything even if it got past the escaping.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from planner.locale import language, say
from planner.report import extra, target
from planner.report.page.blocks import Block, Chart, Charts, Fold, Section

TEMPLATES = Path(__file__).parent / "template"


def render(title: str, sections: Sequence[Section], *, kicker: str = "", note: str = "") -> str:
    """The whole page; `kicker` stands above the title, `note` at the foot.

    Raises BadInput where a chart is on the page and the packages that draw charts are not installed.
    """
    scripts = (bundle(), _script()) if any(_charts(sections)) else (_script(),)
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html")
        .render(
            language="zh-CN" if language() == "zh" else "en",
            title=title,
            kicker=kicker,
            note=note,
            sections=sections,
            policy=_policy(scripts, style),
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            say=say,
        )
    )


def refuse(path: Path) -> None:
    """Raise BadInput where no page can be drawn or written at `path`: asked before a long solve."""
    bundle()
    target.refuse(path, target.PAGE)


def write(text: str, path: Path) -> Path:
    """Write a page whole or not at all, and say where it is."""
    return target.write(text.encode(), path)


@cache
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script of 0.9 MB: what `page.js` calls as `vegaEmbed`."""
    extra.need(extra.CHARTS)
    import altair
    import vl_convert

    version = ".".join(altair.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed", vl_version=version)
    return script.replace("</script", "<\\/script")


def _script() -> str:
    return (TEMPLATES / "page.js").read_text(encoding="utf-8")


def _policy(scripts: Sequence[str], style: str) -> str:
    """A Content-Security-Policy: what is not named may not be done at all."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return found


def _charts(sections: Sequence[Section]) -> Iterator[Chart]:
    for section in sections:
        yield from _charts_in(section.blocks)


def _charts_in(blocks: Sequence[Block]) -> Iterator[Chart]:
    for block in blocks:
        match block:
            case Chart():
                yield block
            case Charts(charts=charts):
                yield from charts
            case Fold(blocks=inner):
                yield from _charts_in(inner)
            case _:
                pass
