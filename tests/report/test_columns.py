"""Text in columns: Chinese is two cells wide, lines keep the width."""

from planner.report.columns import listing, pad, table, width, wrap


def test_width_counts_cells() -> None:
    assert width("abc") == 3
    assert width("小区a") == 5
    assert width("e\u0301") == 1  # a combining accent takes no cell
    assert width("（") == 2


def test_wrap_breaks_after_plus_and_keeps_every_character() -> None:
    lines = wrap("一号小区+二号小区+三号小区", 20)
    assert lines == ["一号小区+二号小区+", "三号小区"]
    assert "".join(wrap("字" * 45, 20)) == "字" * 45
    assert all(width(line) <= 20 for line in wrap("字" * 45, 20))
    assert wrap("", 5) == [""]


def test_a_table_lines_up_and_keeps_to_80() -> None:
    rows = [("一号小区+" * 20, "1"), ("b", "1,000")]
    lines = table(("area", "万元"), rows)
    assert all(width(line) <= 80 for line in lines)
    assert lines[0].endswith("万元")
    assert width(lines[2]) == width(lines[-1])
    assert lines[-1].endswith("1,000")


def test_pad_and_listing() -> None:
    assert pad("小", 4) == "小  "
    assert pad("小", 4, right=True) == "  小"
    assert listing("near: ", ["a", "b"]) == ["  near: a, b"]
    assert all(width(line) <= 80 for line in listing("near: ", ["名" * 9] * 30))
