"""What a notebook shows: nothing a stranger wrote is markup."""

from planner.notebook.display import Shown


def test_names_are_text_in_html() -> None:
    evil = "<script>alert(1)</script>&"
    for shown in (
        Shown(title=evil, headings=(evil,), rows=((evil,),)),
        Shown(title=evil, rows=((evil, evil),)),
    ):
        html = shown.bundle()["text/html"]
        assert "<script" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in html
        assert evil in shown.bundle()["text/plain"]


def test_rows_without_headings_have_labels() -> None:
    shown = Shown(title="t", rows=(("户数", "353"), ("m²", "9")))
    assert shown.text() == "t\n  户数  353\n  m²    9"
    assert '<th scope="row">户数</th>' in shown.html()
    assert "<thead>" not in shown.html()


def test_headings_are_those_of_columns() -> None:
    html = Shown(title="t", headings=("a", "b"), rows=(("1", "2"),)).html()
    assert html.count('<th scope="col">') == 2
    assert "<td>1</td><td>2</td>" in html
