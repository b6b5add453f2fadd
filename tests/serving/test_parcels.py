"""What a row keeps comes out as it went in, and what is no row of ours is said so."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import letters
from bot.letters import Delete, Edit, Pin, Post, Unpin
from bot.message import Button, Reply, Span, SpanKind
from bot.serving.parcels import BodyUnreadable, OtherButtons, Parcel, Trim, from_body, to_body
from rag.answer import Language

texts = st.text(st.characters(), max_size=30)  # with NUL, and with halves of characters
ids = st.integers(1, 2**53)
spans = st.lists(st.builds(Span, st.sampled_from(SpanKind), texts), max_size=3).map(tuple)
rows = st.lists(st.lists(st.builds(Button, texts, texts), max_size=3).map(tuple), max_size=3).map(tuple)
replies = st.builds(Reply, spans, rows)
parcels = st.builds(
    Parcel,
    st.one_of(
        st.builds(Post, replies, texts, st.booleans(), texts),
        st.builds(Edit, ids, replies, st.booleans()),
        st.builds(Delete, ids),
        st.builds(Pin, ids),
        st.builds(Unpin, ids),
        st.builds(OtherButtons, ids, rows),
        st.builds(Trim, texts, texts, st.integers(0, 9)),
    ),
    st.none() | ids,
    st.none() | ids,
    st.none() | st.sampled_from(Language),
    st.none() | ids,
    st.booleans(),
)
trees = st.recursive(st.none() | ids | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner))


@settings(max_examples=100, deadline=None)
@given(parcels)
def test_a_parcel_comes_out_as_it_went_in(parcel: Parcel) -> None:
    """Whatever characters people use, in ASCII."""
    body = to_body(parcel)
    assert body.isascii()
    assert from_body(body) == parcel


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60) | trees.map(json.dumps))
def test_what_is_no_parcel_is_refused_in_one_way(body: str) -> None:
    """Never with an error of the JSON reader or of a missing field."""
    with pytest.raises(BodyUnreadable):
        from_body(body)


@pytest.mark.parametrize(
    "body", ['{"do":"dance"}', '{"do":"delete","message":3,"over":"x"}', '{"do":"trim"}', '{"do":"buttons"}', "{}"]
)
def test_a_call_of_a_newer_program_is_refused(body: str) -> None:
    """The row then fails with a reason, instead of being sent half."""
    with pytest.raises(BodyUnreadable):
        from_body(body)


def test_a_letter_by_itself_is_a_parcel_without_a_place() -> None:
    """As announcements write them."""
    assert from_body(letters.to_body(Delete(7))) == Parcel(Delete(7))
