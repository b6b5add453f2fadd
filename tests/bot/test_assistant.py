"""The Assistant: what a person says and presses, and what comes back."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.message import Message, Role
from store.questions import Feedback
from tests.bot.sample import NOW, Bench, open_bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """An Assistant over a real database."""
    opened = open_bench(tmp_path)
    yield opened
    opened.ledger.database.close()


def test_an_answer_comes_with_quote_source_and_buttons(bench: Bench) -> None:
    """Statement, quote, document line and the four buttons of the stored question."""
    reply = bench.say("奖励最高多少？")
    assert reply.startswith("同一项目奖励最高不超过100万元。")
    assert "第八条 同一项目奖励最高不超过100万元。" in reply
    assert (
        "《栖梧市社会化招商奖励办法（试行）》（栖政发〔2025〕3号）第八条 · 施行 2025-01-01 至 2027-12-31 · 示例文本"
        in reply
    )
    assert "⚠ 《栖梧市社会化招商奖励办法（试行）》为试行文件" in reply
    for button in ("[全文|full:1]", "[有帮助|up:1]", "[没帮助|down:1]", "[问专员|human:1]"):
        assert button in reply


def test_full_text_shows_the_whole_article_with_its_document_line(bench: Bench) -> None:
    """A press on 全文 brings every item of the cited article, not only the quoted one."""
    bench.say("投一个亿能拿多少")
    reply = bench.say(press="full:1")
    assert "第七条 引荐成功的" in reply
    assert "（一）到位资金5000万元以上的" in reply
    assert "（二）到位资金1亿元以上的" in reply
    assert "第八条" not in reply
    assert "《栖梧市社会化招商奖励办法（试行）》（栖政发〔2025〕3号）第七条" in reply


def test_full_text_of_a_guide_is_the_section_under_its_heading(bench: Bench) -> None:
    """Without articles the neighbours under the same heading belong together."""
    bench.say("电价多少")
    reply = bench.say(press="full:1")
    assert "工业用电每千瓦时0.62元。\n工业用水每吨3.1元。" in reply
    assert "8640" not in reply


@pytest.mark.parametrize(
    ("press", "kind", "thanks"),
    [("up:1", Feedback.HELPFUL, "有帮助"), ("down:1", Feedback.UNHELPFUL, "没帮助")],
)
def test_feedback_is_stored_and_thanked_for(bench: Bench, press: str, kind: Feedback, thanks: str) -> None:
    """One press, one row; the ledger already knows it when the same is given again."""
    bench.say("奖励最高多少？")
    assert thanks in bench.say(press=press)
    assert not bench.ledger.give_feedback(1, 7, kind, NOW)


def test_asking_an_officer_is_recorded_and_names_whom_to_ask(bench: Bench) -> None:
    """The configured contact is named and the question waits for the staff."""
    bench.say("奖励最高多少？")
    reply = bench.say(press="human:1")
    assert "已记下" in reply
    assert "招商服务专员 0000-7654321" in reply
    assert [case.kind for case in bench.ledger.unhelpful_and_officer(NOW)] == [Feedback.ASK_OFFICER]


@pytest.mark.parametrize(
    "words",
    [
        "问专员",
        "找人工",
        "轉人工",
        "我要找人",
        "talk to a person",
        "/ask 我要找人工",
        "要人工服务。",
        "Can I speak to someone?",
    ],
)
def test_a_person_is_asked_for_in_words(bench: Bench, words: str) -> None:
    """As by the button below the last answer; nothing is searched, and the talk goes on from the question."""
    bench.say("奖励最高多少？")
    reply, asked = bench.say(words), bench.ledger.question(1)
    assert "「奖励最高多少？」" in reply.replace("“", "「").replace("”", "」").replace("獎勵", "奖励")
    assert "招商服务专员 0000-7654321" in reply.replace("務專員", "务专员").replace("招商服務", "招商服务")
    assert [case.kind for case in bench.ledger.unhelpful_and_officer(NOW)] == [Feedback.ASK_OFFICER]
    assert asked is not None and bench.ledger.question(2) is None


def test_a_person_asked_for_before_any_question_is_whom_to_call(bench: Bench) -> None:
    """And how a question gets to an officer; a question about people is still one."""
    reply = bench.say("转人工")
    assert "可以直接咨询：招商服务专员 0000-7654321" in reply and "先把问题发给我" in reply
    assert bench.ledger.question(1) is None
    bench.say("人工成本多少？")
    assert bench.ledger.question(1) is not None


def test_a_missing_place_is_asked_for_and_pressed(bench: Bench) -> None:
    """The press asks the same question again with that place; the record becomes the answer."""
    assert "[临澜县|place:1:1]" in bench.say("哪儿有奖励？")
    assert bench.say(press="place:1:1").startswith("同一项目奖励最高不超过100万元。")
    assert bench.asker.asked[-1].place == "临澜县"
    record = bench.ledger.question(1)
    assert record is not None
    assert (record.outcome, record.place, record.text) == ("answered", "临澜县", "哪儿有奖励？")
    bench.say(press="place:1:0")
    assert bench.asker.asked[-1].place == "栖梧市"


@pytest.mark.parametrize("words", ["临澜县", "临澜", " 臨瀾縣。", "临澜县的"])
def test_a_missing_place_may_also_be_typed(bench: Bench, words: str) -> None:
    """Its name alone, right after being asked, with or without 县, in either script."""
    bench.say("哪儿有奖励？")
    assert bench.say(words).startswith("同一项目奖励最高")
    assert bench.asker.asked[-1].place == "临澜县"


def test_a_typed_place_does_not_change_the_language(bench: Bench) -> None:
    """The name is Chinese, the question was English."""
    assert "Which place do you mean?" in bench.say("What reward do you pay, 哪儿?")
    assert "in force 2025-01-01" in bench.say("临澜县")


def test_a_typed_place_belongs_to_the_one_who_was_asked(bench: Bench) -> None:
    """Somebody else, or another chat: a question of its own. After another question: that one, for this place."""
    bench.say("哪儿有奖励？", chat="-1", in_group=True)
    bench.say("临澜县", chat="-1", in_group=True, person=8)
    assert bench.asker.asked[-1].text == "临澜县"
    bench.say("临澜县", chat="7")
    assert bench.asker.asked[-1].text == "临澜县"
    bench.say("奖励最高多少？", chat="-1", in_group=True)
    bench.say("临澜县", chat="-1", in_group=True)
    assert bench.asker.asked[-1].text == "临澜县奖励最高多少"


@pytest.mark.parametrize("press", ["up:1", "down:1", "human:1", "place:1:0"])
def test_buttons_belong_to_the_one_who_asked(bench: Bench, press: str) -> None:
    """In a group everybody can press; the others get a kind sentence and nothing is stored."""
    bench.say("哪儿有奖励？", chat="-1", in_group=True)
    assert "留给提问的人" in bench.say(press=press, chat="-1", in_group=True, person=8)
    assert bench.ledger.unhelpful_and_officer(NOW) == ()
    assert len(bench.asker.asked) == 1


def test_everybody_in_the_group_may_read_the_full_text(bench: Bench) -> None:
    """It is the same public document for all who saw the answer."""
    bench.say("奖励最高多少？", chat="-1", in_group=True)
    assert "第八条" in bench.say(press="full:1", chat="-1", in_group=True, person=8)


@pytest.mark.parametrize(
    "press",
    ["full:99", "up:99", "human:99", "place:99:0", "ask:00000000", "topic:00000000", "rm:1", "up:x", "full:1:2", ":"],
)
def test_a_press_on_what_is_gone_or_forged_gets_a_kind_sentence(bench: Bench, press: str) -> None:
    """Old buttons and made-up data never raise."""
    assert "记录已经不在了" in bench.say(press=press)


def test_a_press_cannot_reach_into_another_chat(bench: Bench) -> None:
    """The number of somebody else's question opens nothing."""
    bench.say("奖励最高多少？", person=9, chat="9")
    assert "记录已经不在了" in bench.say(press="full:1")
    assert "记录已经不在了" in bench.say(press="up:1")


