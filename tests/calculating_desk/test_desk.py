"""The desk over the shipped rules and a real database: talks, presses, numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.calculating.desk import CalculatingDesk
from bot.calculating.paper import PDF, Paper, Printers
from bot.intent_calculating import Calculate, CalculatingPress, EnterRate, ListRates, MatchPolicies, read_press
from bot.message import Message, Reply, Role
from policies.provision import Library
from rag.answer import Language
from store.calculations import Calculations
from store.reporting.periods import SHANGHAI
from tests.calculating_desk.rules import TOLD, library
from tests.databases import fresh_database

_NOON = datetime(2026, 8, 3, 12, tzinfo=SHANGHAI)
_NUMBER = re.compile(r"JS[0-9a-f]{10}")


def _print(paper: Paper) -> bytes:
    return paper.title.encode()


@dataclass
class _Talker:
    """Somebody who talks to the desk, a minute a message."""

    desk: CalculatingDesk
    person: int = 7
    role: Role = Role.INVESTOR
    language: Language = Language.SIMPLIFIED
    now: datetime = _NOON
    buttons: dict[str, str] = field(default_factory=dict)

    def _message(self, text: str = "") -> Message:
        self.now += timedelta(minutes=1)
        return Message(str(self.person), self.person, f"m{self.now}", text, self.now, self.role)

    def say(self, text: str) -> str:
        """The reply to words; "" where the desk has none."""
        return self._seen(self.desk.hear(self._message(text), text, self.language))

    def command(self, intent: Calculate | MatchPolicies | EnterRate | ListRates) -> str:
        """The reply to a command."""
        return self._seen(self.desk.command(self._message("/"), intent, self.language))

    def tap(self, label: str) -> str:
        """The reply to a button."""
        return self._seen(self.desk.press(self._message(), self.press(label), self.language))

    def press(self, label: str) -> CalculatingPress:
        """The press that a button sends."""
        pressed = read_press(self.buttons[label].removeprefix("calc:"))
        assert pressed is not None
        return pressed

    def _seen(self, reply: Reply | None) -> str:
        if reply is None:
            return ""
        self.buttons = {button.label: button.data for row in reply.buttons for button in row} or self.buttons
        assert all(len(data.encode()) <= 64 for data in self.buttons.values())
        return "\n".join([reply.text, *(f"{file.name} {file.media_type}" for file in reply.attachments)])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CalculatingDesk]:
    """Over the shipped documents."""
    database = fresh_database(tmp_path / "a.sqlite3")
    yield CalculatingDesk(library(), database, Printers(_print, _print))
    database.close()


def test_words_become_an_amount(desk: CalculatingDesk) -> None:
    """With its steps; other words are not the desk's."""
    talker = _Talker(desk)
    assert "1亿元 × 4‰ + (3.2亿元 − 1亿元) × 3‰ = 106万元" in talker.say(TOLD)
    assert talker.say("奖励什么时候发") == ""


def test_what_was_asked_outlives_a_restart(desk: CalculatingDesk) -> None:
    """The talk is in the store, not in the process."""
    _Talker(desk).say(TOLD)
    again = _Talker(CalculatingDesk(library(), desk.database), now=_NOON + timedelta(hours=1))
    assert "可得 106万元" in again.say("都不是")


def test_a_day_later_the_talk_is_over(desk: CalculatingDesk) -> None:
    """Words then mean what they say by themselves."""
    _Talker(desk).say(TOLD)
    assert _Talker(desk, now=_NOON + timedelta(days=2)).say("都不是") == ""


def test_each_person_has_a_talk_of_their_own(desk: CalculatingDesk) -> None:
    """A button of another talk is gone."""
    mine, other = _Talker(desk), _Talker(desk, person=8)
    mine.say(TOLD)
    other.say(TOLD)
    other.buttons = mine.buttons
    assert "不在了" in other.tap("都不是")
    mine.say("在栖梧市引荐固投5亿的内资工业项目能拿多少")
    assert "不在了" in other.tap("都不是")


def test_pressing_twice_is_the_same_as_once(desk: CalculatingDesk) -> None:
    """A choice is set, not toggled."""
    talker = _Talker(desk)
    talker.say(TOLD)
    buttons = dict(talker.buttons)
    first = talker.tap("都不是")
    talker.buttons = buttons
    assert talker.tap("都不是") == first


def test_a_number_repeats_the_calculation_for_anybody(desk: CalculatingDesk) -> None:
    """To the byte; and kept once for each who made it."""
    number = _NUMBER.search(_Talker(desk).say(TOLD))
    assert number is not None
    seen = _Talker(desk, person=8).command(Calculate(f"{number[0]} 再看"))
    assert "逐字节相同" in seen
    assert number[0] in seen
    assert {one.person_id for one in Calculations(desk.database).all()} == {7}


