"""Rows of one text among the rows of a table: footnotes, and streets as titles of the rows below."""

import re

_REMARKS = ("注", "备注", "说明", "填表", "填报", "制表", "审核", "单位", "联系", "note", "source")
_GROUP = re.compile(
    r"[(]?[一二三四五六七八九十\d]*[)、.]*"
    r"(?P<name>\S{1,15}?(?<![社小片])(?P<level>街道|街道办事处|镇|乡|区|县|市))"
    r"(?:[(].*[)])?[::]?"
)
_SUBDISTRICTS = ("街道", "街道办事处", "镇", "乡")


def is_remark(text: str) -> bool:
    """Whether a text on its own is a footnote."""
    return text.casefold().startswith(_REMARKS)


def group(text: str) -> dict[str, str]:
    """The district or subdistrict that "一、甲街道(12个)" names, if it names one."""
    match = _GROUP.fullmatch(text)
    if match is None:
        return {}
    return {"subdistrict" if match["level"] in _SUBDISTRICTS else "district": match["name"]}
