"""Settings of the documentation: Markdown pages, and reference pages filled from the code they describe."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "planner"
author = "The planner authors"
copyright = author
extensions = ["myst_parser", "generated"]
myst_enable_extensions = ["deflist", "attrs_inline"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "planner"
html_show_sphinx = False
html_copy_source = False
nitpicky = True
smartquotes = False  # --lang is no dash
