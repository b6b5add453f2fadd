"""The talk: the place it is about, and what 换成临澜 and 这个办法 mean in it."""

from datetime import UTC, datetime

import pytest

from bot.talk import Talk, place_alone, with_document
from policies.provision import Library, Policy
from rag.catalogue import Catalogue
from store.questions import QuestionRecord

CATALOGUE = Catalogue(
    Library(tuple(Policy(name, f"{name}.md", f"{name}办法", (), place=name) for name in ("青禾市", "柳河县")))
)


def asked(text: str, place: str = "", title: str = "") -> QuestionRecord:
    """A question that was asked before."""
    cited = ({"title": title},) if title else ()
    return QuestionRecord(7, "7", "m", datetime(2026, 8, 3, tzinfo=UTC), text, "answered", place, citations=cited)


@pytest.mark.parametrize(
    ("records", "place"),
    [
        ((), ""),
        ((asked("最高多少"),), ""),
        ((asked("最高多少", "柳河县"),), "柳河县"),
        ((asked("公示几天"), asked("青禾市最高多少")), "青禾市"),
        ((asked("柳河最高多少"), asked("公示几天", "青禾市")), "柳河县"),
        ((asked("青禾市和柳河县哪个多"), asked("公示几天", "青禾市")), ""),
    ],
)
def test_the_place_chosen_or_named_last_counts(records: tuple[QuestionRecord, ...], place: str) -> None:
    """By button or in words; two at once are none."""
    assert Talk(records).place(CATALOGUE) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("柳河", "柳河县"),
        ("柳河县。", "柳河县"),
        ("换成柳河", "柳河县"),
        ("那柳河呢", "柳河县"),
        ("我问的是青禾市的", "青禾市"),
        ("如果是柳河的话", "柳河县"),
        ("what about Liuhe?", "柳河县"),
        ("and in Liuhe County?", "柳河县"),
        ("青禾市里", "青禾市"),
        ("柳河县本级的", "柳河县"),
        ("柳河最高多少", ""),
        ("青禾和柳河", ""),
        ("换成天南", ""),
        ("", ""),
    ],
)
def test_words_that_only_name_a_place(text: str, place: str) -> None:
    """With what people put around it; any other word makes a question of them."""
    assert place_alone(text, CATALOGUE) == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这个办法什么时候到期", "《青禾市办法》什么时候到期"),
        ("该政策谁解释", "《青禾市办法》谁解释"),
        ("整份文件谁解释", "《青禾市办法》谁解释"),
        ("明年还有效吗", "《青禾市办法》明年还有效吗"),
        ("什么时候到期？", "《青禾市办法》什么时候到期？"),
        ("标准厂房怎么补贴", "标准厂房怎么补贴"),
        ("《柳河县办法》这个办法还有效吗", "《柳河县办法》这个办法还有效吗"),
    ],
)
def test_this_document_is_the_one_the_last_answer_is_from(text: str, told: str) -> None:
    """Also where only its validity is asked for."""
    assert with_document(text, Talk((asked("最高多少", title="青禾市办法"),)).title()) == told


def test_without_an_answer_before_words_stay_as_they_are() -> None:
    """Nothing is made up."""
    assert with_document("这个办法什么时候到期", Talk((asked("最高多少"),)).title()) == "这个办法什么时候到期"
