"""From a scenario to a checked plan: gates, areas, packages, rules, goals in order, the stack, the proof."""

from planner.solver.apart import Apart as Apart
from planner.solver.apart import possible as possible
from planner.solver.feasibility import feasible as feasible
from planner.solver.preparation import Prepared as Prepared
from planner.solver.preparation import build as build
from planner.solver.preparation import highest_utility_shares as highest_utility_shares
from planner.solver.preparation import prepare as prepare
from planner.solver.progress import Progress as Progress
from planner.solver.progress import Report as Report
from planner.solver.solving import solve as solve
