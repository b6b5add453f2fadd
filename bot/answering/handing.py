"""Who sees to a matter (认领、转交、搁置): taken, let go, given to an office, put aside with a reason, taken back."""

from dataclasses import dataclass, replace

from bot.answering.listing import Listing
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.reporting.joining import find_office
from bot.reporting.speaker import OVER_ALL
from bot.wording_official_asking import say_bad_length
from bot.wording_unanswered import ask_office, ask_reason, say_matter_gone, say_others
from policies.personal import mask_personal
from store.answering.matter import Matter
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

OFFICE, REASON = "matter.office", "matter.reason"
AWAITED = "matter."
_LONGEST_REASON = 200
_MYSELF = frozenset({"我", "我自己", "me", "myself"})


@dataclass(frozen=True, slots=True)
class Handing:
    """Over one bureau. Every method raises StoreUnavailable."""

    listing: Listing

    def claim(self, visit: Visit, matter_id: int, *, taken: bool) -> Reply:
        """认领 or 放下."""
        one = self.listing.matters.get(matter_id)
        if one is None:
            return say_matter_gone(visit.language)
        speaker = visit.speaker
        is_theirs = one.person_id == speaker.person_id or speaker.role in OVER_ALL
        if not self.listing.works(visit, one) or not (taken or is_theirs):
            return say_others(visit.language, self.listing.owner(visit, one))
        office, person = (speaker.office_id, speaker.person_id) if taken else (None, None)
        return self._changed(visit, self.listing.matters.give(matter_id, office, person, speaker.person_id, visit.now))

    def ask(self, visit: Visit, matter_id: int, field: str) -> Reply:
        """转交 or 不需要答复: the office or the reason is asked for."""
        if self.listing.matters.get(matter_id) is None:
            return say_matter_gone(visit.language)
        asked = AwaitedValue(matter_id, 0, field, visit.now)
        AwaitedValues(self.listing.bureau.database).put(visit.message.chat_id, visit.message.person_id, asked)
        return ask_office(visit.language) if field == OFFICE else ask_reason(visit.language)

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply:
        """What was asked for has come."""
        if asked.field == REASON:
            return self._aside(visit, asked.draft_id, text)
        by, matters = visit.speaker.person_id, self.listing.matters
        if text.strip().lower() in _MYSELF:
            given = matters.give(asked.draft_id, visit.speaker.office_id, by, by, visit.now)
        else:
            office = find_office(self.listing.bureau.registry, text, visit.language)
            if isinstance(office, Reply):
                return office  # asked for still
            given = matters.give(asked.draft_id, office.office_id, None, by, visit.now)
        return self._changed(visit, given)

    def _aside(self, visit: Visit, matter_id: int, text: str) -> Reply:
        if not 1 < len(text) <= _LONGEST_REASON:
            return say_bad_length(visit.language, len(text), _LONGEST_REASON)
        by = visit.speaker.person_id
        return self._changed(visit, self.listing.matters.put_aside(matter_id, mask_personal(text), by, visit.now))

    def take_back(self, visit: Visit, matter_id: int) -> Reply:
        """To be answered after all."""
        done = self.listing.matters.take_back(matter_id, visit.speaker.person_id, visit.now)
        return self._changed(visit, done)

    def left(self, visit: Visit, matter_id: int) -> Reply:
        """取消: nothing is asked for any longer."""
        return self._changed(visit, self.listing.matters.get(matter_id))

    def _changed(self, visit: Visit, one: Matter | None) -> Reply:
        self._forget_asking(visit)
        if one is None:
            return say_matter_gone(visit.language)
        return replace(self.listing.card(visit, one), in_place=bool(visit.message.press))

    def _forget_asking(self, visit: Visit) -> None:
        awaited, message = AwaitedValues(self.listing.bureau.database), visit.message
        asked = awaited.of(message.chat_id, message.person_id)
        if asked is not None and asked.field.startswith(AWAITED):
            awaited.drop(message.chat_id, message.person_id)
