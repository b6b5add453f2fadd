"""Outline: every paragraph gets the place at which a jurist would cite it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.cleaning import clean_text
from policies.lines import read_blocks
from policies.outline import read_outline
from policies.provision import Provision, ProvisionKind


def outline(text: str, english: bool = False) -> dict[str, str]:
    """Locator and text of every provision; a second text at one place joins the first."""
    places: dict[str, str] = {}
    for provision in read_outline(read_blocks(text), english):
        places[str(provision.locator)] = places.get(str(provision.locator), "") + provision.text
    return places


def only(text: str, words: str) -> Provision:
    """The provision that starts with these words."""
    return next(provision for provision in read_outline(read_blocks(text)) if provision.text.startswith(words))


def test_paragraphs_of_an_article_are_counted_where_there_are_several() -> None:
    """第一条 has one 款, 第二条 three."""
    text = "第一条 甲。\n第二条 市投资促进局负责组织实施。\n市财政局负责资金。\n市审计局负责监督。"
    assert list(outline(text)) == ["第一条", "第二条第一款", "第二条第二款", "第二条第三款"]


def test_four_levels_inside_one_article() -> None:
    """项, 目 and what stands below them."""
    text = "第一条 奖励：\n（一）落户奖励如下：\n1.内资企业：\n（1）分两档：\n①一亿元；\n②两亿元。\n2.外资企业。\n（二）经营奖励。"
    assert list(outline(text)) == [
        "第一条",
        "第一条第（一）项",
        "第一条第（一）项第1目",
        "第一条第（一）项第1目第（1）",
        "第一条第（一）项第1目第（1）①",
        "第一条第（一）项第1目第（1）②",
        "第一条第（一）项第2目",
        "第一条第（二）项",
    ]


def test_members_belong_to_the_paragraph_before_them() -> None:
    """A paragraph behind the list is the next 款."""
    assert list(outline("第三条 条件：\n（一）甲；\n（二）乙。\n前款所称条件，以证书为准。")) == [
        "第三条第一款",
        "第三条第一款第（一）项",
        "第三条第一款第（二）项",
        "第三条第二款",
    ]


def test_a_title_line_takes_its_first_paragraph() -> None:
    """第三条 载体建设。 is no 款 of its own."""
    assert outline("第三条 载体建设。\n对载体给予30万元。\n不重复享受。") == {
        "第三条第一款": "第三条 载体建设。\n对载体给予30万元。",
        "第三条第二款": "不重复享受。",
    }


def test_articles_keep_their_chapter_and_run_through() -> None:
    """Chapters and sections are headings; numbers go on."""
    provision = only("第一章 总则\n第一条 甲。\n第二章 标准\n第一节 落户\n第二条 乙。", "第二条")
    assert provision.locator.headings == ("第二章 标准", "第一节 落户")
    assert str(provision.locator) == "第二条"


def test_articles_keep_the_numerals_of_their_document() -> None:
    """第14条 stays 第14条."""
    assert "第14条" in outline("第13条 甲。\n第14条 乙。")


def test_arabic_items_run_on_across_headings() -> None:
    """3. under the second heading is its 第3项; a title line takes the paragraph below it."""
    text = "一、景区\n1.优先项目。\n投资500万元以上的，奖励5%。\n2.优化审批。\n优先安排用地。\n二、设施\n3.酒店建设。\n按60%奖励。"
    places = outline(text)
    assert list(places) == ["一、景区 › 第1项", "一、景区 › 第2项", "二、设施 › 第3项"]
    assert places["二、设施 › 第3项"] == "3.酒店建设。\n按60%奖励。"


def test_bracketed_items_run_on_across_headings() -> None:
    """（三） under the second heading is no child of （二）."""
    assert list(outline("一、金融\n（一）贷款贴息。\n（二）担保补助。\n二、人才\n（三）安家补贴。")) == [
        "一、金融 › 第（一）项",
        "一、金融 › 第（二）项",
        "二、人才 › 第（三）项",
    ]


def test_numbers_alone_with_prose_are_cited_by_their_titles() -> None:
    """一、…。 to 十五、…。 without anything above or below."""
    assert list(outline("一、支持总部落户。对总部企业给予奖励。\n二、奖励引才机构。每人10万元。")) == [
        "一、支持总部落户",
        "二、奖励引才机构",
    ]


def test_guides_give_their_heading_path() -> None:
    """【】 topics, 一、 and （一） are headings; a topic without text is kept as its own words."""
    text = (
        "【交通】\n一、公路\n全县公路1000公里。\n二、货运价格\n三、航空\n（一）机场\n距县城25公里。\n年吞吐20万人次。"
    )
    assert outline(text) == {
        "【交通】 › 一、公路": "全县公路1000公里。",
        "【交通】 › 二、货运价格": "二、货运价格",
        "【交通】 › 三、航空 › （一）机场 › 第一段": "距县城25公里。",
        "【交通】 › 三、航空 › （一）机场 › 第二段": "年吞吐20万人次。",
    }


def test_a_bracketed_topic_with_text_on_its_line_heads_it() -> None:
    """A topic with text on its own line: 【气候】温和湿润."""
    assert outline("【气候】温和湿润。\n【水】充足。") == {"【气候】": "【气候】温和湿润。", "【水】": "【水】充足。"}


def test_markdown_headings_nest_by_their_hashes() -> None:
    """Also around numbered items."""
    assert list(outline("## 一、奖励\n（一）落户。\n## 二、附则\n### 解释\n由市局解释。")) == [
        "一、奖励 › 第（一）项",
        "二、附则 › 解释",
    ]


def test_the_lead_of_a_list_goes_with_its_members() -> None:
    """Also through two levels, and no further than the list."""
    text = "第二条 对企业按下列标准奖励：\n（一）租用厂房的：\n1.首年80%；\n（二）购房的，5%。\n未投产的不奖励。"
    assert only(text, "1.").lead == "第二条 对企业按下列标准奖励：\n（一）租用厂房的："
    assert only(text, "（二）").lead == "第二条 对企业按下列标准奖励："
    assert only(text, "未投产").lead == ""


def test_unnumbered_lines_after_a_colon_carry_it() -> None:
    """A list without numbers, as guides have it: 其中： and the lines behind it."""
    assert only("一、公路\n全县公路1000公里，其中：\n高速3条；\n国道1条。", "高速").lead == "全县公路1000公里，其中："


def test_a_table_keeps_place_caption_and_rows() -> None:
    """The caption is no provision of its own."""
    text = "（一）电价。\n表1 电价（单位：元）\n| 时段 | 价格 |\n| --- | --- |\n| 谷 | 0.2 |\n（二）水价。"
    table = only(text, "|")
    assert (table.kind, table.caption, table.rows) == (
        ProvisionKind.TABLE,
        "表1 电价（单位：元）",
        ("时段：谷；价格：0.2",),
    )
    assert str(table.locator) == "第（一）项"


def test_a_table_behind_a_list_belongs_to_what_holds_the_list() -> None:
    """Unless the last member calls for it."""
    table = "\n| 档 | 元 |\n| --- | --- |\n| 一 | 2 |"
    assert str(only(f"第一条 如下：\n（一）甲；\n（二）乙。{table}", "|").locator) == "第一条"
    assert str(only(f"第一条 如下：\n（一）甲；\n（二）按下表奖励：{table}", "|").locator) == "第一条第（二）项"


def test_what_stands_before_the_first_number_is_preamble() -> None:
    """Addressee and introduction; the issuer's lines stand together."""
    places = outline("甲市政府办公室\n各县人民政府：\n为招商引资，提出如下意见。\n一、目标\n（一）甲。")
    assert places["序言 › 第一段"] == "甲市政府办公室\n各县人民政府："
    assert places["序言 › 第二段"] == "为招商引资，提出如下意见。"


