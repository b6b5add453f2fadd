"""Telling those whom a new edition touches (通知): a draft of an announcement to them, for a person to go over and submit."""

from dataclasses import dataclass, replace

from bot.announcing.bureau import Bureau
from bot.announcing.composing import Composing
from bot.documents.chains import sheet_of
from bot.documents.receiving import policy_of
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording_announcing_asking import say_refusal
from bot.wording_documents_asking import say_refused
from bot.wording_documents_impact import notice_words, say_no_one_touched
from policies.provision import Library
from store.announcing.announce_rules import Refusal
from store.announcing.announcement import Announcement, Content, Plan
from store.announcing.audience import Target, TargetKind
from store.policy_drafts import PolicyDraft, PolicyDrafts, ReviewRefusal, ReviewState


@dataclass(frozen=True, slots=True)
class Noticing:
    """Over one bureau and the documents that are held. Every method raises StoreUnavailable."""

    bureau: Bureau
    library: Library

    def draft(self, visit: Visit, draft_id: int) -> Reply:
        """起草通知: the card of a draft for everybody whom that publication touches; nothing is sent by itself."""
        published = PolicyDrafts(self.bureau.database).get(draft_id)
        if published is None or published.state is not ReviewState.PUBLISHED:
            return say_refused(visit.language, ReviewRefusal.GONE)
        target = Target(TargetKind.TOUCHED, str(draft_id))
        if not self.bureau.audiences.touched(target.value):
            return say_no_one_touched(visit.language)
        made = self._made(visit, published, target)
        if isinstance(made, Refusal):
            return say_refusal(visit.language, made)
        return Composing(self.bureau).card(visit, made)

    def _made(self, visit: Visit, published: PolicyDraft, target: Target) -> Announcement | Refusal:
        by, book = visit.speaker.person_id, self.bureau.announcements
        policy = policy_of(published.published_as, published.text)
        replaced = [one.title for one in sheet_of(published, policy, self.library).replaced]
        with self.bureau.database.unit():
            made = book.create(Content(*notice_words(policy, replaced)), by, visit.now)
            if isinstance(made, Refusal):
                return made

            def to_them(plan: Plan) -> Plan:
                return replace(plan, audience=(target,))

            return book.plan(made.announcement_id, to_them, by, visit.now)
