"""The works of each community: from a table, else from 拟改造内容, else one work 综合改造."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from planner.errors import Place
from planner.locale import say
from planner.money import half_up
from planner.scenario import free_text
from planner.scenario.assembly.desk import Desk, Register, blank, chosen, listed
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.utilities import utility_money
from planner.scenario.document.money import CATEGORIES
from planner.scenario.findings import nearest, some
from planner.scenario.quantities import plain
from planner.scenario.tables.headings import WORKS
from planner.scenario.tables.records import Record
from planner.scenario.types import Category, Community, Work
from planner.scenario.work_kinds import WORK_KINDS

COMPREHENSIVE = "comprehensive"  # 综合改造: the one work of a community of which nothing more is known
COST_PER_M2 = Fraction(350)  # yuan
SPELLED = {
    spelling.casefold(): kind
    for kind, entry in WORK_KINDS.items()
    for spelling in (*entry.aliases, entry.zh, kind)
}
COPIED = ("quantity", "shortfall", "ordered", "waived", "hazards", "income", "estimated")


@dataclass(frozen=True, slots=True)
class Stated:
    """Works as a table states them, and where each stands."""

    works: tuple[Work, ...]
    rows: dict[tuple[str, str], Record]


def works(desk: Desk, reserve: Reserve, register: Register) -> tuple[Work, ...]:
    """Every work of every community, by community and id."""
    stated = _stated(desk, reserve, register) if desk.document.works is not None else Stated((), {})
    having = {work.community for work in stated.works}
    rest = [c for c in reserve.communities if c.id not in having]
    if "works" in desk.broken or (desk.document.works is not None and desk.findings.errors):
        rest = []
    found = [*stated.works, *_unstated(desk, reserve, rest)]
    return tuple(sorted(found, key=lambda work: (work.community, work.id)))


def kind_of(text: str) -> str:
    """The kind a text stands for; a text we do not know is a kind of its own."""
    return SPELLED.get(plain(text).casefold(), text)


# ---- from a table -------------------------------------------------------------------------------------


def _stated(desk: Desk, reserve: Reserve, register: Register) -> Stated:
    assert desk.document.works is not None
    records = desk.records(desk.document.works, WORKS, "works", fill_down=("community",))
    if records is None:
        return Stated((), {})
    found: dict[tuple[str, str], Work] = {}
    rows: dict[tuple[str, str], Record] = {}
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    strange: dict[str, Place] = {}
    known = {c.id: c for c in reserve.communities}
    estimated = 0
    for record in _in_order(records.rows):
        word = str(record.values.get("kind") or record.values.get("id") or "")
        if blank(record, "community"):
            continue  # the table has said so
        if not word:
            desk.findings.error(
                record.place("kind"),
                say("no kind of work"),
                say("类型 or 改造内容"),
                say("Fill in what is done."),
            )
            continue
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if community is None:
            continue
        kind = kind_of(word)
        named = "id" if blank(record, "kind") else "kind"
        if kind not in WORK_KINDS:
            strange.setdefault(kind, record.place(named))
        numbers[community, kind] += 1
        number = numbers[community, kind]
        given = str(record.values.get("id") or "") if named == "kind" else ""
        key = given or (kind if number == 1 else f"{kind}#{number}")
        if (community, key) in found:
            desk.findings.error(
                record.place("id" if given else named),
                say("the work “{id}” a second time", id=key),
                say(
                    "each work of a community once (first in {place})",
                    place=rows[community, key].place("community"),
                ),
                say("Delete one row, or give the two different ids."),
            )
            continue
        work = _work(desk, record, known[community], kind, key)
        estimated += work.estimated
        found[community, key], rows[community, key] = work, record
    _say_strange(desk, strange)
    if estimated:
        desk.findings.default(
            say("cost of works absent: default unit costs ({n} works, marked 估)", n=estimated)
        )
    stated = Stated(tuple(found.values()), rows)
    stated = replace(stated, works=tuple(_required(desk, stated)))
    _check_waived(desk, stated)
    return stated


def _in_order(rows: Iterable[Record]) -> list[Record]:
    """Rows in an order that does not depend on theirs, so that kind#2 is always the same work."""
    return sorted(rows, key=lambda r: sorted((k, str(v)) for k, v in r.values.items() if v is not None))


