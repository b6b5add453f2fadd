"""Trying a document out (试发): put into the newest edition that nobody is served, what changes by it; the last one is at hand."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock

from bot.answering.replaying import saved_answers
from bot.documents.chains import published_name, sheet_of
from bot.documents.editions import Edition, Editions
from bot.documents.impact import Past, ReadCase, first_day, impact_of
from bot.documents.receiving import policy_of
from bot.documents.rule_files import rule_file
from bot.documents.rules_compared import RulesCompared, compare_rules
from bot.impact_found import Impact
from bot.offers import Asks
from policies.provision import Policy
from store.database import Database
from store.policy_drafts import PolicyDraft
from store.policy_impact import PolicyImpact
from store.reporting.periods import shanghai_day

_AT_HAND = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Tried:
    """A document put into the newest edition on trial: under which names, and what it changes, of the rules too."""

    policy: Policy
    put: dict[str, bytes]
    after: Edition
    impact: Impact
    rules: RulesCompared


@dataclass(slots=True)
class LastTrial:
    """The trial that was made last, for the tap that follows a look; safe in threads, outliving an edition."""

    _key: tuple[object, ...] = ()
    _tried: Tried | None = None
    _at: datetime | None = None
    _one: Lock = field(default_factory=Lock)

    def find(self, key: tuple[object, ...], now: datetime) -> Tried | None:
        """The trial of that key, unless it was made too long ago."""
        with self._one:
            is_fresh = self._at is not None and timedelta(0) <= now - self._at <= _AT_HAND
            return self._tried if self._key == key and is_fresh else None

    def keep(self, key: tuple[object, ...], tried: Tried | None, now: datetime) -> None:
        """Keep this one in the place of the one before; None lets go of it."""
        with self._one:
            self._key, self._tried, self._at = key, tried, now


@dataclass(frozen=True, slots=True)
class Trying:
    """Over one database, the editions, and what answers now. Every method raises CannotPublish and StoreUnavailable."""

    database: Database
    editions: Editions
    asks: Asks
    read_case: ReadCase
    last: LastTrial

    def tried(self, draft: PolicyDraft, now: datetime) -> Tried:
        """What publishing this document would change. It takes up to minutes where thousands of questions were asked."""
        before = self.editions.served(self.asks)
        key = _key(draft, before)
        found = self.last.find(key, now)
        if found is None:
            found = self._try(draft, before, shanghai_day(now))
            self.last.keep(key, found, now)
        return found

    def _try(self, draft: PolicyDraft, before: Edition, today: date) -> Tried:
        policy = sheet_of(draft, policy_of(draft.name, draft.text), before.library).policy
        name = published_name(draft.name, policy, before.library)
        put = {name: draft.text.encode()}
        rules = rule_file(name, [rule.yaml for rule in draft.rules if rule.taken])
        put |= {rules[0]: rules[1].encode()} if rules else {}
        after, store = self.editions.trial(put), PolicyImpact(self.database)
        answers = saved_answers(self.database)
        past = Past(store.questions(), store.calculations(), self.read_case, answers)
        impact = impact_of(past, before, after, first_day(policy, today))
        return Tried(policy, put, after, impact, compare_rules(before.book, after.book, put))


def _key(draft: PolicyDraft, before: Edition) -> tuple[object, ...]:
    return draft.draft_id, draft.text, draft.rules, before.number, before.library.edition
