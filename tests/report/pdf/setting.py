"""What a machine needs to set a PDF with Chinese words."""

import pytest
import typst

from planner.report.pdf.fonts import CHINESE

needs_chinese_font = pytest.mark.skipif(
    not set(CHINESE) & set(typst.Fonts().families()),
    reason="no Chinese font on this machine (Debian: apt-get install fonts-noto-cjk)",
)
