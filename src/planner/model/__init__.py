"""The decisions of a plan, and the words rules are written in."""

from planner.model.expression import Expr as Expr
from planner.model.model import Model as Model
from planner.model.packages import Table as Table
from planner.model.packages import tables as tables
