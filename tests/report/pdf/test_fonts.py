"""Fonts of a PDF: what is installed is used, and Chinese without a font for it is an error with a remedy."""

import pytest

from planner.errors import BadInput
from planner.report.pdf.fonts import families


def test_simplified_chinese_comes_first_whatever_the_case() -> None:
    found = families(["SimSun", "noto sans cjk sc", "DejaVu Sans"], "青岛")
    assert found == ["Noto Sans CJK SC", "SimSun", "Libertinus Serif"]


@pytest.mark.parametrize("text", ["青", "㐀", "。", "𠀀"])
def test_chinese_without_a_font_for_it_says_what_to_install(text: str) -> None:
    with pytest.raises(BadInput, match=r"no font with Chinese characters is installed.*fonts-noto-cjk"):
        families(["DejaVu Sans"], f"plan {text}")


def test_latin_words_need_none() -> None:
    assert families(["DejaVu Sans"], "plan → 8 m²") == ["Libertinus Serif"]
