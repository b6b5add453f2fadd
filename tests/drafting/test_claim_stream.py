"""Claims come out of a JSON text as it is said: each as soon as it is whole, and nothing of another form."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.claim_stream import ClaimStream, RawClaim

ONE, TWO = {"text": "奖励最高300万元。", "sources": ["a-1"]}, {"text": '他说"{}[]\\"', "sources": ["a-1", "a-2"]}
WHOLE = json.dumps({"claims": [ONE, TWO]}, ensure_ascii=False)
READ = [RawClaim(ONE["text"], ("a-1",)), RawClaim(TWO["text"], ("a-1", "a-2"))]  # type: ignore[arg-type]  # of any type


def _read(text: str, size: int = 1) -> tuple[list[RawClaim], ClaimStream]:
    stream = ClaimStream()
    return [claim for at in range(0, len(text), size) for claim in stream.feed(text[at : at + size])], stream


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_both_claims_are_read_however_the_text_is_cut(size: int) -> None:
    """Quotes, braces and backslashes inside of strings change nothing."""
    found, stream = _read(WHOLE, size)
    assert found == READ and stream.is_complete and not stream.is_broken


def test_a_claim_is_there_with_its_last_brace() -> None:
    """Not only when the whole answer is."""
    stream = ClaimStream()
    end = WHOLE.index("}") + 1
    assert list(stream.feed(WHOLE[: end - 1])) == []
    assert list(stream.feed(WHOLE[end - 1 : end])) == READ[:1]


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "```\n{}\n```\n", "\n {} \n"])
def test_a_fence_around_it_is_forgiven(fence: str) -> None:
    """Models like to write one."""
    found, stream = _read(fence.replace("{}", WHOLE))
    assert found == READ and stream.is_complete and not stream.is_broken


@pytest.mark.parametrize(
    "text",
    [
        "好的，以下是回答：" + WHOLE, "[1, 2]", '{"answer": 1}', "null", '{"claims": "x"}', '{"claims": [1]}', WHOLE + " 希望对您有帮助", "{" * 500,
        '{"claims":[{"text":{"a":{"b":{"c":{}}}},"sources":[]}]}',
        '{"claims":[{"text":"' + "x" * 5000, "no", '{"claims":[],"more":1}',
    ],
)  # fmt: skip
def test_another_form_ends_the_reading(text: str) -> None:
    """Words before or behind it, other keys, other kinds, too deep, too long."""
    _, stream = _read(text, 5)
    assert stream.is_broken


@pytest.mark.parametrize(
    "claim",
    ['{"text":"x"}', '{"text":1,"sources":[]}', '{"text":"x","sources":"a"}',
    '{"text":"x","sources":[1]}', '{"text":"","sources":["a"]}',
     '{"text":"x","sources":[],"note":"y"}', "{'text':'x'}"],
)  # fmt: skip
def test_a_claim_of_another_form_is_counted_and_left_out(claim: str) -> None:
    """The others stay."""
    found, stream = _read(f'{{"claims":[{claim},{json.dumps(ONE)}]}}', 4)
    assert found == READ[:1] and stream.malformed == 1 and stream.is_complete


def test_half_an_answer_is_neither_complete_nor_broken() -> None:
    """Who reads it knows that it stopped."""
    found, stream = _read(WHOLE[:-4])
    assert found == READ[:1] and not stream.is_complete and not stream.is_broken


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=30), st.lists(st.text(max_size=5), max_size=3)), max_size=5), st.integers(1, 20)
)
def test_what_is_written_is_read(said: list[tuple[str, list[str]]], size: int) -> None:
    """Any text in any pieces."""
    text = json.dumps({"claims": [{"text": one, "sources": keys} for one, keys in said]})
    found, stream = _read(text, size)
    assert stream.is_complete and not stream.is_broken
    assert found == [RawClaim(one.strip(), tuple(dict.fromkeys(keys))) for one, keys in said if one.strip()]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.integers(1, 20))
def test_no_text_stops_the_reader(text: str, size: int) -> None:
    """Whatever a model says."""
    _read(text, size)
    _read('{"claims":[' + text, size)
