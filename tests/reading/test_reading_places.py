"""Counties, and places of others."""

import pytest

from bot.reading.places import SAMPLE_COUNTIES, find_counties, find_origins


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开发区投促局", "经开区"),
        ("东阿的地", "东阿县"),
        ("高新区两个项目", "高新区"),
        ("旅游度假区", "度假区"),
        ("东昌府签了", "东昌府区"),
    ],
)
def test_a_county_is_known_by_any_of_its_names(text: str, name: str) -> None:
    """The full official name comes back."""
    assert [one.name for one in find_counties(text, SAMPLE_COUNTIES)] == [name]


def test_a_county_that_is_not_listed_is_read_at_the_head() -> None:
    """柳河县: ..., but 全市, 园区 and the like are none."""
    assert [one.name for one in find_counties("柳河县:今天签约", ())] == ["柳河县"]
    assert find_counties("全市:今天签约", ()) == find_counties("我县上半年", ()) == ()


def test_high_technology_is_no_zone() -> None:
    """高新 alone is a word of many firms."""
    assert find_counties("高新技术企业", SAMPLE_COUNTIES) == ()


def test_places_of_others_are_told() -> None:
    """苏州的, 韩国客商."""
    assert [text for text in ("苏州", "韩国") if find_origins(text + "客商")] == ["苏州", "韩国"]
