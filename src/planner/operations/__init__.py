"""What areas earn and cost once they operate: what must balance, debt service, rate of return, ledgers."""

from planner.operations.balance import Condition as Condition
from planner.operations.balance import barred as barred
from planner.operations.balance import conditions as conditions
from planner.operations.balance import standing as standing
from planner.operations.capital import Capital as Capital
from planner.operations.capital import capital as capital
from planner.operations.debt import service as service
from planner.operations.ledger import AreaLedger as AreaLedger
from planner.operations.ledger import ledgers as ledgers
