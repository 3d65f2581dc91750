"""Who pays which yuan: payers by rule first, pool sources share the rest.

`payers` says what each payer by rule owes, `need` what only a set of pool sources can pay, `ledger` writes
the stack to the yuan once the works are decided.
"""

from planner.funding.ledger import Unpayable as Unpayable
from planner.funding.ledger import complete as complete
from planner.funding.payers import dues as dues
from planner.funding.payers import relieved as relieved
