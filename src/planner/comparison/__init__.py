"""Plans compared: what they assume, what they come to, who is in which, and what caused the differences.

`compare` sets versions side by side without solving anything; `attribute` solves its way from one to another;
an `Inquiry` does both for plan folders and scenarios in a given time. What they hand out knows no view.
"""

from planner.comparison.assumptions import Assumption as Assumption
from planner.comparison.assumptions import Difference as Difference
from planner.comparison.attribution import Attribution as Attribution
from planner.comparison.attribution import Effort as Effort
from planner.comparison.attribution import Step as Step
from planner.comparison.attribution import attribute as attribute
from planner.comparison.attribution import solves as solves
from planner.comparison.comparison import Comparison as Comparison
from planner.comparison.comparison import Pair as Pair
from planner.comparison.comparison import compare as compare
from planner.comparison.figures import Figures as Figures
from planner.comparison.figures import Totals as Totals
from planner.comparison.inquiry import Given as Given
from planner.comparison.inquiry import Inquiry as Inquiry
from planner.comparison.inquiry import Told as Told
from planner.comparison.moves import Move as Move
from planner.comparison.moves import Moves as Moves
from planner.comparison.version import Version as Version
from planner.comparison.version import of_folder as of_folder
from planner.comparison.version import of_result as of_result
