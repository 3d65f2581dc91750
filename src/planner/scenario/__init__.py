"""What we are asked: scenario files and tables in, one frozen `Scenario` out."""

from planner.scenario.document.schema import json_schema as json_schema
from planner.scenario.reading import Examination as Examination
from planner.scenario.reading import examine as examine
from planner.scenario.reading import load as load
from planner.scenario.start.start import init as init
from planner.scenario.start.start import init_from as init_from
from planner.scenario.types import Scenario as Scenario
