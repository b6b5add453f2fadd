"""Wording one answer: as it grows, in the end, and in every way in which it may come to nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.phrasing.phraser import AtHand, midnight
from bot.wording_phrasing import say_checked, say_growing
from rag.answer import Answer, Language
from rag.drafting.port import FaultKind
from store.ledger import Ledger
from store.outbox import SendState
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Unasked
from tests.bot.sample import CAP, LIBRARY, SECRET, cite
from tests.phrasing.scene import BOT, HALF, MODEL, NOW, OURS, PERSON, PROMPT, SHANGHAI, WORDED, Scene, Script

LANGUAGE = Language.SIMPLIFIED


def test_an_answer_grows_and_ends_in_checked_words(scene: Scene) -> None:
    """Each edit with all its buttons; the last with its quote, its source line and the note."""
    seen: list[list[str]] = []
    scene.script.before = lambda number: seen.append(scene.shown())
    send_id = scene.answered()
    assert scene.phraser().turn()
    assert seen == [[], [HALF.statement], [HALF.statement]]
    assert scene.shown() == [WORDED.statement], "what still waited has been replaced"
    edit = scene.last_edit()
    assert edit.message_id == OURS + send_id
    assert [button.label for row in edit.reply.buttons for button in row] == ["全文", "有帮助", "没帮助", "问专员"]
    assert CAP.citations[0].quote in edit.reply.text
    assert "第八条" in edit.reply.text
    assert edit.reply.spans[-1].text == say_checked(LANGUAGE)
    assert scene.outcomes() == {"phrased": 1}
    assert scene.posted == 2
    assert not scene.phraser().turn()


def test_half_a_wording_says_that_it_grows(scene: Scene) -> None:
    """Nobody takes it for the whole."""
    notes: list[str] = []
    scene.script.before = lambda number: notes.append(scene.last_edit().reply.spans[-1].text) if number == 1 else None
    scene.answered()
    scene.phraser().turn()
    assert notes == [say_growing(LANGUAGE)]


def test_the_record_of_the_question_has_the_words_that_stand(scene: Scene) -> None:
    """With model, prompt and passages."""
    scene.answered()
    scene.phraser().turn()
    record = Ledger(scene.database).question(1)
    assert record is not None
    assert record.answer_text.startswith(WORDED.statement)
    assert scene.phrasings.made_of(1) == (MODEL, PROMPT, ("reward/8",))


def test_what_stands_around_an_answer_stays_around_it(scene: Scene) -> None:
    """A note on the place, how to join: they are not the model's."""
    message, reply = scene.reply()
    tail = replace(reply, spans=(*reply.spans, replace(reply.spans[-1], text="另：怎样加入")))
    scene.outbox.put(BOT, [], scene.now)
    send_id = scene.answered(person=8)
    scene.orders.said(message, tail, [send_id], scene.now)
    phraser = scene.phraser()
    assert phraser.turn() and phraser.turn()
    assert scene.last_edit().reply.spans[-1].text == "另：怎样加入"


@pytest.mark.parametrize("kind", list(FaultKind))
def test_at_a_fault_the_answer_stands_and_the_log_says_why(
    scene: Scene, kind: FaultKind, caplog: pytest.LogCaptureFixture
) -> None:
    """One word, nothing of what was asked; nothing was shown, so nothing is edited."""
    scene.script = Script(says=(WORDED,), fault=kind)
    scene.answered()
    scene.phraser().turn()
    assert scene.shown() == []
    assert scene.outcomes() == {kind.value: 1}
    assert kind.value in caplog.text
    assert "奖励" not in caplog.text


def test_half_a_wording_that_was_sent_is_taken_back_at_a_fault(scene: Scene) -> None:
    """The answer stands again as it was given, with its buttons."""
    scene.script = Script(fault=FaultKind.BROKEN, before=lambda number: scene.send_edits())
    scene.answered()
    scene.phraser().turn()
    assert scene.shown() == ["", CAP.statement]
    assert say_growing(LANGUAGE) not in scene.last_edit().reply.text
    assert len(scene.last_edit().reply.buttons[0]) == 4


