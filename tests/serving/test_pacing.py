"""The limits of the chat service are kept by its own count, whatever the line does; and next to no time is given away."""

import heapq
from collections import deque
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.serving.pacing import Limits, Pacing, Place, Window

PERSON, GROUP = 5, -7


@dataclass
class Line:
    """A service that counts each message at some moment while it is on its way, and a sender that keeps to the pacing."""

    pacing: Pacing
    chance: Random
    slowest: float
    ahead: float = 0.0
    now: float = 0.0
    counted: list[tuple[float, int]] = field(default_factory=list)
    _on_the_way: list[tuple[float, int]] = field(default_factory=list)

    def send_all(self, chats: list[int], *, unhurried: bool = False) -> None:
        """One message into each chat of the list, those of one chat in their order."""
        waiting = deque(chats)
        while waiting or self._on_the_way:
            self._answers()
            room_of = self.pacing.unhurried_room if unhurried else self.pacing.room
            room = room_of(self.now, self.ahead)
            closed = set(self.pacing.closed(self.now)) | {chat for _, chat in self._on_the_way}
            chosen = self._choose(waiting, room, closed)
            for chat in chosen:
                leaves = self._leaves(self.pacing.began(chat, unhurried=unhurried, at=self.now))
                assert self.now <= leaves <= self.now + self.ahead + 0.001
                took = self.chance.uniform(0.001, self.slowest)
                self.counted.append((leaves + self.chance.uniform(0.0, took), chat))
                heapq.heappush(self._on_the_way, (leaves + took, chat))
            if not chosen and (waiting or self._on_the_way):
                self._wait()

    def _leaves(self, place: Place) -> float:
        moment = self.now
        while (later := self.pacing.leaves(place, moment)) is not None:
            assert later > moment
            moment = later
        return moment

    def _answers(self) -> None:
        while self._on_the_way and self._on_the_way[0][0] <= self.now:
            moment, chat = heapq.heappop(self._on_the_way)
            self.pacing.ended(chat, moment)

    def _choose(self, waiting: deque[int], room: int, closed: set[int]) -> list[int]:
        chosen: list[int] = []
        for chat in list(waiting):
            if len(chosen) < room and chat not in closed:
                chosen.append(chat)
                closed.add(chat)
                waiting.remove(chat)
        return chosen

    def _wait(self) -> None:
        moments = [moment for moment, _ in self._on_the_way[:1]]
        opening = self.pacing.next_opening(self.now, self.ahead)
        moments += [opening] if opening is not None else []
        assert moments, "waits for nothing"
        self.now = max(min(moments), self.now)


def most_within(moments: list[float], window: Window) -> int:
    """How many the service counts at most in any such stretch of time."""
    recent: deque[float] = deque()
    most = 0
    for moment in sorted(moments):
        recent.append(moment)
        while recent[0] <= moment - window.seconds:
            recent.popleft()
        most = max(most, len(recent))
    return most


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([1, 2, 3, -1, -2, *range(100, 140)]), max_size=150),
    st.booleans(),
    st.integers(0, 999),
    st.sampled_from([0.02, 0.3, 4.0]),
    st.sampled_from([0.0, 0.01, 0.05]),
)
def test_no_limit_is_ever_passed(chats: list[int], unhurried: bool, seed: int, slowest: float, ahead: float) -> None:
    """Counted at any moment between leaving and answer: neither in all nor in any chat, however far one looks ahead."""
    line = Line(Pacing(), Random(seed), slowest, ahead)
    line.send_all(chats, unhurried=unhurried)
    limits = Limits()
    assert len(line.counted) == len(chats)
    assert most_within([moment for moment, _ in line.counted], limits.overall) <= limits.overall.most
    for chat in set(chats):
        moments = [moment for moment, one in line.counted if one == chat]
        for window in limits.of(chat):
            assert most_within(moments, window) <= window.most


def test_nearly_all_that_the_limits_allow_is_used() -> None:
    """A thousand chats, answers within 20 ms: at least 95 in 100 of 30 a second, whether hurried or not."""
    for unhurried in (False, True):
        line = Line(Pacing(), Random(3), 0.02)
        line.send_all(list(range(1, 1001)), unhurried=unhurried)
        assert line.now <= 1000 / 30 / 0.95


def test_a_place_that_becomes_free_is_taken_up_at_once_by_who_looks_ahead() -> None:
    """Claimed while it is still held, by a message that leaves at the moment at which it is not."""
    pacing = Pacing(Limits(overall=Window(1.0, 2)))
    for at in (0.0, 0.5):
        pacing.was_sent(PERSON, at)
    assert (pacing.room(0.97), pacing.room(0.97, 0.05), pacing.next_opening(0.9, 0.05)) == (0, 1, 0.95)
    place = pacing.began(GROUP, at=0.97)
    assert (pacing.leaves(place, 0.97), pacing.room(0.97, 0.05)) == (1.0, 0)
    assert pacing.leaves(place, 1.0) is None


def test_what_can_wait_makes_up_for_a_late_turn() -> None:
    """A few of the moments that were missed, and not all: they would leave no place for an answer."""
    pacing = Pacing()
    assert [pacing.unhurried_room(at) for at in (0.0, 0.07, 0.11, 5.0)] == [1, 3, 4, 4]
    fetched = [pacing.began(1000 + number, unhurried=True, at=5.0) for number in range(4)]
    assert pacing.unhurried_room(5.0, 0.2) == 0
    assert [pacing.leaves(one, 5.0) for one in fetched] == [None] * 4
    assert (pacing.unhurried_room(5.0), pacing.unhurried_room(5.0, 0.04)) == (0, 1)


