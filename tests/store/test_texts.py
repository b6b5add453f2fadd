"""Whatever is typed can be kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from store.database import Database
from store.tables import questions
from store.texts import storable, storable_values, to_json
from tests.store.samples import question

_ODD = "a\0b\ud83d补\\u0000😀"
_KEPT = "a\ufffdb?补\\u0000😀"
_SIGNS = st.characters(exclude_categories=())
_WORDS = st.text(alphabet=_SIGNS | st.sampled_from("\0\\u"), max_size=9)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)


def test_what_no_database_takes_is_replaced_sign_by_sign() -> None:
    """Places in the text stay right; a backslash and digits that only look like a NUL are left alone."""
    assert storable(_ODD) == _KEPT
    assert storable_values((_ODD, 5, b"\0", None, {"word": [_ODD]})) == (_KEPT, 5, b"\0", None, {"word": [_KEPT]})
    assert json.loads(to_json({"word": _ODD, _ODD: [_ODD]})) == {"word": _KEPT, _KEPT: [_KEPT]}


@given(words=st.text(alphabet=_SIGNS, max_size=40))
def test_storable_words_are_as_long_as_they_were_and_storable(words: str) -> None:
    """For any text."""
    kept = storable(words)
    assert len(kept) == len(words)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert storable(kept) == kept


@given(value=_JSON)
def test_json_that_holds_nothing_odd_comes_back_as_it_was(value: object) -> None:
    """Else each of its words as it can be kept."""
    assert json.loads(to_json(value)) == _each(value)


def _each(value: object) -> object:
    if isinstance(value, list):
        return [_each(one) for one in value]
    if isinstance(value, dict):
        return {storable(name): _each(one) for name, one in value.items()}
    return storable(value) if isinstance(value, str) else value


@pytest.mark.parametrize("column", ["text", "options"])
def test_odd_words_are_kept_and_found_again(database: Database, column: str) -> None:
    """As words of a row, and in its JSON, which can be asked afterwards; also in what is asked for."""
    values = {"text": _ODD} if column == "text" else {"options": [_ODD]}
    row = {
        "person_id": 7, "chat_id": _ODD, "message_id": "1", "asked_at": question().asked_at, "text": "", "grouped_as": "",
        "place": "", "outcome": "answered", "reason": "", "answer_text": "", "citations": [], "options": [],
        "elapsed_ms": 0, "edition": "",
    }  # fmt: skip
    with database.write() as connection:
        connection.execute(text("INSERT INTO people VALUES (7, '', :at, :at)"), {"at": "2026-03-02 12:00:00"})
        connection.execute(questions.insert(), row | values)
    asked = questions.select().with_only_columns(questions.c.text, questions.c.options[0].as_string())
    with database.read() as connection:
        kept = connection.execute(asked.where(questions.c.chat_id == _ODD)).one()
    assert _KEPT in tuple(kept)