def test_an_unnumbered_end_behind_a_list_is_no_part_of_it() -> None:
    """The closing paragraph and the signature."""
    text = "一、甲\n1.乙。\n2.丙。\n本意见由县局负责解释，自2024年1月1日起执行。\n甲县人民政府\n2023年12月1日"
    closing = [provision for provision in read_outline(read_blocks(text)) if provision.kind is ProvisionKind.CLOSING]
    assert [provision.text for provision in closing] == [
        "本意见由县局负责解释，自2024年1月1日起执行。",
        "甲县人民政府\n2023年12月1日",
    ]
    assert str(closing[0].locator) == "末段"


def test_an_unnumbered_paragraph_between_members_belongs_to_the_one_before_it() -> None:
    """And the last member keeps its own where the one before it had one."""
    places = outline("一、地价\n（一）城区为一类镇。\n城区每平方米337元。\n（二）乡镇为二类镇。\n乡镇每平方米149元。")
    assert places["一、地价 › 第（二）项"] == "（二）乡镇为二类镇。\n乡镇每平方米149元。"


def test_the_first_member_may_stand_on_its_articles_line() -> None:
    """第五条 （一）… is 第五条第（一）项, and its list goes below it."""
    text = "第五条 （一）对总部企业，按下列标准奖励：\n1.内资企业。\n2.外资企业。\n（二）对其他企业奖励。"
    places = outline(text)
    assert places["第五条第（一）项"] == "第五条 （一）对总部企业，按下列标准奖励："
    assert list(places) == ["第五条第（一）项", "第五条第（一）项第1目", "第五条第（一）项第2目", "第五条第（二）项"]


