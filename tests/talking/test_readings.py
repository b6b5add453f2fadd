"""The readings of words that go on with a turn."""

import pytest

from bot.talking.follow_up import understand
from bot.talking.readings import Way
from tests.talking.turns import asked, two_places

CATALOGUE = two_places()
TITLE = "青禾市引荐奖励办法（试行）"
CAP = asked("青禾市引荐奖励最高多少", title=TITLE)
SIGNED = asked("那2022年签约的呢", title=TITLE, understood=f"《{TITLE}》2022年签约的项目，引荐奖励最高多少")


def texts(text: str, *turns: object) -> list[str]:
    """All readings, likeliest first."""
    return [one.text for one in understand(text, turns, CATALOGUE).readings]  # type: ignore[arg-type]  # turns


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("老办法呢", "《青禾市引荐奖励暂行办法》引荐奖励最高多少"),
        ("以前的呢", "《青禾市引荐奖励暂行办法》引荐奖励最高多少"),
        ("那现在的规定呢", "《青禾市引荐奖励办法（试行）》引荐奖励最高多少"),
        ("新的呢", "《青禾市引荐奖励办法（试行）》引荐奖励最高多少"),
    ],
)
def test_another_edition_is_asked_without_the_day(text: str, reading: str) -> None:
    """By the title of the edition that is meant."""
    assert texts(text, SIGNED, CAP)[0] == reading


def test_a_place_without_the_day_is_tried_too() -> None:
    """Another place may have had no rules then."""
    found = texts("柳河呢", SIGNED, CAP)
    assert "2022年" in found[0]
    assert "2022年" not in found[1]


def test_what_is_asked_may_be_said_once_more() -> None:
    """那柳河多少 exchanges the place and nothing else."""
    assert texts("那柳河最高多少", CAP)[0] == "柳河引荐奖励最高多少"


def test_two_parts_are_something_exchanged_and_what_is_asked() -> None:
    """那柳河县呢，哪些人不行."""
    assert texts("那柳河县呢，哪些人不行", CAP)[0] == "柳河县引荐奖励最高多少，哪些人不行"


def test_a_case_of_the_subject_is_said_besides() -> None:
    """第二年 is no subject of its own."""
    rent = asked("青禾市标准厂房补多少", title=TITLE)
    assert texts("第二年呢", rent)[0] == "青禾市第二年，标准厂房补多少"


def test_a_document_named_by_its_kind_is_asked_as_written() -> None:
    """What follows is only tried where that leads nowhere."""
    found = understand("激励政策什么时候到期", (CAP,), CATALOGUE).readings
    assert (found[0].text, found[0].sure) == ("激励政策什么时候到期", True)


def test_the_city_is_asked_for_by_its_name() -> None:
    """市里 alone would be answered by the place of the turn before."""
    county = asked("柳河县引荐奖励最高多少", title="柳河县引荐奖励办法")
    found = understand("市里的厂房租金又怎么补", (county,), CATALOGUE).readings[0]
    assert (found.text, found.way) == ("青禾市的厂房租金又怎么补", Way.THERE)


def test_all_that_was_said_is_one_of_the_readings() -> None:
    """Where its search finds a clause, the talk speaks for that clause; it is asked once, whichever way it came about."""
    found = understand("收钱不", (asked("青禾市代办证照吗", title=TITLE),), CATALOGUE).readings
    assert [one.text for one in found if one.whole] == ["青禾市代办证照吗，收钱不"]
    swapped = understand("柳河呢", (CAP,), CATALOGUE).readings
    assert [(one.text, one.whole) for one in swapped] == [("柳河引荐奖励最高多少", True)]


def test_words_with_a_subject_are_tried_as_they_are_however_bound() -> None:
    """那…总有数吧 may be a question of its own; 那它呢 is none."""
    about = "那青禾市去年标准厂房租金总有数吧"
    assert about in texts(about, CAP)
    assert "那它呢" not in texts("那它呢", CAP)


