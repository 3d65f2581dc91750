"""Large whole-number programs solved to a proven bound; numpy in, numpy out."""

from planner.engine.program import FloatArray as FloatArray
from planner.engine.program import IntArray as IntArray
from planner.engine.program import Program as Program
from planner.engine.program import Rows as Rows
