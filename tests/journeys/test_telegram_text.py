"""The loopback reads text as Telegram does; a stand-in that allowed more would prove nothing."""

import pytest

from tests.journeys.telegram_text import Entity, Refused, read_text


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("行<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_malformed_markup_is_refused_in_the_words_of_telegram(markup: str, complaint: str) -> None:
    """Byte offsets, not characters."""
    with pytest.raises(Refused) as refused:
        read_text(markup, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>粗</b>", "粗"),
        ("a &lt; b &amp;amp; &quot;c&quot; &#65;&#x42; &nbsp;", 'a < b &amp; "c" AB &nbsp;'),
        ('<a href="http://x/?a>">y</a>', "y"),
        ("<B>x</B><i>y</>", "xy"),
        ("  <b> x </b>\n", "x"),
    ],
)
def test_well_formed_markup_is_read(markup: str, text: str) -> None:
    """Entities, attributes, capitals, the short end tag; blanks around it go."""
    assert read_text(markup, "html").text == text


def test_entities_count_utf16_units() -> None:
    """An emoji is two of them."""
    assert read_text("🏭<b>🏭厂</b>", "HTML").entities == (Entity("bold", 2, 3),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("字" * 4097, "message is too long"),
        ("字" * 11_000, "text is too long"),
    ],
)
def test_limits_are_those_of_telegram(text: str, complaint: str) -> None:
    """4096 code points after parsing, 32,768 bytes before."""
    with pytest.raises(Refused) as refused:
        read_text(text, None)
    assert refused.value.description == f"Bad Request: {complaint}"


def test_the_longest_message_passes() -> None:
    """4096 emoji are 16 kB and 8192 UTF-16 units, and one message."""
    assert len(read_text("🏭" * 4096, None).text) == 4096
