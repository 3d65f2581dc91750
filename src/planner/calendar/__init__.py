"""The calendar of a plan: every planned area's stages with their dates, drawn and checked."""

from planner.calendar.check import check as check
from planner.calendar.dated import STAGES as STAGES
from planner.calendar.dated import Calendar as Calendar
from planner.calendar.dated import Dated as Dated
from planner.calendar.dated import Obtain as Obtain
from planner.calendar.dated import Stage as Stage
from planner.calendar.dated import StageName as StageName
from planner.calendar.dated import saturdays as saturdays
from planner.calendar.durations import approval_of as approval_of
from planner.calendar.durations import base as base
from planner.calendar.durations import investment as investment
from planner.calendar.durations import takes as takes
from planner.calendar.durations import track as track
from planner.calendar.fault import Fault as Fault
from planner.calendar.making import make as make
from planner.calendar.making import seconds as seconds
