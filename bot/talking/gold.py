"""Labelled talks (标注对话) as they stand in a JSONL file: turns with what each should be answered by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from policies.provision import Locator, plain_title
from rag.evaluate_gold import GoldUnreadable, read_rows
from rag.text import normalise


class Expected(StrEnum):
    """What a turn should come to."""

    CLAUSE = "clause"
    REFUSED = "refused"
    CLARIFY = "clarify"
    ANY = "any"  # small talk: nothing is asked of it


@dataclass(frozen=True, slots=True)
class GoldClause:
    """A clause by the title of its document and as people cite it: 第八条, 五、（三）, 11."""

    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """One turn. Any one of `clauses` answers it; each of `numbers` is a set of ways to write one figure.

    `kind` is the author's word for it ("first", "new", "swap", …); `place` is the one that the asker is known to ask for.
    """

    text: str
    expected: Expected
    clauses: tuple[GoldClause, ...] = ()
    numbers: tuple[tuple[str, ...], ...] = ()
    kind: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoldTalk:
    """One talk of one person."""

    talk_id: str
    turns: tuple[GoldTurn, ...]


_NUMBER = r"[零一二三四五六七八九十百\d]+"
_STEP = re.compile(
    rf"(第{_NUMBER}[条章节])|第?[（(]?({_NUMBER})[)）]?(?:[、.项目]|(?=[)）]))|^[（(]({_NUMBER})[)）]|^({_NUMBER})$"
)


def read_talks(path: Path) -> tuple[GoldTalk, ...]:
    """The talks of a file in order. Raises GoldUnreadable."""
    return tuple(_talk(number, row) for number, row in read_rows(path))


def _talk(number: int, row: dict[str, Any]) -> GoldTalk:
    try:
        return GoldTalk(str(row.get("id", number)), tuple(_turn(turn) for turn in row["turns"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldUnreadable(
            f'第 {number} 行缺少或写错了字段（{error!r}）：需要 {{"turns":[{{"text","gold_title","gold_clause"}}]}}。'
            f" / Line {number} lacks a field or has a wrong one."
        ) from error


def _turn(row: dict[str, Any]) -> GoldTurn:
    also = [(str(one["gold_title"]), str(one["gold_clause"])) for one in row.get("also") or ()]
    own = [(str(row["gold_title"]), str(row["gold_clause"]))] if row.get("gold_title") else []
    clauses = tuple(GoldClause(title, one) for title, named in (*own, *also) for one in named.split("|"))
    return GoldTurn(
        text=str(row["text"]),
        expected=_expected(row, clauses),
        clauses=clauses,
        numbers=tuple(tuple(str(figure).split("|")) for figure in row.get("numbers") or ()),
        kind=str(row.get("kind") or ""),
        place=str(row.get("place") or ""),
    )


def _expected(row: dict[str, Any], clauses: Sequence[GoldClause]) -> Expected:
    if row.get("refuse"):
        return Expected.REFUSED
    if row.get("clarify"):
        return Expected.CLARIFY
    return Expected.CLAUSE if clauses and not row.get("any") else Expected.ANY


def is_cited(gold: GoldClause, title: str, locator: str) -> bool:
    """Whether a citation is the clause or stands inside it."""
    if plain_title(normalise(title)) != plain_title(normalise(gold.title)):
        return False
    wanted, there = steps(gold.clause), steps(locator)
    if wanted and wanted[0].isdigit() and len(wanted) == 1:
        return wanted[0] in there
    return bool(wanted) and there[: len(wanted)] == wanted


def steps(locator: str | Locator) -> tuple[str, ...]:
    """The numbers of a clause from outside to inside: 五、人才和用工 › （三）人才公寓 -> 五, 三; an article stands for itself."""
    text = normalise(str(locator)).replace(" ", "")
    article = re.search(rf"第{_NUMBER}条", text)
    if article:
        text = text[article.start() :]
    found = (next(number for number in step if number) for part in text.split("›") for step in _STEP.findall(part))
    return tuple(found)
