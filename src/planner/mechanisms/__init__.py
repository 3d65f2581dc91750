"""The catalogue of replicable mechanisms: presets above the rules, written out at the door."""

from planner.mechanisms.catalogue import Mechanism as Mechanism
from planner.mechanisms.catalogue import catalogue as catalogue
from planner.mechanisms.door import examine as examine
from planner.mechanisms.door import examine_text as examine_text
from planner.mechanisms.door import load as load
from planner.mechanisms.door import written_out as written_out
from planner.mechanisms.edits import AS_WRITTEN as AS_WRITTEN
from planner.mechanisms.edits import Edit as Edit
