"""Large whole-number programs solved to a proven bound; numpy in, numpy out."""

from planner.engine.bound import upper as upper
from planner.engine.bound import usable as usable
from planner.engine.linear import Linear as Linear
from planner.engine.linear import linear as linear
from planner.engine.outcome import Limits as Limits
from planner.engine.outcome import Outcome as Outcome
from planner.engine.outcome import Progress as Progress
from planner.engine.outcome import Separate as Separate
from planner.engine.outcome import gap as gap
from planner.engine.program import FloatArray as FloatArray
from planner.engine.program import IntArray as IntArray
from planner.engine.program import Program as Program
from planner.engine.program import Rows as Rows
from planner.engine.reduce import tighten as tighten
from planner.engine.search import solve as solve