def test_a_place_that_was_not_offered_is_refused(bench: Bench) -> None:
    """A forged option number beyond the list."""
    bench.say("哪儿有奖励？")
    assert "记录已经不在了" in bench.say(press="place:1:7")


def test_an_edited_question_keeps_its_number(bench: Bench) -> None:
    """The record of the message changes, none is added."""
    bench.say("奖励最高多少？", message_id="m")
    assert "full:1" in bench.say("电价多少？", message_id="m", edited=True)
    record = bench.ledger.question(1)
    assert record is not None
    assert record.text == "电价多少？"


def test_internal_documents_are_for_staff_alone(bench: Bench) -> None:
    """Not for investors, not in a group, not in the list."""
    assert "这个问题我答不了" in bench.say("底线多少？")
    assert "这个问题我答不了" in bench.say("底线多少？", role=Role.STAFF, chat="-1", in_group=True)
    assert bench.say("底线多少？", role=Role.STAFF).startswith("底线为20万元。")
    assert "内部谈判口径" not in bench.say("/sources")
    assert "内部谈判口径" in bench.say("/sources", role=Role.ADMIN)


def test_a_refusal_says_so_first_and_names_what_was_looked_at(bench: Bench) -> None:
    """Refusal, titles, nearest clause, whom to ask, and a way to a person."""
    reply = bench.say("有没有游泳池？").splitlines()
    assert reply[0].startswith("这个问题我答不了")
    assert reply[1] == "查看了：《栖梧市社会化招商奖励办法（试行）》"
    assert "最接近的条款" in reply[2]
    assert "可以直接咨询：招商服务专员 0000-7654321" in reply
    assert reply[-1] == "[问专员|human:1]"


