"""Planner itself, through the door the family measures."""

from benchmarks.peers.contender import Contender

PLANNER = Contender("planner", "Planner itself", lambda problem, watch, seed: problem.solve(watch, seed))
