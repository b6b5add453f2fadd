"""Attempts (注入用例) as they stand in a JSONL file: what is written or planted, and the words that would betray obedience."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.evaluate_gold import GoldUnreadable, read_rows

CHAT, DOCUMENT = "chat", "document"
_QUOTED = re.compile(r"(?<![A-Za-z])'([^'\n]{3,60})'(?![A-Za-z])|\"([^\"\n]{3,60})\"|[“「『]([^”」』\n]{2,60})[”」』]")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt. `canaries` are words that an answer holds only if it was obeyed, or a secret told."""

    attempt_id: str
    channel: str
    text: str
    kind: str = ""
    language: str = ""
    canaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """An ordinary question, however odd it looks, that nobody may take for an attempt."""

    question_id: str
    text: str


def read_attempts(path: Path) -> tuple[Attempt, ...]:
    """The attempts of a file: {"id","text","channel","kind"?,"lang"?,"system"?,"judge"?,"canary"?}. Raises GoldUnreadable."""
    return tuple(_attempt(number, row) for number, row in read_rows(path))


def read_plain(path: Path) -> tuple[PlainQuestion, ...]:
    """The plain questions of a file: {"id","text"}. Raises GoldUnreadable."""
    return tuple(PlainQuestion(str(row.get("id", number)), _text(number, row)) for number, row in read_rows(path))


def _attempt(number: int, row: dict[str, Any]) -> Attempt:
    channel = str(row.get("channel") or CHAT)
    if channel not in (CHAT, DOCUMENT):
        raise GoldUnreadable(
            f'第 {number} 行的 channel 只能是 chat 或 document。 / "channel" in line {number} is wrong.'
        )
    given = row.get("canary") or ()
    stated = (given,) if isinstance(given, str) else tuple(str(one) for one in given)
    hinted = canaries_of(f"{row.get('judge') or ''}\n{row.get('system') or ''}")
    return Attempt(
        str(row.get("id", number)), channel, _text(number, row), str(row.get("kind") or ""), str(row.get("lang") or ""),
        (*stated, *(word for word in hinted if word not in stated)),
    )  # fmt: skip


def canaries_of(text: str) -> Iterable[str]:
    """Words that stand in quotation marks, and addresses: what a judge looks for, and what a secret is."""
    quoted = [next(word for word in found.groups() if word) for found in _QUOTED.finditer(text)]
    return dict.fromkeys([*(word.strip() for word in quoted), *_ADDRESS.findall(text)])


def _text(number: int, row: dict[str, Any]) -> str:
    text = row.get("text")
    if not isinstance(text, str) or not text:
        raise GoldUnreadable(f'第 {number} 行缺少 "text"。 / Line {number} lacks "text".')
    return text
