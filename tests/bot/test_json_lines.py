"""The promised JSON, in and out."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.json_lines import (
    BadLine,
    BatchQuestion,
    bad_line_fields,
    citation_fields,
    outcome_fields,
    read_batch,
    status_of,
    to_line,
)
from policies.provision import Standing
from rag.answer import Answer
from rag.passage import Hit, Passage
from tests.bot.sample import CAP, GUIDE, REWARD, UNKNOWN, WHICH, cite


def test_lines_are_read_with_either_name_and_their_own_place_and_day() -> None:
    """`question` and `text` are both understood; what a line leaves out comes from the command line."""
    lines = [
        '\ufeff{"id": "a", "question": "多少？"}\n',
        "\n",
        '{"id": 7, "text": "多少？", "place": "临澜县", "day": "2025-06-30"}',
        '{"question": "多少？"}',
    ]
    assert list(read_batch(lines, BatchQuestion("", "", "栖梧市", date(2026, 1, 1)))) == [
        BatchQuestion("a", "多少？", "栖梧市", date(2026, 1, 1)),
        BatchQuestion("7", "多少？", "临澜县", date(2025, 6, 30)),
        BatchQuestion("4", "多少？", "栖梧市", date(2026, 1, 1)),
    ]


def test_lines_that_are_no_questions_say_what_to_write() -> None:
    """Each with its number; the others are read all the same."""
    lines = [
        "nonsense",
        "[1]",
        '{"id": 1}',
        '{"question": 5}',
        '{"question": "a", "day": "30.6."}',
        '{"question": "a"}',
    ]
    read = list(read_batch(lines))
    assert [one.line for one in read if isinstance(one, BadLine)] == [1, 2, 3, 4, 5]
    assert isinstance(read[-1], BatchQuestion)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(), max_size=5))
def test_no_line_raises(lines: list[str]) -> None:
    """Whatever stands in the file."""
    list(read_batch(lines))


def test_a_line_is_read_only_when_it_is_asked_for() -> None:
    """So that a long batch through a pipe is answered as it comes."""
    batch = read_batch(iter(['{"question": "a"}', "never read"]))
    assert isinstance(next(batch), BatchQuestion)


def test_an_answer_has_exactly_the_promised_fields() -> None:
    """No field more, none less, dates as text."""
    passage = Passage("p", REWARD, REWARD.provisions[3:4], "词" * 900, "", "d")
    answer = Answer(CAP.statement, CAP.citations, (Hit(passage, 0.123456789, "词" * 900),) * 12)
    fields = outcome_fields("q1", answer, "全部文字", 12.3456)
    assert list(fields) == ["id", "status", "text", "citations", "hits", "elapsed_ms"]
    assert (fields["id"], fields["status"], fields["text"], fields["elapsed_ms"]) == (
        "q1",
        "answered",
        "全部文字",
        12.35,
    )
    assert fields["citations"] == [
        {
            "title": "栖梧市社会化招商奖励办法（试行）",
            "doc_no": "栖政发〔2025〕3号",
            "locator": "第八条",
            "quote": "第八条 同一项目奖励最高不超过100万元。",
            "place": "栖梧市",
            "effective_from": "2025-01-01",
            "effective_to": "2027-12-31",
            "in_force": True,
            "file": "reward.md",
        }
    ]
    assert len(fields["hits"]) == 10
    assert list(fields["hits"][0]) == ["file", "locator", "text", "score"]
    assert len(fields["hits"][0]["text"]) == 500


def test_in_force_is_null_where_the_document_states_no_dates() -> None:
    """Neither yes nor no is known."""
    assert citation_fields(cite(GUIDE, 0, Standing.UNKNOWN))["in_force"] is None
    assert citation_fields(cite(GUIDE, 0, Standing.EXPIRED))["in_force"] is False
    assert citation_fields(cite(GUIDE, 0, Standing.UNKNOWN))["effective_from"] is None


def test_each_outcome_has_its_status() -> None:
    """answered, refused, clarify."""
    assert [status_of(one) for one in (CAP, UNKNOWN, WHICH)] == ["answered", "refused", "clarify"]
    assert outcome_fields("1", UNKNOWN, "", 0)["citations"] == []


def test_a_bad_line_comes_out_in_the_same_shape() -> None:
    """Whoever counts lines counts right."""
    assert list(bad_line_fields(BadLine(3, "x"))) == list(outcome_fields("1", UNKNOWN, "", 0))


def test_a_line_is_one_line_and_can_always_be_written() -> None:
    """Line breaks are escaped, half a character does not stop the batch."""
    line = to_line({"text": "第一行\n第二行\ud83d"})
    assert "\n" not in line
    assert json.loads(line.encode("utf-8"))["text"] == "第一行\n第二行?"
