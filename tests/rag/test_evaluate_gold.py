"""Labelled questions are read as they are written, and a wrong line is named."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluate_gold import GoldClause, GoldUnreadable, Half, Status, in_half, read_gold


def _file(folder: Path, *rows: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_question_is_read_with_all_that_answers_it(tmp_path: Path) -> None:
    """Its own clause first, then the others; figures with their ways of writing."""
    row = {
        "id": "a1",
        "question": "多少？",
        "lang": "zh-Hans",
        "type": "fact",
        "place": "青禾市",
        "gold_file": "f.md",
        "gold_quote": "甲",
        "numbers": ["3年|三年", "5万元"],
        "also": [{"file": "g.md", "quote": "乙"}],
    }
    (question,) = read_gold(_file(tmp_path, row))
    assert question.clauses == (GoldClause("f.md", "甲"), GoldClause("g.md", "乙"))
    assert question.numbers == (("3年", "三年"), ("5万元",))
    assert (question.question_id, question.place, question.expect) == ("a1", "青禾市", Status.ANSWERED)


def test_without_a_label_a_question_without_a_clause_must_be_refused(tmp_path: Path) -> None:
    """`expect` wins where it is given; else a gold file means answered, and none means refused."""
    rows = [{"question": "甲", "gold_file": None}, {"question": "乙", "expect": "clarify"}]
    first, second = read_gold(_file(tmp_path, *rows))
    assert (first.expect, second.expect) == (Status.REFUSED, Status.CLARIFY)
    assert (first.question_id, second.question_id) == ("1", "2")


def test_blank_lines_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    """As editors leave them."""
    path = _file(tmp_path, "\ufeff" + json.dumps({"id": 7, "question": "甲"}), "", "  ")
    assert [question.question_id for question in read_gold(path)] == ["7"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        "{}",
        '{"question": "甲", "expect": "maybe"}',
        '{"question": "甲", "gold_file": "f"}',
        '{"question": "甲", "also": [1]}',
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    """The message has the number of the line, in Chinese and English."""
    with pytest.raises(GoldUnreadable, match=r"第 2 行.*Line 2"):
        read_gold(_file(tmp_path, {"question": "甲"}, line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Nothing there, or no text in it."""
    with pytest.raises(GoldUnreadable, match=r"no\.jsonl"):
        read_gold(tmp_path / "no.jsonl")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(GoldUnreadable, match="bytes"):
        read_gold(tmp_path / "bytes")


@given(st.text())
def test_each_question_is_in_one_half(question_id: str) -> None:
    """Even or odd, and in the whole either way."""
    assert in_half(question_id, Half.EVEN) != in_half(question_id, Half.ODD)
    assert in_half(question_id, Half.ALL)


def test_the_halves_make_the_whole(tmp_path: Path) -> None:
    """About equal, disjoint, complete; a limit cuts after the half is taken."""
    path = _file(tmp_path, *({"id": f"q{number}", "question": "甲"} for number in range(200)))
    even, odd = read_gold(path, Half.EVEN), read_gold(path, Half.ODD)
    assert {*even, *odd} == set(read_gold(path))
    assert len(even) + len(odd) == 200
    assert abs(len(even) - len(odd)) < 60
    assert read_gold(path, Half.EVEN, limit=5) == even[:5]
