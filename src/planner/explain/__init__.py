"""Questions about a scenario that a plan alone does not answer."""

from planner.explain.conflict import Clash as Clash
from planner.explain.conflict import Conflict as Conflict
from planner.explain.conflict import conflict as conflict
