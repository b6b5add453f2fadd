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
    """It names the project and whose reward is meant, so what its sum is of is asked; save where the rules leave no choice."""
    office.say("标准厂房怎么补贴")
    assert "指的是什么" in office.say("2.5个亿的项目，介绍人能拿多少")
    assert "按固定资产投资理解" in office.say("2.5个亿的制造业项目，介绍人能拿多少")


def test_a_word_that_answers_nothing_is_told_not_to_be_understood(office: Office) -> None:
    """What was asked stands below once more; what was told is kept; a question still goes to the documents."""
    office.say("/match")
    office.say("制造业")
    said = office.say("飞机")
    assert "没看懂「飞机」" in said and "已记下：行业 制造业" in said and "项目落在哪个地方" in said
    assert office.asker.asked == []
    office.say("机场离市区多远？")
    assert office.asked == "机场离市区多远？"
    assert "没看懂" not in office.say("飞机"), "the documents answered last"


def test_leaving_a_match_is_one_line_and_asks_no_document(office: Office) -> None:
    """取消; what is pressed of it afterwards is gone, and the next words are a question of their own."""
    office.say("/match")
    assert office.say("取消") == "好，不匹配了。要重新开始，发 /match。"
    office.say("制造业")
    assert office.asked == "制造业"
    office.say("引荐固投3亿的项目能拿多少")
    assert "不测算了" in office.say("算了")


def test_a_project_that_is_told_is_matched_at_the_place_spoken_of(office: Office) -> None:
    """Trade and size are enough, in any script; what was read is shown, and the place is not asked for where it is known."""
    said = office.say("做汽車零部件的，大概投2億，買地60畝")
    assert "行業 製造業；總投資 2億元；用地面積 60畝" in said and "說了地方就出結果" in said
    office.say("取消")
    office.say("栖梧市有什么政策")
    assert "政策服务包 · 栖梧市" in office.say("我们做轴承的，准备投1.5亿，招工120人")
    assert "其中智能装备 2000万元" in office.say("其中机器人有2000万")


def test_an_english_project_is_matched_too(office: Office) -> None:
    """The same of a sentence in English."""
    said = office.say("we plan a 30 million usd auto parts factory")
    assert "sector manufacturing" in said and "USD 30,000,000" in said and "Where does the project settle?" in said


def test_the_only_zone_held_goes_by_its_kind(office: Office) -> None:
    """高新区 needs no name before it; that of another city is another."""
    assert "政策服务包 · 栖梧高新区" in office.say("固投1.2亿，在高新区租厂房8000平，能享受哪些政策")


def test_a_rate_that_is_supposed_is_noted(office: Office) -> None:
    """Before anything is converted too."""
    office.say("外资5000万美元能拿多少")
    assert "汇率按 7.1 折算" in office.say("按7.1折算")


def test_what_is_told_beside_a_question_is_kept(office: Office) -> None:
    """工业, then 是固投, and the sum of the beginning."""
    assert "指的是什么" in office.say("5000万能奖多少")
    assert "已记下：行业 工业" in office.say("工业")
    assert "行业 工业；固定资产投资 5000万元" in office.say("是固投")
    office.say("临澜县引荐2.5亿工业项目奖多少")
    assert "30亿元" in office.say("30亿呢")
    assert "中国500强" in office.say("其中有中国500强")


def test_a_command_with_a_case_calculates_it_whatever_is_open(office: Office) -> None:
    """/calc is no answer to the question of a match."""
    office.say("/match")
    assert "106万元" in office.say("/calc 引荐固投3.2亿元的内资工业项目 栖梧")


def test_a_question_with_a_figure_is_no_report(office: Office) -> None:
    """An investor who asks is not shown the door of the staff."""
    assert "邀请码" not in office.say("新能源电池企业落户高新区，实缴资本1.5亿，给多少开办费")


def test_what_it_all_comes_to_forgets_nothing_that_was_told(office: Office) -> None:
    """能拿多少钱 after a case goes on with the whole of it, and never with a part."""
    said = office.say("固投6000万，招工120人")
    assert "固定资产投资 6000万元；新招用工人数 120人" in said
    assert office.say("能拿多少钱") == said
    assert "政策服务包" in office.say("食品厂，固投6000万，临澜县，招工120人")
    again = office.say("一共能拿多少")
    assert "政策服务包" in again and "固定资产投资 6000万元" in again


def test_what_is_ruled_out_by_words_is_told_so_at_once(office: Office) -> None:
    """Whatever the sum is: nothing is to be asked about it."""
    assert "不符合条件" in office.say("引荐光伏电站10亿 栖梧 能拿多少奖励")
    office.say("换个问题")
    assert "第七条第一款第（一）项" in office.say("我是公务员，引荐了一个3亿的工业项目到栖梧，能拿多少")


def test_a_situation_with_the_wish_to_know_what_there_is_is_matched(office: Office) -> None:
    """At its end, in Cantonese and in English."""
    assert office.say("我哋係香港食品廠，想喺棲梧投資大概港幣2億，請問有咩資助").startswith("政策服務包")
    said = office.say("We are a German bearing maker, EUR 40 million, 200 workers, in Qiwu. What support is there?")
    assert "Policy package" in said and "EUR 40,000,000" in said


def test_whoever_invests_is_shown_no_reward_of_whoever_introduces(office: Office) -> None:
    """The investor may not claim it; who does not say is shown both."""
    assert "引荐奖励" not in office.say("我们是做轴承的，固投5000万，想落在栖梧市")
    assert "引荐奖励" in office.say("/match 制造业，落在栖梧市，固投3亿元")


def test_the_guide_takes_what_its_buttons_say(office: Office) -> None:
    """In whole or in part; all other words are questions."""
    office.say("/calc")
    assert "引荐人" in office.say("引荐人") and office.asker.asked == []
    office.say("/calc")
    office.say("机场多远")
    assert office.asked == "机场多远"
