"""Works of communities no table lists: from 拟改造内容, else one work 综合改造."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from planner.locale import say
from planner.money import half_up
from planner.scenario import free_text
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import some
from planner.scenario.types import Category, Community, Work
from planner.scenario.work_kinds import WORK_KINDS

COMPREHENSIVE = "comprehensive"  # 综合改造: the one work of a community of which nothing more is known
COST_PER_M2 = Fraction(350)  # yuan


def assumed(desk: Desk, reserve: Reserve, communities: list[Community]) -> list[Work]:
    """Works of communities no table lists: from 拟改造内容, else 综合改造; what was assumed is said."""
    rate = desk.document.defaults.cost_per_m2
    per_m2 = COST_PER_M2 if rate is None else rate
    found: list[Work] = []
    priced = spread = comprehensive = 0
    unkept: list[str] = []
    strange: Counter[str] = Counter()
    aside: dict[str, None] = {}
    for community in communities:
        row = reserve.rows[community.id]
        total = free_text.stated_total(row.investment, row.sums)
        unstated = total is None
        if total is None:
            total = half_up(per_m2 * community.floor_area_m2)
            priced += 1
        kinds = free_text.split(row.content) if row.content else ()
        aside.update(dict.fromkeys(free_text.set_aside(row.content or "")))
        if kinds:
            found += _spread(community, total, kinds, row.sums, estimated=unstated)
            unkept += [community.name] if not free_text.kept(total, kinds, row.sums) else []
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
                estimated=unstated,
            )
        )
    _say_assumed(desk, priced, spread, comprehensive, per_m2)
    if unkept:
        desk.findings.warn(
            desk.place("communities"),
            say(
                "sums of classes (其中：基础类 …) that the works named cannot come to: {names}",
                names=some(unkept),
            ),
            say("works of each class that has a sum; sums that add up to 总投资"),
            say("总投资 is spread over all works there."),
        )
    if aside:
        desk.findings.warn(
            desk.place("communities"),
            say("拟改造内容 says what is not to be done, or is done: {words}", words=some(list(aside), 12)),
            say("works to be done"),
            say("No work is made of it; where one is meant, name it by itself."),
        )
    if strange:
        words = [word for word, _ in sorted(strange.items(), key=lambda pair: (-pair[1], pair[0]))]
        desk.findings.warn(
            desk.place("communities"),
            say("拟改造内容 with words we do not know: {words}", words=some(words, 12)),
            say("known kinds of works, separated by 、"),
            say("Each counts as a basic work of its own; use known words, or add a table of works."),
        )
    return found


def _spread(
    community: Community, total: int, kinds: tuple[str, ...], sums: Mapping[Category, int], *, estimated: bool
) -> list[Work]:
    """One work for each kind; a single one takes the whole sum, which then is the bureau's own."""
    money = free_text.spread(total, kinds, community, sums)
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
