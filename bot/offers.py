"""What a person is offered to tap: topics of the documents and questions that these documents answer."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from bot.topics import Topic, derive_topics, key_of
from bot.wording_questions import common_questions
from policies.provision import Audience, Library, Policy
from rag.answer import Answer, Clarification, Language, Outcome, Question
from rag.text import language_of
from store.ledger import Ledger

FIRST_SCREEN = 4
UNDER_TOPIC = 4
_RECENT = timedelta(days=90)
_KEPT = timedelta(minutes=1)  # for so long what is asked most counts as the same: every /start asks for it
_LONGEST = 40
_PERSONAL = re.compile(r"\d{6,}|@|我叫|我是|姓名|电话|手机|身份证|账号|帳號")


class Asks(Protocol):
    """What answers questions: rag.ask.Asker, or a small stand-in in a test."""

    @property
    def library(self) -> Library:
        """The documents it answers from."""
        ...

    def ask(self, question: Question) -> Outcome:
        """The outcome for one question."""
        ...


Offer = tuple[str, str]  # key of the button, question


def offer(text: str) -> Offer:
    """A question with the key its button carries."""
    return key_of(text), text


def visible(library: Library, audience: Audience) -> tuple[Policy, ...]:
    """The documents that may be shown."""
    return tuple(
        policy for policy in library.policies if audience is Audience.INTERNAL or policy.audience is Audience.PUBLIC
    )


def places_of(policies: Iterable[Policy]) -> tuple[str, ...]:
    """The places that these documents speak for, in order of first mention."""
    return tuple(dict.fromkeys(policy.place for policy in policies if policy.place))


class Offers:
    """Offers over one edition of the documents; what it works out is kept, so a second look costs nothing."""

    def __init__(self, asker: Asks, ledger: Ledger) -> None:
        self._asker = asker
        self._ledger = ledger
        self._answered = lru_cache(maxsize=2048)(self._find_answered)
        self._most_asked: tuple[datetime, tuple[str, ...]] | None = None

    def topics(self, language: Language, day: date) -> tuple[Topic, ...]:
        """Topics of the public documents, in the reader's language."""
        return derive_topics(visible(self._asker.library, Audience.PUBLIC), day, language)

    def questions(self, language: Language, now: datetime, day: date) -> tuple[Offer, ...]:
        """The most asked questions of the last ninety days, filled up with common ones; each is answered today."""
        asked = (text for text in self._asked_most(now) if _showable(text, language))
        found: dict[str, None] = {}
        for text in (*asked, *common_questions(language)):
            if len(found) == FIRST_SCREEN:
                break
            if self._answered(text, "", day) is not None:
                found.setdefault(text)
        return tuple(offer(text) for text in found)

    def _asked_most(self, now: datetime) -> tuple[str, ...]:
        """What was asked most, of this minute or the one before; two threads may both look, and find the same."""
        known = self._most_asked
        if known is None or not timedelta(0) <= now - known[0] < _KEPT:
            known = self._most_asked = (now, tuple(self._ledger.most_asked(3 * FIRST_SCREEN, now - _RECENT)))
        return known[1]

    def questions_of(self, topic: Topic, language: Language, day: date) -> tuple[Offer, ...]:
        """Common questions that the topic's own words answer; with the place's name where it would be asked for."""
        found: list[Offer] = []
        place = topic.policy.place
        for text in common_questions(language):
            cited = self._answered(text, place, day)
            if len(found) < UNDER_TOPIC and cited and _cites(cited, topic):
                free = self._answered(text, "", day)
                found.append(offer(text if free and _cites(free, topic) else place + text))
        return tuple(found)

    def topic(self, key: str, language: Language, day: date) -> Topic | None:
        """The topic of a button; buttons of another language still work."""
        languages = dict.fromkeys((language, *Language))
        return next((topic for one in languages for topic in self.topics(one, day) if topic.key == key), None)

    def question(self, key: str, now: datetime) -> str | None:
        """The question of a button, None where it is offered no more."""
        return next((text for one, text in self._all(now) if one == key), None)

    def _all(self, now: datetime) -> Iterable[Offer]:
        yield from (offer(text) for text in self._ledger.most_asked(100, now - _RECENT))
        for language in Language:
            for text in common_questions(language):
                yield offer(text)
                for place in self._asker.library.places():
                    yield offer(place + text)

    def _find_answered(self, text: str, place: str, day: date) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
        """Policy and headings of each citation; empty where a place would be asked for, None where nothing answers."""
        match self._asker.ask(Question(text, day, place, language_of(text))):
            case Answer(citations=citations):
                return tuple((one.policy.policy_id, one.provision.locator.headings) for one in citations)
            case Clarification():
                return ()
            case _:
                return None


def _cites(cited: tuple[tuple[str, tuple[str, ...]], ...], topic: Topic) -> bool:
    depth = len(topic.headings)
    return any(policy == topic.policy.policy_id and path[:depth] == topic.headings for policy, path in cited)


def _showable(text: str, language: Language) -> bool:
    """Whether a question of one person may stand on another's button: short, in this language, nothing personal."""
    return len(text) <= _LONGEST and language_of(text) is language and not _PERSONAL.search(text)