def _work(desk: Desk, record: Record, community: Community, kind: str, key: str) -> Work:
    usual = WORK_KINDS[kind]
    money: dict[str, Any] = _money(desk, record, kind, community) | utility_money(desk, record)
    given: dict[str, Any] = {name: record.values[name] for name in COPIED if not blank(record, name)}
    category = chosen(desk, record, "category", CATEGORIES) or usual.category
    digs = record.values.get("digs")
    return Work(
        community=community.id,
        id=key,
        kind=kind,
        category=Category(category),
        utility=str(record.values.get("utility") or usual.utility),
        scheme=str(record.values.get("scheme") or ""),
        digs=usual.digs if digs is None else bool(digs),
        evidence=listed(record, "evidence"),
        requires=listed(record, "requires"),
        **{**given, **money},
    )


def _money(desk: Desk, record: Record, kind: str, community: Community) -> dict[str, int | bool]:
    """Civil and equipment as given; `cost` alone is civil; with neither, what the kind usually costs."""
    civil, equipment, cost, other = (
        record.values.get(name) for name in ("civil", "equipment", "cost", "other")
    )
    if isinstance(other, int):
        return _with_other(desk, record, kind, community, other)
    if isinstance(civil, int) or isinstance(equipment, int):
        parts = {
            "civil": civil if isinstance(civil, int) else 0,
            "equipment": equipment if isinstance(equipment, int) else 0,
        }
        if isinstance(cost, int) and cost != sum(parts.values()):
            if isinstance(civil, int) and isinstance(equipment, int):
                desk.findings.error(
                    record.place("cost"),
                    say("a cost of {cost} yuan", cost=f"{cost:,}"),
                    say("civil + equipment = {total} yuan", total=f"{sum(parts.values()):,}"),
                    say("Correct one of the three."),
                )
            elif cost > sum(parts.values()):
                absent = "equipment" if isinstance(civil, int) else "civil"
                parts[absent] = cost - sum(parts.values())
        return {**parts}
    if isinstance(cost, int):
        return {"civil": cost}
    quantity = record.values.get("quantity")
    if kind in WORK_KINDS:
        usual = free_text.cost(kind, community)
        if isinstance(quantity, Fraction):
            usual = quantity * WORK_KINDS[kind].unit_cost
        return {"civil": half_up(usual), "estimated": True}
    desk.findings.error(
        record.place("cost"),
        say("no cost"),
        say("cost, or civil and equipment, or a known kind"),
        say("Fill in the cost, 0 where it costs nothing."),
    )
    return {}


def _with_other(
    desk: Desk, record: Record, kind: str, community: Community, other: int
) -> dict[str, int | bool]:
    """The same where part of the cost is other than construction: what is left is construction."""
    cost = record.values.get("cost")
    if isinstance(cost, int) and other > cost:
        desk.findings.error(
            record.place("other"),
            say("other costs of {yuan} yuan", yuan=f"{other:,}"),
            say("at most the cost of {yuan} yuan", yuan=f"{cost:,}"),
            say("Correct one of the two."),
        )
        return {}
    rest = {**record.values, "other": None}
    if isinstance(cost, int):
        rest["cost"] = cost - other
    return {**_money(desk, replace(record, values=rest), kind, community), "other": other}


def _say_strange(desk: Desk, strange: dict[str, Place]) -> None:
    for kind, place in sorted(strange.items())[:20]:
        desk.findings.warn(
            place,
            say("the kind “{kind}” is not one we know", kind=kind),
            say("a known kind of work; it is kept as a kind of its own"),
            nearest(kind, WORK_KINDS, SPELLED),
        )


def _required(desk: Desk, stated: Stated) -> Iterable[Work]:
    """The works with `requires` as ids; one may be written as its kind."""
    ids: dict[str, list[str]] = defaultdict(list)
    for work in stated.works:
        ids[work.community].append(work.id)
    for work in stated.works:
        needed = []
        for word in work.requires:
            key = word if word in ids[work.community] else kind_of(word)
            if key in ids[work.community] and key != work.id:
                needed.append(key)
            else:
                desk.findings.error(
                    stated.rows[work.community, work.id].place("requires"),
                    say("“{word}”", word=word),
                    say("another work of the same community"),
                    nearest(word, [i for i in ids[work.community] if i != work.id]),
                )
        yield replace(work, requires=tuple(sorted(set(needed))))


