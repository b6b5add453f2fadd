"""Drafts: leads, titles and locators of provisions in the making."""

import pytest

from policies.drafts import Draft, Unit, closed, introduction, lead_sentence, locate, own_title
from policies.lines import read_blocks
from policies.numbering import Style
from policies.provision import Locator, ProvisionKind
from policies.roles import Role


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("第五条 企业培育。对企业给予奖励，具体如下：", "对企业给予奖励，具体如下："),
        ("申请人应当符合下列条件。", "申请人应当符合下列条件。"),
        ("本办法所称青年，是指45周岁以下的居民。", ""),
        ("市投资促进局（以下简称市局）负责实施。", ""),
        ("对企业给予奖励。", ""),
        ("", ""),
    ],
)
def test_the_sentence_that_introduces_a_list_is_found(text: str, lead: str) -> None:
    """The last sentence, where it ends with a colon or names what follows; measures with 以下 do not."""
    assert lead_sentence(text) == lead


def test_an_outer_lead_stops_at_the_next_heading() -> None:
    """Inside an article the leads of its items add up; what stood before the article is over."""
    document = Unit(Role.HEADING, Style.MARKDOWN, -1, lead="制定如下意见：")
    article = Unit(Role.ARTICLE, Style.ARTICLE, 30, cite="第二条", lead="按下列标准奖励：")
    item = Unit(Role.ITEM, Style.HAN_PAREN, 40, cite="第（一）项", lead="租用厂房的：")
    assert introduction([document, article, item]) == "按下列标准奖励：\n租用厂房的："
    assert introduction([document]) == "制定如下意见："


def test_a_titled_member_is_cited_inside_an_article_and_named_outside() -> None:
    """第五条第（一）项第1目, but 二、范围 › （一）落户."""
    title = Unit(Role.ITEM_TITLE, Style.HAN_PAREN, 40, heading="（一）落户", cite="第（一）项")
    member = Unit(Role.ITEM, Style.ARABIC, 50, cite="第1目")
    article = Unit(Role.ARTICLE, Style.ARTICLE, 30, cite="第五条")
    assert str(locate([article, title, member])) == "第五条第（一）项第1目"
    heading = Unit(Role.HEADING, Style.HAN, 20, heading="二、范围")
    assert locate([heading, title]) == Locator(("二、范围", "（一）落户"))


def test_a_paragraph_number_stays_only_among_several() -> None:
    """One paragraph is not counted."""
    owner = Unit(Role.ARTICLE, Style.ARTICLE, 30, clauses=1)
    draft = Draft(Locator(article="第一条"), ["甲。"], ProvisionKind.PARAGRAPH, 1, owner=owner, clause=1)
    assert draft.finished().locator.paragraph == 0
    owner.clauses = 2
    assert draft.finished().locator.paragraph == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("【交通】铁路通达。", "【交通】"),
        ("三、支持总部落户。对总部企业给予奖励。", "三、支持总部落户"),
        ("附件：1.申请表", "附件"),
        ("四、本措施自2024年1月1日起施行，有效期三年，由市局负责解释。", ""),
    ],
)
def test_a_block_may_start_with_a_title_of_its_own(line: str, title: str) -> None:
    """Short words before the first mark."""
    assert own_title(read_blocks(line)[0]) == title


def test_a_heading_loses_the_mark_at_its_end() -> None:
    """（一）固定资产投资支持。 is shown without its full stop."""
    assert closed("（一）固定资产投资支持。") == "（一）固定资产投资支持"
