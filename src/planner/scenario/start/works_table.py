"""The works of a reserve that has only 拟改造内容: a table to be corrected, its money marked 估."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from planner.locale import joined, say
from planner.money import half_up
from planner.scenario import free_text
from planner.scenario.tables.headings import WORKS
from planner.scenario.tables.record import Record, Records
from planner.scenario.types import Category, Community
from planner.scenario.work_kinds import WORK_KINDS

COST_PER_M2 = Fraction(350)  # yuan, where 估算投资 is missing
_COLUMNS = ("community", "kind", "category", "cost", "digs", "estimated", "requires", "remark")
_CATEGORIES = {Category.BASIC: "基础类", Category.IMPROVING: "完善类", Category.UPGRADING: "提升类"}


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One work of one community."""

    community: str
    kind: str
    cost: int
    priced: bool  # 估算投资 was missing: the whole sum is ours


@dataclass(frozen=True, slots=True)
class Works:
    """The works of all communities, and what was assumed."""

    rows: tuple[WorkRow, ...]
    sentences: tuple[str, ...]

    def table(self, lang: str) -> Iterator[list[str]]:
        """The rows as they are written."""
        chinese = lang == "zh"
        titles = {field.name: field.title if chinese else field.name for field in WORKS}
        unit = {"cost": "（元）" if chinese else "_yuan"}
        yes, no = ("是", "否") if chinese else ("yes", "no")
        yield [titles[name] + unit.get(name, "") for name in _COLUMNS]
        together: dict[str, list[str]] = {}
        for row in self.rows:
            together.setdefault(row.community, []).append(row.kind)
        for row in self.rows:
            kind = WORK_KINDS[row.kind]
            yield [
                row.community,
                _name(row.kind, chinese),
                _CATEGORIES[kind.category] if chinese else str(kind.category),
                str(row.cost),
                yes if kind.digs else no,
                yes,
                "、".join(
                    sorted(_name(other, chinese) for other in together[row.community] if other != row.kind)
                ),
                say("350 yuan per m²") if row.priced else "",
            ]


def _name(kind: str, chinese: bool) -> str:
    return WORK_KINDS[kind].zh if chinese else WORK_KINDS[kind].kind


def works(records: Records) -> Works:
    """Every community's works, its money spread by usual unit costs."""
    rows: list[WorkRow] = []
    unread: dict[str, None] = {}
    aside: dict[str, None] = {}
    unkept: list[str] = []
    comprehensive = priced = 0
    for record in records.rows:
        community = _community(record)
        if community is None:
            continue
        investment = record.values.get("investment")
        sums = free_text.stated_sums(record.values)
        stated = free_text.stated_total(investment if isinstance(investment, int) else None, sums)
        total = half_up(COST_PER_M2 * community.floor_area_m2) if stated is None else stated
        content = str(record.values.get("content", ""))
        kinds = free_text.split(content)
        aside.update(dict.fromkeys(free_text.set_aside(content)))
        unread.update(dict.fromkeys(free_text.unknown(kinds)))
        comprehensive += not kinds
        priced += stated is None
        money = free_text.spread(total, kinds or ("comprehensive",), community, sums)
        unkept += [community.name] if not free_text.kept(total, money, sums) else []
        rows += [WorkRow(community.id, kind, cost, stated is None) for kind, cost in money.items()]
    said = [
        *_sentences(len(rows), comprehensive, priced),
        *_sums(records, unkept),
        *_words(list(unread), list(aside)),
    ]
    return Works(tuple(rows), tuple(said))


def _sentences(count: int, comprehensive: int, priced: int) -> Iterator[str]:
    yield say(
        "{count} works split from 拟改造内容; their money is spread by usual unit costs, marked 估",
        count=count,
    )
    if comprehensive:
        yield say("{count} communities state no works: one work 综合改造 each", count=comprehensive)
    if priced:
        yield say("{count} communities state no 估算投资: {rate} yuan per m²", count=priced, rate=COST_PER_M2)


def _sums(records: Records, unkept: list[str]) -> Iterator[str]:
    keeping = sum(bool(free_text.stated_sums(record.values)) for record in records.rows) - len(unkept)
    if keeping:
        yield say(
            "{count} communities: the works of each class come to 其中：基础类, 完善类, 提升类", count=keeping
        )
    if unkept:
        yield say(
            "其中：基础类, 完善类, 提升类 not kept, as the works named cannot come to them: {names}",
            names=joined(unkept[:30]),
        )


def _words(unread: list[str], aside: list[str]) -> Iterator[str]:
    if aside:
        yield say(
            "phrases that say what is not to be done, or is done; no work is made of them: {phrases}",
            phrases=joined(aside[:30]),
        )
    if unread:
        yield say(
            "phrases we do not know, kept as basic works of that name: {phrases}",
            phrases=joined(unread[:30]),
        )


def _community(record: Record) -> Community | None:
    """The community of a row as far as spreading money needs it."""
    found = record.values
    if not {"name", "households", "floor_area_m2"} <= set(found):
        return None
    parts = (str(found.get(name, "")) for name in ("district", "subdistrict", "name"))
    key = str(found.get("id") or "/".join(part for part in parts if part))
    sizes: dict[str, Any] = {
        name: found[name] for name in ("households", "floor_area_m2", "storeys", "entrances") if name in found
    }
    return Community(id=key, name=str(found["name"]), **sizes)
