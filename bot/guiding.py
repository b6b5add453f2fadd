"""The way in (引导): what can be asked and where it comes from, in which language, and what is kept of whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.message import Button, Message, Reply, Role
from bot.offers import Asks, Offers, visible
from bot.rights import audience_of
from bot.speech import chosen_language
from bot.topics import Topic
from bot.wording import say_choose_language, say_forgotten, say_gone, say_help, say_language_set
from bot.wording_own_data import say_export_in_private, say_own_data
from bot.wording_sources import say_sources, say_topic, ways_in
from bot.wording_staff_help import say_staff_help
from bot.wording_talking import say_whom_to_call
from policies.provision import Level, Policy, Standing
from rag.answer import Language
from store.ledger import Ledger

_GUIDES = ("投资指南", "investment guide")
_LEVELS = (Level.CITY, Level.PROVINCE, Level.NATIONAL, Level.ZONE, Level.COUNTY, Level.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Guiding:
    """Over one edition of the documents; `day_of` is the calendar day of a message at the office."""

    asks: Asks
    ledger: Ledger
    offers: Offers
    day_of: Callable[[Message], date]

    def help(self, message: Message, language: Language) -> Reply:
        """What everybody can do, and what the staff can besides."""
        everybody = say_help(language, self.ways_in(message, language))
        if message.role is Role.INVESTOR or message.in_group:
            return everybody
        return replace(everybody, spans=(*everybody.spans, *say_staff_help(language, message.role).spans))

    def ways_in(self, message: Message, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The topics and questions to tap."""
        questions = self.offers.questions(language, message.sent_at, self.day_of(message))
        return ways_in(self.topics(message, language), questions, language)

    def topics(self, message: Message, language: Language) -> tuple[Topic, ...]:
        """The topics to tap."""
        return self.offers.topics(language, self.day_of(message))

    def open_topic(self, message: Message, key: str, language: Language) -> Reply:
        """What can be asked about a topic."""
        day = self.day_of(message)
        topic = self.offers.topic(key, language, day)
        if topic is None:
            return say_gone(language)
        return say_topic(topic, self.offers.questions_of(topic, language, day), language)

    def sources(self, message: Message, language: Language) -> Reply:
        """Which documents there are."""
        audience = audience_of(message.role, in_group=message.in_group)
        library = self.asks.library
        return say_sources(visible(library, audience), library.not_held, self.day_of(message), language)

    def choose_language(self, message: Message, code: str, language: Language) -> Reply:
        """/lang: the language from now on."""
        chosen = chosen_language(code)
        if chosen is None:
            return say_choose_language(language)
        self.ledger.set_language(message.person_id, chosen, message.sent_at)
        return say_language_set(chosen)

    def whom_to_call(self, message: Message, contact: str, language: Language) -> Reply:
        """Somebody wants a person before they asked anything."""
        return say_whom_to_call(language, self.contact(message, contact, language))

    def contact(self, message: Message, contact: str, language: Language) -> str:
        """Whom to call: `contact`, else whom the highest of the documents in force names that names somebody; "" for none."""
        shown = visible(self.asks.library, audience_of(message.role, in_group=message.in_group))
        own = "en" if language is Language.ENGLISH else "zh"  # a line in the reader's language first
        day = self.day_of(message)
        named = sorted(
            (policy for policy in shown if policy.contact and not policy.draft),
            key=lambda one: (not one.language.startswith(own), one.standing(day) is not Standing.IN_FORCE, _level(one)),
        )
        return contact or next((policy.contact for policy in named), "")

    def forget(self, message: Message, language: Language) -> Reply:
        """What is kept of a person goes."""
        self.ledger.forget(message.person_id)
        return say_forgotten(language)

    def export(self, message: Message, language: Language) -> Reply:
        """What is kept of the person, as a file; never where others read along."""
        if message.in_group:
            return say_export_in_private(language)
        return say_own_data(language, self.ledger.export(message.person_id, message.sent_at), message.sent_at)


def _level(policy: Policy) -> tuple[int, bool]:
    """The city before its zones and counties, and of one place the guide, whose line is for everybody."""
    return _LEVELS.index(policy.level), policy.kind not in _GUIDES
