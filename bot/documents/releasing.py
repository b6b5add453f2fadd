"""Releasing a document (发布): its effect is looked at, then one tap publishes it with the rules that were taken, once."""

from dataclasses import dataclass, replace

from bot.documents.editions import CannotPublish, PublishedMeanwhile
from bot.documents.impact_sheet import kept_rows, sheet_file
from bot.documents.receiving import policy_of
from bot.documents.reviewing import Reviewing
from bot.documents.trying import Tried, Trying
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording_documents import say_dropped
from bot.wording_documents_asking import say_cannot_publish, say_refused
from bot.wording_documents_impact import refused_lines, rules_lines, say_impact, say_losses, say_published
from store.policy_drafts import PolicyDraft, ReviewRefusal, ReviewState
from store.policy_impact import PolicyImpact


class _Refused(Exception):
    """Ends the unit that publishes; its argument is the ReviewRefusal."""

    def __init__(self, refusal: ReviewRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Releasing:
    """Over one review and the editions. Every method raises StoreUnavailable."""

    reviewing: Reviewing
    trying: Trying

    def look(self, visit: Visit, draft_id: int) -> Reply:
        """看影响: what would change, before the tap."""
        draft = self.reviewing.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        try:
            tried = self.trying.tried(draft, visit.now)
        except CannotPublish as error:
            return say_cannot_publish(visit.language, str(error))
        problems = [
            f"{one.file}:{one.line} {one.message}" for one in tried.after.library.problems if one.file in tried.put
        ]
        warnings = (*rules_lines(visit.language, tried.rules.lost, tried.rules.broken), *problems)
        refused = refused_lines(visit.language, tried.rules.refused)
        return say_impact(visit.language, draft, tried.impact, (*refused, *warnings))

    def publish(self, visit: Visit, draft_id: int, version: int, lost_over: int = 0) -> Reply:
        """发布: what was seen, once, in one transaction with its end of review; the report follows.

        Rules that were taken and do not hold are not published. Where others would be gone, all of them are named, and it
        takes a second tap: `lost_over` is the edition over which they were named.
        """
        draft = self.reviewing.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        if draft.version != version:
            return self.reviewing.card(visit.language, draft)
        try:
            return self._tapped(visit, draft, lost_over)
        except PublishedMeanwhile:
            return self.publish(
                visit, draft_id, version, lost_over
            )  # somebody published another one: looked at anew over theirs
        except CannotPublish as error:
            return say_cannot_publish(visit.language, str(error))
        except _Refused as refused:
            return say_refused(visit.language, refused.refusal)

    def _tapped(self, visit: Visit, draft: PolicyDraft, lost_over: int) -> Reply:
        tried = self.trying.tried(draft, visit.now)
        if tried.rules.refused:
            return say_cannot_publish(visit.language, "\n".join(refused_lines(visit.language, tried.rules.refused)))
        if tried.rules.takes_away and lost_over != tried.after.number:
            return say_losses(visit.language, draft, tried.rules.lost, tried.rules.broken, tried.after.number)
        number = self._publish(draft, tried, visit)
        self.trying.last.keep((), None, visit.now)
        return say_published(visit.language, draft, tried.policy, number, tried.impact)

    def _publish(self, draft: PolicyDraft, tried: Tried, visit: Visit) -> int:
        by, drafts = visit.message.person_id, self.reviewing.drafts
        with self.reviewing.database.unit():
            number = self.trying.editions.publish(tried.put, by, tried.after.number)
            noted = drafts.change(replace(draft, impact=tried.impact.fields()), visit.now)
            if isinstance(noted, ReviewRefusal):
                raise _Refused(noted)
            settled = drafts.settle(noted, ReviewState.PUBLISHED, by, visit.now, next(iter(tried.put)))
            if isinstance(settled, ReviewRefusal):
                raise _Refused(settled)
        return number

    def drop(self, visit: Visit, draft_id: int, version: int) -> Reply:
        """放弃: whoever is an administrator may, so that a forgotten one holds nobody up."""
        draft = self.reviewing.under_review(visit, draft_id)
        if isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        if draft.version != version:
            return self.reviewing.card(visit.language, draft)
        by = visit.message.person_id
        done = self.reviewing.drafts.settle(draft, ReviewState.DROPPED, by, visit.now)
        if isinstance(done, ReviewRefusal):
            return say_refused(visit.language, done)
        return say_dropped(visit.language, policy_of(draft.name, draft.text).title)

    def sheet(self, visit: Visit, draft_id: int) -> Reply:
        """The whole list of what changes; after the publication as it was found then."""
        draft = self.reviewing.under_review(visit, draft_id)
        if draft is ReviewRefusal.PUBLISHED:
            published = self.reviewing.drafts.get(draft_id)
            impact = published.impact if published else None
        elif isinstance(draft, ReviewRefusal):
            return say_refused(visit.language, draft)
        else:
            try:
                impact = self.trying.tried(draft, visit.now).impact.fields()
            except CannotPublish as error:
                return say_cannot_publish(visit.language, str(error))
        rows = kept_rows(visit.language, impact or {}, PolicyImpact(self.reviewing.database).texts)
        return Reply((), attachments=(sheet_file(visit.language, rows),))
