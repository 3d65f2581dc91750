"""Planner in Python and in notebooks: a scenario, its variants, what a solve finds, a plan as DataFrames."""

from planner.notebook.headings import label as label
from planner.notebook.plan_tables import PlanTables as PlanTables
from planner.notebook.plan_tables import read as read
from planner.notebook.solved import Solved as Solved
from planner.notebook.variant import Variant as Variant
from planner.notebook.variant import load as load
