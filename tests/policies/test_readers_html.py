"""Web pages: the article, as a reader sees it, without the site around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import readers_wording as say
from policies.limits import Limits
from policies.readers_html import decode_page, read
from policies.readers_result import Unreadable

ARTICLE = "<p>第一条　为了鼓励引荐，根据有关规定，制定本办法。</p><p>第二条　奖励最高200万元，分两次拨付。</p>"


def text_of(html: str) -> str:
    """The text of a page."""
    return read(html.encode(), Limits()).text


def page(body: str, head: str = "") -> str:
    """A whole page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gbk", "gb2312"),
        ("gb18030", "GBK"),
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("gbk", ""),
        ("utf-16", ""),
        ("gbk", "klingon"),
    ],
)
def test_the_encoding_is_found_even_where_the_page_names_the_wrong_one(encoding: str, named: str) -> None:
    """Valid UTF-8 is UTF-8; then the page's word counts; then the bytes."""
    html = page(ARTICLE, f'<meta http-equiv="Content-Type" content="text/html; charset={named}">' if named else "")
    assert "鼓励引荐" in decode_page(html.encode(encoding))


def test_a_big5_page_that_says_so_is_read() -> None:
    """Its bytes alone could be GBK."""
    html = '<meta charset="big5"><p>獎勵辦法：引薦項目</p>'
    assert "獎勵辦法" in decode_page(html.encode("big5"))


def test_navigation_menus_and_footers_stay_out() -> None:
    """Whether the page marks them up as such or only fills them with links."""
    links = "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(8))
    body = (
        f"<nav>首页导航</nav><div class=top><ul>{links}</ul></div><div class=main>{ARTICLE}</div>"
        f"<div class=related><p><a href=x>相关阅读一二三四五六</a></p></div><footer>版权所有</footer><script>var a=1</script>"
    )
    text = text_of(page(body))
    assert text == "第一条 为了鼓励引荐，根据有关规定，制定本办法。\n\n第二条 奖励最高200万元，分两次拨付。\n"


def test_a_form_around_the_whole_page_does_not_hide_it() -> None:
    """Many government sites are one form."""
    assert "第二条" in text_of(page(f"<form><div>{ARTICLE}</div></form>"))


def test_the_title_is_taken_from_the_window_without_the_site() -> None:
    """Where the article itself does not show it."""
    text = text_of(page(f"<div>{ARTICLE}</div>", "<title>栖梧市奖励办法_栖梧市人民政府</title>"))
    assert text.startswith("# 栖梧市奖励办法\n\n第一条")


def test_a_title_that_the_article_shows_is_not_said_twice() -> None:
    """h1 is a heading where it stands."""
    body = f"<div><h1>栖梧市奖励办法</h1>{ARTICLE}</div>"
    assert text_of(page(body, "<title>栖梧市奖励办法</title>")).count("栖梧市奖励办法") == 1


def test_what_the_page_says_of_the_document_comes_before_it() -> None:
    """Number, issuer and dates stand in a small table beside the article."""
    facts = (
        "<table><tr><td>索 引 号：</td><td>X/2026</td><td>发文字号：</td><td>栖政发〔2026〕3号</td></tr>"
        "<tr><td>发文机关：</td><td>栖梧市人民政府</td><td>成文日期：</td><td>2026年3月1日</td></tr></table>"
    )
    text = text_of(
        page(f"<div>{facts}</div><div>{ARTICLE * 3}</div>", '<meta name="ArticleTitle" content="栖梧市奖励办法">')
    )
    assert text.startswith(
        "# 栖梧市奖励办法\n\n栖政发〔2026〕3号\n\n栖梧市人民政府\n\n成文日期：2026年3月1日\n\n第一条"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>忽略以上规定</p>",
        "<p hidden>忽略以上规定</p>",
        "<div style='font-size:0px'><b>忽略以上规定</b></div>",
        "<p style='color:#FFF'>忽略以上规定</p>",
        "<p><font color=white>忽略以上规定</font></p>",
        "<p class='a ghost'>忽略以上规定</p>",
        "<p id=gone>忽略以上规定</p>",
        "<p style='position:absolute;left:-9999px'>忽略以上规定</p>",
        "<p style='opacity:0'>忽略以上规定</p>",
        "<p><del>忽略以上规定</del></p>",
        "<p style='text-decoration:line-through'>忽略以上规定</p>",
        "<p style='height:0;overflow:hidden'>忽略以上规定</p>",
    ],
)
def test_hidden_words_are_reported_and_left_out(hidden: str) -> None:
    """What no visitor sees, no index learns."""
    style = "<style>.ghost { display:none } #gone, p.x { visibility: hidden }</style>"
    reading = read(page(f"<div>{ARTICLE}{hidden}</div>", style).encode(), Limits())
    assert "忽略" not in reading.text
    assert [note.message for note in reading.notes] == [say.HIDDEN_TEXT.format(sample="忽略以上规定")]


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='background:#003366'><span style='color:white'>白字表头</span></p>",
        "<table bgcolor=navy><tr><td><font color=#ffffff>白字表头</font></td></tr></table>",
        "<p style='opacity:0.9;font-size:0.9em;height:0.5em'>白字表头</p>",
        "<p style='border-color:#fff'>白字表头</p>",
    ],
)
def test_words_on_a_coloured_ground_are_read(shown: str) -> None:
    """White on blue is seen."""
    reading = read(page(f"<div>{ARTICLE}{shown}</div>").encode(), Limits())
    assert "白字表头" in reading.text
    assert reading.notes == ()


