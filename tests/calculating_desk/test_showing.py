"""What lies before a person, and what a bare word gets."""

from bot.calculating.profile_told import begun_profile
from bot.calculating.showing import asked_again, paper_shown, shown
from bot.calculating.state import Kind, State
from rag.answer import Language
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import DAY, INDUSTRY, TOLD, book, told

_NONE = Rates(())


def _text(state: State) -> str:
    return shown(state, 3, book(), _NONE, Language.SIMPLIFIED).text


def _again(words: str, state: State) -> str:
    reply = asked_again(words, state, 3, book(), _NONE, Language.SIMPLIFIED)
    return reply.text if reply else ""


def test_the_guide_a_profile_and_a_card_are_shown_as_they_were() -> None:
    """By the state alone."""
    assert "项目落在哪个地方" in _text(State(DAY, kind=Kind.ALL))
    assert "政策服务包" in _text(begun_profile("制造业，栖梧市，固投3亿", "", book(), DAY))
    assert "106万元" in _text(told())
    assert shown(State(DAY), 3, book(), _NONE, Language.SIMPLIFIED).buttons


def test_a_bare_word_at_a_question_is_told_not_to_be_understood() -> None:
    """And what was asked stands below once more; at a card, a package or with a question it is none of ours."""
    profile = State(DAY, kind=Kind.ALL)
    assert _again("飞机", profile).startswith("没看懂「飞机」")
    assert "项目落在哪个地方" in _again("飞机", profile)
    assert "指的是什么" in _again("飞机", told("5000万能奖多少"))
    assert not _again("飞机多少钱", profile)
    assert not _again("飞机", begun_profile("制造业，栖梧市，固投3亿", "", book(), DAY))
    assert not _again("飞机", State(DAY, programme=INDUSTRY))


def test_a_card_and_a_package_can_be_printed_and_a_question_cannot() -> None:
    """None where nothing is shown that is for print."""
    assert paper_shown(told(TOLD), book(), _NONE, Language.SIMPLIFIED) is not None
    assert paper_shown(begun_profile("制造业，栖梧市，固投3亿", "", book(), DAY), book(), _NONE, Language.SIMPLIFIED)
    assert paper_shown(told("5000万能奖多少"), book(), _NONE, Language.SIMPLIFIED) is None