def test_the_title_of_a_guide_in_english_is_no_reading() -> None:
    """Its words are too common to search by."""
    guide = asked("how far is the airport", title="Investment Guide to Qinghe (2026)")
    assert not any("《" in text for text in texts("does the bus go there", guide))


@pytest.mark.parametrize("text", ["普通内资", "收钱不", "how large is it"])
def test_a_case_that_all_rules_know_need_not_be_named_by_the_clause(text: str) -> None:
    """Nor the words of who asks something."""
    assert understand(text, (CAP,), CATALOGUE).asks


@pytest.mark.parametrize("text", ["院士工作站", "蒸汽呢"])
def test_a_thing_of_its_own_is_one_that_the_clause_has_to_know(text: str) -> None:
    """Though 院士 be a degree."""
    assert not understand(text, (CAP,), CATALOGUE).asks


def test_there_are_not_too_many_readings() -> None:
    """Each is searched for, and somebody waits: what says everything once more is left out then."""
    about = understand("那高管和核心技术人员的薪酬奖励呢", (CAP,), CATALOGUE).readings
    assert len(about) <= 4
    assert len({one.text for one in about}) == len(about)


def test_something_exchanged_may_ask_something_else() -> None:
    """2000万的能拿多少, after what the least is; what is said once more is asked once."""
    least = asked("青禾市做农产品加工门槛", title=TITLE)
    assert texts("投个2000万的能拿多少", least)[0] == "青禾市2000万做农产品加工能拿多少"
    assert texts("那柳河最高多少", CAP)[0] == "柳河引荐奖励最高多少"


def test_buying_stands_in_the_place_of_renting() -> None:
    """买呢, after what is paid to those who rent."""
    rent = asked("青禾市租标准厂房怎么补", title=TITLE)
    assert texts("那买呢", rent)[0] == "青禾市买标准厂房怎么补"


def test_a_few_english_nouns_are_exchanged_though_they_end_in_a_question_mark() -> None:
    """Data centre racks? asks nothing by itself; a whole sentence does."""
    last = asked("青禾市数据中心补多少", title=TITLE)
    assert f"《{TITLE}》data centre racks" in texts("data centre racks?", last)
    assert understand("do you pay for the racks of a data centre?", (last,), CATALOGUE).asks


def test_whether_one_can_still_apply_asks_whether_a_past_document_is_in_force() -> None:
    """现在还能申请吗, of rules that have been replaced."""
    former = asked("青禾市老办法工业项目多少", title="青禾市引荐奖励暂行办法")
    assert texts("现在还能申请吗", former)[0] == "《青禾市引荐奖励暂行办法》还有效吗"
    assert texts("开始执行了没有", former)[0] == "《青禾市引荐奖励暂行办法》什么时候施行"


def test_a_question_of_its_own_after_a_refusal_is_not_asked_of_an_older_document() -> None:
    """Few words are."""
    refused = asked("青禾市员工宿舍建设有没有补贴", reason="not_in_documents")
    assert not any("《" in text for text in texts("员工食堂建设有没有补贴", refused, CAP))
    assert any("《" in text for text in texts("申请要什么材料", refused, CAP))


def test_a_part_of_what_was_asked_of_is_something_else_than_all_of_it() -> None:
    """维护费 after 设备维护费 is not the same question once more."""
    fee = asked("青禾市设备维护费给多少", title="青禾市委托办法")
    found = understand("那项目维护费呢", (fee,), CATALOGUE).readings
    assert fee.text not in [one.text for one in found if one.sure]
    assert "青禾市项目维护费给多少" in [one.text for one in found]


def test_the_city_is_named_where_it_is_only_pointed_at() -> None:
    """市里, asked in a talk about the county, would be asked of the county again."""
    county = asked("柳河县登记管多久", title="柳河县引荐奖励办法")
    assert "青禾市登记证书管多久" in texts("那市里登记证书管多久", county)
    assert "市里登记证书管多久" not in texts("那市里登记证书管多久", county)