def test_a_number_whose_rules_have_changed_shows_both(desk: CalculatingDesk) -> None:
    """The result of then, and that of now."""
    number = _NUMBER.search(_Talker(desk).say(TOLD))
    assert number is not None
    changed = tuple((name, text and text.replace("version: 1", "version: 2")) for name, text in library().rule_files)
    later = CalculatingDesk(Library(library().policies, rule_files=changed), desk.database)
    seen = _Talker(later).command(Calculate(number[0]))
    assert "规则有变化" in seen
    assert "规则第1版" in seen
    assert "规则第2版" in seen


def test_a_number_whose_rules_are_gone_shows_what_was(desk: CalculatingDesk) -> None:
    """It cannot be made again."""
    number = _NUMBER.search(_Talker(desk).say(TOLD))
    bare = CalculatingDesk(Library(library().policies), desk.database)
    assert number is not None
    assert "不能重算" in _Talker(bare).command(Calculate(number[0]))


def test_a_card_becomes_a_file(desk: CalculatingDesk) -> None:
    """Named by its number."""
    talker = _Talker(desk)
    number = _NUMBER.search(talker.say(TOLD))
    assert number is not None
    assert f"{number[0]}.pdf {PDF}" in talker.tap("PDF")


def test_rates_are_used_once_entered(desk: CalculatingDesk) -> None:
    """For exactly their day."""
    admin, asker = _Talker(desk, person=14, role=Role.ADMIN), _Talker(desk)
    assert "已录入" in admin.command(EnterRate("USD 2026-03-02 7.2 公告"))
    assert "7.2" in asker.command(ListRates())
    assert "43.2万元" in asker.say("在栖梧市引荐外资1000万美元的项目，2026-03-02到账，能拿多少")
    assert "缺 2026-03-03" in asker.say("在栖梧市引荐外资1000万美元的项目，2026-03-03到账，能拿多少")


def test_a_profile_is_matched_and_a_programme_opened(desk: CalculatingDesk) -> None:
    """And back again."""
    talker = _Talker(desk)
    assert "政策服务包 · 栖梧市" in talker.command(MatchPolicies("制造业，落在栖梧市，固投3亿元"))
    assert "测算" in talker.tap("1")
    assert "政策服务包" in talker.tap("回到服务包")
    assert "匹配政策（1/" in talker.say("帮我匹配政策")


def test_without_rules_nothing_is_calculated(desk: CalculatingDesk) -> None:
    """And the documents answer."""
    bare = CalculatingDesk(Library(library().policies), desk.database)
    assert _Talker(bare).say(TOLD) == ""
    assert "没有可以计算的规则" in _Talker(bare).command(Calculate())
    assert "没有可以计算的规则" in _Talker(bare).command(MatchPolicies())


def test_words_behind_a_bare_figure_are_those_that_began(desk: CalculatingDesk) -> None:
    """So that 65% is answered in the language of the question."""
    talker = _Talker(desk)
    talker.say(TOLD)
    message = Message("7", 7, "m", "65%", talker.now)
    assert desk.words_behind(message, "65%") == TOLD
    assert desk.words_behind(message, "hello") == "hello"


def test_a_number_of_an_edition_that_has_ended_says_so(desk: CalculatingDesk) -> None:
    """What is told after it goes by the law of today: nothing is counted by rules that are gone."""
    number = _NUMBER.search(_Talker(desk).say(TOLD))
    assert number is not None
    later = _Talker(desk, person=8, now=datetime(2028, 8, 4, 12, tzinfo=SHANGHAI))
    seen = later.command(Calculate(number[0]))
    assert "逐字节相同" in seen
    assert "已于 2027-12-31 失效" in seen and "不是现行标准" in seen
    assert "已经失效，不能作为现行标准计算" in later.say("如果5亿呢")


def test_a_number_of_the_edition_in_force_says_nothing_more(desk: CalculatingDesk) -> None:
    """It is the law."""
    number = _NUMBER.search(_Talker(desk).say(TOLD))
    assert number is not None
    assert "不是现行标准" not in _Talker(desk, person=8).command(Calculate(number[0]))


def test_a_day_that_no_calendar_has_is_asked_for(desk: CalculatingDesk) -> None:
    """Nothing is calculated by the law of today meanwhile."""
    talker = _Talker(desk)
    asked = talker.say("我在栖梧市引荐固定资产3亿的内资工业项目，2023年2月29日签约，能拿多少")
    assert "没有这一天" in asked and "可得" not in asked
    assert "暂行办法" in talker.say("2023年2月28日")


