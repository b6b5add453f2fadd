"""The list of documents and the topics."""

from dataclasses import replace
from datetime import date

from bot.topics import Topic
from bot.wording_sources import say_sources, say_topic, ways_in
from rag.answer import Language
from tests.bot.sample import DAY, GUIDE, LIBRARY, REWARD

ZH = Language.SIMPLIFIED


def test_every_document_is_listed_with_what_is_known_of_it() -> None:
    """Number, place, validity, state, sample or not, text held or not."""
    draft = replace(GUIDE, draft=True, effective_from=date(2030, 1, 1))
    old = replace(REWARD, superseded_by="新办法", sample=False)
    text = say_sources((REWARD, draft, old), LIBRARY.not_held, DAY, ZH).text
    assert "收录原文 3 份，另有 1 份只知标题" in text
    assert "栖政发〔2025〕3号 · 栖梧市 · 施行 2025-01-01 至 2027-12-31 · 现行 · 试行 · 示例文本 · 有原文" in text
    assert "栖梧市 · 2030-01-01 起施行 · 尚未施行 · 征求意见稿 · 有原文" in text
    assert "已被《新办法》替代" in text
    assert "4. 《聊城市社会化招商奖励办法（试行）》\n聊城市 · 无原文" in text


def test_the_list_is_said_in_english() -> None:
    """Titles stay."""
    text = say_sources((REWARD,), LIBRARY.not_held, DAY, Language.ENGLISH).text
    assert "Documents held: 1;" in text
    assert "in force · on trial · sample text · text held" in text
    assert "《栖梧市社会化招商奖励办法（试行）》" in text


def test_topics_stand_two_a_row_and_questions_below() -> None:
    """Keys fit a button."""
    topics = [Topic(f"{number:08x}", "很长很长很长很长很长很长的主题名", REWARD) for number in range(3)]
    rows = ways_in(topics, [("0a0b0c0d", "奖励最高多少？")], ZH)
    assert [len(row) for row in rows] == [2, 1, 1, 2]
    assert rows[0][0].data == "topic:00000000"
    assert len(rows[0][0].label) == 16
    assert rows[2][0].data == "ask:0a0b0c0d"


def test_a_section_shows_its_words_up_to_a_screenful() -> None:
    """Then where they stand, then questions."""
    topic = Topic("0" * 8, "要素成本", GUIDE, ("二、要素成本",), "字" * 5000)
    reply = say_topic(topic, [("0a0b0c0d", "电价？")], ZH)
    assert len(reply.spans[1].text) == 1200
    assert "《栖梧市投资指南》二、要素成本" in reply.text
    assert reply.buttons[0][0].label == "电价？"
    assert "常问" not in say_topic(topic, [], ZH).text
