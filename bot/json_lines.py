"""Questions in and outcomes out as JSON, one object a line: the shapes that `ask --json` and `ask --batch` promise."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from policies.provision import Standing
from rag.answer import Answer, Citation, Clarification, Outcome, Refusal
from rag.passage import Hit

HITS = 10
HIT_TEXT = 500


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """One line of a batch: {"id", "question" or "text", "place"?, "day"?}."""

    question_id: str
    text: str
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no question; `line` counts from 1, `message` says what to write."""

    line: int
    message: str


_NO_DEFAULTS = BatchQuestion("", "")


def read_batch(lines: Iterable[str], defaults: BatchQuestion = _NO_DEFAULTS) -> Iterator[BatchQuestion | BadLine]:
    """Each line in order, lazily; blank lines are passed over, none raises.

    A line without place or day takes those of `defaults`.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(number, line, defaults)


def _read_line(number: int, line: str, defaults: BatchQuestion) -> BatchQuestion | BadLine:
    try:
        fields = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return BadLine(number, "不是 JSON 对象 / not a JSON object")
    if not isinstance(fields, dict):
        return BadLine(number, "不是 JSON 对象 / not a JSON object")
    text = fields.get("question", fields.get("text"))
    if not isinstance(text, str):
        return BadLine(number, '缺少 "question" 或 "text" / "question" or "text" is missing')
    try:
        day = date.fromisoformat(str(fields["day"])) if fields.get("day") else defaults.day
    except ValueError:
        return BadLine(number, '"day" 要写成 2025-06-30 / write "day" as 2025-06-30')
    return BatchQuestion(str(fields.get("id", number)), text, str(fields.get("place") or defaults.place), day)


def status_of(outcome: Outcome) -> Literal["answered", "refused", "clarify"]:
    """answered, refused or clarify."""
    match outcome:
        case Answer():
            return "answered"
        case Refusal():
            return "refused"
        case Clarification():
            return "clarify"
        case _:
            assert_never(outcome)


def citation_fields(citation: Citation) -> dict[str, Any]:
    """A citation as JSON; dates as YYYY-MM-DD or null, `in_force` null where the document states no dates."""
    policy = citation.policy
    return {
        "title": policy.title,
        "doc_no": policy.doc_no,
        "locator": str(citation.provision.locator),
        "quote": citation.quote,
        "place": policy.place,
        "effective_from": policy.effective_from.isoformat() if policy.effective_from else None,
        "effective_to": policy.effective_to.isoformat() if policy.effective_to else None,
        "in_force": None if citation.standing is Standing.UNKNOWN else citation.standing is Standing.IN_FORCE,
        "file": policy.file,
    }


def outcome_fields(question_id: str, outcome: Outcome, text: str, elapsed_ms: float) -> dict[str, Any]:
    """One question's outcome as promised; `text` is the whole plain text of the reply."""
    citations = outcome.citations if isinstance(outcome, Answer) else ()
    return {
        "id": question_id,
        "status": status_of(outcome),
        "text": text,
        "citations": [citation_fields(citation) for citation in citations],
        "hits": [_hit_fields(hit) for hit in outcome.hits[:HITS]],
        "elapsed_ms": round(elapsed_ms, 2),
    }


def bad_line_fields(bad: BadLine) -> dict[str, Any]:
    """A line that is no question, in the same shape, so that lines in and lines out can be paired."""
    text = f"第 {bad.line} 行没有作答：{bad.message}"
    return {"id": f"line {bad.line}", "status": "refused", "text": text, "citations": [], "hits": [], "elapsed_ms": 0}


def _hit_fields(hit: Hit) -> dict[str, Any]:
    policy, first = hit.passage.policy, hit.passage.provisions[0]
    return {
        "file": policy.file,
        "locator": str(first.locator),
        "text": hit.text[:HIT_TEXT],
        "score": round(float(hit.score), 6),
    }


def to_line(fields: dict[str, Any]) -> str:
    """One line of JSON, Chinese as it is; a lone surrogate becomes ?, so that every output takes the line."""
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
