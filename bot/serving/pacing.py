"""How fast the chat service lets a bot speak: when the next message may leave, in all and into each chat; pure.

Each send holds a place from the moment it leaves until some time after its answer is there: the service counts it at a moment
in between that nobody knows, and in no stretch of time of its own can it then count too many, however the line stretches.
Times are seconds of any one clock that never goes back.

Who needs a while to fetch the next message asks for room `ahead`, as if it were that many seconds later; what it has fetched
leaves when `leaves` says so. Thus a place that becomes free is taken up at that very moment, by an answer if there is one.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

_KEPT_OF = 30  # one message of so many is an answer's: at the full rate a gap would come round again every second
_QUARTERS = 4  # all but one of which may be taken by what can wait
_ROUNDED = 1.001  # the one whose moment is now counts too, whatever is lost in the sum
_ASK_AGAIN_S = 0.01  # while nobody knows when a place becomes free
_CAUGHT_UP = 3  # so many that can wait may leave at once where a late turn has missed their moments


@dataclass(frozen=True, slots=True)
class Window:
    """At most `most` messages in any `seconds`."""

    seconds: float
    most: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's limits: 30 a second in all, 20 a minute in a group, about one a second in a chat, where short bursts pass.

    Three chats that are refused within two seconds mean that the bot as a whole is too fast.
    """

    overall: Window = Window(1.0, 30)
    chat: Window = Window(3.0, 3)
    group: Window = Window(60.0, 20)
    refusals: Window = Window(2.0, 3)

    def of(self, chat_id: int) -> tuple[Window, ...]:
        """Those of a chat; groups have ids below zero."""
        return (self.chat, self.group) if chat_id < 0 else (self.chat,)


@dataclass(slots=True, eq=False)
class Place:
    """That of one message: it waits for its moment, then it is on its way, then it counts for a while longer."""

    chat_id: int
    unhurried: bool = False
    not_before: float = 0.0
    left: bool = False
    ended: float | None = None

    def frees(self, window: Window) -> float | None:
        """When it no longer counts; None while that is not known."""
        return None if self.ended is None else self.ended + window.seconds


