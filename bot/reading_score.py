"""The journey of `evaluate messages`: labelled messages read and compared field by field, exactly; and how long reading takes."""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from bot.read_once import MessageLine, message_of, report_fields
from bot.reading.reader import Gazetteer, read_message
from bot.stopping import InputRefused

FIELDS = ("project", "stage", "amounts", "dates", "activity", "county", "correction")
_KINDS = {"合同外资": "外资"}  # labelled messages do not tell what came in from what was agreed on
_MONEY_DOUBTS = frozenset({"unit", "currency", "kind", "tenfold"})
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One message: the rows that should be read and those that were, both as compared; `unsure` marks doubted money."""

    message_id: str
    text: str
    gold: tuple[_Row, ...]
    read: tuple[_Row, ...]
    unsure: bool
    elapsed_ms: float

    def pairs(self) -> tuple[tuple[_Row, _Row], ...]:
        """Each right row with the one read in its place; an empty one where none was read."""
        return tuple((gold, self.read[i] if i < len(self.read) else {}) for i, gold in enumerate(self.gold))

    def wrong(self) -> tuple[str, ...]:
        """What differs, in words."""
        found = [
            f"{i}.{name}: {read.get(name)} / {gold[name]}"
            for i, (gold, read) in enumerate(self.pairs())
            for name in FIELDS
            if read.get(name) != gold[name]
        ]
        rows = [f"rows: {len(self.read)} / {len(self.gold)}"] if len(self.read) != len(self.gold) else []
        return (*found, *rows)


def measure_messages(lines: Iterable[str], out: TextIO, *, as_json: bool, with_failures: bool) -> int:
    """Score a file of messages with `gold`. Always 0. Raises InputRefused for a file that holds none."""
    judged = judge_lines(lines)
    scores = score(judged)
    wrong = [one for one in judged if one.wrong()] if with_failures else []
    if as_json:
        listed = {"failures": [{"id": one.message_id, "wrong": one.wrong()} for one in wrong]} if with_failures else {}
        out.write(json.dumps({**scores, **listed}, ensure_ascii=False) + "\n")
        return 0
    out.writelines(f"{name:<24}{value}\n" for name, value in scores.items())
    for one in wrong:
        out.write(f"\n{one.message_id} {' '.join(one.text.split())}\n")
        out.writelines(f"    {line}\n" for line in one.wrong())
    return 0


def judge_lines(lines: Iterable[str]) -> list[Judged]:
    """Read and compare each labelled message. Raises InputRefused for a line that is none, and where there is none."""
    judged = [_judge(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not judged:
        raise InputRefused("文件里没有带标注的消息。 / The file holds no labelled message.")
    return judged


def score(judged: Sequence[Judged]) -> dict[str, float]:
    """Exact rates by field over the rows that should be read; false cards over the messages that hold none."""
    pairs = [pair for one in judged for pair in one.pairs()]
    none = [one for one in judged if not one.gold]
    times = sorted(one.elapsed_ms for one in judged)
    rates = {name: _rate(sum(read.get(name) == gold[name] for gold, read in pairs), len(pairs)) for name in FIELDS}
    return {
        "messages": len(judged),
        "rows": len(pairs),
        **rates,
        "rows_too_many": sum(max(0, len(one.read) - len(one.gold)) for one in judged if one.gold),
        "money_wrong_undoubted": sum(_is_money_wrong(one) for one in judged),
        "false_cards": _rate(sum(bool(one.read) for one in none), len(none)),
        "p50_ms": round(times[len(times) // 2], 3),
        "p95_ms": round(times[int(len(times) * 0.95)], 3),
    }


def _is_money_wrong(one: Judged) -> bool:
    """A sum of another size or currency than any that should be read, and not a word of doubt."""
    right = {tuple(amount[1:]) for gold in one.gold for amount in gold["amounts"]}
    read = {tuple(amount[1:]) for row in one.read for amount in row["amounts"]}
    return bool(one.gold) and not one.unsure and bool(read - right)


def _rate(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _judge(line: str, number: int) -> Judged:
    message = message_of(line, number)
    if not isinstance(message, MessageLine):
        raise InputRefused(f"第 {number} 行：{message.message}")
    gold = json.loads(line).get("gold", {}).get("reports", [])
    started = time.perf_counter()
    reading = read_message(message.text, message.posted_at, Gazetteer())
    elapsed_ms = (time.perf_counter() - started) * 1000
    fields = [report_fields(row) for row in reading.rows]
    unsure = any(_MONEY_DOUBTS & set(row["doubts"]) for row in fields)
    return Judged(
        message.message_id, message.text, tuple(map(_gold_row, gold)), tuple(map(_read_row, fields)), unsure, elapsed_ms
    )


def _gold_row(row: _Row) -> _Row:
    first, _, last = (row.get("date_resolved") or "").partition("/")
    return _row(row, (first or None, last or first or None))


def _read_row(row: _Row) -> _Row:
    return _row(row, (row["date"], row["date_end"] or row["date"]))


def _row(row: _Row, dates: tuple[str | None, str | None]) -> _Row:
    amounts = [
        (_KINDS.get(amount["kind"], amount["kind"]), name, float(value)) for amount in row.get("amounts", [])
        for name, value in amount.items() if name.startswith("value_") and value is not None
    ]  # fmt: skip
    plain = {name: row.get(name) for name in ("project", "stage", "activity", "county")}
    return {**plain, "amounts": amounts, "dates": dates, "correction": bool(row.get("correction"))}