def test_half_a_wording_that_still_waits_never_goes_out(scene: Scene) -> None:
    """There is nothing to take back then."""
    scene.script = Script(fault=FaultKind.TIMEOUT)
    scene.answered()
    scene.phraser().turn()
    assert scene.shown() == []


def test_where_no_claim_survives_the_answer_stands(scene: Scene) -> None:
    """That is no fault of the model's."""
    scene.script = Script(says=())
    scene.answered()
    scene.phraser().turn()
    assert scene.outcomes() == {"nothing": 1}
    assert scene.phrasings.breaker().faults == 0


def test_an_answer_that_is_not_out_yet_is_waited_for(scene: Scene) -> None:
    """What grows meanwhile is not shown; the end is."""
    send_id = scene.answered(is_out=False)
    scene.script.before = lambda number: scene.goes_out(send_id) if number == 2 else None
    scene.phraser().turn()
    assert scene.shown() == [WORDED.statement]


def test_an_answer_that_never_arrived_is_not_edited(scene: Scene) -> None:
    """There is nothing to edit."""
    send_id = scene.answered(is_out=False)
    claimed = scene.outbox.claim(BOT, scene.now, limit=1)
    assert claimed[0].send_id == send_id
    scene.outbox.settle(send_id, SendState.FAILED, scene.now, reason="x")
    scene.phraser().turn()
    assert scene.shown() == []
    assert scene.outcomes() == {"unsent": 1}


def test_another_edition_of_the_documents_ends_it(scene: Scene) -> None:
    """Before it began, or while it grew: an answer is of one edition."""
    scene.answered()
    scene.asker.library = replace(LIBRARY, edition="edition-2")
    scene.phraser().turn()
    scene.asker.library = LIBRARY
    scene.answered()

    def swap(number: int) -> None:
        if number == 1:
            scene.send_edits()
            scene.asker.library = replace(LIBRARY, edition="edition-2")

    scene.script.before = swap
    scene.phraser().turn()
    assert scene.outcomes() == {"edition": 2}
    assert scene.shown() == ["", CAP.statement]


def test_an_answer_that_would_be_another_one_now_is_left_alone(scene: Scene) -> None:
    """Whoever words it asks again where it is not at hand; nobody words what was not said."""
    scene.answered()
    scene.asker.outcomes = {}
    scene.phraser().turn()
    assert scene.outcomes() == {"changed": 1}


def test_an_answer_at_hand_is_not_asked_again(scene: Scene) -> None:
    """It costs a search."""
    message, reply = scene.reply()
    assert reply.phrasable is not None
    send_id = scene.answered()
    phraser = scene.phraser()
    phraser.at_hand.keep(1, reply.phrasable)
    phraser.turn()
    assert scene.asker.asked == []
    assert scene.outcomes() == {"phrased": 1}, (message, send_id)


def test_a_forgotten_question_is_worded_no_more(scene: Scene) -> None:
    """Nothing comes later, and nothing of the person is left but that a model was asked once."""
    scene.script.before = lambda number: Ledger(scene.database).forget(PERSON) if number == 1 else None
    scene.answered()
    scene.phraser().turn()
    assert scene.shown() == []
    assert scene.outcomes() == {Unasked.FORGOTTEN.value: 1}
    assert Ledger(scene.database).export(PERSON, NOW)["phrasings"] == []


def test_a_question_that_was_edited_meanwhile_is_worded_no_more(scene: Scene) -> None:
    """The new answer stands in its place and is not written over."""
    message = scene.reply()[0]
    scene.answered()

    def edit(number: int) -> None:
        if number == 1:
            asked = replace(message, message_id="m2", edited=True)
            scene.orders.renewed(asked, scene.now)

    scene.script.before = edit
    scene.phraser().turn()
    assert scene.shown() == []
    assert scene.outcomes() == {Unasked.EDITED.value: 1}


