"""Fonts of a PDF. A character no font has would be set as an empty box without a word: asked for before."""

import re
from collections.abc import Collection

from planner.errors import BadInput
from planner.locale import say

CHINESE = (  # of the machines bureaus have, simplified Chinese first
    *("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Source Han Sans CN", "Microsoft YaHei"),
    *("PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti", "DengXian", "SimHei", "SimSun", "NSimSun"),
    *("FangSong", "KaiTi", "Songti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Serif CJK SC"),
    *("Source Han Serif SC", "Noto Serif SC", "Droid Sans Fallback", "AR PL UMing CN", "AR PL UKai CN"),
)
_CJK = re.compile("[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def families(installed: Collection[str], text: str) -> list[str]:
    """The fonts to set `text` in, best first.

    Raises BadInput where it holds Chinese characters and no font for them is installed.
    """
    known = {name.casefold() for name in installed}
    found = [name for name in CHINESE if name.casefold() in known]
    if not found and _CJK.search(text):
        raise BadInput(
            say(
                "no font with Chinese characters is installed, the PDF would show empty boxes. Install one, "
                "such as Noto Sans CJK SC (Debian: apt-get install fonts-noto-cjk), or write the page with "
                "--page"
            )
        )
    return [*found[:2], "Libertinus Serif"]
