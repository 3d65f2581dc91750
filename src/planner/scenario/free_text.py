"""拟改造内容 as works: a sentence split into kinds, and a row's money spread over them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from planner.money import split as share_out
from planner.scenario.quantities import plain
from planner.scenario.types import Category, Community
from planner.scenario.work_kinds import WORK_KINDS

_ENDS = re.compile(r"[、，,;；+＋。\n\t]+|(?<=[^\d.])\d{1,2}[.、)）](?=\D)|^\d{1,2}[.、)）](?=\D)")
_LABEL = re.compile(
    r"^(?:基础|完善|提升)类?[::]|^[一二三四五六七八九十]+[、.]|^[(]?\d{1,2}[.)、]|^(?:包括|主要|其中)[::]?"
)
_VERBS = re.compile(
    r"^(?:对|将|小区|实施|进行|新建|新增|增设|增加|加装|改造|改建|更换|更新|完善"
    r"|整治|整修|维修|修缮|修复|提升|建设|配建|铺设|规整|及|和|与|内|的)+"
)
_AMOUNT = re.compile(
    r"(?:约|共|计)*[\d.,]+\s*(?:万)?(?:平方米|平米|㎡|m2|米|m|个|处|套|盏|台|部|户|栋|座|延米|公里|km)?|[(][^()]*[)]"
)
_TAIL = re.compile(r"(?:等(?:内容|工程|项目|设施)?|工程|项目|改造|建设|整治|更新|提升|设施|内容|\.)+$")
_NOT_ASKED = re.compile(  # 不锈钢, 除险, 除尘 say something else
    r"^(?:其中)?(?:不(?!锈)|无需|无须|暂不|暂缓|未(?!来)|已(?:经)?(?:完成|改|建成|做|实施)|除(?![险尘锈臭草湿]).+外)"
)
_NAME_GOES_ON = (
    re.compile(  # 养老服务设施, 老年人活动中心: one mention, whatever its second half says elsewhere
        r"人?(?:等(?:社区|公共)*)?(?:综合)?(?:服务|活动)*(?:设施|中心|用房|场所|场地|站|室|点)"
    )
)
_LONGEST_NAME = 20
_NOTHING = frozenset(("无", "-", "—", "/", "待定", "其他", "其它", "等", "暂无"))
_LAST_RESORT = {  # words too short or too vague to be looked for inside others
    "水": "water", "电": "power", "气": "gas", "暖": "heat", "热": "heat", "路": "road", "绿": "greening",
    "灯": "lighting",
    "管网": "drainage", "管线": "drainage", "管道": "drainage", "线路": "telecom", "活动": "activity_site",
}  # fmt: skip
_TOGETHER = {
    "水电气暖": ("water", "power", "gas", "heat"), "水电气热": ("water", "power", "gas", "heat"),
    "水电暖": ("water", "power", "heat"), "水电气": ("water", "power", "gas"),
    "水气暖": ("water", "gas", "heat"),
    "强弱电": ("power", "telecom"), "一老一小": ("elder_care", "childcare"), "水暖": ("water", "heat"),
    "供排水": ("water", "drainage"), "给排水": ("water", "drainage"), "上下水": ("water", "drainage"),
    "水电": ("water", "power"),
}  # fmt: skip
_WORDS: Mapping[str, tuple[str, ...]] = {
    **{
        word.casefold(): (entry.kind,)
        for entry in WORK_KINDS.values()
        for word in (entry.zh, entry.kind, *entry.aliases)
    },
    **_TOGETHER,
}
_LONGEST = max(map(len, _WORDS))

_ROOMS_M2_PER_HOUSEHOLD = Fraction(3, 10)  # 30 m² for 100 households
QUANTITIES: Mapping[str, Callable[[Community], Fraction]] = {
    "m2_floor": lambda c: c.floor_area_m2,
    "m2_wall": lambda c: c.floor_area_m2 * Fraction(8, 10),
    "m2_roof": lambda c: c.floor_area_m2 / (c.storeys or 6),
    "m2_road": lambda c: c.floor_area_m2 * Fraction(1, 10),
    "m2_site": lambda c: c.floor_area_m2 * Fraction(1, 10),
    "m2_rooms": lambda c: c.households * _ROOMS_M2_PER_HOUSEHOLD,
    "household": lambda c: Fraction(c.households),
    "entrance": lambda c: Fraction(c.entrances or max(1, -(-c.households // 12))),
    "lift": lambda c: Fraction(max(1, (c.entrances or c.households // 12) // 4)),
    "place": lambda c: Fraction(max(1, c.households // 10)),
    "pile": lambda c: Fraction(max(1, c.households // 20)),
    "port": lambda c: Fraction(max(1, c.households // 4)),
    "community": lambda c: Fraction(1),
}


def split(text: str) -> tuple[str, ...]:
    """The kinds of works `text` names, each once, in its order; a phrase we do not know is its own kind.

    What a phrase says is not to be done, or done already, is no work: see `set_aside`."""
    found: dict[str, None] = {}
    for phrase in _phrases(text):
        if _NOT_ASKED.match(phrase):
            continue
        for kind in _kinds(phrase) or _unknown(phrase):
            found[kind] = None
    if len(found) > 1:
        found.pop("comprehensive", None)  # "综合改造：道路、屋面" is roads and roofs
    return tuple(found)


def set_aside(text: str) -> tuple[str, ...]:
    """The phrases of `text` that name what is not to be done (不做外墙保温), or is done (已完成燃气改造)."""
    return tuple(phrase for phrase in _phrases(text) if _NOT_ASKED.match(phrase))


def _phrases(text: str) -> Iterator[str]:
    for part in _ENDS.split(plain(text)):
        yield _LABEL.sub("", part.strip())


def unknown(kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds that are in no catalogue."""
    return tuple(kind for kind in kinds if kind not in WORK_KINDS)


