"""A comparison as one HTML file, made of the same parts as the page of a plan."""

from planner.report.compared.page.page import page as page
