"""Large whole-number programs solved to a proven bound; numpy in, numpy out."""

from planner.engine.outcome import Limits as Limits
from planner.engine.outcome import Outcome as Outcome
from planner.engine.outcome import Progress as Progress
from planner.engine.outcome import Separate as Separate
from planner.engine.program import FloatArray as FloatArray
from planner.engine.program import IntArray as IntArray
from planner.engine.program import Program as Program
from planner.engine.program import Rows as Rows
from planner.engine.search import solve as solve
