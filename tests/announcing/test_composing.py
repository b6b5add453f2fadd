"""Drafting: words, files, times, and what is wrong with them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.letters import Post, from_body
from bot.message import FileNotFetched, IncomingFile
from tests.announcing.hall import Hall, announce, draft
from tests.store_announcing.bureau import COORDINATOR, GROUP, SECOND, STAFF

PICTURE = IncomingFile("", 20_000, lambda: b"png", ref="AgAC", is_picture=True)
DOCUMENT = IncomingFile("通知.pdf", 30_000, lambda: b"pdf", ref="BQAC")


def test_the_words_are_asked_for_where_none_came(hall: Hall) -> None:
    """And taken as they are, commands apart."""
    assert "请直接写公告的正文" in hall.say("/announce").text
    assert "公告1号 · 草稿" in hall.say("请各单位\n周五前报送。").text
    assert "公告2号" in hall.say("/announce 第二个").text
    assert "没有看到问题" in hall.say(" ").text  # nothing is asked for any more


def test_words_that_are_not_asked_for_any_more_are_no_announcement(hall: Hall) -> None:
    """Half an hour later, or forwarded, or after going back."""
    hall.say("/announce")
    hall.now += timedelta(minutes=31)
    assert "公告" not in hall.say("标准厂房最高补贴多少").text
    hall.say("/announce 一个")
    hall.press("英文")
    hall.press("返回")
    assert "公告1号" not in hall.say("标准厂房最高补贴多少").text


def test_five_thousand_characters_are_refused_with_their_number(hall: Hall) -> None:
    """Nothing is cut off, nothing is kept; what was asked for may be written once more."""
    reply = hall.say("/announce " + "字" * 5000)
    assert "5000字，太长了" in reply.text and "3900" in reply.text
    assert hall.bureau.announcements.newest() == ()
    hall.say("/announce 短的")
    hall.press("正文")
    assert "太长了" in hall.say("字" * 5000).text
    assert "改好的" in hall.say("改好的").text


def test_markup_is_shown_as_it_is_written(hall: Hall) -> None:
    """Broken HTML is a person's own words and reaches every chat unread."""
    words = "<b>注意 <script> & </i> a < b *x* _y_ [z](u)"
    announce(hall, words)
    hall.run()
    assert hall.texts(GROUP) == [words]


def test_a_picture_goes_with_its_words_by_the_services_own_name(hall: Hall) -> None:
    """No bytes are kept; the words are a caption."""
    hall.say("/announce 看图", file=PICTURE)
    hall.press("发给谁")
    hall.press("单位")
    hall.press("冠县招商办（示例）")
    hall.press("选好了")
    hall.press("时间")
    hall.press("马上发")
    assert hall.press("预览").text.startswith("—— 以上是发出去的样子")
    hall.deliver()
    shown = hall.service.log[-1][1]
    assert isinstance(shown, Post) and (shown.ref, shown.reply.text) == ("AgAC", "看图")
    hall.press("提交")
    hall.tick()
    (send,) = hall.bureau.outbox.by_key("ann:1:")
    letter = from_body(send.body)
    assert isinstance(letter, Post) and (letter.ref, letter.is_picture, letter.reply.text) == ("AgAC", True, "看图")
    assert hall.bureau.outbox.by_key("ann:1:")[0].file is None


def test_a_file_may_come_before_its_words(hall: Hall) -> None:
    """Alone with /announce, or when it is asked for."""
    assert "还没有正文" in hall.say("/announce", file=DOCUMENT).text
    hall.press("正文")
    assert "附文件：通知.pdf" in hall.say("见附件").text
    hall.press("图片或文件")
    assert "请发一个图片或文件" in hall.say("什么文件").text
    assert "附图片" in hall.say("", file=PICTURE).text
    hall.press("图片或文件")
    assert "附图片" not in hall.say("不要").text


def test_a_table_that_was_asked_for_is_no_import(hall: Hall) -> None:
    """It goes with the announcement."""
    hall.say("/announce 看表")
    hall.press("图片或文件")
    table = IncomingFile("名单.xlsx", 9_000, lambda: b"xlsx", ref="BQAD")
    assert "附文件：名单.xlsx" in hall.say("", file=table).text


