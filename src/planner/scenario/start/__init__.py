"""`planner init`: the files of a new scenario."""
