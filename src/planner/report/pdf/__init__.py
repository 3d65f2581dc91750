"""What a page tells, as a PDF to be filed and signed: the same sections, set by typst without a browser."""

from planner.report.pdf.pdf import refuse as refuse
from planner.report.pdf.pdf import render as render
from planner.report.pdf.pdf import write as write