def test_a_file_of_sixty_megabytes_is_refused(hall: Hall) -> None:
    """Before anything is fetched."""

    def fetch() -> bytes:
        raise AssertionError("not to be fetched")

    large = IncomingFile("录像.mp4", 60_000_000, fetch, ref="BQAE")
    assert "超过50 MB" in hall.say("/announce 看录像", file=large).text
    hall.say("/announce 看录像")
    hall.press("图片或文件")
    assert "超过50 MB" in hall.say("", file=large).text
    assert hall.bureau.announcements.newest()[0].content.material is None


def test_with_a_file_the_words_are_shorter(hall: Hall) -> None:
    """A caption holds a quarter of a message."""
    hall.say("/announce " + "字" * 1000)
    hall.press("图片或文件")
    assert "1000字，太长了：带图片或文件时" in hall.say("", file=PICTURE).text


def test_without_a_service_that_keeps_it_the_bytes_are_kept(hall: Hall) -> None:
    """At a terminal: up to five megabytes; a file that cannot be had is refused."""
    assert "附文件" in hall.say("/announce 一", file=IncomingFile("a.pdf", 3, lambda: b"pdf")).text
    assert hall.press("预览").attachments[0].data == b"pdf"
    large = IncomingFile("a.pdf", 9_000_000, lambda: b"")
    assert "最多5 MB" in hall.say("/announce 二", file=large).text

    def fetch() -> bytes:
        raise FileNotFetched

    assert "最多5 MB" in hall.say("/announce 三", file=IncomingFile("a.png", 3, fetch)).text


@pytest.mark.parametrize("when", ["8月1日9:00", "今天9:59", "2020-01-01 10:00"])
def test_a_time_in_the_past_is_refused(hall: Hall, when: str) -> None:
    """Nothing is changed, and another may be written at once."""
    hall.say("/announce 一个")
    hall.press("时间")
    assert "时间已经过去了" in hall.say(when).text
    assert "每周五 16:00" in hall.say("每周五16:00").text


def test_words_that_name_no_time_are_asked_for_again(hall: Hall) -> None:
    """With examples."""
    hall.say("/announce 一个")
    hall.press("时间")
    assert "没有看懂时间" in hall.say("尽快吧").text
    hall.press("有效期")
    assert "没有看懂时间" in hall.say("尽快吧").text
    assert "时间已经过去了" in hall.say("7月1日").text
    assert "有效到：8月20日（周四）18:00" in hall.say("8月20日18:00").text
    hall.press("有效期")
    assert "有效到" not in hall.say("不要").text


def test_quiet_hours_are_said_before_it_is_submitted(hall: Hall) -> None:
    """To when it is put off."""
    hall.say("/announce 一个")
    hall.press("时间")
    assert "顺延到8月10日（周一）08:00" in hall.say("8月8日10:00").text


def test_the_preview_shows_it_as_it_will_look_and_who_gets_it(hall: Hall) -> None:
    """Both languages, the count of this moment, the buttons of receivers."""
    hall.say("/announce 正文")
    hall.press("英文")
    hall.say("The words")
    hall.press("发给谁")
    hall.press("按身份（私聊）")
    hall.press("全体工作人员")
    hall.press("其他类别")
    hall.press("单位")
    hall.press("冠县招商办（示例）")
    hall.press("选好了")
    hall.press("已阅：不要")
    reply = hall.press("预览")
    assert reply.text.startswith("正文\n\nThe words\n—— 以上是发出去的样子")
    assert "4个会话（1个群，3人私聊）" in reply.text
    assert [button.label for row in reply.buttons for button in row] == ["已阅 · Read", "提交", "返回"]


def test_an_audience_of_nobody_is_refused(hall: Hall) -> None:
    """None chosen, or nobody reached."""
    hall.say("/announce 一个")
    hall.press("时间")
    hall.press("马上发")
    hall.press("预览")
    assert "还没有选发给谁" in hall.press("提交").text
    hall.press("发给谁")
    hall.press("订阅了主题的")
    hall.press("订阅「活动」的")
    hall.press("选好了")
    hall.press("预览")
    assert "一个会话也发不到" in hall.press("提交").text


