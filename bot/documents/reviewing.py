"""Reviewing a document (审阅): it is sent, read, shown with its problems, its head and its rules, and changed by a person."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.documents.chains import repeated, sheet_of, with_chain
from bot.documents.heads import FIELDS, written
from bot.documents.receiving import LARGEST_DOCUMENT, Drafted, NotReceived, fetch, policy_of, read_received, with_rules
from bot.documents.rule_kinds import RuleKind, kind_of, of_kind
from bot.message import IncomingFile, Message, Reply
from bot.reporting.board_look import Visit
from bot.wording_documents import Sheet, say_card
from bot.wording_documents_asking import (
    ask_document,
    ask_head,
    say_busy,
    say_head_unread,
    say_held_already,
    say_not_received,
    say_problems,
    say_published_before,
    say_refused,
)
from bot.wording_documents_rules import RULES_A_PAGE, say_kinds, say_rules
from policies.head_writer import confirmed_of, with_head
from policies.provision import Library, Policy
from rag.answer import Language
from store.database import Database
from store.policy_drafts import (
    NewDraft,
    PolicyDraft,
    PolicyDrafts,
    ReviewRefusal,
    ReviewState,
    with_choice,
)
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

Propose = Callable[[Policy], Drafted]
"""Drafts rules out of a document."""
Kinds = Callable[[str], tuple[RuleKind, ...]]
"""The rewards held at a place, which drafted rules may go on with."""
AWAITED = "document."
_FILE = "document.file"
_WAITS = timedelta(minutes=30)
_LEAVES = frozenset({"取消", "算了", "不改了", "cancel", "never mind"})


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Over one database and the documents that are held. Every method raises StoreUnavailable."""

    database: Database
    library: Library
    propose: Propose
    kinds_of: Kinds = lambda place: ()

    @property
    def drafts(self) -> PolicyDrafts:
        """The documents under review."""
        return PolicyDrafts(self.database)

    def begin(self, visit: Visit) -> Reply:
        """/publish without a file: what is under review, or the file is asked for."""
        current = self.drafts.current(visit.now)
        if current is not None:
            return self.card(visit.language, current)
        self._await(visit, AwaitedValue(0, 0, _FILE, visit.now))
        return ask_document(visit.language)

    def take(self, visit: Visit, file: IncomingFile) -> Reply:
        """A file was sent: its card, or why it is not taken."""
        language, drafts = visit.language, self.drafts
        current = drafts.current(visit.now)
        if current is not None:
            return say_busy(language, current, policy_of(current.name, current.text).title)
        received = fetch(file)
        if isinstance(received, NotReceived):
            return say_not_received(language, received.message, received.size, LARGEST_DOCUMENT)
        before = drafts.published_before(received.digest)
        if before is not None:
            return say_published_before(language, before, policy_of(before.name, before.text).title)
        read = read_received(received)
        if isinstance(read, NotReceived):
            return say_not_received(language, read.message, read.size, LARGEST_DOCUMENT)
        return self._open(visit, read)

    def _open(self, visit: Visit, read: NewDraft) -> Reply:
        policy = policy_of(read.name, read.text)
        held = repeated(policy, self.library)
        if held is not None:
            return say_held_already(visit.language, held.title)
        chained = with_chain(confirmed_of(policy), self.library)
        read = replace(read, text=with_head(read.text, chained))
        new = with_rules(read, self.propose(policy_of(read.name, read.text)))
        opened = self.drafts.open(new, visit.message.person_id, visit.now)
        self._drop(visit.message)
        if isinstance(opened, ReviewRefusal):
            current = self.drafts.current(visit.now)
            if current is None:
                return say_refused(visit.language, opened)
            return say_busy(visit.language, current, policy_of(current.name, current.text).title)
        return self.card(visit.language, opened)

    def card(self, language: Language, draft: PolicyDraft) -> Reply:
        """The card of a document."""
        return say_card(language, self.sheet(draft))

    def sheet(self, draft: PolicyDraft) -> Sheet:
        """A document with what it would do to those held."""
        return sheet_of(draft, policy_of(draft.name, draft.text), self.library)

    def open(self, visit: Visit, draft_id: int) -> Reply:
        """One document as it stands."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        self._drop(visit.message)
        return replace(self.card(visit.language, draft), in_place=True)

    def problems(self, visit: Visit, draft_id: int) -> Reply:
        """What could not be read, each with its clause."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        return say_problems(visit.language, draft)

    def ask(self, visit: Visit, draft_id: int, field: int) -> Reply:
        """A button asks for a field of the head."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal) or field >= len(FIELDS):
            return say_refused(visit.language, draft if isinstance(draft, ReviewRefusal) else ReviewRefusal.GONE)
        self._await(visit, AwaitedValue(draft_id, field, AWAITED + FIELDS[field], visit.now))
        return ask_head(visit.language, field)

    def awaited(self, message: Message) -> AwaitedValue | None:
        """What this person was asked for in this chat, None where nothing is, or too long ago."""
        if message.edited or message.forwarded or message.in_group:
            return None
        asked = AwaitedValues(self.database).of(message.chat_id, message.person_id)
        if asked is None or not asked.field.startswith(AWAITED) or message.sent_at - asked.asked_at > _WAITS:
            return None
        return asked

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply | None:
        """What was asked for has come; None where words came in the place of a file: they are something else."""
        if asked.field == _FILE:
            file = visit.message.file
            return self.take(visit, file) if file is not None else None
        draft = self.under_review(visit, asked.draft_id)
        if isinstance(draft, ReviewRefusal):
            self._drop(visit.message)
            return say_refused(visit.language, draft)
        if text.strip().lower() in _LEAVES:
            self._drop(visit.message)
            return self.card(visit.language, draft)
        head = written(confirmed_of(policy_of(draft.name, draft.text)), asked.part, text)
        if head is None:
            return say_head_unread(visit.language, asked.part)
        self._drop(visit.message)
        return self._changed(visit, replace(draft, text=with_head(draft.text, head), impact=None))

    def _changed(self, visit: Visit, changed: PolicyDraft) -> Reply:
        done = self.drafts.change(changed, visit.now)
        if isinstance(done, ReviewRefusal):
            return say_refused(visit.language, done)
        return self.card(visit.language, done)

    def rules(self, visit: Visit, draft_id: int, page: int) -> Reply:
        """A page of the drafted rules."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        return self._rules(visit.language, draft, page)

    def choose(self, visit: Visit, draft_id: int, version: int, rule: int, *, taken: bool) -> Reply:
        """A rule is taken or left."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        page = rule // RULES_A_PAGE
        if draft.version != version:
            return self._rules(visit.language, draft, page)
        done = self.drafts.change(replace(with_choice(draft, rule, taken), impact=None), visit.now)
        return (
            say_refused(visit.language, done)
            if isinstance(done, ReviewRefusal)
            else self._rules(visit.language, done, page)
        )

    def kinds(self, visit: Visit, draft_id: int, rule: int) -> Reply:
        """The rewards that a drafted rule may go on with."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal) or rule >= len(draft.rules):
            return say_refused(visit.language, draft if isinstance(draft, ReviewRefusal) else ReviewRefusal.GONE)
        kinds = self.kinds_of(policy_of(draft.name, draft.text).place)
        return say_kinds(visit.language, draft, rule, [(kind.key, kind.party, kind.name) for kind in kinds])

    def set_kind(self, visit: Visit, draft_id: int, version: int, rule: int, key: int) -> Reply:
        """A drafted rule goes on with a reward."""
        draft = self.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        kind = next((one for one in self.kinds_of(policy_of(draft.name, draft.text).place) if one.key == key), None)
        if draft.version != version or kind is None or rule >= len(draft.rules):
            return self._rules(visit.language, draft, rule // RULES_A_PAGE)
        rules = tuple(of_kind(one, kind) if at == rule else one for at, one in enumerate(draft.rules))
        done = self.drafts.change(replace(draft, rules=rules, impact=None), visit.now)
        if isinstance(done, ReviewRefusal):
            return say_refused(visit.language, done)
        return self._rules(visit.language, done, rule // RULES_A_PAGE)

    def _rules(self, language: Language, draft: PolicyDraft, page: int) -> Reply:
        policy = policy_of(draft.name, draft.text)
        kinds = self.kinds_of(policy.place)
        words = {str(one.locator): one.text for one in reversed(policy.provisions)}
        page = min(page, max(0, (len(draft.rules) - 1) // RULES_A_PAGE))
        shown = draft.rules[page * RULES_A_PAGE : (page + 1) * RULES_A_PAGE]
        named = [kind.name if (kind := kind_of(rule, kinds)) else "" for rule in shown]
        quotes = [words.get(rule.clause, "") for rule in shown]
        return say_rules(language, draft, page, quotes, named if kinds else ())

    def under_review(self, visit: Visit, draft_id: int) -> PolicyDraft | ReviewRefusal:
        """The document of that number while it is under review."""
        draft, current = self.drafts.get(draft_id), self.drafts.current(visit.now)
        if draft is not None and draft.state is ReviewState.PUBLISHED:
            return ReviewRefusal.PUBLISHED
        if draft is None or current is None or current.draft_id != draft_id:
            return ReviewRefusal.GONE
        return draft

    def _await(self, visit: Visit, asked: AwaitedValue) -> None:
        AwaitedValues(self.database).put(visit.message.chat_id, visit.message.person_id, asked)

    def _drop(self, message: Message) -> None:
        if self.awaited(message) is not None:
            AwaitedValues(self.database).drop(message.chat_id, message.person_id)
