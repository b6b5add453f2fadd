"""Questions from the command line."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from bot.ask_once import Visitor, answer_lines, answer_one, open_lines
from bot.json_lines import BadLine, BatchQuestion
from bot.phrasing.at_once import AtOnce
from bot.phrasing.wordsmith import Wordsmith
from bot.stopping import InputRefused
from rag.drafting.port import FaultKind
from store.phrasing_limits import PhrasingLimits
from tests.bot.sample import DAY, NOW, ScriptedAsker
from tests.phrasing.scene import MODEL, PROMPT, SHANGHAI, WORDED, Script


def test_one_question_is_asked_with_its_place_and_day() -> None:
    """Its own day wins over today; no buttons, as nothing is stored."""
    asker = ScriptedAsker()
    asked = Visitor(asker, DAY).ask(BatchQuestion("a", "最高多少？", "临澜县", date(2025, 6, 30)))
    assert (asker.asked[0].place, asker.asked[0].day) == ("临澜县", date(2025, 6, 30))
    assert asked.reply.buttons == ()
    assert asked.fields()["text"] == asked.reply.text
    Visitor(asker, DAY).ask(BatchQuestion("a", "最高多少？"))
    assert asker.asked[1].day == DAY


def test_the_text_is_said_in_the_language_of_the_question() -> None:
    """As in a chat."""
    assert "in force 2025-01-01" in Visitor(ScriptedAsker(), DAY).ask(BatchQuestion("a", "What is the cap?")).reply.text


def test_internal_documents_do_not_answer_here() -> None:
    """Whoever asks once is an investor."""
    asker = ScriptedAsker()
    Visitor(asker, DAY).ask(BatchQuestion("a", "底线多少？"))
    assert asker.asked[0].audience == "public"


def test_one_outcome_is_written_as_words_or_as_json() -> None:
    """A refusal is an outcome, not a failure."""
    visitor = Visitor(ScriptedAsker(), DAY, "专员 0000")
    words, fields = io.StringIO(), io.StringIO()
    assert answer_one(visitor, BatchQuestion("1", "游泳池？"), words, as_json=False) == 0
    assert answer_one(visitor, BatchQuestion("1", "最高？"), fields, as_json=True) == 0
    assert words.getvalue().startswith("这个问题我答不了")
    assert "专员 0000" in words.getvalue()
    assert json.loads(fields.getvalue())["status"] == "answered"


def test_a_batch_keeps_its_order_and_its_bad_lines() -> None:
    """One out for each in; the exit code tells that something was wrong."""
    lines: list[BatchQuestion | BadLine] = [BatchQuestion("a", "最高？"), BadLine(2, "x"), BatchQuestion("c", "什么？")]
    out = io.StringIO()
    assert answer_lines(Visitor(ScriptedAsker(), DAY), lines, out) == 1
    written = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(one["id"], one["status"]) for one in written] == [
        ("a", "answered"),
        ("line 2", "refused"),
        ("c", "refused"),
    ]
    assert answer_lines(Visitor(ScriptedAsker(), DAY), lines[:1], out) == 0


def test_lines_come_from_a_file_or_from_stdin(tmp_path: Path) -> None:
    """With or without a byte order mark."""
    (tmp_path / "a.jsonl").write_bytes("\ufeff{}\n".encode())
    with open_lines(tmp_path / "a.jsonl", io.BytesIO()) as lines:
        assert list(lines) == ["{}\n"]
    with open_lines(Path("-"), io.BytesIO(b"{}\n\xff")) as lines:
        assert list(lines) == ["{}\n", "\ufffd"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Before anything is opened."""
    with pytest.raises(InputRefused, match="检查路径"), open_lines(tmp_path / "none.jsonl", io.BytesIO()):
        pass


def test_where_a_model_worded_the_answer_the_line_says_which(caplog: pytest.LogCaptureFixture) -> None:
    """With the version of the prompt and the passages; a refusal is no model's, and a fault leaves the quoted answer."""
    script = Script()
    smith = AtOnce(Wordsmith(script.open, 5), PhrasingLimits(), SHANGHAI, lambda: NOW)
    visitor = Visitor(ScriptedAsker(), DAY, better=smith)
    fields = visitor.ask(BatchQuestion("a", "最高多少？")).fields()
    assert (fields["model"], fields["prompt_version"], fields["passages"]) == (MODEL, PROMPT, ["reward/8"])
    assert fields["text"].startswith(WORDED.statement)
    assert fields["citations"][0]["locator"] == "第八条"
    assert "model" not in visitor.ask(BatchQuestion("b", "游泳池？")).fields()
    script.fault = FaultKind.UNREACHABLE
    fields = visitor.ask(BatchQuestion("c", "最高多少？")).fields()
    assert "model" not in fields
    assert fields["text"].startswith("同一项目奖励最高不超过100万元。")
    assert "unreachable" in caplog.text
