"""What stands before a question."""

import pytest

from bot.talking.leads import Bond, read_lead


@pytest.mark.parametrize(
    ("text", "rest", "bond"),
    [
        ("那外资呢", "外资呢", Bond.LINKED),
        ("那要是民企500强呢", "民企500强呢", Bond.LINKED),
        ("如果是3亿呢", "3亿呢", Bond.LINKED),
        ("what about foreign investors?", "foreign investors?", Bond.LINKED),
        ("and in the counties?", "in the counties?", Bond.LINKED),
        ("ok and when do we apply?", "when do we apply?", Bond.LINKED),
        ("换个问题", "", Bond.ANEW),
        ("换个问题，标准厂房怎么补", "标准厂房怎么补", Bond.ANEW),
        ("换个话题吧", "", Bond.ANEW),
        ("new topic", "", Bond.ANEW),
        ("/new", "", Bond.ANEW),
        ("/new 水价多少", "水价多少", Bond.ANEW),
        ("对了，那外资呢", "外资呢", Bond.LINKED),
        ("另外问下，社保多少", "社保多少", Bond.ASIDE),
        ("好的，谢谢您", "", Bond.ASIDE),
        ("不对，我问的是企业的", "企业的", Bond.CORRECTED),
        ("我问错了，是给介绍人的", "是给介绍人的", Bond.CORRECTED),
        ("i mean the county", "the county", Bond.CORRECTED),
        ("不是放在市里，是放在县里", "放在县里", Bond.CORRECTED),
        ("不是本地企业，能申请吗", "不是本地企业，能申请吗", Bond.NONE),
        ("标准厂房怎么补贴", "标准厂房怎么补贴", Bond.NONE),
        ("还有效吗", "还有效吗", Bond.NONE),
        ("若干措施第二条说什么", "若干措施第二条说什么", Bond.NONE),
        ("那个老办法怎么算", "那个老办法怎么算", Bond.NONE),
        ("行业协会能引荐吗", "行业协会能引荐吗", Bond.NONE),
        ("wellness centres", "wellness centres", Bond.NONE),
        ("", "", Bond.NONE),
    ],
)
def test_a_lead_is_told_from_the_question(text: str, rest: str, bond: Bond) -> None:
    """And words that only begin like one are left alone."""
    lead = read_lead(text)
    assert (lead.rest, lead.bond) == (rest, bond)


@pytest.mark.parametrize(
    ("text", "about", "rest"),
    [
        ("回到备案，你们多久给我答复", "备案", "你们多久给我答复"),
        ("回到刚才的展会，一家最多补多少", "展会", "一家最多补多少"),
        ("说回奖励 能一起拿吗", "奖励", "能一起拿吗"),
        ("back to the referral reward, who pays it?", "referral reward", "who pays it?"),
    ],
)
def test_going_back_names_what_is_gone_back_to(text: str, about: str, rest: str) -> None:
    """So that the turn can be found."""
    lead = read_lead(text)
    assert (lead.bond, lead.about, lead.rest) == (Bond.BACK, about, rest)
