"""One HTML file that tells of a plan: opens offline, fits a phone and paper, and fetches nothing."""

from planner.report.page.html import refuse as refuse
from planner.report.page.html import render as render
from planner.report.page.html import write as write
from planner.report.page.page import Told as Told
from planner.report.page.page import page as page
from planner.report.page.page import told as told
