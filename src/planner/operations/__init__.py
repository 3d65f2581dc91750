"""What areas earn and cost once they operate: what must balance, debt service, rate of return, ledgers."""

from planner.operations.balance import Condition as Condition
from planner.operations.balance import barred as barred
from planner.operations.balance import conditions as conditions
from planner.operations.balance import standing as standing
