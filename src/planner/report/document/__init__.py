"""plan.json: everything a plan says, in a form that stands alone and can be edited by hand.

What a reader may leave out has a default; the works, areas and allocations are the plan, the rest tells of
it and is measured again by `planner verify`.
"""

from planner.report.document.areas import AreaLine as AreaLine
from planner.report.document.areas import Batch as Batch
from planner.report.document.areas import CommunityLine as CommunityLine
from planner.report.document.areas import Package as Package
from planner.report.document.areas import WorkLine as WorkLine
from planner.report.document.document import SCHEMA as SCHEMA
from planner.report.document.document import Candidates as Candidates
from planner.report.document.document import Document as Document
from planner.report.document.document import ScenarioName as ScenarioName
from planner.report.document.goals import GoalLine as GoalLine
from planner.report.document.measured import AppraisalLine as AppraisalLine
from planner.report.document.measured import CheckLine as CheckLine
from planner.report.document.measured import FigureLine as FigureLine
