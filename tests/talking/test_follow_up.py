"""Whether words go on with an earlier turn, and what they stand for."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talking.follow_up import understand
from tests.talking.turns import asked, two_places

CATALOGUE = two_places()
TITLE = "青禾市引荐奖励办法（试行）"
CAP = asked("青禾市内资工业项目引荐奖励最高多少", title=TITLE)


def first(text: str, *turns: object) -> str:
    """The likeliest standalone question."""
    return understand(text, turns, CATALOGUE).readings[0].text  # type: ignore[arg-type]  # turns of a talk


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        ("那外资呢", "青禾市外资项目引荐奖励最高多少"),
        ("外資的呢？", "青禾市外资项目引荐奖励最高多少"),
        ("那柳河呢", "柳河内资工业项目引荐奖励最高多少"),
        ("市里呢", "青禾市内资工业项目引荐奖励最高多少"),
        ("那2022年签约的呢", "《青禾市引荐奖励办法（试行）》2022年签约的项目，内资工业项目引荐奖励最高多少"),
        ("如果是3亿呢", "青禾市3亿内资工业项目引荐奖励最高多少"),
        ("具体怎么申请", "青禾市内资工业项目引荐奖励具体怎么申请"),
        ("需要哪些材料", "青禾市内资工业项目引荐奖励需要哪些材料"),
        ("那青岛呢", "青岛内资工业项目引荐奖励最高多少"),
        ("不是放市里，是放柳河", "柳河内资工业项目引荐奖励最高多少"),
        ("里头厂房多大算数", "青禾市内资工业项目引荐奖励厂房多大算数"),
        ("what about foreign ones?", "青禾市foreign项目引荐奖励最高多少"),
    ],
)
def test_a_follow_up_stands_for_a_whole_question(text: str, standalone: str) -> None:
    """With the words of the turn before that it lacks."""
    found = understand(text, (CAP,), CATALOGUE)
    assert found.readings[0].text == standalone
    assert found.readings[0].base is CAP


def test_a_place_that_is_gone_back_to_is_asked_about() -> None:
    """It is not left out of the words as they stand, as a subject is that the turn of the talk holds."""
    county = asked("柳河县引荐工业项目多少", title="柳河县引荐奖励办法")
    found = understand("还是说柳河，找哪里登记", (CAP, county), CATALOGUE)
    assert all("柳河" in reading.text for reading in found.readings)


@pytest.mark.parametrize(
    "text",
    [
        "柳河县标准厂房租金怎么补贴",
        "《柳河县引荐奖励办法》第二条说什么",
        "柳河县引荐人要登记吗",
        "引荐奖励公示几天",
        "谢谢",
        "写一首诗",
        "哈哈",
        "",
    ],
)
def test_a_complete_question_stays_as_it_was_written(text: str) -> None:
    """Nothing of the old topic gets into it; nor does small talk go on with anything."""
    found = understand(text, (CAP,), CATALOGUE)
    assert [(reading.text, reading.base) for reading in found.readings] == [(text, None)]


def test_a_question_of_its_own_is_asked_as_written_first() -> None:
    """What is known of the talk comes after it."""
    found = understand("标准厂房租金怎么补", (CAP,), CATALOGUE)
    assert (found.readings[0].text, found.readings[0].base) == ("标准厂房租金怎么补", None)
    assert len(found.readings) > 1


def test_without_a_talk_words_stand_for_themselves() -> None:
    """Also those that could not stand alone; small talk before them is no talk."""
    assert [reading.text for reading in understand("那外资呢", (), CATALOGUE).readings] == ["那外资呢"]
    assert first("那外资呢", asked("你好", reason="not_a_question")) == "那外资呢"
    assert first("那外资呢", asked("你好", reason="not_a_question"), CAP) == "青禾市外资项目引荐奖励最高多少"


@pytest.mark.parametrize("text", ["换个问题", "new topic", "/new", "换个话题吧"])
def test_a_new_topic_has_no_reading(text: str) -> None:
    """And the talk so far counts no more."""
    found = understand(text, (CAP,), CATALOGUE)
    assert (found.anew, found.readings) == (True, ())


def test_a_new_topic_with_a_question_is_that_question() -> None:
    """Without its lead."""
    found = understand("换个问题，标准厂房怎么补", (CAP,), CATALOGUE)
    assert found.anew
    assert [(reading.text, reading.base) for reading in found.readings] == [("标准厂房怎么补", None)]


def test_going_back_goes_on_with_the_turn_that_is_named() -> None:
    """Not with the newest one; a turn that was never is none."""
    water = asked("青禾市工业用水多少钱", title="青禾市投资指南")
    found = understand("回到引荐，怎么申请", (water, CAP), CATALOGUE)
    assert found.readings[0].base is CAP
    assert understand("回到天上，怎么申请", (water, CAP), CATALOGUE).readings[0].base is None


def test_a_correction_is_asked_anew() -> None:
    """Of those who bring projects where the question was about those who invest; and it says that it corrects."""
    water = asked("青禾市总部落户奖励怎么给", title="青禾市激励政策")
    found = understand("我问错了，是给介绍人的", (water,), CATALOGUE)
    assert found.corrects
    assert "引荐人的奖励" in found.readings[0].text
    assert understand("不对，我问的是企业自己拿的外资到账奖励", (CAP,), CATALOGUE).readings[0].base is None


def test_another_step_goes_on_with_the_question_as_it_was_understood() -> None:
    """So that a talk can go on for as long as it likes."""
    second = asked("那外资呢", title=TITLE, understood="青禾市外资项目引荐奖励最高多少")
    assert first("柳河呢", second, CAP) == "柳河外资项目引荐奖励最高多少"


def test_the_place_that_was_chosen_by_a_button_is_carried_over() -> None:
    """Though no words name it."""
    chosen = asked("引荐奖励最高多少", place="柳河县", title="柳河县引荐奖励办法")
    assert first("外资呢", chosen).startswith("柳河县")


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(alphabet="那它这个外资呢青禾柳河市里第二条换问题回到，。？ 3亿2022年签约 whatbout", max_size=24),
    before=st.text(alphabet="青禾市引荐奖励最高多少外资工业2亿《办法》第二条“”", max_size=24),
)
def test_no_words_are_too_odd(text: str, before: str) -> None:
    """Whatever is written, there is a reading or a new topic."""
    found = understand(text, (asked(before or "奖励", title=TITLE),), CATALOGUE)
    assert found.readings or found.anew


def test_the_same_words_again_are_no_follow_up_of_themselves() -> None:
    """They mean what they meant before."""
    assert first(CAP.text, CAP) == CAP.text


def test_a_question_for_a_document_stands_for_itself() -> None:
    """激励政策的文号 names what it is about."""
    assert first("激励政策的文号", CAP) == "激励政策的文号"


def test_what_was_misread_and_refused_is_passed_over() -> None:
    """The turn before that was answered counts more."""
    misread = replace(CAP, text="傍晚呢", understood="青禾市傍晚多少", outcome="refused", citations=())
    assert understand("那外资呢", (misread, CAP), CATALOGUE).readings[0].base is CAP