def test_what_somebody_died_at_is_tried_once_more_and_then_taken_back(scene: Scene) -> None:
    """Half a wording does not stand for ever."""

    class Died(BaseException):
        """As a process that is gone."""

    def die(number: int) -> None:
        if number == 1:
            scene.send_edits()
            raise Died

    scene.script.before = die
    scene.answered()
    for _ in range(2):
        with pytest.raises(Died):
            scene.phraser().turn()
        assert not scene.phraser().turn(), "somebody may still be at it"
        scene.later(scene.limits.lease.total_seconds() + 1)
    scene.phraser().turn()
    assert scene.outcomes() == {Unasked.CUT_OFF.value: 1}
    assert scene.shown()[-1] == CAP.statement
    assert len(scene.script.asked) == 2


def test_the_second_try_ends_as_the_first_would_have(scene: Scene) -> None:
    """Nothing is doubled: one edit more, of the same message."""
    scene.answered()
    scene.phrasings.claim(BOT, scene.limits, midnight(scene.now, SHANGHAI))  # and then its process dies
    scene.later(scene.limits.lease.total_seconds() + 1)
    scene.phraser().turn()
    assert scene.shown() == [WORDED.statement]
    assert scene.outcomes() == {"phrased": 1}


def test_who_is_asked_to_stop_shows_nothing_more(scene: Scene) -> None:
    """Whoever starts next goes on with it, at once."""
    phraser = scene.phraser()
    scene.script.before = lambda number: phraser.stop() if number == 1 else None
    scene.script.says = (HALF, HALF, WORDED)
    scene.answered()
    phraser.turn()
    assert not phraser.turn()
    assert not phraser.stop(), "nothing is under way any more"
    assert scene.outcomes() == {"": 1}
    scene.phraser().turn()
    assert scene.outcomes() == {"phrased": 1}
    assert scene.shown()[-1] == WORDED.statement


def test_a_model_that_fails_again_and_again_is_left_alone(scene: Scene) -> None:
    """Three faults in a row open the breaker: answers stand at once; after a pause one tries."""
    scene.script = Script(says=(), fault=FaultKind.UNREACHABLE)
    for _ in range(4):
        scene.answered()
        scene.phraser().turn()
    assert scene.outcomes() == {"unreachable": 3, Unasked.BREAKER.value: 1}
    scene.later(31)
    scene.script = Script()
    scene.answered()
    scene.phraser().turn()
    assert scene.outcomes()["phrased"] == 1


def test_budgets_of_a_person_and_of_the_day_hold_until_midnight(scene: Scene) -> None:
    """In the bureau's time, over restarts: they are in the store."""
    scene.limits = PhrasingLimits(per_person=1, per_day=2)
    for person in (PERSON, PERSON, 8, 9):
        scene.answered(person)
        scene.phraser().turn()
    assert scene.outcomes() == {"phrased": 2, Unasked.PERSON_BUDGET.value: 1, Unasked.DAY_BUDGET.value: 1}
    scene.later(timedelta(hours=14).total_seconds())  # 16:00 UTC is midnight in Shanghai
    scene.answered()
    scene.phraser().turn()
    assert scene.outcomes()["phrased"] == 3


def test_what_waited_too_long_is_not_worded(scene: Scene) -> None:
    """Five minutes later nobody looks."""
    scene.answered()
    scene.later(301)
    scene.phraser().turn()
    assert scene.outcomes() == {Unasked.LATE.value: 1}


def test_internal_clauses_are_never_shown_to_the_public(scene: Scene) -> None:
    """Whatever a drafter does."""
    leaking = Answer("底线是20万元。", (cite(SECRET, 0),), ())
    scene.script = Script(says=(leaking,))
    scene.answered()
    scene.phraser().turn()
    assert scene.shown() == []


def test_only_so_many_answers_are_kept_at_hand(scene: Scene) -> None:
    """The oldest go."""
    about_it = scene.reply()[1].phrasable
    assert about_it is not None
    kept = AtHand()
    for number in range(300):
        kept.keep(number, about_it)
    assert kept.take(0) is None
    assert kept.take(299) == CAP
    assert kept.take(299) is None
