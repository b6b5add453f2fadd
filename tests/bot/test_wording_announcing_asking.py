"""What is asked while an announcement is drafted, and why something is not done."""

import pytest

from bot.message import Reply
from bot.wording_announcing_asking import (
    ask_field,
    ask_receivers,
    ask_turn,
    say_album,
    say_decided,
    say_list,
    say_refusal,
    say_submitted,
    say_turned,
)
from rag.answer import Language
from store.announcing.announce_rules import Refusal
from store.announcing.announcement import State

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH


def _labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_is_said_in_every_language(refusal: Refusal, language: Language) -> None:
    """With the way back to its announcement where there is one; no placeholder is left."""
    reply = say_refusal(language, refusal, 5000, 7)
    assert reply.text and "{" not in reply.text
    assert reply.buttons[0][0].data == "an:7"
    assert say_refusal(language, refusal).buttons == ()


def test_what_is_too_long_says_how_long_it_may_be() -> None:
    """With a file it is less."""
    assert "5000字" in (said := say_refusal(ZH, Refusal.TOO_LONG, 5000).text) and "3900字" in said
    assert "900字" in say_refusal(ZH, Refusal.CAPTION_TOO_LONG, 1000).text


def test_each_field_is_asked_for_and_a_time_may_be_at_once() -> None:
    """A new announcement has nothing to go back to."""
    assert [_labels(ask_field(ZH, field, 7)) for field in range(6)] == [
        ["返回"], ["返回"], ["返回"], ["马上发", "返回"], ["返回"], ["返回"],
    ]  # fmt: skip
    assert ask_field(EN, 0, 0).buttons == ()


def test_an_album_is_refused_with_what_to_send_instead() -> None:
    """One picture, or one document."""
    assert "一张也没有收" in say_album(ZH).text and say_album(ZH).buttons == ()
    assert "one document" in say_album(EN, 7).text and _labels(say_album(EN, 7)) == ["Show the notice"]


def test_receivers_that_are_chosen_are_named_above_the_others() -> None:
    """Nobody yet is said as well."""
    asked = ask_receivers(ZH, 7, ["冠县"], [("莘县", "an-to:7:1:5")])
    assert "冠县" in asked.text and "莘县" in _labels(asked)
    assert ask_receivers(ZH, 7, [], []).text != asked.text


@pytest.mark.parametrize(("turn", "word"), [(2, "取消"), (3, "撤回")])
def test_what_cannot_be_taken_back_is_asked_about(turn: int, word: str) -> None:
    """With how many have it already."""
    asked = ask_turn(ZH, 7, turn, 41)
    assert word in asked.text and "41" in asked.text
    assert asked.buttons[0][0].data == f"an-turn:7:{turn}:1"


def test_where_nobody_can_approve_that_is_said() -> None:
    """Else how many are asked; what needs nobody is live."""
    assert "正请2位同志批准" in say_submitted(ZH, 7, State.WAITING, 2).text
    assert "请管理员先邀请一位" in say_submitted(ZH, 7, State.WAITING, 0).text
    assert "已生效" in say_submitted(ZH, 7, State.LIVE, 0).text
    assert "退回" in say_decided(ZH, 7, approved=False).text


def test_a_draft_that_was_thrown_away_leads_nowhere() -> None:
    """Anything else can be looked at."""
    assert say_turned(ZH, 7, State.CANCELLED, cleared=True).buttons == ()
    assert _labels(say_turned(ZH, 7, State.PAUSED)) == ["看公告"]


def test_the_newest_are_listed_with_a_button_each() -> None:
    """Or how to begin one."""
    listed = say_list(ZH, [(2, "草稿", "乙"), (1, "已发出", "甲")])
    assert "2号 · 草稿 · 乙\n1号 · 已发出 · 甲" in listed.text and _labels(listed) == ["2号", "1号"]
    assert "/announce" in say_list(EN, []).text