def test_an_answer_takes_the_place_that_one_that_can_wait_has_waited_for() -> None:
    """Which leaves with the next one; so whoever asks waits no longer than for the next place."""
    pacing = Pacing(Limits(overall=Window(1.0, 2)))
    for at in (0.0, 0.5):
        pacing.was_sent(PERSON, at)
    told = pacing.began(GROUP, unhurried=True, at=0.97)
    assert (pacing.unhurried_room(0.97, 0.05), pacing.room(0.97, 0.05)) == (0, 1)
    answer = pacing.began(PERSON, at=0.98)
    assert [pacing.leaves(one, 0.98) for one in (told, answer)] == [1.0, 1.0]
    assert [pacing.leaves(one, 1.0) for one in (told, answer)] == [1.5, None]
    assert pacing.leaves(told, 1.5) is None


def test_an_answer_finds_a_place_soon_while_announcements_go_out() -> None:
    """They leave one by one, evenly: within a tenth of a second something leaves that is not one of them."""
    pacing, now, waited = Pacing(), 0.0, 0.0
    for number in range(300):
        while not pacing.unhurried_room(now):
            now = max(now + 0.001, pacing.next_opening(now) or 0.0)
        assert pacing.leaves(pacing.began(1000 + number, unhurried=True, at=now), now) is None
        pacing.ended(1000 + number, now + 0.01)
        if number % 50 == 49:
            asked = now
            while not pacing.room(now):
                now += 0.001
            waited = max(waited, now - asked)
            pacing.was_sent(PERSON, now)
    assert waited <= 0.1


def test_what_can_wait_leaves_a_little_slower_than_it_might() -> None:
    """At the full rate a moment in which nothing left would come round again each second, and an answer wait for it."""
    pacing, now = Pacing(), 10.0
    first = pacing.began(PERSON, unhurried=True, at=now).not_before
    later = [pacing.began(PERSON + number, unhurried=True, at=now).not_before for number in range(1, 30)]
    assert later[-1] - first == pytest.approx(1.0)


def test_a_burst_passes_into_a_chat_and_then_one_a_second() -> None:
    """Three at once, the fourth when the first is three seconds old."""
    pacing = Pacing()
    for _ in range(3):
        assert PERSON not in pacing.closed(0.0)
        pacing.was_sent(PERSON, 0.0)
    assert PERSON in pacing.closed(2.9)
    assert pacing.next_opening(0.0) == 3.0
    assert PERSON not in pacing.closed(3.0)


def test_a_refusal_holds_for_its_chat_alone() -> None:
    """As long as the service said."""
    pacing = Pacing()
    pacing.refused(GROUP, 30.0, at=10.0)
    assert pacing.closed(39.9) == {GROUP}
    assert pacing.room(10.0) == 30
    assert pacing.closed(40.0) == frozenset()


def test_three_chats_refused_at_once_halt_everything() -> None:
    """The bot as a whole is too fast; one chat refused again and again says nothing of the others."""
    pacing = Pacing()
    for chat, at in ((1, 0.0), (1, 0.5), (1, 1.0), (2, 3.5), (3, 6.0)):
        pacing.refused(chat, 5.0, at=at)
    assert pacing.room(6.0) == 30
    pacing.refused(2, 7.0, at=6.5)
    pacing.refused(1, 4.0, at=7.0)
    assert pacing.room(13.4) == 0
    assert pacing.room(13.5) == 30


def test_a_pause_that_is_over_still_counts_among_refusals_at_once() -> None:
    """The first of three was to wait one second, and has waited it when the third is refused."""
    pacing = Pacing()
    pacing.refused(1, 1.0, at=0.0)
    pacing.refused(2, 1.0, at=0.5)
    assert 1 not in pacing.closed(1.2)
    pacing.refused(3, 1.0, at=1.3)
    assert (pacing.room(2.2), pacing.room(2.4) > 0) == (0, True)


def test_what_an_earlier_run_sent_counts() -> None:
    """A restart is no way around the limits."""
    pacing = Pacing()
    for _ in range(20):
        pacing.was_sent(GROUP, -10.0)
    assert GROUP in pacing.closed(0.0)
    assert GROUP not in pacing.closed(50.0)


def test_a_message_without_an_answer_keeps_its_place() -> None:
    """Nobody knows yet when it is counted."""
    pacing = Pacing(Limits(overall=Window(1.0, 1)))
    pacing.began(PERSON, at=0.0)
    assert (pacing.room(60.0), pacing.next_opening(60.0)) == (0, None)
    pacing.ended(PERSON, 60.0)
    assert (pacing.room(60.5), pacing.next_opening(60.5)) == (0, 61.0)
    assert pacing.room(61.0) == 1


def test_large_files_on_a_slow_line_leave_places_to_answers() -> None:
    """What can wait never holds all places while it is on its way."""
    pacing, at = Pacing(), 0.0
    for chat in range(1000, 1100):
        at += 1.0
        if pacing.unhurried_room(at):
            assert pacing.leaves(pacing.began(chat, unhurried=True, at=at), at) is None
    assert pacing.room(at) >= 7
    pacing.ended(1000, at)
    assert pacing.unhurried_room(at) == 1