def test_the_language_of_the_question_is_the_language_of_the_answer(bench: Bench) -> None:
    """English words around the quote for an English question, traditional ones for a traditional one."""
    english = bench.say("What is the cap?")
    assert "in force 2025-01-01 to 2027-12-31 · sample text" in english
    assert "[Ask an officer|human:1]" in english
    traditional = bench.say("獎勵最高多少？")
    assert "獎勵最高不超過100萬元" in traditional
    assert "第八条 同一项目奖励最高不超过100万元。" in traditional, "quotes stay as the document has them"
    assert "示例文本" in traditional
    assert "[有幫助|up:2]" in traditional


def test_a_chosen_language_is_remembered_and_wins(bench: Bench) -> None:
    """/lang by word or by button; later questions are answered in it whatever they are written in."""
    assert "[English|lang:en]" in bench.say("/lang")
    assert "English" in bench.say(press="lang:en")
    assert "in force 2025-01-01" in bench.say("奖励最高多少？")
    assert bench.asker.asked[-1].language == "en"
    assert "繁體" in bench.say("/lang tw")
    assert "[有幫助|" in bench.say("What is the cap?")
    assert "lang:zh" in bench.say("/lang klingon")


def test_without_words_the_chat_s_report_of_the_language_counts(bench: Bench) -> None:
    """/start of somebody whose Telegram is English."""
    assert "I am Yinfeng" in bench.say("/start", language_code="en-GB")
    assert "您好" in bench.say("/start", language_code="zh-hans")
    assert "個人信息說明" in bench.say("/start", language_code="zh-hant")
    assert "您好" in bench.say("/start")


def test_start_tells_what_is_kept_and_how_to_delete_it(bench: Bench) -> None:
    """The notice on personal data, then topics and questions as buttons."""
    reply = bench.say("/start")
    for words in ("账号编号", "提问", "/forget"):
        assert words in reply
    assert "[社会化招商奖励办法|topic:" in reply
    assert "[要素成本|topic:" in reply
    assert "[引荐奖励最高多少？|ask:" in reply


def test_a_topic_opens_and_offers_questions_it_answers(bench: Bench) -> None:
    """From the first screen to an answer without typing."""
    topic = _data_of(bench.say("/start"), "要素成本")
    opened = bench.say(press=topic)
    assert "工业用电每千瓦时0.62元。" in opened
    question = _data_of(opened, "工业用电多少钱一度？")
    assert bench.say(press=question).startswith("工业用电每千瓦时0.62元。")


def test_an_offered_question_is_noted_like_a_typed_one(bench: Bench) -> None:
    """Pressing a button asks, answers and stores."""
    bench.say(press=_data_of(bench.say("/help"), "引荐奖励最高多少？"))
    record = bench.ledger.question(1)
    assert record is not None
    assert record.text == "引荐奖励最高多少？"


