"""Everything around documents that an administrator sends, taps or writes in a chat, handed to whoever does it."""

from dataclasses import dataclass, field
from typing import assert_never

from bot.announcing.bureau import Bureau
from bot.documents.editions import CannotPublish, Editions
from bot.documents.impact import ReadCase
from bot.documents.noticing import Noticing
from bot.documents.receiving import Drafted
from bot.documents.releasing import Releasing
from bot.documents.reviewing import Propose, Reviewing
from bot.documents.rule_kinds import RuleKind, kinds_at
from bot.documents.trying import LastTrial, Trying
from bot.intent_documents import (
    ChooseRule,
    ConfirmPublish,
    DocumentPress,
    DocumentSpoken,
    DraftNotice,
    DropReview,
    ImpactSheet,
    OpenKinds,
    OpenReview,
    PreviewImpact,
    ReviewRules,
    SetKind,
    ShowReadingProblems,
    WriteHead,
)
from bot.message import Message, Reply
from bot.offers import Asks
from bot.reporting.board_look import Visit
from bot.wording_documents_asking import say_not_here
from bot.wording_joining import say_in_private_only
from store.reporting.awaited_values import AwaitedValue

RulePress = ReviewRules | ChooseRule | OpenKinds | SetKind
ReviewPress = OpenReview | ShowReadingProblems | WriteHead | RulePress
ReleasePress = PreviewImpact | ConfirmPublish | DropReview | ImpactSheet


@dataclass(frozen=True, slots=True)
class DocumentDesk:
    """Over one bureau and the editions (None: nothing is published here); outliving an edition.

    `propose` drafts rules out of a document, `read_case` reads what is kept of a calculation. Every method raises
    StoreUnavailable.
    """

    bureau: Bureau
    editions: Editions | None = None
    propose: Propose = lambda policy: Drafted()
    read_case: ReadCase = lambda saved: None
    last: LastTrial = field(default_factory=LastTrial)

    def awaited(self, message: Message, asks: Asks) -> AwaitedValue | None:
        """What this person is to write or send next for a document, None where nothing is."""
        return None if self.editions is None else self._reviewing(asks).awaited(message)

    def written(self, visit: Visit, asked: AwaitedValue, text: str, asks: Asks) -> Reply | None:
        """What was asked for has come; None where it is something else."""
        return self._reviewing(asks).written(visit, asked, text)

    def answer(self, visit: Visit, intent: DocumentPress | DocumentSpoken, asks: Asks) -> Reply:
        """The reply to a press, a command or a file; documents are worked on in private."""
        if visit.message.in_group:
            return say_in_private_only(visit.language)
        if self.editions is None:
            return say_not_here(visit.language)
        match intent:
            case DraftNotice(draft_id=number):
                return Noticing(self.bureau, asks.library).draft(visit, number)
            case (
                OpenReview()
                | ShowReadingProblems()
                | WriteHead()
                | ReviewRules()
                | ChooseRule()
                | OpenKinds()
                | SetKind()
            ):
                return self._review(visit, intent, self._reviewing(asks))
            case PreviewImpact() | ConfirmPublish() | DropReview() | ImpactSheet():
                return self._release(visit, intent, self._releasing(asks, self.editions))
        file = visit.message.file
        return self._reviewing(asks).begin(visit) if file is None else self._reviewing(asks).take(visit, file)

    def _review(self, visit: Visit, intent: ReviewPress, reviewing: Reviewing) -> Reply:
        match intent:
            case ReviewRules() | ChooseRule() | OpenKinds() | SetKind():
                return self._about_rules(visit, intent, reviewing)
            case OpenReview(draft_id=number):
                return reviewing.open(visit, number)
            case ShowReadingProblems(draft_id=number):
                return reviewing.problems(visit, number)
            case WriteHead(draft_id=number, field=place):
                return reviewing.ask(visit, number, place)
            case _:
                assert_never(intent)

    def _about_rules(self, visit: Visit, intent: RulePress, reviewing: Reviewing) -> Reply:
        match intent:
            case ReviewRules(draft_id=number, page=page):
                return reviewing.rules(visit, number, page)
            case ChooseRule(draft_id=number, version=version, rule=rule, taken=taken):
                return reviewing.choose(visit, number, version, rule, taken=taken == 1)
            case OpenKinds(draft_id=number, rule=rule):
                return reviewing.kinds(visit, number, rule)
            case SetKind(draft_id=number, version=version, rule=rule, kind=kind):
                return reviewing.set_kind(visit, number, version, rule, kind)
            case _:
                assert_never(intent)

    def _release(self, visit: Visit, intent: ReleasePress, releasing: Releasing) -> Reply:
        match intent:
            case PreviewImpact(draft_id=number):
                return releasing.look(visit, number)
            case ConfirmPublish(draft_id=number, version=version, lost_over=edition):
                return releasing.publish(visit, number, version, edition)
            case DropReview(draft_id=number, version=version):
                return releasing.drop(visit, number, version)
            case ImpactSheet(draft_id=number):
                return releasing.sheet(visit, number)
            case _:
                assert_never(intent)

    def _reviewing(self, asks: Asks) -> Reviewing:
        return Reviewing(self.bureau.database, asks.library, self.propose, lambda place: self._kinds(asks, place))

    def _kinds(self, asks: Asks, place: str) -> tuple[RuleKind, ...]:
        """The rewards of a place that drafted rules may go on with; none where nobody can tell just now."""
        try:
            return kinds_at(self.editions.served(asks).book, place) if self.editions else ()
        except CannotPublish:
            return ()

    def _releasing(self, asks: Asks, editions: Editions) -> Releasing:
        trying = Trying(self.bureau.database, editions, asks, self.read_case, self.last)
        return Releasing(self._reviewing(asks), trying)
