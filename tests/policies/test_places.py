"""Places: whose document it is, by its title, issuer or text."""

import pytest

from policies.places import frequent_place, leading_place, level_of, place_in
from policies.provision import Level


@pytest.mark.parametrize(
    ("text", "place", "level"),
    [
        ("广州市天河区深化支持青年创业实施办法", "广州市天河区", Level.COUNTY),
        ("柳河县加快旅游业发展的若干意见", "柳河县", Level.COUNTY),
        ("中共冠县委 冠县人民政府关于招商的意见", "冠县", Level.COUNTY),
        ("盐城市城市更新奖励办法", "盐城市", Level.CITY),
        ("成都市支持会展业办法", "成都市", Level.CITY),
        ("石家庄市招商引资办法", "石家庄市", Level.CITY),
        ("关于印发漯河市经济技术开发区招商办法的通知", "漯河市经济技术开发区", Level.ZONE),
        ("临港经济开发区扶持办法", "临港经济开发区", Level.ZONE),
        ("重庆市两江新区促进总部经济办法", "重庆市两江新区", Level.ZONE),
        ("吉林省通化市柳河县投资指南", "吉林省通化市柳河县", Level.COUNTY),
        ("内蒙古自治区招商引资条例", "内蒙古自治区", Level.PROVINCE),
        ("上海市鼓励外商投资条例", "上海市", Level.PROVINCE),
        ("乌审旗招商引资优惠政策", "乌审旗", Level.COUNTY),
    ],
)
def test_a_title_names_its_place(text: str, place: str, level: Level) -> None:
    """With its parents as far as they stand there."""
    assert leading_place(text) == place
    assert level_of(place) is level


@pytest.mark.parametrize(
    "text",
    [
        "关于促进城市更新的意见",
        "全市招商引资工作要点",
        "支持我县工业发展",
        "产业园区扶持办法",
        "经济开发区奖励办法",
        "示范区",
        "上市公司",
        "加快重点产业实施意见",
        "",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    """全市, 园区 and 城市 name nobody."""
    assert leading_place(text) == ""


def test_a_note_names_its_place_inside() -> None:
    """The most specific one counts."""
    assert place_in("某网站 article.js (青岚县商务局小程序; 青岚县招商办法)") == "青岚县"
    assert place_in("Incentives of Qinglan City (2024)") == "Qinglan City"
    assert place_in("无") == ""


def test_a_text_without_title_speaks_for_the_place_it_names_most() -> None:
    """Once is not enough."""
    assert frequent_place("青岚市召开会议。今年，青岚市引进项目。临县县参会。") == "青岚市"
    assert frequent_place("青岚市召开会议。") == ""


def test_the_state_stands_above_all_places() -> None:
    """An issuer of the centre has no place."""
    assert level_of("", "国务院办公厅") is Level.NATIONAL
    assert level_of("") is Level.UNKNOWN
