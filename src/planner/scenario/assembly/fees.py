"""Costs of works beside construction: the fee of a consultant for the whole process."""

from dataclasses import replace
from fractions import Fraction

from planner.money import half_up
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.types import Work


def with_fees(desk: Desk, reserve: Reserve, register: Register, works: tuple[Work, ...]) -> tuple[Work, ...]:
    """The works with the fee of the first setting that holds there, as a part of their other costs."""
    entries = [
        (entry.rate, scope(desk, reserve, register, entry.where, "consulting", i, "where"))
        for i, entry in enumerate(desk.document.consulting)
    ]
    if not entries:
        return works
    rate_of = {
        c.id: next((rate for rate, where in entries if where.holds(c)), Fraction(0))
        for c in reserve.communities
    }
    return tuple(
        _with_fee(work, rate_of[work.community]) if rate_of[work.community] else work for work in works
    )


def _with_fee(work: Work, rate: Fraction) -> Work:
    fee = half_up(rate * work.construction)
    return replace(work, other=work.other + fee, consultant=fee)
