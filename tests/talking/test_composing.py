"""The standalone question out of the pieces of two."""

import pytest

from bot.talking.composing import added, bare, on_topic, replaced, rest_of, says_nothing, slots_of, with_slots
from bot.talking.pieces import cut, joined
from tests.talking.turns import two_places

CATALOGUE = two_places()


def exchanged(base: str, new: str) -> str:
    """The base with the slots of the new words."""
    old, fresh = cut(base, CATALOGUE), cut(new, CATALOGUE)
    return joined(with_slots(old, slots_of(fresh, old)))


@pytest.mark.parametrize(
    ("base", "new", "made"),
    [
        ("青禾市内资引荐奖励多少", "外资", "青禾市外资引荐奖励多少"),
        ("青禾市引荐奖励多少", "柳河", "柳河引荐奖励多少"),
        ("引荐奖励多少", "柳河", "柳河引荐奖励多少"),
        ("投资2亿元奖多少", "3亿", "投资3亿奖多少"),
        ("青禾市招工奖多少", "雇了30人", "青禾市30人招工奖多少"),
        ("青禾市引荐奖励多少", "2022年签约的", "青禾市2022年签约的项目，引荐奖励多少"),
        ("2023年签约的奖多少", "2022年签约的", "2022年签约的奖多少"),
        ("《青禾市引荐奖励办法(试行)》第二条多少", "柳河", "柳河引荐奖励多少"),
        ("省级平台奖多少", "国家级", "国家级平台奖多少"),
    ],
)
def test_what_is_exchanged_stands_where_the_other_stood(base: str, new: str, made: str) -> None:
    """A document and its clauses belong to their place."""
    assert exchanged(base, new) == made


def test_how_many_are_taken_on_is_a_case_of_what_is_spoken_of() -> None:
    """雇了30人, 招用30人: nothing of its own is named."""
    old = cut("青禾市招工奖多少", CATALOGUE)
    for said in ("雇了30人", "新招用30个工人"):
        fresh = cut(said, CATALOGUE)
        slots = slots_of(fresh, old)
        assert slots
        assert says_nothing(rest_of(fresh, slots), old, slots)


def test_the_words_of_another_subject_stand_before_what_is_asked() -> None:
    """The base's own words go, its place and what it asks stay."""
    old = cut("青禾市工业用水多少钱", CATALOGUE)
    assert replaced(old, "蒸汽") == "青禾市蒸汽多少钱"
    assert replaced(cut("青禾市收税吗", CATALOGUE), "蒸汽") == ""


def test_something_besides_is_said_before_the_rest() -> None:
    """In English behind it."""
    assert added(cut("青禾市收税吗", CATALOGUE), "公司拿") == "青禾市公司拿，收税吗"
    assert added(cut("is rent subsidised", CATALOGUE), "robots") == "is rent subsidised robots"


def test_another_question_about_the_same_leaves_out_what_was_asked() -> None:
    """And its sums, but for those told anew."""
    old = cut("青禾市投资2亿元的工业项目最高多少", CATALOGUE)
    assert on_topic(old, "怎么申请", (), bound=False) == "青禾市投资工业项目怎么申请"


def test_a_clause_that_was_pointed_at_stays_where_words_are_bound_to_it() -> None:
    """Else its document alone does."""
    old = cut("《某办法》第二条“房地产项目”什么意思", CATALOGUE)
    assert on_topic(old, "县里呢", (), bound=True) == "《某办法》第二条“房地产项目”县里呢"
    assert on_topic(old, "一年收几批", (), bound=False) == "《某办法》一年收几批"


def test_what_only_closes_words_goes() -> None:
    """And what only holds them."""
    assert bare("外资的呢？") == "外资"
    assert bare("高管薪酬那条呢") == "高管薪酬"
    assert bare("总部项目也这样？") == "总部项目"
    assert bare("也是这个数吗") == ""
    assert bare("这样能领吗") == "这样能领吗"
    new = cut("落在柳河的蒸汽呢", CATALOGUE)
    assert rest_of(new, slots_of(new, ())) == "蒸汽"
    assert says_nothing("企业的项目")
    assert says_nothing("窗口", cut("交到哪个窗口", CATALOGUE))
    assert says_nothing("放")
    assert says_nothing("那边")
    assert says_nothing("做到", (), cut("2500万", CATALOGUE))
    assert not says_nothing("蒸汽")
