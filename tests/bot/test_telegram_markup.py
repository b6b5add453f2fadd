"""Replies as Telegram's HTML; read back by the same rules that Telegram reads with."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.message import Button, Reply, Span, SpanKind
from bot.telegram_markup import to_html, to_keyboard, to_plain
from tests.journeys.telegram_text import read_text

spans = st.builds(
    Span, st.sampled_from(SpanKind), st.text(alphabet=st.sampled_from("<>&\"'/b a;#60奖励🏭\n\ud83d"), max_size=30)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(spans, min_size=1, max_size=5))
def test_telegram_reads_back_the_words(blocks: list[Span]) -> None:
    """Whatever signs a text holds, the markup is accepted and shows that text."""
    reply = Reply((Span(SpanKind.PLAIN, "始"), *blocks))
    assert read_text(to_html(reply), "HTML").text == to_plain(reply).strip()


def test_each_kind_has_its_setting() -> None:
    """Bold, quoted, italic; plain text has none."""
    reply = Reply(tuple(Span(kind, "文") for kind in SpanKind))
    assert to_html(reply) == "文\n<b>文</b>\n<blockquote>文</blockquote>\n<i>文</i>"


def test_no_keyboard_without_buttons() -> None:
    """Telegram then shows none, and an edit takes the old one away."""
    assert to_keyboard(()) is None


def test_buttons_keep_their_rows_and_data() -> None:
    """As the reply says."""
    keyboard = to_keyboard(
        ((Button("全文", "full:1"),), (Button("有帮助", "rate:1:yes"), Button("没帮助", "rate:1:no")))
    )
    assert keyboard is not None
    assert [[(one.text, one.callback_data) for one in row] for row in keyboard.inline_keyboard] == [
        [("全文", "full:1")],
        [("有帮助", "rate:1:yes"), ("没帮助", "rate:1:no")],
    ]


def test_a_button_that_telegram_would_refuse_is_left_out() -> None:
    """64 bytes are 21 Chinese characters; one button too long must not cost the whole answer."""
    kept = Button("好", "字" * 21)
    keyboard = to_keyboard(((Button("长", "字" * 22), kept), (Button("空", ""),)))
    assert keyboard is not None
    assert [[one.text for one in row] for row in keyboard.inline_keyboard] == [["好"]]
