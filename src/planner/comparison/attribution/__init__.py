"""Which assumption caused which difference: switched one at a time from one plan to the other."""

from planner.comparison.attribution.attribution import Attribution as Attribution
from planner.comparison.attribution.attribution import Step as Step
from planner.comparison.attribution.way import Effort as Effort
from planner.comparison.attribution.way import Tell as Tell
from planner.comparison.attribution.way import attribute as attribute
from planner.comparison.attribution.way import solves as solves