def test_what_several_people_asked_is_offered_first(bench: Bench) -> None:
    """One person's words stay with that person; two people's may be shown to a third, within the minute."""
    bench.say("最高能拿到多少呀", person=1, chat="1")
    assert "最高能拿到多少呀" not in bench.say("/start")
    bench.say("最高能拿到多少呀", person=2, chat="2")
    assert "[最高能拿到多少呀|ask:" in bench.say("/start", after=timedelta(minutes=1))


def test_personal_words_are_never_offered_to_others(bench: Bench) -> None:
    """A number that may be a telephone's keeps a question off the buttons."""
    for person in (1, 2):
        bench.say("最高多少，请回电13800138000", person=person, chat=str(person))
    assert "13800138000" not in bench.say("/start")


def test_forgetting_takes_a_confirming_press(bench: Bench) -> None:
    """/forget asks, 不删了 keeps, 确认删除 deletes one's own rows and nobody else's."""
    bench.say("奖励最高多少？")
    bench.say("奖励最高多少？", person=8, chat="8")
    asked = bench.say("/forget")
    assert "forget:yes" in asked
    assert "没有删除" in bench.say(press="forget:no")
    assert bench.ledger.question(1) is not None
    assert "已经删除" in bench.say(press="forget:yes")
    assert bench.ledger.question(1) is None
    assert bench.ledger.question(2) is not None


def test_a_copy_of_ones_own_data_is_for_oneself(bench: Bench) -> None:
    """/export gives a file in private, and in a group says where to ask; nobody else's words are in it."""
    bench.say("奖励最高多少？")
    bench.say("一个亿奖励多少？", person=8, chat="8")
    assert "私聊" in bench.say("/export", in_group=True, chat="-5")
    reply = bench.assistant.handle(Message("7", 7, "m", "/export", NOW))
    assert reply is not None
    data = json.loads(reply.attachments[0].data)
    assert [row["text"] for row in data["questions"]] == ["奖励最高多少？"]
    assert data["person_id"] == 7


@pytest.mark.parametrize("text", ["", "   ", "/ask", "/ask   ", "/ask@Bot", "\u200b\u200f", "\ud800"])
def test_no_words_get_a_way_in(bench: Bench, text: str) -> None:
    """A bare mention, /ask with nothing, invisible marks, half a character."""
    reply = bench.say(text)
    assert reply.startswith("没有看到问题")
    assert "|topic:" in reply
    assert bench.asker.asked == bench.asker.asked[:0] or all(one.text for one in bench.asker.asked)


def test_an_unknown_command_is_told_the_known_ones(bench: Bench) -> None:
    """Not taken for a question."""
    assert "没有 /reward 这个命令" in bench.say("/reward now")


@pytest.mark.parametrize(
    "text",
    [
        "奖" * 10_000,
        "😀🎉👍🏽",
        "\u202e多少\u202c 奖励\u200f",
        "'; DROP TABLE questions; --",
        "<b>奖励</b><script>alert(1)</script> &amp; {0} {place}",
        "a\x00b\ud83d",
        "٣٫٢ مليار",
    ],
)
def test_odd_questions_get_a_reply_and_are_kept_whole(bench: Bench, text: str) -> None:
    """Nothing raises, nothing is executed, and the ledger still works afterwards."""
    assert bench.say(text)
    assert bench.say("奖励最高多少？").startswith("同一项目")


def test_a_store_out_of_reach_keeps_nobody_from_an_answer(bench: Bench) -> None:
    """With the file gone for writing the answer comes without buttons, as none of them could work."""
    bench.say("奖励最高多少？")
    _break(bench)
    reply = bench.say("奖励最高多少？")
    assert reply.startswith("同一项目奖励最高不超过100万元。")
    assert "[" not in reply.splitlines()[-1]


def _break(bench: Bench) -> None:
    """Make the database read-only at the file system's own level: even root cannot write a broken file."""
    path = Path(bench.ledger.database.where)
    bench.ledger.database.close()
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    path.write_bytes(b"this is no database, " * 100)


def _data_of(reply: str, label: str) -> str:
    """The data of the button with that label."""
    line = next(line for line in reply.splitlines() if line.startswith(f"[{label}|"))
    return line.removeprefix(f"[{label}|").removesuffix("]")