def test_a_number_whose_rate_was_corrected_since_says_so(desk: CalculatingDesk) -> None:
    """The kept result stays as it was; nobody takes it for today's."""
    admin, asker = _Talker(desk, person=14, role=Role.ADMIN), _Talker(desk)
    admin.command(EnterRate("USD 2026-03-02 7.9 公告"))
    number = _NUMBER.search(asker.say("在栖梧市引荐外资1000万美元的项目，2026-03-02到账，能拿多少"))
    assert number is not None
    assert "后来更正过" not in asker.command(Calculate(number[0]))
    admin.command(EnterRate("USD 2026-03-02 7.1 公告更正"))
    seen = asker.command(Calculate(number[0]))
    assert "后来更正过（2026-03-02 USD：当时 7.9，现在 7.1）" in seen and "逐字节相同" in seen


@pytest.mark.parametrize("words", ["改成两三亿", "再加2亿呢", "如果接近5亿呢", "追加2亿呢"])
def test_a_change_that_names_no_one_sum_is_asked_for(desk: CalculatingDesk, words: str) -> None:
    """What is added is not what it comes to; nothing is calculated with either."""
    talker = _Talker(desk)
    talker.say(TOLD)
    asked = talker.say(words)
    assert "不是一个准确的数" in asked and "可得" not in asked
    assert "3.5亿元" in talker.say("3.5亿")


def test_a_rent_by_the_month_is_asked_for_again_wherever_it_is_told(desk: CalculatingDesk) -> None:
    """In the case, as the answer, as a change."""
    talker = _Talker(desk)
    case = "栖梧市企业租厂房5000平，{}，租期6年，能补多少"
    assert "不是一年的数" in talker.say(case.format("每月租金10万"))
    assert "不是一年的数" in talker.say("每月10万")
    assert "年租金 120万元" in talker.say("120万")
    assert "不是一年的数" in talker.say("如果月租20万呢")


def test_a_share_of_more_than_all_is_no_matter_of_units(desk: CalculatingDesk) -> None:
    """165% is asked for again as a share."""
    seen = _Talker(desk).say("我在栖梧市引荐固投3亿元的内资工业项目，市外资金占比165%，能拿多少")
    assert "比例不能超过100%" in seen and "亿元还是" not in seen


@pytest.mark.parametrize(
    "begun", [TOLD, "在栖梧市引荐固投3.2亿元的内资项目能拿多少", "在栖梧市引荐一个2.5亿的项目能拿多少"]
)
def test_a_project_told_where_something_is_open_belongs_to_the_talk(desk: CalculatingDesk, begun: str) -> None:
    """Its place and role are kept."""
    talker = _Talker(desk)
    talker.say(begun)
    seen = talker.say("我们是做轴承加工的，固投2亿")
    assert "测算 · 内资工业项目引荐奖励 · 栖梧市" in seen and "2亿元 × 4‰" not in seen
    assert "70万元 至 105万元" in seen


def test_a_project_told_with_the_wish_to_know_what_there_is_is_matched(desk: CalculatingDesk) -> None:
    """Whatever is open."""
    talker = _Talker(desk)
    talker.say(TOLD)
    assert "匹配政策" in talker.say("我们是做轴承加工的，固投2亿，有什么政策")


@pytest.mark.parametrize("words", ["改成3亿", "如果是3亿呢"])
def test_a_change_behind_the_command_is_of_what_is_under_way(desk: CalculatingDesk, words: str) -> None:
    """As it is without the command."""
    talker = _Talker(desk)
    talker.say(TOLD)
    assert "100万元 至 150万元" in talker.command(Calculate(words))


def test_below_the_bound_of_the_ordinary_case_the_range_begins_with_nothing(desk: CalculatingDesk) -> None:
    """Only those of a rank get anything below 1亿元; once they are told to be none, nothing is due."""
    talker = _Talker(desk)
    assert "可得 0元 至 36万元" in talker.say("引荐固投6000万的工业项目，落在栖梧市区，能拿多少")
    assert "没有这项奖补" in talker.tap("都不是")


def test_a_programme_that_ordinarily_pays_nothing_is_not_the_higher_one(desk: CalculatingDesk) -> None:
    """Nobody is sent to its office."""
    seen = _Talker(desk).say("引荐一个食品厂到临澜，固投6000万，能拿多少")
    assert "内资工业项目引荐奖励（栖梧市）：0元 至 36万元" in seen
    assert "为高" not in seen or "「临澜县 工业项目引荐奖励」为高" in seen
