"""/subscribe: an investor chooses topics with buttons and leaves with one tap; a group's topics are chosen by who is in charge."""

from dataclasses import dataclass

from bot.announcing.bureau import OVER_ALL, Bureau
from bot.announcing.following import Following
from bot.announcing.targeting import topics_of
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording import say_not_allowed
from bot.wording_announcing_targets import say_left_topic, say_no_topic, say_topics

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Subscribing:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def show(self, visit: Visit, *, in_place: bool = False) -> Reply:
        """What one gets, and what there is."""
        chat = self._chat(visit)
        if chat is None:
            return say_not_allowed(visit.language)
        chosen = self.bureau.chats.topics(chat)
        topics = tuple(dict.fromkeys((*topics_of(self.bureau.audiences.scene()), *chosen)))
        return say_topics(visit.language, topics, chosen, in_place=in_place)

    def subscribe(self, visit: Visit, topic: str) -> Reply:
        """One more; a forged topic is none."""
        chat = self._chat(visit)
        if chat is None:
            return say_not_allowed(visit.language)
        if topic not in topics_of(self.bureau.audiences.scene()):
            return say_no_topic(visit.language)
        self.bureau.chats.subscribe(chat, topic, visit.now)
        return self.show(visit, in_place=True)

    def leave(self, visit: Visit, topic: str) -> Reply:
        """One less, or none any more. Below an announcement its words stay, and what was done stands below them."""
        chat = self._chat(visit)
        if chat is None:
            return say_not_allowed(visit.language)
        with self.bureau.database.unit():
            self.bureau.chats.unsubscribe(chat, "" if topic == _ALL else topic)
            Following(self.bureau).let_all_go()  # what waits there does not come any more
        return self.show(visit, in_place=True) if topic == _ALL else say_left_topic(visit.language, topic)

    def _chat(self, visit: Visit) -> int | None:
        """Whose topics these are: one's own in private, the group's for who is in charge; None for anybody else there."""
        if not visit.message.in_group:
            return visit.speaker.person_id
        number = visit.message.chat_id.removeprefix("-")
        may = visit.speaker.role in OVER_ALL and number.isdigit()
        return int(visit.message.chat_id) if may else None
