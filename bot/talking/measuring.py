"""Labelled talks played through the Assistant as a person would type them, judged turn by turn and summed up."""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TextIO

import numpy as np

from bot.message import Message, Reply
from bot.talking.gold import Expected, GoldTalk, GoldTurn, is_cited
from policies.provision import plain_title
from rag.evaluate_judgement import holds_number
from rag.evaluate_tables import print_scores
from rag.text import normalise
from store.ledger import Ledger
from store.questions import QuestionRecord

_PAUSE = timedelta(seconds=30)  # between two turns
Scores = dict[str, float | int | None]


class Answering(Protocol):
    """What a chat needs of the Assistant."""

    def handle(self, message: Message) -> Reply | None:
        """The reply to a message, None for silence."""
        ...


@dataclass(frozen=True, slots=True)
class TurnJudgement:
    """A turn with what came of it; `is_right` by clause, refusal or question back, `numbers` where every figure was said."""

    talk_id: str
    place: int  # of the turn in its talk, from 0
    turn: GoldTurn
    outcome: str  # answered, refused, clarify, or calculated
    understood: str
    cited: tuple[str, ...]
    is_right: bool
    numbers: bool
    elapsed_ms: float


def play(
    talks: Sequence[GoldTalk], assistant: Answering, ledger: Ledger, started: datetime
) -> tuple[TurnJudgement, ...]:
    """Each talk by a person of its own in a private chat; an asker whose place is known says it where they are asked back."""
    judged = []
    for number, talk in enumerate(talks, start=1):
        for at, turn in enumerate(talk.turns):
            chat = _Chat(assistant, ledger, number, started + at * _PAUSE)
            judged.append(chat.judge(talk.talk_id, at, turn))
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class _Chat:
    assistant: Answering
    ledger: Ledger
    person: int
    now: datetime

    def judge(self, talk_id: str, at: int, turn: GoldTurn) -> TurnJudgement:
        before = time.perf_counter()
        reply, record = self._say(f"m{at}", turn.text)
        elapsed = (time.perf_counter() - before) * 1000
        if turn.place and turn.expected is Expected.CLAUSE and record and record.outcome == "clarify":
            reply, record = self._say(f"m{at}-place", turn.place)
        text = reply.text if reply else ""
        cited = tuple((str(one["title"]), str(one["locator"])) for one in record.citations) if record else ()
        return TurnJudgement(
            talk_id, at, turn, record.outcome if record else "calculated", record.understood if record else "",
            tuple(f"{title} {locator}" for title, locator in cited), _is_right(turn, record, cited, text),
            all(holds_number(text, ways) for ways in turn.numbers), elapsed,
        )  # fmt: skip

    def _say(self, message_id: str, text: str) -> tuple[Reply | None, QuestionRecord | None]:
        chat_id = str(self.person)
        reply = self.assistant.handle(Message(chat_id, self.person, message_id, text, self.now))
        newest = self.ledger.recent_questions(chat_id, self.person, self.now, 1)
        return reply, next(iter(newest), None)


def _is_right(turn: GoldTurn, record: QuestionRecord | None, cited: Sequence[tuple[str, str]], text: str) -> bool:
    match turn.expected:
        case Expected.ANY:
            return True
        case Expected.REFUSED:
            return record is not None and record.outcome == "refused"
        case Expected.CLARIFY:
            return record is None or record.outcome == "clarify"
        case Expected.CLAUSE if record is None:  # a calculation names document and clause in its card
            shown = plain_title(normalise(text))
            return any(plain_title(normalise(c.title)) in shown and c.clause in text for c in turn.clauses)
        case Expected.CLAUSE:
            return any(is_cited(clause, *one) for clause in turn.clauses for one in cited)


def score(judged: Sequence[TurnJudgement]) -> Scores:
    """Share of turns that are right: first ones, follow-ups, and complete questions about something else in between."""
    first = [one for one in judged if one.place == 0]
    new = [one for one in judged if one.place and one.turn.kind == "new"]
    follow = [one for one in judged if one.place and one.turn.kind != "new" and one.turn.expected is not Expected.ANY]
    clauses = [one for one in follow if one.turn.expected is Expected.CLAUSE]
    times = [one.elapsed_ms for one in judged]
    return {
        "talks": len({one.talk_id for one in judged}),
        "turns": len(judged),
        "first_right": _share(one.is_right for one in first),
        "follow_ups": len(follow),
        "follow_ups_right": _share(one.is_right for one in follow),
        "follow_ups_right_clause": _share(one.is_right for one in clauses),
        "follow_ups_refused": _share(one.is_right for one in follow if one.turn.expected is Expected.REFUSED),
        "new_topics": len(new),
        "new_topics_right": _share(one.is_right for one in new),
        "numbers": _share(one.numbers for one in judged if one.turn.numbers),
        "p50_ms": round(float(np.quantile(times, 0.5)), 1) if times else None,
        "p95_ms": round(float(np.quantile(times, 0.95)), 1) if times else None,
    }


def by_kind(judged: Sequence[TurnJudgement]) -> dict[str, float | None]:
    """Share of right turns of each kind."""
    kinds = sorted({one.turn.kind for one in judged if one.turn.kind})
    return {kind: _share(one.is_right for one in judged if one.turn.kind == kind) for kind in kinds}


def show(judged: Sequence[TurnJudgement], out: TextIO, err: TextIO, *, with_misses: bool) -> None:
    """One line of JSON to `out`, a table to `err`; the misses stand in the JSON where they are wanted."""
    fields: dict[str, object] = {"overall": score(judged), "by_kind": by_kind(judged)}
    if with_misses:
        fields["misses"] = [_miss(one) for one in judged if not (one.is_right and one.numbers)]
    out.write(json.dumps(fields, ensure_ascii=False) + "\n")
    print_scores(err, "对话 / talks", score(judged))


def _miss(one: TurnJudgement) -> dict[str, object]:
    wanted = [f"{clause.title} {clause.clause}" for clause in one.turn.clauses] or [one.turn.expected.value]
    return {
        "talk": one.talk_id, "turn": one.place + 1, "kind": one.turn.kind, "text": one.turn.text, "wanted": wanted,
        "outcome": one.outcome, "understood": one.understood, "cited": list(one.cited), "right": one.is_right,
        "numbers": one.numbers,
    }  # fmt: skip


def _share(held: Iterable[bool]) -> float | None:
    values = list(held)
    return round(sum(values) / len(values), 4) if values else None
