"""Finding the document on pages as government sites build them."""

from policies.limits import Limits
from policies.readers_html import read

ITEMS = "<p>　　第一条　对引荐的项目，按照有关规定给予奖励，奖励最高200万元。</p>" * 6


def text_of(body: str, head: str = "") -> str:
    """The text of a page."""
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), Limits()).text


def test_an_introduction_beside_the_container_of_the_articles_is_kept() -> None:
    """The last step down would lose the sentence that says what the document is for."""
    body = f"<div><p>为了鼓励引荐，根据有关规定，制定本办法。</p><div>{ITEMS}</div></div>"
    assert text_of(body).startswith("为了鼓励引荐，根据有关规定，制定本办法。\n\n第一条")


def test_a_signature_outside_the_text_is_kept() -> None:
    """Issuer and date stand in boxes of their own below."""
    menu = "<div><ul><li><a href=1>首页</a></li><li>欢迎光临！</li></ul></div>"
    body = f"{menu}<div><div>本地政策</div><div><h2>奖励办法</h2><div>{ITEMS}</div><div>栖梧市人民政府</div><div>2026年3月1日</div></div></div>"
    text = text_of(body, "<title>奖励办法｜栖梧市人民政府</title>")
    assert text.startswith("# 奖励办法\n\n第一条")
    assert text.endswith("\n\n栖梧市人民政府\n\n2026年3月1日\n")
    assert "本地政策" not in text
    assert "欢迎" not in text


def test_a_page_of_nested_tables_is_read_to_its_core() -> None:
    """Before 2020 a page was tables in tables: facts above, text in a cell below."""
    facts = (
        "<table><tr><td><b>索 引 号：</b></td><td>X/2018</td><td><b>主题分类：</b></td><td>招商、外资</td></tr>"
        "<tr><td><b>发文机关：</b></td><td>栖梧市人民政府</td><td><b>成文日期：</b></td><td>2018年12月21日</td></tr>"
        "<tr><td><b>标　　题：</b></td><td colspan=3>栖梧市奖励办法</td></tr>"
        "<tr><td><b>发文字号：</b></td><td>栖政发〔2018〕4号</td><td><b>发布日期：</b></td><td>2018年12月29日</td></tr></table>"
    )
    inner = f"<table width=650><tr><td class=b12c>{ITEMS}</td></tr></table>"
    tables = "".join(f"<table width=724><tr><td>{content}</td></tr></table>" for content in (facts, inner))
    text = text_of(f"<div class=wrap>{tables}</div>", "<title>栖梧市奖励办法_信息公开专栏</title>")
    assert text.split("\n\n")[:6] == [
        "# 栖梧市奖励办法",
        "栖梧市人民政府",
        "成文日期：2018年12月21日",
        "栖政发〔2018〕4号",
        "发布日期：2018年12月29日",
        "第一条 对引荐的项目，按照有关规定给予奖励，奖励最高200万元。",
    ]
    assert "索引号" not in text.replace(" ", "")


def test_labels_that_touch_each_other_are_parted() -> None:
    """Sites set them in spans and part them by style alone."""
    line = "<p><span>来源：发改局</span><span>发布日期：2026-03-01</span><span>【字号：<a href=1>大</a>】</span></p>"
    assert text_of(f"<div>{line}<div>{ITEMS}</div></div>").startswith("发布日期：2026-03-01\n\n第一条")


def test_a_paragraph_of_links_with_a_sentence_is_text() -> None:
    """Laws are often linked from the text."""
    linked = "<p>依照<a href=1>《外商投资法》</a>、<a href=2>《公平竞争审查条例》</a>和国家有关规定，制定本办法，请遵照执行。</p>"
    assert "公平竞争审查条例" in text_of(f"<div>{linked}{ITEMS}</div>")
