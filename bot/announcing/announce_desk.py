"""Everything around announcements that is tapped, written or sent in a chat, handed to whoever does it."""

from dataclasses import dataclass
from typing import assert_never

from bot.announcing.approving import Approving
from bot.announcing.bureau import Bureau
from bot.announcing.composing import Composing
from bot.announcing.following import Following
from bot.announcing.group_desk import GroupDesk
from bot.announcing.run_desk import RunDesk
from bot.announcing.steering import Steering
from bot.announcing.subscribing import Subscribing
from bot.announcing.targeting import Targeting
from bot.intent_announcing import (
    Announce,
    AnnouncePress,
    AnnounceSpoken,
    Approve,
    ChooseReceivers,
    ConfirmGroup,
    DraftPress,
    GiveBack,
    ListAnnouncements,
    ListGroups,
    MarkRead,
    OpenAnnouncement,
    Preview,
    RunCard,
    RunPress,
    RunReport,
    RunWorkbook,
    SendAgain,
    SendAtOnce,
    ShowTopics,
    Steer,
    StepPress,
    Submit,
    Subscribe,
    ToggleAcknowledge,
    ToggleReceiver,
    Unsubscribe,
    WriteField,
)
from bot.intent_staff import RevokeMember, StaffSpoken
from bot.message import Message, Reply
from bot.reporting.board_look import Visit
from bot.wording_joining import say_in_private_only
from store.reporting.awaited_values import AwaitedValue


@dataclass(frozen=True, slots=True)
class AnnounceDesk:
    """Over one bureau. Every method raises StoreUnavailable."""

    bureau: Bureau

    def answer(self, visit: Visit, intent: AnnouncePress | AnnounceSpoken) -> Reply:
        """The reply to a press or a command."""
        return self.press(visit, intent) if isinstance(intent, AnnouncePress) else self.command(visit, intent)

    def command(self, visit: Visit, intent: AnnounceSpoken) -> Reply:
        """The reply to a command; announcements are worked on in private."""
        if isinstance(intent, ShowTopics):
            return Subscribing(self.bureau).show(visit)
        if visit.message.in_group:
            return say_in_private_only(visit.language)
        match intent:
            case Announce(words=words):
                return Composing(self.bureau).announce(visit, words)
            case ListAnnouncements():
                return Composing(self.bureau).show_all(visit.language)
            case ListGroups(words=words):
                return GroupDesk(self.bureau).groups(visit, words)
            case _:
                assert_never(intent)

    def press(self, visit: Visit, intent: AnnouncePress) -> Reply:
        """The reply to a press."""
        match intent:
            case MarkRead(announcement_id=number, run=run):
                return self._runs.mark_read(visit, number, run)
            case Subscribe(topic=topic):
                return Subscribing(self.bureau).subscribe(visit, topic)
            case Unsubscribe(topic=topic):
                return Subscribing(self.bureau).leave(visit, topic)
            case _ if visit.message.in_group:
                return say_in_private_only(visit.language)
            case ConfirmGroup(number=number, use=use):
                return GroupDesk(self.bureau).confirm(visit, number, use)
            case _:
                return self._work(visit, intent)

    def _work(self, visit: Visit, intent: DraftPress | StepPress | RunPress) -> Reply:
        if isinstance(intent, DraftPress):
            return self._draft(visit, intent)
        return self._step(visit, intent) if isinstance(intent, StepPress) else self._run(visit, intent)

    def _draft(self, visit: Visit, intent: DraftPress) -> Reply:
        composing, targeting = Composing(self.bureau), Targeting(self.bureau)
        match intent:
            case OpenAnnouncement(announcement_id=number):
                reply = composing.open(visit, number)
            case WriteField(announcement_id=number, field=field):
                reply = composing.ask(visit, number, field)
            case ChooseReceivers(announcement_id=number, category=category):
                reply = targeting.show(visit, number, category)
            case ToggleReceiver(announcement_id=number, category=category, option=option):
                reply = targeting.toggle(visit, number, category, option)
            case SendAtOnce(announcement_id=number):
                reply = composing.at_once(visit, number)
            case ToggleAcknowledge(announcement_id=number):
                reply = composing.toggle_acknowledge(visit, number)
            case Preview(announcement_id=number):
                reply = composing.preview(visit, number)
            case _:
                assert_never(intent)
        return reply

    def _step(self, visit: Visit, intent: StepPress) -> Reply:
        approving = Approving(self.bureau)
        match intent:
            case Submit(announcement_id=number, stamp=stamp):
                return approving.submit(visit, number, stamp)
            case Approve(announcement_id=number, stamp=stamp):
                with self.bureau.database.unit():
                    before = self.bureau.announcements.get(number)
                    reply = approving.approve(visit, number, stamp)
                    if before is not None and before.proposed:
                        self._rewrite(visit, number)
                    return reply
            case GiveBack(announcement_id=number, stamp=stamp):
                return approving.give_back(visit, number, stamp)
            case Steer(announcement_id=number, turn=turn, sure=sure):
                return Steering(self.bureau).turn(visit, number, turn, sure=sure == 1)
            case _:
                assert_never(intent)

    def _run(self, visit: Visit, intent: RunPress) -> Reply:
        match intent:
            case RunCard(announcement_id=number, run=run):
                return self._runs.card(visit, number, run)
            case RunReport(announcement_id=number, run=run):
                return self._runs.report(visit, number, run)
            case RunWorkbook(announcement_id=number, run=run):
                return self._runs.workbook(visit, number, run)
            case SendAgain(announcement_id=number, send_id=send_id):
                return self._runs.send_again(visit, number, send_id)
            case _:
                assert_never(intent)

    @property
    def _runs(self) -> RunDesk:
        return RunDesk(self.bureau)

    def awaited(self, message: Message) -> AwaitedValue | None:
        """What this person is to write or send next for an announcement, None where nothing is."""
        return Composing(self.bureau).awaited(message)

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply:
        """What was asked for has come; other words for what is live go everywhere, or wait for a second person."""
        with self.bureau.database.unit():
            before = self.bureau.announcements.get(asked.draft_id)
            reply = Composing(self.bureau).written(visit, asked, text)
            one = self.bureau.announcements.get(asked.draft_id)
            if before is None or one is None or one.version == before.version or not one.live_version:
                return reply
            if one.proposed:
                return Approving(self.bureau).propose(visit, one.announcement_id, reply)
            self._rewrite(visit, one.announcement_id)
            return reply

    def after(self, intent: StaffSpoken) -> None:
        """What follows from a command of staff: who is a member no more does not get what still waits for them."""
        if isinstance(intent, RevokeMember):
            Following(self.bureau).let_all_go()

    def _rewrite(self, visit: Visit, announcement_id: int) -> None:
        one = self.bureau.announcements.get(announcement_id)
        if one is not None and one.live_version:
            Following(self.bureau).rewrite(one, visit.now)
