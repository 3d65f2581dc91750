"""What each mechanism changes: solved with it and without it, all measured by the scenario as it is."""

from planner.pricing.pricing import Prices as Prices
from planner.pricing.pricing import price as price
from planner.pricing.question import ScenarioFile as ScenarioFile
from planner.pricing.side_by_side import Step as Step
