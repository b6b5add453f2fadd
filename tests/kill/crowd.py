"""Fifty people at once: some ask and press, some report and save; each waits for what they need before they go on.

What each of them does follows from a seed alone, so that what the store holds in the end does too, whatever happened meanwhile.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.journeys.people import Room
from tests.journeys.telegram_world import BOT_ID, Stored
from tests.kill.light_asker import CAP_QUESTION, OTHER_QUESTION, POWER_QUESTION

Wait = Callable[[], bool]  # whether one may go on
_QUESTIONS = (CAP_QUESTION, POWER_QUESTION, OTHER_QUESTION)
_EDITED, _EDITED_REPORTS, _UNDONE, _COMMANDED, _RATED = 0.08, 0.2, 0.3, 0.3, 0.3
_FIRST_SUM, _OTHER_SUMS, _MORE = 1000, 400, 200  # 万元
_LONGEST_REPORT = 4  # updates
_COMMANDS = ("/help", "/sources", "/start")


@dataclass(slots=True)
class Member:
    """One of the staff with a project of their own."""

    room: Room
    project: str


@dataclass(slots=True)
class Crowd:
    """Each of them does their share of `updates`. `one_by_one`: nobody does anything while something is under way."""

    seed: int
    staff: tuple[Member, ...]
    askers: tuple[Room, ...]
    updates: int
    one_by_one: bool = False
    _plans: list[Iterator[Wait]] = field(default_factory=list)
    _waits: dict[int, Wait] = field(default_factory=dict)
    _before: int = 0

    def __post_init__(self) -> None:
        people = len(self.staff) + len(self.askers)
        shares = [self.updates // people + (place < self.updates % people) for place in range(people)]
        for number, member in enumerate(self.staff):
            self._plans.append(_reports(member, random.Random(self.seed * 1000 + number), shares[number]))
        for number, room in enumerate(self.askers, len(self.staff)):
            self._plans.append(_questions(room, random.Random(self.seed * 1000 + number), shares[number]))
        self._waits = dict.fromkeys(range(people), _at_once)
        self._before = self.askers[0].api.world.announced

    @property
    def sent(self) -> int:
        """How many updates they have caused."""
        return self.askers[0].api.world.announced - self._before

    @property
    def is_done(self) -> bool:
        """Whether everybody has done and got everything."""
        return not self._waits

    def waiting(self) -> list[str]:
        """The last words in the chats of those who wait."""
        rooms = [*(member.room for member in self.staff), *self.askers]
        return [
            " / ".join(f"{one.text[:120]!r} {one.labels()}" for one in list(rooms[number].chat.messages.values())[-3:])
            for number in self._waits
        ]

    def step(self, is_settled: Wait) -> int:
        """Let everybody go on who may; how many that were."""
        if self.one_by_one and not is_settled():
            return 0
        ready = [number for number, may_go_on in self._waits.items() if may_go_on()]
        for number in ready[:1] if self.one_by_one else ready:
            wait = next(self._plans[number], None)
            if wait is None:
                del self._waits[number]
            else:
                self._waits[number] = wait
        return len(ready)


def _at_once() -> bool:
    return True


def _reports(member: Member, chance: random.Random, updates: int) -> Iterator[Wait]:
    """Report, perhaps correct it, save it, perhaps undo that: two to four updates each."""
    number, left, room = 0, updates, member.room
    while left >= _LONGEST_REPORT:
        number += 1
        wan = _FIRST_SUM if number == 1 else _OTHER_SUMS + number  # less than what stands: nobody doubts it
        card, left = Card(room, room.say(_words(member, wan)), f"新增{wan}万元"), left - 2  # with its press
        yield card.stands
        if chance.random() < _EDITED_REPORTS:
            card.words = f"新增{wan + _MORE}万元"
            room.edit(card.asked, _words(member, wan + _MORE))
            left -= 1
            yield card.stands
        room.press(card.found(), "保存")
        yield card.is_saved
        if number > 1 and chance.random() < _UNDONE:
            room.press(card.found(), "撤销")
            left -= 1
            yield card.is_undone
    yield from _questions(room, chance, left)


def _words(member: Member, wan: int) -> str:
    return f"{member.project}新增到位资金{wan}万元，已到账。"


@dataclass(slots=True)
class Card:
    """The card that answers a message, known by words on it. After a fault there may be two of it, one may be out of date."""

    room: Room
    asked: int
    words: str
    message: Stored | None = None

    def stands(self) -> bool:
        """Whether it is there, with these words."""
        self.message = _since(self.room, self.asked, lambda one: self.words in one.text and "保存" in one.labels())
        return self.message is not None

    def found(self) -> Stored:
        """It."""
        assert self.message is not None
        return self.message

    def is_saved(self) -> bool:
        """Whether it is a receipt now."""
        return "已保存" in self.found().text and "撤销" in self.found().labels()

    def is_undone(self) -> bool:
        """Whether it is a card again."""
        return "已撤销" in self.found().text


def _questions(room: Room, chance: random.Random, updates: int) -> Iterator[Wait]:
    """Questions and commands; some are edited, some answers are rated."""
    left, known = updates, set[str]()
    while left:
        is_command = chance.random() < _COMMANDED
        text = chance.choice(_COMMANDS if is_command else _QUESTIONS)
        asked, left = room.say(text), left - 1
        if is_command:
            yield _anything_since(room, asked)
            continue
        answer = Answered(room, asked, known)
        yield answer.stands
        known.add(answer.number)
        if left and chance.random() < _EDITED:
            room.edit(asked, POWER_QUESTION if text == CAP_QUESTION else CAP_QUESTION)
            left -= 1
            yield answer.has_changed
        elif left and text != OTHER_QUESTION and chance.random() < _RATED:
            pressed = answer.rate()
            left -= 1
            yield pressed


@dataclass(slots=True)
class Answered:
    """The answer to a question, known by its number: after a fault an older answer may come a second time."""

    room: Room
    asked: int
    known: set[str]
    number: str = ""
    text: str = ""

    def stands(self) -> bool:
        """Whether it is there."""
        found = _since(self.room, self.asked, lambda one: _number(one) not in {"", *self.known})
        if found is not None:
            self.number, self.text = _number(found), found.text
        return found is not None

    def has_changed(self) -> bool:
        """Whether it has other words now."""
        found = _since(self.room, self.asked, lambda one: _number(one) == self.number and one.text != self.text)
        return found is not None

    def rate(self) -> Wait:
        """Press 有帮助, and wait to be thanked."""
        found = _since(self.room, self.asked, lambda one: _number(one) == self.number)
        assert found is not None
        self.room.press(found, "有帮助")
        return lambda: _since(self.room, found.message_id, lambda one: "谢谢" in one.text) is not None


def _number(message: Stored) -> str:
    """The number of the question that a message answers, "" where it answers none."""
    data = (button["callback_data"] for row in message.keyboard for button in row)
    return next((one.partition(":")[2] for one in data if one.startswith("human:")), "")


def _anything_since(room: Room, asked: int) -> Wait:
    return lambda: _since(room, asked) is not None


def _since(room: Room, asked: int, fits: Callable[[Stored], bool] = bool) -> Stored | None:
    """The first message of the bot since then that fits."""
    found = None
    with room.api.world.changed:
        for message in reversed(room.chat.messages.values()):
            if message.message_id <= asked:
                break
            if message.sender["id"] == BOT_ID and fits(message):
                found = message
    return found