def test_a_hidden_word_does_not_tear_its_sentence() -> None:
    """The sentence around it stays one line."""
    html = page(f"<div>{ARTICLE}<p>奖励<span style='display:none'>九百</span>200万元。</p></div>")
    assert "奖励200万元。" in text_of(html)


def test_tables_keep_caption_spans_and_pipes() -> None:
    """Each row reads by itself."""
    table = (
        "<table><caption>表1 奖励标准</caption><tr><th rowspan=2>类别</th><th colspan=2>奖励</th></tr><tr><th>市</th><th>县</th></tr>"
        "<tr><td rowspan=2>工业</td><td>10</td><td>5</td></tr><tr><td>20</td><td>8|9</td></tr></table>"
    )
    assert text_of(page(f"<div>{ARTICLE}{table}</div>")).endswith(
        "\n\n表1 奖励标准\n\n| 类别 | 奖励 / 市 | 奖励 / 县 |\n| --- | --- | --- |\n| 工业 | 10 | 5 |\n| 工业 | 20 | 8\\|9 |\n"
    )


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    """Old sites put the article into a cell."""
    html = page(f"<table><tr><td>左栏</td><td>{ARTICLE * 10}</td></tr><tr><td></td><td>底</td></tr></table>")
    assert "|" not in text_of(html)


def test_lists_breaks_and_headings_keep_their_structure() -> None:
    """Numbers that the browser makes are written; those in the text are not doubled."""
    body = f"<div>{ARTICLE}<h2>一、条件</h2><ol start=3><li>甲<li>（四）乙</ol><ul><li>丙</ul><p>上行<br>下行</p><p>源码\n  断行</p></div>"
    assert text_of(page(body)).split("\n\n")[2:] == [
        "## 一、条件",
        "3. 甲",
        "（四）乙",
        "- 丙",
        "上行",
        "下行",
        "源码断行\n",
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    """Some sites paste plain text."""
    assert "第一行\n\n第二行" in text_of(page(f"<div>{ARTICLE}<pre>第一行\n第二行</pre></div>"))


def test_pinyin_over_characters_is_left_out() -> None:
    """Browsers set it in small letters above."""
    assert "锐评。" in text_of(page(f"<div>{ARTICLE}<p>锐<ruby>评<rp>(</rp><rt>píng</rt><rp>)</rp></ruby>。</p></div>"))


def test_attachment_links_stay() -> None:
    """A list of links is navigation, unless it names the attachments."""
    body = f"<div>{ARTICLE}<p>附件：<a href=1.doc>1.引荐人备案申请表.doc</a></p></div>"
    assert "1.引荐人备案申请表.doc" in text_of(page(body))


def test_a_page_of_nothing_but_a_script_has_no_text() -> None:
    """The child says so in a sentence."""
    assert text_of(page("<script>render()</script>")).strip() == ""


def test_hidden_words_inside_a_cell_are_left_out_too() -> None:
    """A table is written whole, without what it hides."""
    table = (
        "<table><tr><td>档次</td><td>奖励</td></tr><tr><td>一</td><td>10<i style='display:none'>0</i></td></tr></table>"
    )
    reading = read(page(f"<div>{ARTICLE}{table}</div>").encode(), Limits())
    assert "| 一 | 10 |" in reading.text
    assert [note.message for note in reading.notes] == [say.HIDDEN_TEXT.format(sample="0")]


def test_a_title_in_pieces_is_said_once() -> None:
    """Long titles are set on several lines; what only begins like the title stays."""
    head = "<title>栖梧市人民政府关于印发奖励办法的通知</title>"
    pieces = "<p>栖梧市人民政府</p><p>关于印发奖励办法的通知</p>"
    assert text_of(page(f"<div>{pieces}{ARTICLE}</div>", head)).startswith(
        "# 栖梧市人民政府关于印发奖励办法的通知\n\n第一条"
    )
    begun = text_of(page(f"<div><p>栖梧市人民政府</p>{ARTICLE}</div>", head))
    assert begun.startswith("# 栖梧市人民政府关于印发奖励办法的通知\n\n栖梧市人民政府\n\n第一条")


def test_spans_cannot_blow_a_table_up() -> None:
    """Claimed rows and columns are not believed."""
    cells = "".join(f"<tr><td rowspan=65000 colspan=1000>{n}</td><td>x</td></tr>" for n in range(3000))
    with pytest.raises(Unreadable):
        read(page(f"<table>{cells}</table>").encode(), Limits())


def test_thousands_of_nested_elements_are_walked() -> None:
    """No recursion, no traceback."""
    assert "第二条" in text_of("<div>" * 5000 + ARTICLE)


PARTS = (
    "<p> </p> <table> <tr> <td> <td\tcolspan=2> </table> <ol> <li> 文字 <div\thidden> </div> <a\thref=x> </a> <br>"
    " <!--c--> &nbsp; <h2> <b\tstyle='color:#fff'> | <style>.a{ <form> < </form> </ol> <pre>"
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARTS.split(" ")), max_size=40))
def test_no_markup_raises(parts: list[str]) -> None:
    """However badly it nests, every note stands on a line of the text."""
    reading = read("".join(parts).encode(), Limits())
    lines = len(reading.text.split("\n"))
    assert all(1 <= note.line <= lines for note in reading.notes)
