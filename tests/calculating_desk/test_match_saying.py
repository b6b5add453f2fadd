"""A profile and its package in words."""

from dataclasses import replace

from bot.calculating.match_saying import MatchSaying
from bot.calculating.profile import SHOWN, next_profile, package_of
from bot.calculating.state import Kind, State
from bot.message import Reply
from rag.answer import Language
from rag.calculating.rates import Rates
from rag.rules.quantity import read_measure
from tests.calculating_desk.rules import DAY, book

_SAYING = MatchSaying(book(), 5, Language.SIMPLIFIED)


def _reply(state: State, page: int = 0) -> Reply:
    after, turn = next_profile(state, book(), Rates())
    return _SAYING.reply(after, turn, page)


def _told() -> State:
    three = read_measure("3亿元")
    assert three is not None
    blank = State(DAY, kind=Kind.ALL, place="栖梧市", skipped=(SHOWN,))
    return blank.knowing("sector", frozenset({"制造业"})).knowing("fixed_investment", three)


def test_a_question_can_be_passed_over() -> None:
    """And the result be had at once."""
    reply = _reply(State(DAY, kind=Kind.ALL))
    labels = [button.label for row in reply.buttons for button in row]
    assert "匹配政策（1/" in reply.text
    assert labels[-2:] == ["跳过", "直接看结果"]


def test_the_package_comes_in_pages_that_hold_every_programme_once() -> None:
    """Each with a button that opens it; the profile stands on the first."""
    package = package_of(_told(), book(), Rates())
    replies = [_reply(_told(), page) for page in range(12)]
    numbers = [button.label for reply in replies for row in reply.buttons for button in row if button.label.isdigit()]
    seen = list(dict.fromkeys(numbers))
    assert seen == [str(number) for number in range(1, len(package.ordered) + 1)]
    assert all(len(reply.text) < 4096 for reply in replies)
    assert "所述情况：行业 制造业；固定资产投资 3亿元" in replies[0].text
    assert "所述情况" not in replies[1].text


def test_the_paper_holds_everything_with_its_notice() -> None:
    """Sums with their working, deadlines, offices; what is sample says so."""
    paper = _SAYING.paper(_told(), package_of(_told(), book(), Rates()))
    text = "\n".join(span.text for span in paper.spans)
    assert "3亿元 × 2% = 600万元" in text
    assert "申报期限" in text and "受理单位" in text and "申报材料" in text
    assert text.index("为试行文件") < text.index("一、符合条件")
    assert "示例文本，仅供演示" in paper.notice and "2027-12-31" in paper.notice
    assert (paper.name, paper.day) == (f"policies-{DAY}", DAY)


def test_an_english_reader_gets_english() -> None:
    """Names of programmes, sums, buttons."""
    state, turn = next_profile(replace(_told()), book(), Rates())
    reply = MatchSaying(book(), 5, Language.ENGLISH).reply(state, turn)
    assert "Policy package" in reply.text
    assert "CNY 6,000,000" in reply.text