def stated_sums(values: Mapping[str, object]) -> dict[Category, int]:
    """What a row says its works of each class cost (其中：基础类 …), yuan."""
    sums = {category: values.get(f"investment_{category}") for category in Category}
    return {category: amount for category, amount in sums.items() if isinstance(amount, int) and amount}


def stated_total(investment: int | None, sums: Mapping[Category, int]) -> int | None:
    """What a row says all its works cost, yuan: 总投资, else what its classes add up to."""
    return investment if investment is not None else sum(sums.values()) or None


def kept(total: int, kinds: Iterable[str], sums: Mapping[Category, int]) -> bool:
    """Whether works of these kinds can come to `total` and to what is stated of each class."""
    if not sums:
        return True
    classes = {WORK_KINDS[kind].category for kind in kinds}
    rest = total - sum(sums.values())
    return set(sums) <= classes and (rest > 0 if classes - set(sums) else rest == 0)


def spread(
    total: int, kinds: Iterable[str], community: Community, sums: Mapping[Category, int] | None = None
) -> dict[str, int]:
    """`total` yuan over `kinds` in proportion to what they usually cost in `community`; sums exactly.

    Each class keeps to its part of it in `sums`, where they are `kept`.
    """
    each = list(dict.fromkeys(kinds))
    weight = {kind: cost(kind, community) for kind in each}
    sums = sums if sums is not None and kept(total, each, sums) else {}
    parts = [(sums[c], [kind for kind in each if WORK_KINDS[kind].category is c]) for c in sums]
    others = [kind for kind in each if WORK_KINDS[kind].category not in sums]
    money: dict[str, int] = {}
    for amount, some in (*parts, (total - sum(sums.values()), others)):
        if some:
            money.update(zip(some, share_out(amount, [weight[kind] for kind in some]), strict=True))
    return {kind: money[kind] for kind in each}


def cost(kind: str, community: Community) -> Fraction:
    """What `kind` usually costs in a community of that size, yuan."""
    known = WORK_KINDS[kind]
    return max(Fraction(1), known.unit_cost * QUANTITIES[known.unit](community))


def _kinds(phrase: str) -> list[str]:
    """The kinds whose words stand in `phrase`: at each place the longest word counts."""
    text = phrase.casefold()
    found: list[str] = []
    at = 0
    while at < len(text):
        for length in range(min(_LONGEST, len(text) - at), 0, -1):
            word = text[at : at + length]
            if word in _WORDS and not _inside_latin(text, at, at + length):
                found += _WORDS[word]
                at += length + _rest_of_name(text, at + length, _WORDS[word])
                break
        else:
            at += 1
    if found:
        return found
    bare = _named(text)
    if bare in _LAST_RESORT:
        return [_LAST_RESORT[bare]]
    return [kind for word, kind in _LAST_RESORT.items() if len(word) > 1 and word in text][:1]


def _rest_of_name(text: str, at: int, kinds: tuple[str, ...]) -> int:
    """How many characters from `at` still name the same services."""
    services = all(WORK_KINDS[kind].category is Category.UPGRADING for kind in kinds)
    goes_on = _NAME_GOES_ON.match(text, at) if services else None
    return len(goes_on[0]) if goes_on else 0


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is only a part of a longer Latin word ("lifting" is no lift)."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return bool(
        (before.isascii() and before.isalnum() and text[start].isascii())
        or (after.isascii() and after.isalnum() and text[end - 1].isascii())
    )


def _unknown(phrase: str) -> list[str]:
    name = _named(phrase)
    return [name[:_LONGEST_NAME]] if len(name) > 1 and name not in _NOTHING else []


def _named(phrase: str) -> str:
    """A phrase without verbs, amounts and "等"."""
    bare = _AMOUNT.sub("", phrase).strip()
    short = _TAIL.sub("", _VERBS.sub("", bare)).strip(" :：.。()")
    return short or ("" if _TAIL.sub("", bare) == "" else bare.strip(" :：.。()"))
