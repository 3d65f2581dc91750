"""Frozen dataclasses to canonical JSON and back, strictly: nothing unknown, nothing missing, nothing guessed.

Exact fractions are "n/d" strings, days ISO dates; a mapping whose keys are tuples is a list of
[key..., value]; the payers carry their "type". What is read is checked against the type hints, and an
error says where it stands.
"""

from planner.report.codec.decoding import decode as decode
from planner.report.codec.encoding import digest as digest
from planner.report.codec.encoding import dump as dump
from planner.report.codec.encoding import encode as encode
from planner.report.codec.unreadable import Unreadable as Unreadable
