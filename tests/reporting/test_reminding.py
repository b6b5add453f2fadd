"""The journey of chasing over a real database: claimed before it is sent, sent once, in the words of whoever gets it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reporting.reminding import catch_up
from store.ledger import Ledger
from store.reporting.chase import ChaseKey, ChaseState, Step
from tests.reporting.chase_people import ANNA, BO, COORDINATOR, LEADER, Bureau, Post, bureau, june


class PowerCut(Exception):
    """The machine goes off in the middle of a send."""


class _Dying(Post):
    """The machine goes off while the second of the fates is looked up."""

    def became(self, recipient: int, key: ChaseKey) -> ChaseState | None:
        """Once."""
        if self.states:
            raise PowerCut
        self.states[recipient] = ChaseState.SENT
        return super().became(recipient, key)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def test_members_then_the_leader_hear_of_it(office: Bureau) -> None:
    """At 17:30, at 19:00, and at nine the next morning; the ledger holds what became of each."""
    post = Post()
    assert office.chasing.round(post, june(12, 17, 29)) == 0
    assert office.chasing.round(post, june(12, 17, 30)) == 2
    assert post.taken() == [ANNA, BO]
    assert office.chasing.round(post, june(12, 17, 31)) == 0
    assert office.chasing.round(post, june(12, 19)) == 2
    office.chasing.round(post, june(13, 9))
    assert post.taken() == [ANNA, BO, LEADER]
    catch_up(office.chasing.ledger, post, june(13, 9, 1))
    chases = office.chasing.ledger.chases(date(2024, 6, 12))
    assert [chase.key.step for chase in chases] == [Step.FIRST] * 2 + [Step.SECOND] * 2 + [Step.LEADER]
    assert {chase.state for chase in chases} == {ChaseState.SENT}


def test_the_words_are_kind_and_offer_three_ways_out(office: Bureau) -> None:
    """Before the cut-off, after it, and to the leader; each in the language they chose."""
    post = Post()
    Ledger(office.registry.database).set_language(BO, "en", june(12, 9))
    office.chasing.round(post, june(12, 17, 30))
    (_, chinese), (_, english) = post.sent
    assert f"{office.office.name}6月12日（周三）的进展，18:00前报一下就好。" in chinese.text
    assert [button.label for row in chinese.buttons for button in row] == ["现在报", "请假", "今天没有进展"]
    assert "due by 18:00" in english.text
    assert [button.data for row in english.buttons for button in row] == [
        "now", "leave", f"nil:{office.office.office_id}:20240612",
    ]  # fmt: skip
    office.chasing.round(post, june(12, 19))
    assert "还没有收到" in post.sent[2][1].text
    office.chasing.round(post, june(13, 9))
    leader = post.sent[-1][1]
    assert "经办同志已经提醒过了" in leader.text
    assert [button.label for row in leader.buttons for button in row] == ["6月12日（周三）没有进展"]


def test_a_report_that_comes_while_others_are_written_to_spares_the_rest(office: Bureau) -> None:
    """It is decided anew before each message."""

    def report(recipient: int) -> None:
        ledger = office.chasing.ledger
        ledger.note_nil(office.office.office_id, date(2024, 6, 12), late=False, by=recipient, now=june(12, 17, 30))

    post = Post(before=report)
    assert office.chasing.round(post, june(12, 17, 30)) == 1
    assert post.taken() == [ANNA]


def test_a_power_cut_in_the_middle_leaves_nothing_claimed_and_nobody_out(office: Bureau) -> None:
    """What is claimed and what goes out are one transaction: after the restart each gets the message once."""
    with pytest.raises(PowerCut):
        office.chasing.round(Post(before=_cut), june(12, 17, 30))
    assert office.chasing.ledger.chases(date(2024, 6, 12)) == ()
    post = Post()
    office.chasing.round(post, june(12, 17, 40))
    assert post.taken() == [ANNA, BO]


def test_what_became_of_each_is_noted_afterwards(office: Bureau) -> None:
    """Once it is known; what nobody knows anything of is unknown."""
    post = Post(states={ANNA: ChaseState.CLAIMED})
    office.chasing.round(post, june(12, 17, 30))
    assert catch_up(office.chasing.ledger, post, june(12, 17, 31)) == 1
    assert _states(office) == [ChaseState.CLAIMED, ChaseState.SENT]
    assert catch_up(office.chasing.ledger, Post(), june(12, 17, 32)) == 1
    assert _states(office) == [ChaseState.UNKNOWN, ChaseState.SENT]


def test_all_that_one_message_told_shares_its_fate(office: Bureau) -> None:
    """It went out under the first of what it was about."""
    post = Post(states={ANNA: ChaseState.FAILED})
    office.chasing.round(post, june(17, 10))
    catch_up(office.chasing.ledger, post, june(17, 11))
    of_anna = [chase.state for chase in office.chasing.ledger.chases(date(2024, 6, 1)) if chase.recipient == ANNA]
    assert len(of_anna) > 1
    assert set(of_anna) == {ChaseState.FAILED}


def test_the_fate_of_a_message_is_noted_whole_or_not_at_all(office: Bureau) -> None:
    """Half of it noted, the rest would look for the message under another name, and be unknown for ever."""
    post = _Dying()
    office.chasing.round(post, june(17, 10))
    with pytest.raises(PowerCut):
        catch_up(office.chasing.ledger, post, june(17, 11))
    told = [chase for chase in office.chasing.ledger.chases(date(2024, 6, 1)) if chase.recipient == ANNA]
    assert len(told) > 1
    assert {chase.state for chase in told} == {ChaseState.CLAIMED}


def test_while_the_line_is_down_nothing_is_claimed(office: Bureau) -> None:
    """It goes out when the line is back, as the step that is due then."""
    assert office.chasing.round(Post(up=False), june(12, 17, 30)) == 0
    assert office.chasing.ledger.chases(date(2024, 6, 12)) == ()
    post = Post()
    assert office.chasing.round(post, june(12, 19, 30)) == 2
    assert "还没有收到" in post.sent[0][1].text


def test_who_blocked_the_bot_is_not_tried_again(office: Bureau) -> None:
    """Not for this step; what nobody can vouch for neither."""
    post = Post(states={ANNA: ChaseState.FAILED, BO: ChaseState.UNKNOWN})
    assert office.chasing.round(post, june(12, 17, 30)) == 2
    catch_up(office.chasing.ledger, post, june(12, 17, 31))
    assert _states(office) == [ChaseState.FAILED, ChaseState.UNKNOWN]
    assert office.chasing.round(post, june(12, 17, 31)) == 0
    assert post.taken() == [ANNA, BO]


def test_a_round_ends_early_when_asked_to_stop(office: Bureau) -> None:
    """After the message under way."""
    post = Post()
    assert office.chasing.round(post, june(12, 17, 30), lambda: bool(post.sent)) == 1
    assert post.taken() == [ANNA]


def test_days_of_downtime_are_one_message_and_long_lists_are_cut(office: Bureau) -> None:
    """Back on the 26th: ten reports are missing, five are named, three can be answered by a tap."""
    post = Post()
    office.chasing.round(post, june(26, 10))
    assert post.sent[0][0] == ANNA
    text = post.sent[0][1].text
    assert "有10期进展还没有收到" in text
    assert text.count("· ") == 6
    assert "更早的5期" in text
    assert len([row for row in post.sent[0][1].buttons if row[0].data.startswith("nil:")]) == 3
    assert office.chasing.round(post, june(26, 10, 1)) == 0


def test_a_group_is_told_only_where_that_is_on(office: Bureau) -> None:
    """In the words for a group, without buttons and names of persons."""
    office.registry.bind_group("-100500", office.office.office_id, 1, june(12, 9))
    office.registry.set_setting("chase.public", "on", COORDINATOR, june(12, 9))
    post = Post()
    for now in (june(12, 17, 30), june(12, 19), june(13, 9)):
        office.chasing.round(post, now)
    told = dict(post.sent)
    assert "请经办同志方便时报一下" in told[-100500].text
    assert told[-100500].buttons == ()


def test_the_coordinator_is_told_when_a_week_is_over(office: Bureau) -> None:
    """On Monday, with the command that shows it."""
    post = Post()
    office.chasing.round(post, june(17, 8))
    assert "/digest 2024-W24" in dict(post.sent)[COORDINATOR].text
    office.chasing.round(post, june(17, 9))
    assert [recipient for recipient, _ in post.sent].count(COORDINATOR) == 1


@settings(max_examples=15, deadline=None)
@given(
    moves=st.lists(st.tuples(st.integers(-300, 1500), st.sampled_from(["go", "go", "cut", "down", "nil"])), max_size=12)
)
def test_nobody_gets_a_step_twice_whatever_happens(
    moves: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Rounds with power cuts, a broken line and a clock that jumps, over the real ledger."""
    with bureau(tmp_path_factory.mktemp("run")) as made:
        seen: list[tuple[int, object]] = []
        now, done = june(12, 9), set[date]()
        for minutes, move in moves:
            now += timedelta(minutes=minutes)
            if move == "nil":
                made.chasing.ledger.note_nil(made.office.office_id, now.date(), late=False, by=ANNA, now=now)
                done.add(now.date())
                continue
            before = len(made.chasing.ledger.chases(date(2024, 1, 1)))
            _round(made, move, now)
            new = made.chasing.ledger.chases(date(2024, 1, 1))[before:]
            assert not any(chase.key.last in done for chase in new if chase.key.office_id == made.office.office_id)
            seen += [(chase.recipient, chase.key) for chase in new]
        assert len(seen) == len(set(seen))


def _round(made: Bureau, move: str, now: datetime) -> None:
    """One round; a power cut undoes what is under way."""
    with suppress(PowerCut):
        made.chasing.round(Post(up=move != "down", before=_cut if move == "cut" else lambda recipient: None), now)


def _states(made: Bureau) -> list[ChaseState]:
    """What became of the day's reminders."""
    return [chase.state for chase in made.chasing.ledger.chases(date(2024, 6, 12))]


def _cut(recipient: int) -> None:
    raise PowerCut(recipient)
