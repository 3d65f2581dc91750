"""Workbooks and other files as bureaus have them, built for tests."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

HEADINGS = ("小区名称", "户数", "建筑面积（平方米）")


def xlsx(path: Path, *rows: Sequence[object], sheet: str = "储备库") -> Path:
    """A workbook with one plain sheet."""
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


def bureau(path: Path) -> Path:
    """Title row, unit line, two-row heading, merged streets, free text, percentages, totals, a footnote."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("填表说明").write("A1", "请按季度报送")
    page = book.add_worksheet("储备库")
    percent = book.add_format({"num_format": "0.0%"})
    page.merge_range("A1:L1", "某区城镇老旧小区改造项目储备库")
    page.write("A2", "单位：万元、户")
    tall = (
        "序号",
        "街道",
        "小区名称",
        "建成年份",
        "楼栋数",
        "总户数",
        "总建筑面积\n（万平方米）",
        "拟改造内容",
        "估算投资",
    )
    for index, title in enumerate(tall):
        page.merge_range(2, index, 3, index, title)
    page.merge_range("J3:K3", "资金来源")
    page.write_row("J4", ("中央", "市级"))
    page.merge_range("L3:L4", "居民同意率（%）")
    rows: tuple[tuple[object, ...], ...] = (
        (
            1,
            "甲街道",
            "幸福\n小区",
            "1998年",
            3,
            "１０５",
            1.3,
            "雨污分流、屋面防水、道路、停车",
            418,
            100,
            200,
            0.85,
        ),
        (2, None, "和平小区", "90年代", 2, 80, 0.78, "雨污分流", 251.6, 60, 90, 0.78),
        ("小计", None, None, None, 5, 185, 2.08, None, 669.6),
        (3, "乙街道", "红旗小区", 1985, 3, 100, 1.0, "道路、文化长廊", 321, None, None, 0.9),
        (4, None, "前进小区", 1985, 2, 42, 0.32, None, None, None, None, 0.8),
        ("合 计", None, None, None, 10, 327, 3.4, None, 990.6),
        ("注：面积以测绘为准",),
    )
    for number, row in enumerate(rows, start=4):
        for index, value in enumerate(row):
            if value is not None:
                page.write(number, index, value, percent if index == 11 else None)
    page.merge_range("B5:B6", "甲街道")
    page.merge_range("B8:B9", "乙街道")
    book.close()
    return path


def edited(source: Path, target: Path, change: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """`source` with some members of its archive changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change[name](data) if name in change else data)
    return target


def ods(path: Path, table: str) -> Path:
    """An ods whose one sheet holds the rows `table` (XML)."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="储备库">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
        )
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def ods_row(*cells: object, attributes: str = "") -> str:
    """A row of an ods."""
    shown = []
    for cell in cells:
        if cell is None:
            shown.append("<table:table-cell/>")
        elif isinstance(cell, str) and cell.startswith("<"):
            shown.append(cell)
        elif isinstance(cell, str):
            shown.append(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            )
        else:
            shown.append(f'<table:table-cell office:value-type="float" office:value="{cell}"/>')
    return f"<table:table-row {attributes}>{''.join(shown)}</table:table-row>"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()
