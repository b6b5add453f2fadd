"""Labelled questions (标注问题) as they stand in a JSONL file: what is asked, and what a right answer must hold."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class GoldUnreadable(Exception):
    """The file cannot be used; the message names the line and what to write there, Chinese first."""


class Status(StrEnum):
    """What an outcome is, and what it should have been."""

    ANSWERED = "answered"
    REFUSED = "refused"
    CLARIFY = "clarify"


class Half(StrEnum):
    """Which half of the questions to use; the two never share one, so that tuning and reporting stay apart."""

    ALL = "all"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class GoldClause:
    """Words that answer, and the file they stand in."""

    file: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """One labelled question. Any one of `clauses` answers it; each of `numbers` is a set of ways to write one figure."""

    question_id: str
    text: str
    expect: Status
    language: str = ""
    type: str = ""
    place: str = ""
    clauses: tuple[GoldClause, ...] = ()
    numbers: tuple[tuple[str, ...], ...] = ()


def read_gold(path: Path, half: Half = Half.ALL, limit: int = 0) -> tuple[GoldQuestion, ...]:
    """The questions of a file in order, of one half, the first `limit` of them (0: all). Raises GoldUnreadable."""
    found = [_question(number, row) for number, row in read_rows(path)]
    kept = [question for question in found if in_half(question.question_id, half)]
    return tuple(kept[: limit or None])


def in_half(question_id: str, half: Half) -> bool:
    """Whether a question belongs to a half; decided by its id alone, whatever stands around it."""
    if half is Half.ALL:
        return True
    odd = hashlib.blake2b(question_id.encode("utf-8", "replace"), digest_size=1).digest()[0] % 2
    return bool(odd) == (half is Half.ODD)


def read_rows(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    """Line number, counted from 1, and object of each line that is not blank. Raises GoldUnreadable."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldUnreadable(
            f"读不到 {path}：{error}。请检查路径。 / Cannot read this file; check the path."
        ) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GoldUnreadable(f"{path} 第 {number} 行不是 JSON：{error}。 / Line {number} is no JSON.") from error
    if not isinstance(row, dict):
        raise GoldUnreadable(f"{path} 第 {number} 行不是 JSON 对象。 / Line {number} is no JSON object.")
    return row


def _question(number: int, row: dict[str, Any]) -> GoldQuestion:
    try:
        gold = [GoldClause(str(row["gold_file"]), str(row["gold_quote"]))] if row.get("gold_file") else []
        also = [GoldClause(str(other["file"]), str(other["quote"])) for other in row.get("also") or ()]
        expect = Status(row["expect"]) if "expect" in row else (Status.ANSWERED if gold else Status.REFUSED)
        return GoldQuestion(
            question_id=str(row.get("id", number)),
            text=str(row["question"]),
            expect=expect,
            language=str(row.get("lang") or ""),
            type=str(row.get("type") or ""),
            place=str(row.get("place") or ""),
            clauses=(*gold, *also),
            numbers=tuple(tuple(str(figure).split("|")) for figure in row.get("numbers") or ()),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise GoldUnreadable(
            f"第 {number} 行缺少或写错了字段（{error!r}）：需要 question、gold_file、gold_quote、numbers，可选 expect、also。"
            f" / Line {number} lacks a field or has a wrong one."
        ) from error