def test_a_titled_member_among_sentences_takes_its_text() -> None:
    """（三）境内上市 over its paragraphs; a name among names takes none."""
    text = "第三条 奖励：\n（一）挂牌的，30万元；\n（二）境内上市\n备案的，100万元。\n迁入的，500万元。\n（三）境外上市\n给予500万元。"
    assert outline(text)["第三条第（二）项"] == "（二）境内上市\n备案的，100万元。\n迁入的，500万元。"
    assert outline(text)["第三条第（三）项"] == "（三）境外上市\n给予500万元。"
    names = outline("三、材料\n1.营业执照\n2.审计报告\n以上材料一式两份。")
    assert names["三、材料 › 第2项"] == "2.审计报告"


def test_a_member_that_ends_with_a_colon_keeps_what_it_announces() -> None:
    """Also where the members before it had nothing of the kind."""
    text = "第四条 条件：\n①批发业：5亿元以上。\n②其他服务业：\n软件业：5000万元以上。\n教育业：5000万元以上。\n③住宿业：1亿元以上。"
    assert outline(text)["第四条第②项"] == "②其他服务业：\n软件业：5000万元以上。\n教育业：5000万元以上。"


def test_a_second_list_opens_a_second_paragraph() -> None:
    """此外，还需符合以下条件： belongs to the article, not to the last member of the first list."""
    text = "第四条 条件：\n（一）软件业：\n5000万元以上。\n（二）住宿业：1亿元以上。\n此外，还需符合以下条件：\n（一）年薪30万元以上。"
    assert str(only(text, "此外").locator) == "第四条第二款"
    assert str(only(text, "（一）年薪").locator) == "第四条第二款第（一）项"
    assert only(text, "（一）年薪").lead == "此外，还需符合以下条件："


def test_english_documents_are_cited_in_english() -> None:
    """Article 2(a), and paragraphs with their number."""
    text = "Article 1 First.\nSecond paragraph.\nArticle 2 Payment:\n(a) 30%;\n(b) 70%."
    assert list(outline(text, english=True)) == [
        "Article 1, paragraph 1",
        "Article 1, paragraph 2",
        "Article 2",
        "Article 2(a)",
        "Article 2(b)",
    ]


SHAPES = (
    "第一章 总则|第一条|第二条 |第九条规定的|一、|二、申请条件|（一）|（二）落户奖励。|1.|2、|（1）|1）|①|【简介】|# 标题|## 二|- 甲|表1 电价|目录|附件|"
    "附件：1.表|对企业给予100万元奖励。|符合下列条件的：|；|。|，|\n|\n\n|　　| |2023年2月8日|市政府办公室|Article 5 |甲县奖励办法|锚定产业，沿链出击|"
    "为贯彻落实有关精神，结合本地实际情况，制定本办法，请认真贯彻执行。|3.5亿元"
)
PIECES = st.sampled_from([*SHAPES.split("|"), "| a | b |\n", "| --- | --- |\n", "甲\t乙\n", "丙\t1\n"])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


def bare(text: str) -> str:
    """Without white space, heading marks and the marks that headings lose at their end."""
    return re.sub(r"[\s#。：:.]", "", text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_character_is_lost_or_moved(text: str) -> None:
    """Walking through the provisions, their new headings and captions, one meets the whole text in its order."""
    cleaned = bare(clean_text(text))
    position = 0
    path: tuple[str, ...] = ()
    for provision in read_outline(read_blocks(clean_text(text))):
        headings = provision.locator.headings
        fresh = [name for at, name in enumerate(headings) if headings[: at + 1] != path[: at + 1]]
        path = headings
        words = bare(provision.text)
        own = [
            bare(name)
            for name in fresh
            if bare(name) not in {"序言", "末段", "目录"} and not words.startswith(bare(name))
        ]
        for piece in (*own, *map(bare, provision.caption.split("\n")), words):
            found = cleaned.find(piece, position)
            assert found >= 0, (piece, cleaned[position:])
            assert cleaned[position:found] == "", (cleaned[position:found], piece)
            position = found + len(piece)
    assert cleaned[position:] == ""


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    """No text at all raises, and every provision has words."""
    assert all(provision.text.strip() for provision in read_outline(read_blocks(text)))
