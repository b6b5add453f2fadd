"""Pausing, resuming, cancelling, recalling an announcement: what is decided and what follows from it are one transaction."""

from dataclasses import dataclass

from bot.announcing.bureau import Bureau
from bot.announcing.following import Following
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording_announcing_asking import ask_turn, say_refusal, say_turned
from store.announcing.announce_rules import Refusal, may_turn
from store.announcing.announcement import Action, Announcement, State
from store.announcing.deliveries import Fate

TURNS = (Action.PAUSED, Action.RESUMED, Action.CANCELLED, Action.RECALLED)  # by their place buttons name them
_INTO = (State.PAUSED, State.LIVE, State.CANCELLED, State.RECALLED)
_ASKED_BACK = frozenset({Action.CANCELLED, Action.RECALLED})


@dataclass(frozen=True, slots=True)
class Steering:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def turn(self, visit: Visit, announcement_id: int, turn: int, *, sure: bool) -> Reply:
        """Do it, or ask back first."""
        one = self.bureau.announcements.get(announcement_id)
        if one is None or turn >= len(TURNS):
            return say_refusal(visit.language, Refusal.GONE)
        action = TURNS[turn]
        refusal = may_turn(one, _INTO[turn])
        if refusal is not None:
            return say_refusal(visit.language, refusal, announcement_id=announcement_id)
        if action in _ASKED_BACK and not sure:
            return ask_turn(visit.language, announcement_id, turn, self._sent(one))
        with self.bureau.database.unit():
            done = self.bureau.announcements.turn(announcement_id, action, visit.speaker.person_id, visit.now)
            if isinstance(done, Refusal):
                return say_refusal(visit.language, done, announcement_id=announcement_id)
            self._do(visit, done, action)
        return say_turned(visit.language, announcement_id, done.state, cleared=not done.live_version)

    def _do(self, visit: Visit, one: Announcement, action: Action) -> None:
        following = Following(self.bureau)
        if action is Action.RESUMED:
            following.resume(one, visit.now)
            following.follow(one, visit.now)
            return
        following.take_back(one)
        if action is Action.RECALLED:
            following.follow(one, visit.now)

    def _sent(self, one: Announcement) -> int:
        runs = self.bureau.runs.runs(one.announcement_id)
        found = (self.bureau.deliveries.of(one.announcement_id, run.number) for run in runs)
        return len({each.chat_id for deliveries in found for each in deliveries if each.fate is Fate.SENT})
