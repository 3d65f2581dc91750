"""The headings every table is known by, Chinese and English; the first one is what we write ourselves."""

from planner.scenario.tables.headings.money import COMMITMENTS as COMMITMENTS
from planner.scenario.tables.headings.money import MANAGEMENT as MANAGEMENT
from planner.scenario.tables.headings.money import OPERATIONS as OPERATIONS
from planner.scenario.tables.headings.money import PROPERTY_FEES as PROPERTY_FEES
from planner.scenario.tables.headings.money import SOURCES as SOURCES
from planner.scenario.tables.headings.money import UTILITY_PLAN as UTILITY_PLAN
from planner.scenario.tables.headings.places import CORRIDORS as CORRIDORS
from planner.scenario.tables.headings.places import EDGES as EDGES
from planner.scenario.tables.headings.places import FACILITIES as FACILITIES
from planner.scenario.tables.headings.places import PROGRAMMES as PROGRAMMES
from planner.scenario.tables.headings.places import STAGES as STAGES
from planner.scenario.tables.headings.reserve import COMMUNITIES as COMMUNITIES
from planner.scenario.tables.headings.reserve import INDICATORS as INDICATORS
from planner.scenario.tables.headings.reserve import PREVIOUS as PREVIOUS
from planner.scenario.tables.headings.reserve import PROGRESS as PROGRESS
from planner.scenario.tables.headings.residents import GOVERNANCE as GOVERNANCE
from planner.scenario.tables.headings.residents import LIFTS as LIFTS
from planner.scenario.tables.headings.residents import PLATFORMS as PLATFORMS
from planner.scenario.tables.headings.residents import RESIDENT_PAYMENTS as RESIDENT_PAYMENTS
from planner.scenario.tables.headings.residents import SUBDISTRICTS as SUBDISTRICTS
from planner.scenario.tables.headings.works import CONTRACTS as CONTRACTS
from planner.scenario.tables.headings.works import SCHEDULE as SCHEDULE
from planner.scenario.tables.headings.works import SPACES as SPACES
from planner.scenario.tables.headings.works import WORKS as WORKS
