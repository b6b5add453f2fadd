"""Gazetteer: a question about a place that no document speaks for is noticed."""

import pytest

from rag.gazetteer import places_named, romanised, short_name
from rag.text import normalise


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("苏州工业园区的租金补贴", ("苏州",)),
        ("深圳和廣州哪个补得多", ("深圳", "广州")),
        ("哈尔滨建厂补多少", ("哈尔滨",)),
        ("What does Shenzhen pay for equipment?", ("Shenzhen",)),
        ("subsidies in Hong Kong", ("Hong Kong",)),
        ("白银市的政策", ("白银",)),
        ("落户苏州的引荐奖励谁出钱", ("苏州",)),
        ("落地上海的项目有什么奖励", ("上海",)),
    ],
)
def test_real_places_are_noticed(question: str, places: tuple[str, ...]) -> None:
    """By short name, in either script, in English."""
    assert places_named(normalise(question)) == places


@pytest.mark.parametrize(
    "question",
    [
        "真金白银的投资",
        "日照时间多长",
        "中山装厂",
        "企业上市奖励",
        "引荐奖励怎么算",
        "大同小异",
        "a portable fuzhoulike",
    ],
)
def test_words_that_only_look_like_places_are_none(question: str) -> None:
    """白银 is a place with its rank only."""
    assert places_named(normalise(question)) == ()


def test_a_place_named_twice_is_one() -> None:
    """In order of first mention."""
    assert places_named("苏州跟深圳比，苏州高吗") == ("苏州", "深圳")


@pytest.mark.parametrize(
    ("place", "short"), [("栖梧市", "栖梧"), ("临澜县", "临澜"), ("冠县", "冠县"), ("山东省", "山东")]
)
def test_a_short_name_leaves_the_rank_out(place: str, short: str) -> None:
    """Unless one character would be left."""
    assert short_name(place) == short


@pytest.mark.parametrize(
    ("place", "latin"), [("柳河县", "liuhe"), ("栖梧市", "qiwu"), ("Springfield", ""), ("冠县", "guanxian")]
)
def test_an_english_text_writes_a_place_in_pinyin(place: str, latin: str) -> None:
    """By its short name; a name in Latin letters has none."""
    assert romanised(place) == latin
