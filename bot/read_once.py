"""The journey of `read`: messages of staff as JSON Lines in, what each reports as JSON Lines out; nothing is stored."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TextIO

from bot.json_lines import to_line
from bot.reading.reader import ZONE, Gazetteer, read_message
from store.money import Currency
from store.reporting.progress import AmountRead, Row

_VALUE = {Currency.CNY: "value_yuan", Currency.USD: "value_usd", Currency.HKD: "value_hkd", Currency.EUR: "value_eur",
          Currency.JPY: "value_jpy"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One line: {"id", "posted_at", "text"}. A time without a zone is one of Shanghai."""

    message_id: str
    posted_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class BadMessage:
    """A line that is no message; `message` says what to write."""

    message_id: str
    message: str


def read_lines(lines: Iterable[str], out: TextIO, gazetteer: Gazetteer) -> int:
    """Write one line for each line, as soon as it is read. 1 where a line was no message, else 0."""
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        given = message_of(line, number)
        bad += isinstance(given, BadMessage)
        out.write(to_line(_fields(given, gazetteer)) + "\n")
        out.flush()
    return 1 if bad else 0


def message_of(line: str, number: int) -> MessageLine | BadMessage:
    """The message of a line; `number` counts from 1 and stands in for a missing id. Never raises."""
    try:
        fields = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return BadMessage(f"line {number}", "不是 JSON 对象 / not a JSON object")
    message_id = str(fields.get("id", number))
    if not isinstance(fields.get("text"), str):
        return BadMessage(message_id, '缺少 "text" / "text" is missing')
    try:
        posted_at = datetime.fromisoformat(str(fields.get("posted_at")))
    except ValueError:
        return BadMessage(message_id, '"posted_at" 要写成 2024-07-05T17:58:00+08:00 / write "posted_at" like this')
    return MessageLine(message_id, posted_at if posted_at.tzinfo else posted_at.replace(tzinfo=ZONE), fields["text"])


def _fields(given: MessageLine | BadMessage, gazetteer: Gazetteer) -> dict[str, Any]:
    if isinstance(given, BadMessage):
        return {"id": given.message_id, "reports": [], "error": given.message}
    reading = read_message(given.text, given.posted_at, gazetteer)
    return {"id": given.message_id, "reports": [report_fields(row) for row in reading.rows]}


def report_fields(row: Row) -> dict[str, Any]:
    """A row as JSON; null where the words do not say. `date_end` stands only where it is another day than `date`."""
    return {
        "project": row.project or None,
        "stage": row.stage.value if row.stage else None,
        "activity": row.activity or None,
        "date": row.day.isoformat() if row.day else None,
        "date_end": row.day_end.isoformat() if row.day_end and row.day_end != row.day else None,
        "amounts": [_amount_fields(amount) for amount in row.amounts],
        "next_step": row.next_step or None,
        "problem": row.problem or None,
        "county": row.county or None,
        "correction": row.correction,
        "doubts": [doubt.kind.value for doubt in row.doubts],
    }


def _amount_fields(amount: AmountRead) -> dict[str, Any]:
    value = amount.money.amount
    number = int(value) if value == value.to_integral_value() else float(value)
    return {"kind": amount.kind.value, _VALUE[amount.money.currency]: number, "text": amount.text}
