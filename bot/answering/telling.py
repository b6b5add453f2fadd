"""Telling who asked (回复提问人): an approved answer goes once to each chat that asked; withdrawn, they are told that too."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.answering.clauses import Clause
from bot.answering.listing import Listing
from bot.letters import Post, to_body
from bot.message import Reply, Span, SpanKind
from bot.speech import language_for
from bot.wording_official import OfficialFace, delivery_note, say_official, say_taken_back, say_told
from bot.wording_standing import notices_of
from rag.answer import Language
from store.announcing.chats import ChatState
from store.announcing.timetable import next_open, valid_until
from store.answering.askers import Asker, ToTell, to_tell
from store.answering.official_answer import OfficialAnswer
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.periods import shanghai_day
from store.sends import Outgoing, Send, SendState, Urgency

_ARRIVED = frozenset({SendState.SENT, SendState.UNKNOWN})
_UNDER_WAY = frozenset({SendState.QUEUED, SendState.SENDING})


def prefix_of(one: OfficialAnswer) -> str:
    """What the keys of its messages begin with: an answer goes to a chat once."""
    return f"oa:{one.answer_id}:"


@dataclass(frozen=True, slots=True)
class Telling:
    """Over one bureau and one edition of the documents. Every method raises StoreUnavailable."""

    listing: Listing

    def reached(self, one: OfficialAnswer) -> ToTell:
        """Who is told, as things stand."""
        matter = self.listing.matters.get(one.matter_id)
        chats = self.listing.bureau.chats.chats().values()
        lost = {chat.chat_id for chat in chats if chat.state in ChatState.lost()}
        return to_tell(matter, lost) if matter else ToTell(())

    def face(self, one: OfficialAnswer, clause: Clause, day: date) -> OfficialFace:
        """The answer with its clause, as both are shown."""
        approved = shanghai_day(one.approved_at) if one.approved_at else day
        return OfficialFace(one.question, one.text, clause.policy, clause.locator, clause.quote, approved)

    def shown(self, language: Language, one: OfficialAnswer, day: date) -> tuple[Span, ...]:
        """The answer as everybody sees it; where its clause holds no longer, its words and clause as they were kept."""
        found = self.listing.held(one, day)
        if not isinstance(found, Clause):
            return (Span(SpanKind.PLAIN, one.question), Span(SpanKind.PLAIN, one.text))
        return say_official(
            language, self.face(one, found, day), notices_of(found.policy, found.policy.standing(day), language)
        )

    def tell(self, one: OfficialAnswer, clause: Clause, now: datetime) -> ToTell:
        """Queue it for everybody who asked, in the unit that approves it; who is told and how many cannot be."""
        told, day = self.reached(one), shanghai_day(now)
        start, until = next_open(now), valid_until(now, None)
        bodies: dict[tuple[Language, bool], str] = {}  # thousands may have asked, and few things are said
        rows = []
        for asker, language in self._languages(told.askers):
            said = language, asker.person_id is None
            if said not in bodies:
                bodies[said] = to_body(Post(self._said(one, clause, day, language, in_group=said[1])))
            rows.append(
                Outgoing(
                    asker.chat_id,
                    bodies[said],
                    Urgency.ANNOUNCEMENT,
                    at_most_once=True,
                    key=f"{prefix_of(one)}{asker.chat_id}",
                    not_before=start if start > now else None,
                    expires_at=until,
                )
            )
        self.listing.bureau.put(rows, now)
        return told

    def _said(self, one: OfficialAnswer, clause: Clause, day: date, language: Language, *, in_group: bool) -> Reply:
        notices = notices_of(clause.policy, clause.policy.standing(day), language)
        return say_told(language, self.face(one, clause, day), notices, in_group=in_group)

    def _languages(self, askers: Sequence[Asker]) -> Iterator[tuple[Asker, Language]]:
        """Each with the language they chose; else that of their question."""
        people = [asker.person_id for asker in askers if asker.person_id is not None]
        chosen = ChaseLedger(self.listing.bureau.database).languages(people)
        for asker in askers:
            remembered = "" if asker.person_id is None else chosen.get(asker.person_id, "")
            yield asker, language_for(remembered, asker.words, "")

    def take_back(self, one: OfficialAnswer, now: datetime) -> int:
        """What waits does not go out any more; who got it is told that it holds no longer. How many are told."""
        bureau, prefix = self.listing.bureau, prefix_of(one)
        bureau.outbox.cancel(prefix=prefix, under_way=True)
        sent = [send for send in bureau.outbox.by_key(prefix) if send.state in _ARRIVED]
        for send in sent:
            if send.state is SendState.UNKNOWN:  # nobody is to send it again
                bureau.outbox.settle(send.send_id, SendState.FAILED, now, reason="withdrawn")
        return bureau.put([self._correction(one, send) for send in sent], now)

    def _correction(self, one: OfficialAnswer, send: Send) -> Outgoing:
        chosen = ChaseLedger(self.listing.bureau.database).language(send.chat_id) if send.chat_id > 0 else ""
        body = to_body(Post(say_taken_back(language_for(chosen, "", ""), one.question)))
        key = f"oa-off:{one.answer_id}:{send.chat_id}"
        return Outgoing(send.chat_id, body, Urgency.ANNOUNCEMENT, at_most_once=True, key=key)

    def arrived(self, one: OfficialAnswer) -> int:
        """In how many chats it stands."""
        return sum(send.state in _ARRIVED for send in self.listing.bureau.outbox.by_key(prefix_of(one)))

    def notes(self, language: Language, one: OfficialAnswer) -> Iterator[str]:
        """What became of it in the chats of those who asked."""
        states = Counter(send.state for send in self.listing.bureau.outbox.by_key(prefix_of(one)))
        waiting = sum(states[state] for state in _UNDER_WAY)
        failed = states[SendState.FAILED] + states[SendState.EXPIRED]
        yield delivery_note(language, states[SendState.SENT], waiting, failed, states[SendState.UNKNOWN])
