"""Questions and calculations in one talk, over the shipped documents and rules."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.message import Message
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library
from store.ledger import Ledger
from tests.bot.sample import DESK, ScriptedAsker, staff_desk
from tests.databases import fresh_database

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
CASE = "我引荐的内资工业项目固定资产投资2亿元，能拿多少奖励"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped documents, with their rules."""
    return load_library(SHIPPED_POLICIES, tmp_path_factory.mktemp("converted"))


class Office:
    """An Assistant and one person."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.asker = ScriptedAsker(library)
        self.ledger = Ledger(fresh_database(folder / "assistant.sqlite3"))
        self.assistant = Assistant(self.asker, self.ledger, DESK, staff_desk(self.ledger.database))
        self.turns = 0

    def say(self, text: str, *, after: timedelta = timedelta(0)) -> str:
        """The reply's text."""
        self.turns += 1
        at = NOW + self.turns * timedelta(seconds=30) + after
        reply = self.assistant.handle(Message("7", 7, f"m{self.turns}", text, at))
        return reply.text if reply else ""

    @property
    def asked(self) -> str:
        """What the documents were asked last."""
        return self.asker.asked[-1].text if self.asker.asked else ""


@pytest.fixture
def office(library: Library, tmp_path: Path) -> Office:
    """A fresh one."""
    return Office(library, tmp_path)


def test_a_calculation_is_made_for_the_place_that_questions_were_about(office: Office) -> None:
    """Both have one memory."""
    office.say("临澜县引荐奖励最高多少")
    assert "临澜县" in office.say(CASE)


def test_a_question_after_a_calculation_is_about_its_programme_and_place(office: Office) -> None:
    """怎么申请 alone says neither."""
    assert "测算" in office.say(f"栖梧市，{CASE}")
    office.say("具体怎么申请")
    assert "栖梧市" in office.asked
    assert "怎么申请" in office.asked


def test_another_sum_goes_on_with_the_calculation_that_came_last(office: Office) -> None:
    """Of 3亿 as of 2亿."""
    office.say(f"栖梧市，{CASE}")
    assert "3亿元" in office.say("如果是3亿呢")
    assert office.asker.asked == []


def test_another_sum_goes_on_with_the_question_that_came_last(office: Office) -> None:
    """Though a calculation was made before it."""
    office.say(f"栖梧市，{CASE}")
    office.say("临澜县投资5000万元的工业项目奖励最高多少")
    office.say("如果是8000万呢")
    assert "临澜县" in office.asked
    assert "8000万" in office.asked


def test_a_correction_goes_to_the_documents(office: Office) -> None:
    """Where it tells no sum."""
    office.say(f"栖梧市，{CASE}")
    office.say("不对，我问的是企业自己的外资奖励")
    assert "企业自己的外资奖励" in [question.text for question in office.asker.asked]


def test_a_new_topic_ends_the_calculation_too(office: Office) -> None:
    """What comes then changes nothing of it."""
    office.say(f"栖梧市，{CASE}")
    assert "不再算数" in office.say("换个问题")
    office.say("如果是3亿呢")
    assert office.asked == "如果是3亿呢"


def test_new_by_command_speaks_the_language_of_the_talk(office: Office) -> None:
    """/new has none of its own."""
    office.say("What is the cap of the referral reward in Qiwu?")
    assert "new topic" in office.say("/new")
    assert "不再算数" in office.say("/new")


def test_the_record_keeps_the_words_and_the_question_as_understood(office: Office) -> None:
    """And the reply tells it, so that it can be put right."""
    office.say("栖梧市内资引荐奖励最高多少")
    said = office.say("那外资呢")
    record = office.ledger.question_of_message("7", "m2")
    assert record is not None
    assert (record.text, record.understood) == ("那外资呢", "栖梧市外资引荐奖励最高多少")
    assert "按“栖梧市外资引荐奖励最高多少”理解" in said


def test_a_talk_ends_after_some_hours(office: Office) -> None:
    """Then words stand for themselves."""
    office.say("栖梧市内资引荐奖励最高多少")
    office.say("那外资呢", after=timedelta(hours=5))
    assert office.asked == "那外资呢"


def test_where_it_is_not_told_what_a_sum_is_the_clause_comes_with_the_question(office: Office) -> None:
    """And another sum goes on with the documents."""
    said = office.say("栖梧市引荐投资2亿元的工业项目奖励最高能拿多少")
    assert office.asked.startswith("栖梧市引荐投资2亿元")
    assert "100万元" in said
    office.say("如果是3亿呢")
    assert "3亿" in office.asked


def test_a_whole_case_is_calculated_whatever_was_asked_before_it(office: Office) -> None:
    """It names the project and whose reward is meant, so what its sum is of is asked."""
    office.say("标准厂房怎么补贴")
    assert "指的是什么" in office.say("2.5个亿的制造业项目，介绍人能拿多少")
