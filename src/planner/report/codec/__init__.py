"""Frozen dataclasses from canonical JSON, strictly: nothing unknown, nothing missing, nothing guessed.

What `encoding` writes is read back. It is checked against the type hints, and an error says where it stands.
"""

from planner.report.codec.decoding import decode as decode
from planner.report.codec.unreadable import Unreadable as Unreadable