@dataclass(slots=True)
class Pacing:
    """What was sent of late, and what follows from it for the next message."""

    limits: Limits = Limits()
    _all: deque[Place] = field(default_factory=deque)
    _chats: dict[int, deque[Place]] = field(default_factory=dict)
    _paused: dict[int, float] = field(default_factory=dict)
    _halted: float = 0.0
    _refused: deque[tuple[float, int]] = field(default_factory=deque)
    _unhurried: float = 0.0  # when the next message that can wait may leave
    _swept: float = 0.0

    def began(self, chat_id: int, *, unhurried: bool = False, at: float) -> Place:
        """A message into that chat takes a place; `unhurried` where it is of those that are spread evenly."""
        place = Place(chat_id, unhurried)
        if unhurried:
            place.not_before = self._slot(at)
            self._unhurried = place.not_before + self._even
        self._all.append(place)
        self._chats.setdefault(chat_id, deque()).append(place)
        return place

    def leaves(self, place: Place, at: float) -> float | None:
        """None: it leaves now. Else when to ask again: its moment has not come, or its place went to one that cannot wait."""
        if at < place.not_before:
            return place.not_before
        frees = self._frees(at)
        hurried = (
            sum(not (one.left or one.unhurried) for one in self._all if one is not place) if place.unhurried else 0
        )
        if len(frees) + hurried < self.limits.overall.most:
            place.left = True
            return None
        known = [free for free in frees if free is not None]
        return min(known, default=at + _ASK_AGAIN_S)

    def ended(self, chat_id: int, at: float) -> None:
        """What was on its way into that chat has been answered, or never will be."""
        for place in self._chats.get(chat_id, ()):
            if place.ended is None:
                place.ended = at

    def was_sent(self, chat_id: int, at: float) -> None:
        """Take a message into account that an earlier run sent."""
        self.began(chat_id, at=at).left = True
        self.ended(chat_id, at)

    def refused(self, chat_id: int, retry_after: float, at: float) -> None:
        """The service asked to wait: that chat pauses; everything does where several chats were told so at once."""
        self._paused[chat_id] = max(self._paused.get(chat_id, 0.0), at + retry_after)
        self._refused.append((at, chat_id))
        while self._refused[0][0] < at - self.limits.refusals.seconds:
            self._refused.popleft()
        if len({chat for _, chat in self._refused}) >= self.limits.refusals.most:
            self.halt(max(self._paused.get(chat, 0.0) for _, chat in self._refused))

    def pause(self, chat_id: int, until: float) -> None:
        """Nothing leaves for that chat until then."""
        self._paused[chat_id] = max(self._paused.get(chat_id, 0.0), until)

    def halt(self, until: float) -> None:
        """Nothing leaves at all until then."""
        self._halted = max(self._halted, until)

    def room(self, at: float, ahead: float = 0.0) -> int:
        """How many messages may leave now or within that time, whatever their chats."""
        self._forget(at)
        taken = sum(free is None or free - ahead > at for free in self._frees(at))
        taken += sum(not (place.left or place.unhurried) for place in self._all)
        return 0 if at < self._halted else max(0, self.limits.overall.most - taken)

    def unhurried_room(self, at: float, ahead: float = 0.0) -> int:
        """How many of them may be such as can wait: those whose moment has come, so that an answer always finds a place soon.

        And never so many on their way that large files on a slow line hold all places.
        """
        on_their_way = sum(place.unhurried and place.ended is None for place in self._all)
        most = (_QUARTERS - 1) * self.limits.overall.most // _QUARTERS + 1
        due = int((at + ahead - self._slot(at)) / self._even + _ROUNDED)
        waiting = sum(place.unhurried and not place.left and place.ended is None for place in self._all)
        few = _CAUGHT_UP + 1 - waiting  # of what is fetched and has not left nobody knows after a crash whether it has
        return max(0, min(self.room(at, ahead) - waiting, due, few, most - on_their_way))

    def closed(self, at: float) -> frozenset[int]:
        """The chats into which nothing may leave now."""
        self._forget(at)
        full = {chat for chat, places in self._crowded() if self._full(chat, places, at)}
        return frozenset(full | self._paused.keys())

    def next_opening(self, at: float, ahead: float = 0.0) -> float | None:
        """When the next thing changes by itself, None where nothing is closed or only answers are waited for.

        Who asks for room so far ahead is told of places so much sooner.
        """
        later = [moment for moment in self._openings(ahead) if moment > at]
        return min(later, default=None)

    def _openings(self, ahead: float) -> Iterator[float]:
        yield self._halted
        yield self._unhurried - ahead
        yield from self._paused.values()
        if len(self._all) >= self.limits.overall.most:
            yield from (free - ahead for place in self._all if (free := place.frees(self.limits.overall)) is not None)
        for chat, places in self._crowded():
            for window in self.limits.of(chat):
                if len(places) >= window.most:
                    yield places[-window.most].frees(window) or 0.0

    @property
    def _even(self) -> float:
        """Seconds from one that can wait to the next."""
        most = self.limits.overall.most
        return self.limits.overall.seconds / (most - most // _KEPT_OF)

    def _slot(self, at: float) -> float:
        """The moment of the next one that can wait; of those missed, the last few are made up for."""
        return max(self._unhurried, at - _CAUGHT_UP * self._even)

    def _frees(self, at: float) -> list[float | None]:
        """When each message that has left no longer counts, for those that count now; None where nobody knows yet."""
        frees = [place.frees(self.limits.overall) for place in self._all if place.left]
        return [free for free in frees if free is None or free > at]

    def _crowded(self) -> Iterator[tuple[int, deque[Place]]]:
        """Chats that may be full; among a thousand written to once each there is none, and this is asked often."""
        fewest = self.limits.chat.most
        return ((chat, places) for chat, places in self._chats.items() if len(places) >= fewest)

    def _full(self, chat_id: int, places: deque[Place], at: float) -> bool:
        """Inside a chat one follows the other, so that one place tells of all behind it."""
        return any(
            len(places) >= window.most and _counts(places[-window.most], window, at)
            for window in self.limits.of(chat_id)
        )

    def _forget(self, at: float) -> None:
        """What counts in no window any more."""
        self._all = deque(place for place in self._all if _counts(place, self.limits.overall, at))
        for chat in [chat for chat, until in self._paused.items() if until <= at]:
            del self._paused[chat]
        if at - self._swept < self.limits.overall.seconds:
            return
        self._swept = at
        for chat, places in list(self._chats.items()):
            longest = max(self.limits.of(chat), key=lambda window: window.seconds)
            while places and not _counts(places[0], longest, at):
                places.popleft()
            if not places:
                del self._chats[chat]


def _counts(place: Place, window: Window, at: float) -> bool:
    free = place.frees(window)
    return free is None or free > at
