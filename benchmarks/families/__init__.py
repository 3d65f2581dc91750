"""Families of instances: one file a family, listed here in the order of the report."""

from benchmarks.families import bare, cities, full, growth, mkp, mmkp, ppssp
from benchmarks.family import Family

FAMILIES: tuple[Family, ...] = (cities, ppssp, bare, full, mmkp, mkp, growth)
FAMILY: dict[str, Family] = {family.NAME: family for family in FAMILIES}
