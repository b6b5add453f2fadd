"""The line of JSON between child and parent."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.readers_result import Note, Reading, Refused, from_json


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters()), st.lists(st.tuples(st.integers(1, 10**6), st.text(max_size=20)), max_size=3))
def test_a_reading_survives_the_way(text: str, notes: list[tuple[int, str]]) -> None:
    """Any characters, lone surrogates included, on one line of ASCII."""
    reading = Reading(text, tuple(Note(*note) for note in notes))
    line = reading.to_json()
    assert line.isascii()
    assert "\n" not in line
    assert from_json(line) == reading


def test_a_refusal_survives_the_way() -> None:
    """The sentence arrives as it was said."""
    assert from_json(Refused("请另存").to_json()) == Refused("请另存")


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(), st.sampled_from(["{}", "[]", '{"text": 1}', '{"text": "a"}', "null", '{"text":"a","notes":3}'])
    )
)
def test_anything_else_is_none(line: str) -> None:
    """Rubbish on the pipe is no reading and raises nothing."""
    assert from_json(line) is None


def test_notes_of_another_shape_are_none() -> None:
    """A note that is no pair of line and message is rubbish."""
    assert from_json('{"text": "a", "notes": [1]}') is None
    assert from_json('{"text": "a", "notes": [["x", "y"]]}') is None
