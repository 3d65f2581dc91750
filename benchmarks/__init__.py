"""Families of instances, what users would pick instead of planner, and how far each gets."""