def _check_waived(desk: Desk, stated: Stated) -> None:
    """A work that requires a waived one is never done; where it is due, its community is in no plan."""
    of: dict[str, dict[str, Work]] = defaultdict(dict)
    for work in stated.works:
        of[work.community][work.id] = work
    due = desk.document.rules.mandatory_basic is not False
    for work in stated.works:
        waived = None if work.waived else _waived_among(of[work.community], work)
        if waived is None:
            continue
        place = stated.rows[work.community, work.id].place("requires")
        found = say(
            "“{work}” requires “{id}”, which is waived ({reason})",
            work=work.id,
            id=waived.id,
            reason=waived.waived,
        )
        remedy = say("Waive both, take back the waiver, or delete the requirement.")
        if due and work.category is Category.BASIC:
            desk.findings.error(place, found, say("basic works that can all be done (应改尽改)"), remedy)
        else:
            desk.findings.warn(place, found, say("a work that can be done; this one never is"), remedy)


def _waived_among(known: Mapping[str, Work], work: Work) -> Work | None:
    """A waived work among all that `work` requires, and they require in turn."""
    seen: set[str] = set()
    border = list(work.requires)
    while border:
        name = border.pop()
        if name in known and name not in seen:
            seen.add(name)
            if known[name].waived:
                return known[name]
            border += known[name].requires
    return None


# ---- without one --------------------------------------------------------------------------------------


def _unstated(desk: Desk, reserve: Reserve, communities: list[Community]) -> list[Work]:
    """Works of communities no table lists: from 拟改造内容, else 综合改造; what was assumed is said."""
    rate = desk.document.defaults.cost_per_m2
    per_m2 = COST_PER_M2 if rate is None else rate
    found: list[Work] = []
    priced = spread = comprehensive = 0
    strange: Counter[str] = Counter()
    for community in communities:
        row = reserve.rows[community.id]
        total = row.investment
        if total is None:
            total = half_up(per_m2 * community.floor_area_m2)
            priced += 1
        kinds = free_text.split(row.content) if row.content else ()
        if kinds:
            found += _spread(community, total, kinds, estimated=row.investment is None)
            strange.update(free_text.unknown(kinds))
            spread += 1
            continue
        comprehensive += 1
        found.append(
            Work(
                community=community.id,
                id=COMPREHENSIVE,
                kind=COMPREHENSIVE,
                civil=total,
                estimated=row.investment is None,
            )
        )
    _say_assumed(desk, priced, spread, comprehensive, per_m2)
    if strange:
        words = [word for word, _ in sorted(strange.items(), key=lambda pair: (-pair[1], pair[0]))]
        desk.findings.warn(
            desk.place("communities"),
            say("拟改造内容 with words we do not know: {words}", words=some(words, 12)),
            say("known kinds of works, separated by 、"),
            say("Each counts as a basic work of its own; use known words, or add a table of works."),
        )
    return found


def _spread(community: Community, total: int, kinds: tuple[str, ...], *, estimated: bool) -> list[Work]:
    """One work for each kind; a single one takes the whole sum, which then is the bureau's own."""
    money = free_text.spread(total, kinds, community)
    return [
        Work(
            community=community.id,
            id=kind,
            kind=kind,
            category=WORK_KINDS[kind].category,
            civil=money[kind],
            utility=WORK_KINDS[kind].utility,
            digs=WORK_KINDS[kind].digs,
            estimated=estimated or len(kinds) > 1,
            requires=tuple(sorted(set(kinds) - {kind})),  # what the bureau wrote in one cell is one job
        )
        for kind in sorted(kinds)
    ]


def _say_assumed(desk: Desk, priced: int, spread: int, comprehensive: int, per_m2: Fraction) -> None:
    say_default = desk.findings.default
    if priced:
        say_default(
            say(
                "估算投资 absent: {rate} yuan/m² x floor area ({n} communities, marked 估)",
                rate=f"{float(per_m2):g}",
                n=priced,
            )
        )
    if spread:
        say_default(
            say(
                "works absent: from 拟改造内容, done together, usual unit costs ({n} communities, 估)",
                n=spread,
            )
        )
    if comprehensive:
        say_default(say("works absent: one basic work 综合改造 ({n} communities)", n=comprehensive))
