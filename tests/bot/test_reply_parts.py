"""Replies are cut into messages that fit, and nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.message import Button, Reply, Span, SpanKind
from bot.reply_parts import LIMIT, split_reply

BUTTONS = ((Button("全文", "full:1"),),)
REPLIES = st.builds(
    Reply,
    st.lists(
        st.builds(Span, st.sampled_from(SpanKind), st.text(alphabet="奖励。；\n 😀<&", max_size=200)),
        min_size=1,
        max_size=6,
    ).map(tuple),
    st.just(BUTTONS),
)


def text_by_block(spans: tuple[Span, ...]) -> str:
    """Every character with the setting it has."""
    return "".join(f"{span.kind[0]}{character}" for span in spans for character in span.text)


@settings(deadline=None, max_examples=100)
@given(reply=REPLIES, limit=st.integers(1, 120))
def test_parts_fit_and_join_to_the_text(reply: Reply, limit: int) -> None:
    """Each part has at most `limit` code points; joined, every character stands in its order and setting."""
    parts = split_reply(reply, limit)
    assert all(len(part.text) <= limit for part in parts)
    assert text_by_block(tuple(span for part in parts for span in part.spans)) == text_by_block(reply.spans)


@settings(deadline=None, max_examples=50)
@given(reply=REPLIES, limit=st.integers(1, 120))
def test_buttons_stand_on_the_last_part_alone(reply: Reply, limit: int) -> None:
    """Where the reader arrives."""
    *first, last = split_reply(reply, limit)
    assert last.buttons == BUTTONS
    assert all(part.buttons == () for part in first)


def test_a_reply_that_fits_is_left_alone() -> None:
    """One part, equal to the reply."""
    reply = Reply((Span(SpanKind.BOLD, "一" * 4000), Span(SpanKind.QUOTE, "二" * 95)), BUTTONS)
    assert len(reply.text) == LIMIT
    assert split_reply(reply) == (reply,)


def test_cuts_stand_between_blocks_before_inside_one() -> None:
    """A quote that would fit a message of its own is not torn."""
    reply = Reply((Span(SpanKind.BOLD, "一" * 3000), Span(SpanKind.QUOTE, "二" * 3000)))
    assert [part.text[0] + part.text[-1] for part in split_reply(reply)] == ["一一", "二二"]


@pytest.mark.parametrize("mark", ["\n\n", "\n", "。", "；", "，", " "])
def test_a_long_block_is_cut_behind_a_paragraph_or_a_sentence(mark: str) -> None:
    """Not in the middle of a word."""
    text = ("字" * 70 + mark) * 2
    first, *_ = split_reply(Reply((Span(SpanKind.PLAIN, text),)), 100)
    assert first.text == "字" * 70 + mark


def test_code_points_are_counted_not_utf_16_units() -> None:
    """Telegram counts an emoji of two units as one character."""
    assert len(split_reply(Reply((Span(SpanKind.PLAIN, "😀" * LIMIT),)))) == 1


def test_a_reply_without_blocks_keeps_its_buttons() -> None:
    """Only the buttons change."""
    assert split_reply(Reply((), BUTTONS)) == (Reply((), BUTTONS),)


def test_a_limit_below_one_is_refused() -> None:
    """It would never end."""
    with pytest.raises(ValueError, match="at least 1"):
        split_reply(Reply(()), 0)
