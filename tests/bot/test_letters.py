"""What stands in a row of the outbox, there and back."""

import pytest

from bot.letters import Delete, Edit, Letter, Pin, Post, Unpin, from_body, to_body
from bot.message import Button, Reply, Span, SpanKind

REPLY = Reply((Span(SpanKind.BOLD, "通知"), Span(SpanKind.PLAIN, "<b>a & b</b>\n第二行")), ((Button("已阅", "x:1"),),))


@pytest.mark.parametrize(
    "letter",
    [
        Post(REPLY),
        Post(REPLY, "ref", True, "图.png"),
        Post(Reply(()), "", False, "文.pdf"),
        Edit(7, REPLY),
        Edit(7, Reply(()), captioned=True),
        Delete(8),
        Pin(9),
        Unpin(10),
    ],
)
def test_a_letter_comes_back_as_it_was(letter: Letter) -> None:
    """Words, buttons, files and numbers."""
    assert from_body(to_body(letter)) == letter


def test_a_letter_knows_whether_its_words_are_a_caption() -> None:
    """They are below a file, wherever its bytes are."""
    assert [Post(REPLY, "ref").has_file, Post(REPLY, file_name="a").has_file, Post(REPLY).has_file] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{}", '{"do":"dance"}', '{"do":"edit"}', '{"do":"pin","message":"x"}']
)
def test_anything_else_is_no_letter(body: str) -> None:
    """Nothing but a ValueError comes of it."""
    with pytest.raises(ValueError):  # noqa: PT011  # the parser of JSON says it in its own words
        from_body(body)
