"""From health check to need: what is wrong, how much of it each work puts right, for how many households."""

from planner.appraisal.appraiser import appraise as appraise
from planner.appraisal.appraiser import rank as rank
from planner.appraisal.evidence import unevidenced as unevidenced
from planner.appraisal.tree import Tree as Tree
from planner.appraisal.yardstick import measured_as as measured_as
