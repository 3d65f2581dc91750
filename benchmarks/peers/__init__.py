"""What users would pick instead: one file a peer, listed here in the order of the table's columns."""

from benchmarks.peers import compact, cpsat, highs, patchmax, planner, rankings
from benchmarks.peers.contender import Contender as Contender

PLANNER = planner.PLANNER
PEERS: tuple[Contender, ...] = (
    rankings.STOP,
    rankings.SKIP,
    rankings.PER_YUAN,
    patchmax.PATCHMAX,
    compact.COMPACT,
    highs.HIGHS,
    cpsat.CPSAT,
)
CONTENDER = {contender.name: contender for contender in (PLANNER, *PEERS)}
