"""What residents put in by each channel (居民出资台账), and the payers that make of it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.document.resident_funds import CHANNELS, ResidentFundEntry
from planner.scenario.resident_funds import FUNDING, Channel, ResidentFund, ResidentPayment
from planner.scenario.tables.headings import RESIDENT_PAYMENTS
from planner.scenario.types import Community
from planner.scenario.work_kinds import kind_of

USUAL: dict[str, frozenset[str]] = {  # the works a channel may pay where its setting names none
    "provident": frozenset({"lift"}),
    "maintenance": frozenset({"structure", "roof", "facade", "stairs", "drainage", "water"}),
}


def resident_payments(desk: Desk, register: Register) -> tuple[ResidentPayment, ...]:
    """The lines of the ledger; one without a channel is money nobody has split (公共/户内)."""
    table = desk.document.resident_payments
    if table is None:
        return ()
    records = desk.records(table, RESIDENT_PAYMENTS, "resident_payments", fill_down=("community",))
    found = []
    for record in records.rows if records else ():
        if blank(record, "community"):
            continue  # the table has said so
        word = str(record.values["community"])
        community = register.find(word, record.place("community"), desk.findings)
        channel = chosen(desk, record, "channel", CHANNELS) or "unsplit"
        amount, units = record.values.get("amount"), record.values.get("units")
        if community is not None:
            found.append(
                ResidentPayment(
                    community=community,
                    channel=cast(Channel, channel),
                    kind="" if blank(record, "kind") else kind_of(str(record.values["kind"])),
                    item=str(record.values.get("item") or ""),
                    amount=amount if isinstance(amount, int) else 0,
                    units=units if isinstance(units, Fraction) else Fraction(0),
                )
            )
    unsplit = sum(1 for payment in found if payment.channel == "unsplit")
    if unsplit:
        desk.findings.default(
            say("居民出资 without a channel: not known to be public, so no funding ({n} lines)", n=unsplit)
        )
    return tuple(sorted(found, key=lambda p: (p.community, p.channel, p.kind, p.item, p.amount, p.units)))


def resident_funds(
    desk: Desk, reserve: Reserve, register: Register, payments: Sequence[ResidentPayment]
) -> list[ResidentFund]:
    """One payer for each setting; lines of a channel that no setting names pay nothing."""
    community = {c.id: c for c in reserve.communities}
    found = [
        _fund(desk, reserve, register, payments, entry, i)
        for i, entry in enumerate(desk.document.resident_funds)
    ]
    for i, fund in enumerate(found):
        _check_kinds(desk, fund, payments, community, i)
        for other in found[:i]:
            both = sorted({c for c, _ in fund.amounts} & {c for c, _ in other.amounts})
            if fund.channel == other.channel and both:
                desk.findings.error(
                    desk.place("resident_funds", i),
                    say("money of {community} in {a} and {b}", community=both[0], a=other.id, b=fund.id),
                    say("each community in one setting of a channel"),
                    say("Give the two different places (where)."),
                )
    idle = {p.channel for p in payments if p.channel in FUNDING} - {fund.channel for fund in found}
    if idle:
        titles = joined(CHANNELS[channel][0] for channel in sorted(idle))
        desk.findings.default(
            say(
                "居民出资台账 by channels not under `resident_funds`: they pay nothing ({names})",
                names=titles,
            )
        )
    return found


def _fund(
    desk: Desk,
    reserve: Reserve,
    register: Register,
    payments: Sequence[ResidentPayment],
    entry: ResidentFundEntry,
    i: int,
) -> ResidentFund:
    where = scope(desk, reserve, register, entry.where, "resident_funds", i, "where")
    community = {c.id: c for c in reserve.communities}
    amounts: dict[tuple[str, str], int] = {}
    for payment in payments:
        if payment.channel == entry.channel and where.holds(community[payment.community]):
            key = (payment.community, payment.kind)
            amounts[key] = amounts.get(key, 0) + payment.amount
    kinds = frozenset(kind_of(word) for word in entry.works) or USUAL.get(entry.channel, frozenset())
    return ResidentFund(
        id=entry.id or entry.channel,
        name=entry.name or entry.id or CHANNELS[entry.channel][-1],
        channel=entry.channel,
        amounts=dict(sorted(amounts.items())),
        kinds=kinds,
        where=where,
    )


def _check_kinds(
    desk: Desk,
    fund: ResidentFund,
    payments: Sequence[ResidentPayment],
    community: dict[str, Community],
    i: int,
) -> None:
    """Money of a fund for works it may not pay is a mistake, not a smaller payment."""
    for payment in payments:
        mine = payment.channel == fund.channel and fund.where.holds(community[payment.community])
        if mine and payment.kind and fund.kinds and payment.kind not in fund.kinds:
            desk.findings.error(
                desk.place("resident_payments"),
                say(
                    "EARMARK_VIOLATION: {channel} for {kind} in {community}",
                    channel=CHANNELS[fund.channel][0],
                    kind=payment.kind,
                    community=payment.community,
                ),
                say("one of {words}", words=joined(sorted(fund.kinds))),
                say("Correct the line, or the works under resident_funds."),
            )
