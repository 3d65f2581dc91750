"""The workbook a bureau fills in: headings, what each means, checks while typing, ten example rows."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import xlsxwriter

from planner.locale import say

ROWS = 2000  # rows that checks while typing cover
_NUMBERS = ("seq", "x", "y", "year_built", "buildings", "entrances", "households", "floor_area_m2", "storeys")
_AMOUNTS = ("score", "consent_households", "investment")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template."""

    field: str
    zh: str
    en: str
    width: int
    note: str = ""


def columns() -> tuple[Column, ...]:
    """The columns in order, what each means in the language in use."""
    return (
        Column("seq", "序号", "No.", 6),
        Column(
            "district", "区（县、市）", "district", 12, say("The district; merged cells count for every row.")
        ),
        Column("subdistrict", "街道（乡镇）", "subdistrict", 12, say("Areas stay within one subdistrict.")),
        Column(
            "id", "小区编码", "id", 12, say("Optional; each only once. Blank: district/subdistrict/name.")
        ),
        Column("name", "小区名称", "name", 18, say("Required.")),
        Column("x", "经度", "longitude", 10, say("Optional: communities close to each other may be merged.")),
        Column("y", "纬度", "latitude", 10, say("Optional, with the longitude.")),
        Column("year_built", "建成年份", "year built", 10, say("Needed by the rule on the year built.")),
        Column("buildings", "楼栋数（栋）", "buildings", 10),
        Column("entrances", "单元数（个）", "entrances", 10),
        Column("households", "户数（户）", "households", 10, say("Required: a whole number.")),
        Column("floor_area_m2", "建筑面积（平方米）", "floor area (m2)", 16, say("Required: square metres.")),
        Column("storeys", "层数", "storeys", 8),
        Column("has_property_service", "有无物业", "property service", 10, say("有 or 无.")),
        Column("health_check", "体检日期", "health check date", 12, say("Blank: not yet checked.")),
        Column("score", "体检得分", "health check score", 10, say("0 to 100; high is good.")),
        Column("consent_households", "居民同意率（%）", "consent rate (%)", 14, say("85 means 85%.")),
        Column("content", "拟改造内容", "renovation content", 36, say("Works, separated by 、")),
        Column(
            "investment",
            "估算投资（万元）",
            "total investment (10k yuan)",
            16,
            say("Blank: 350 yuan per m²."),
        ),
        Column("remark", "备注", "remarks", 16),
    )


def workbook(lang: str) -> bytes:
    """The workbook with its example rows."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(2026, 1, 1)})
    sheet = book.add_worksheet("储备库" if lang == "zh" else "reserve")
    shown = columns()
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DDEBF7", "border": 1}
    )
    plain, text = book.add_format({}), book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for index, column in enumerate(shown):
        cells = text if column.field in ("id", "name", "district", "subdistrict") else plain
        sheet.set_column(index, index, column.width, day if column.field == "health_check" else cells)
        sheet.write_string(0, index, column.zh if lang == "zh" else column.en, heading)
        if column.note:
            sheet.write_comment(0, index, column.note, {"x_scale": 2})
        for check in _checks(column.field, index):
            sheet.data_validation(1, index, ROWS, index, check)
    for row, example in enumerate(examples(), start=1):
        for index, column in enumerate(shown):
            _write(sheet, row, index, column.field, example[column.field], day)
    sheet.freeze_panes(1, 5)
    book.close()
    return target.getvalue()


def examples() -> Sequence[Mapping[str, str]]:
    """The example rows by field."""
    table = files(__package__).joinpath("template", "communities.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(table)))


def _write(sheet: Any, row: int, index: int, field: str, value: str, day: object) -> None:
    if not value:
        return
    if field in _NUMBERS + _AMOUNTS:
        sheet.write_number(row, index, float(value))
    elif field == "health_check":
        sheet.write_datetime(
            row, index, datetime.combine(date.fromisoformat(value), datetime.min.time()), day
        )
    else:
        sheet.write_string(row, index, value)


def _checks(field: str, index: int) -> list[dict[str, object]]:
    """What a spreadsheet program checks while somebody types."""
    match field:
        case "households":
            rule = _between("integer", 1, 100_000, say("a whole number of households"))
        case "buildings" | "entrances" | "storeys":
            rule = _between("integer", 1, 10_000, say("a whole number"))
        case "floor_area_m2":
            rule = _between("decimal", 1, 10_000_000, say("square metres"))
        case "year_built":
            rule = _between("integer", 1900, 2030, say("a year such as 1998"))
        case "score" | "consent_households":
            rule = _between("decimal", 0, 100, say("0 to 100"))
        case "investment":
            rule = _between("decimal", 0, 1_000_000, say("万元, 0 or more"))
        case "health_check":
            rule = _between("date", date(2015, 1, 1), date(2040, 12, 31), say("a date such as 2025-06-30"))
        case "has_property_service":
            rule = {"validate": "list", "source": ["有", "无"], "error_message": say("有 or 无.")}
        case "id":
            letter = chr(ord("A") + index)
            once = f"=COUNTIF(${letter}$2:${letter}${ROWS + 1},{letter}2)=1"
            rule = {"validate": "custom", "value": once, "error_message": say("each id only once")}
        case _:
            return []
    return [{"ignore_blank": True, "error_title": say("Please check"), **rule}]


def _between(kind: str, least: object, most: object, expected: str) -> dict[str, object]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_message": expected,
    }