def test_only_coordinators_announce_and_only_in_private(hall: Hall) -> None:
    """Staff are told so; in a group they are asked to come."""
    assert "不对您的身份开放" in hall.say("/announce 一个", STAFF).text
    assert "私聊" in hall.say("/announce 一个", in_group=True, chat_id=str(GROUP)).text
    assert hall.bureau.announcements.newest() == ()


def test_all_are_listed_and_opened(hall: Hall) -> None:
    """The newest first; a number that is none says so."""
    assert "还没有公告" in hall.say("/announcements").text
    draft(hall)
    hall.say("/announce 第二个")
    assert hall.say("/announcements", SECOND).text.startswith("公告\n2号 · 草稿 · 第二个")
    assert "冠县招商办" in hall.press("1号", SECOND).text
    assert "没有这个公告" in hall.say("", COORDINATOR, press="an:77").text
    assert "没有这个公告" in hall.say("", COORDINATOR, press="an-write:77:0").text
    assert "没有这个公告" in hall.say("", COORDINATOR, press="an-look:77").text
    assert "没有这个公告" in hall.say("", COORDINATOR, press="an-write:1:9").text
    assert "没有这个公告" in hall.say("", COORDINATOR, press="an-ack:77").text


def test_to_cancel_is_no_announcement(hall: Hall) -> None:
    """Neither a draft that says 取消, nor new words for what is live."""
    hall.say("/announce")
    assert "还没有公告" in hall.say("取消").text
    announce(hall)
    hall.run()
    hall.say("", press="an-write:1:0")
    assert "请周五前报送材料" in hall.say("算了").text
    assert "各处都改" not in hall.say("别的话").text


def test_words_after_a_refusal_do_not_go_everywhere(hall: Hall) -> None:
    """What was too long for a live one is forgotten: the next words are meant for somebody else."""
    announce(hall)
    hall.run()
    hall.say("", press="an-write:1:0")
    assert "太长了" in hall.say("字" * 5000).text
    assert "各处都改" not in hall.say("冠县哪些项目卡住了").text


def test_an_english_twin_does_not_turn_the_talk_to_english(hall: Hall) -> None:
    """The words are those of the announcement, not of who writes them."""
    hall.say("/announce 请报材料")
    hall.press("英文")
    assert "草稿" in hall.say("Please send the material by Friday.").text


def _album(*texts: str) -> list[tuple[str, IncomingFile]]:
    """Pictures that were sent together, each with a message of its own."""
    return [(text, replace(PICTURE, ref=f"AgAC{number}", album="13868127401")) for number, text in enumerate(texts)]


def test_an_album_is_not_half_taken(hall: Hall) -> None:
    """It is said once, above the draft; a picture alone that follows is taken."""
    first, *others = [hall.say(text, file=file) for text, file in _album("/announce 看图", "", "")]
    assert "一组图片（相册）" in first.text and "一张也没有收" in first.text and "公告1号 · 草稿" in first.text
    assert [reply.spans for reply in others] == [(), ()]
    one = hall.bureau.announcements.get(1)
    assert one is not None and (one.content.zh, one.content.material) == ("看图", None)
    assert "附图片" in hall.say("", file=PICTURE).text
    assert "没有看到问题" in hall.say("", file=PICTURE).text  # nothing is asked for any more


@pytest.mark.parametrize("asked", ["/announce", "图片或文件", "正文"])
def test_an_album_instead_of_what_was_asked_for_leaves_it_asked_for(hall: Hall, asked: str) -> None:
    """One answer for all its pictures; the words that stand stay."""
    if not asked.startswith("/"):
        hall.say("/announce 看图")
    hall.say(asked) if asked.startswith("/") else hall.press(asked)
    replies = [hall.say(text, file=file) for text, file in _album("", "", "")]
    assert ["相册" in reply.text for reply in replies] == [True, False, False]
    assert all("看图" in one.content.zh for one in hall.bureau.announcements.newest())
    assert "附图片" in hall.say("看图2", file=PICTURE).text


def test_an_offer_to_send_a_file_stands_for_a_short_while(hall: Hall) -> None:
    """And words are no file: they are heard as ever."""
    for text, file in _album("/announce 看图", ""):
        hall.say(text, file=file)
    assert "公告" not in hall.say("标准厂房最高补贴多少").text
    hall.now += timedelta(minutes=6)
    assert "公告1号" not in hall.say("", file=PICTURE).text
