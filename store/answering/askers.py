"""Where those who asked are told (回复提问人): in private where they ever asked in private, else in the group they asked in. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from store.answering.matter import Matter
from store.questions import QuestionRecord


@dataclass(frozen=True, slots=True)
class Asker:
    """A chat that is told once; `person_id` is None for a group. `words` were asked there, the newest."""

    chat_id: int
    person_id: int | None
    words: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """Who is told, each chat once; how many chats cannot be written to; how many people asked at a terminal alone."""

    askers: tuple[Asker, ...]
    left_out: int = 0
    at_terminal: int = 0


def to_tell(matter: Matter, lost: Collection[int]) -> ToTell:
    """Everybody behind a matter; who asked at a terminal is told there, when they ask again."""
    found: dict[int, Asker] = {}
    at_terminal = 0
    by_person: dict[int, list[QuestionRecord]] = {}
    for question in matter.questions:
        by_person.setdefault(question.person_id, []).append(question)
    for person, asked in sorted(by_person.items()):
        private = [one for one in asked if one.chat_id == str(person)]
        chosen = _newest(private or [one for one in asked if one.chat_id.removeprefix("-").isdigit()])
        if chosen is None:
            at_terminal += 1
            continue
        chat = int(chosen.chat_id)
        found.setdefault(chat, Asker(chat, person if private else None, chosen.standalone))
    reached = tuple(one for one in found.values() if one.chat_id not in lost)
    return ToTell(reached, len(found) - len(reached), at_terminal)


def _newest(asked: list[QuestionRecord]) -> QuestionRecord | None:
    return max(asked, key=lambda one: (one.asked_at, one.question_id), default=None)
