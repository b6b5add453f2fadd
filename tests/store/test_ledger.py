"""The book: what is noted once stays once, what is forgotten is gone."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from store.database import Database
from store.ledger import Ledger
from store.people import Person
from store.questions import Feedback
from tests.databases import fresh_database
from tests.store.samples import LATER, LONG_AGO, NOON, question


def test_a_person_is_met_once_and_seen_often(ledger: Ledger) -> None:
    """The first meeting sets language and day; later ones move only the day last seen."""
    first = ledger.meet(7, language="zh-hans", now=NOON)
    again = ledger.meet(7, language="en", now=LATER)
    assert (first.met_at, first.seen_at) == (NOON, NOON)
    assert (again.language, again.met_at, again.seen_at) == ("zh-hans", NOON, LATER)


def test_a_chosen_language_outlives_what_the_chat_reports(ledger: Ledger) -> None:
    """Somebody who asked for English gets English, whatever the chat says; also before the first meeting."""
    ledger.set_language(7, "en", NOON)
    assert ledger.meet(7, language="zh-hans", now=LATER).language == "en"


def test_a_language_unknown_at_first_is_taken_when_it_is_known(ledger: Ledger) -> None:
    """A person noted with their question alone gets the language of the first report."""
    ledger.note_question(question())
    assert ledger.meet(7, language="en", now=LATER).language == "en"


def test_a_question_comes_back_as_it_was_noted(ledger: Ledger) -> None:
    """All fields, Chinese text, JSON and time zone included; by id and by message."""
    noted = question(outcome="clarify", options=("云川市", "临江县"), reason="")
    question_id = ledger.note_question(noted)
    kept = ledger.question(question_id)
    assert kept == question(outcome="clarify", options=("云川市", "临江县"), question_id=question_id)
    assert kept.asked_at.utcoffset() == timedelta(0)
    assert ledger.question_of_message("7", "1") == kept


def test_what_one_person_asked_of_late_in_a_chat_comes_newest_first(ledger: Ledger) -> None:
    """Not what others asked, nor what they asked elsewhere or before."""
    kept = question()
    for number, at in enumerate((LONG_AGO, NOON, LATER), 1):
        ledger.note_question(replace(kept, message_id=str(number), asked_at=at, text=f"问{number}"))
    ledger.note_question(replace(kept, message_id="8", chat_id="-5", asked_at=LATER))
    ledger.note_question(replace(kept, message_id="9", person_id=99, asked_at=LATER))
    found = ledger.recent_questions(kept.chat_id, kept.person_id, NOON, 5)
    assert [one.text for one in found] == ["问3", "问2"]
    assert len(ledger.recent_questions(kept.chat_id, kept.person_id, LONG_AGO, 1)) == 1


def test_an_unknown_question_is_none(ledger: Ledger) -> None:
    """A button of a forgotten question finds nothing."""
    assert ledger.question(1) is None
    assert ledger.question_of_message("7", "1") is None


def test_a_message_delivered_twice_is_one_question(ledger: Ledger) -> None:
    """The chat may deliver a message again after a dropped line."""
    first = ledger.note_question(question())
    ledger.give_feedback(first, 7, Feedback.HELPFUL, NOON)
    assert ledger.note_question(question()) == first
    assert ledger.give_feedback(first, 7, Feedback.HELPFUL, LATER) is False


def test_an_edited_question_keeps_its_id_and_takes_the_new_answer(ledger: Ledger) -> None:
    """What was said of the old answer falls, the wish for an officer stays."""
    question_id = ledger.note_question(question())
    ledger.give_feedback(question_id, 7, Feedback.HELPFUL, NOON)
    ledger.give_feedback(question_id, 7, Feedback.ASK_OFFICER, NOON)
    assert ledger.note_question(question(text="介绍费怎么算？", answer_text="按到位资金。")) == question_id
    kept = ledger.question(question_id)
    assert kept is not None
    assert (kept.text, kept.answer_text) == ("介绍费怎么算？", "按到位资金。")
    assert ledger.give_feedback(question_id, 7, Feedback.HELPFUL, LATER) is True
    assert ledger.give_feedback(question_id, 7, Feedback.ASK_OFFICER, LATER) is False


def test_the_same_message_number_in_two_chats_is_two_questions(ledger: Ledger) -> None:
    """Message numbers are counted in each chat anew."""
    assert ledger.note_question(question()) != ledger.note_question(question(chat_id="-100200"))


def test_helpful_and_unhelpful_replace_one_another(ledger: Ledger) -> None:
    """One opinion a person; the other's stays untouched, and so does the wish for an officer."""
    question_id = ledger.note_question(question())
    ledger.give_feedback(question_id, 8, Feedback.UNHELPFUL, NOON)
    assert ledger.give_feedback(question_id, 7, Feedback.ASK_OFFICER, NOON)
    assert ledger.give_feedback(question_id, 7, Feedback.UNHELPFUL, NOON)
    assert ledger.give_feedback(question_id, 7, Feedback.HELPFUL, LATER)
    cases = [(case.person_id, case.kind) for case in ledger.unhelpful_and_officer(LONG_AGO)]
    assert sorted(cases) == [(7, Feedback.ASK_OFFICER), (8, Feedback.UNHELPFUL)]


def test_feedback_on_a_question_that_is_gone_changes_nothing(ledger: Ledger) -> None:
    """A button under an old message still can be pressed."""
    assert ledger.give_feedback(99, 7, Feedback.HELPFUL, NOON) is False


def test_the_staff_see_what_did_not_help_newest_first(ledger: Ledger) -> None:
    """With the whole question, from the given time on; what helped is not theirs to look at."""
    old, new, fine = (ledger.note_question(question(message_id=str(number))) for number in range(3))
    ledger.give_feedback(old, 7, Feedback.UNHELPFUL, NOON)
    ledger.give_feedback(new, 8, Feedback.ASK_OFFICER, LATER)
    ledger.give_feedback(fine, 7, Feedback.HELPFUL, LATER)
    cases = ledger.unhelpful_and_officer(LONG_AGO)
    assert [(case.question.question_id, case.given_at) for case in cases] == [(new, LATER), (old, NOON)]
    assert cases[1].question == question(message_id="0", question_id=old)
    assert [case.question.question_id for case in ledger.unhelpful_and_officer(LATER)] == [new]


def test_most_asked_groups_by_sense_not_by_typing(ledger: Ledger) -> None:
    """Width, case, blanks and closing marks do not part two questions; the newest wording stands for the group."""
    typings = ("ＶＡＴ 怎么补贴?", "vat怎么补贴", "VAT 怎么 补贴？")
    for number, text in enumerate(typings):
        ledger.note_question(question(person_id=number, message_id=str(number), text=text))
    for person in (1, 2):
        ledger.note_question(question(person_id=person, message_id=f"b{person}", text="介绍费怎么算"))
    assert ledger.most_asked(5, LONG_AGO) == ("VAT 怎么 补贴？", "介绍费怎么算")
    assert ledger.most_asked(1, LONG_AGO) == ("VAT 怎么 补贴？",)


def test_most_asked_shows_only_answered_recent_questions_of_several_people(ledger: Ledger) -> None:
    """Not what was refused, not what is old, and no words of one person alone."""
    for number in (1, 2):
        by_two = question(person_id=number, chat_id="a")
        ledger.note_question(replace(by_two, message_id=f"r{number}", outcome="refused", text="天气"))
        ledger.note_question(replace(by_two, message_id=f"o{number}", asked_at=LONG_AGO, text="旧"))
        ledger.note_question(question(person_id=3, message_id=f"s{number}", text="我家的事"))
    assert ledger.most_asked(5, NOON) == ()
    assert ledger.most_asked(5, NOON, askers=1) == ("我家的事",)


def test_replies_of_a_message_replace_earlier_ones_in_order(ledger: Ledger) -> None:
    """An edited question may need fewer messages than before."""
    ledger.note_reply("7", "1", ["11", "12", "10"], NOON)
    ledger.note_reply("7", "2", ["20"], NOON)
    assert ledger.reply_messages("7", "1") == ("11", "12", "10")
    ledger.note_reply("7", "1", ["11"], LATER)
    assert ledger.reply_messages("7", "1") == ("11",)
    ledger.note_reply("7", "1", [], LATER)
    assert ledger.reply_messages("7", "1") == ()
    assert ledger.reply_messages("7", "2") == ("20",)


def test_forgetting_deletes_every_row_of_a_person_and_no_other(ledger: Ledger) -> None:
    """Private chat, group, feedback given and received; another person's question loses only what the first said of it."""
    in_private = ledger.note_question(question())
    in_group = ledger.note_question(question(chat_id="-5", message_id="3"))
    of_other = ledger.note_question(question(person_id=8, chat_id="-5", message_id="4"))
    ledger.give_feedback(of_other, 7, Feedback.UNHELPFUL, NOON)
    ledger.give_feedback(in_group, 8, Feedback.ASK_OFFICER, NOON)
    for chat_id, message_id in (("7", "9"), ("-5", "3"), ("-5", "4")):
        ledger.note_reply(chat_id, message_id, ["50"], NOON)
    assert ledger.forget(7) == 7  # two questions, two feedbacks, two replies, the person
    assert ledger.question(in_private) is None
    assert ledger.question_of_message("-5", "3") is None
    assert ledger.unhelpful_and_officer(LONG_AGO) == ()
    assert (ledger.reply_messages("7", "9"), ledger.reply_messages("-5", "3")) == ((), ())
    assert ledger.reply_messages("-5", "4") == ("50",)
    assert ledger.question(of_other) is not None
    assert ledger.forget(7) == 0


def test_forgotten_words_are_gone_from_the_files_too(sqlite_database: Database, tmp_path: Path) -> None:
    """Deleting a row only unlinks it in most databases; in a file of ours nothing is left to find."""
    ledger = Ledger(sqlite_database)
    words = "一句只有我说过的话"
    ledger.note_question(question(text=words))
    ledger.forget(7)
    files = [path.read_bytes() for path in (tmp_path / "data").iterdir()]
    assert files
    assert not any(words.encode() in content for content in files)


def test_the_id_of_a_forgotten_question_is_not_given_again(ledger: Ledger) -> None:
    """Else an old button would act on a stranger's question."""
    old = ledger.note_question(question())
    ledger.forget(7)
    assert ledger.note_question(question(person_id=8, chat_id="8")) > old


def test_a_naive_time_is_refused(ledger: Ledger) -> None:
    """Nobody knows what instant it means."""
    with pytest.raises(StatementError, match="naive"):
        ledger.meet(7, language="", now=NOON.replace(tzinfo=None))


def test_many_threads_note_each_message_once(ledger: Ledger) -> None:
    """Eight at a time, each message delivered four times: no error, no double, no loss."""

    def note(number: int) -> int:
        return ledger.note_question(question(person_id=number % 5, message_id=str(number % 30)))

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(note, range(120)))
    assert ids == ids[:30] * 4
    assert len(set(ids)) == 30


def test_two_programs_share_one_database(ledger: Ledger, database_url: str) -> None:
    """What one notes the other sees at once."""
    other = fresh_database(database_url)
    question_id = Ledger(other).note_question(question())
    assert ledger.question(question_id) == question(question_id=question_id)
    other.close()


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_can_be_asked(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Emoji, marks of direction, SQL, NUL and broken halves of characters: noted, found, and nothing breaks."""
    opened = fresh_database(tmp_path_factory.getbasetemp() / "any-text.sqlite3")
    ledger = Ledger(opened)
    kept = ledger.question(ledger.note_question(question(text=text, answer_text=text)))
    opened.close()
    assert kept is not None
    assert kept.text == kept.answer_text == text.replace("\0", "")


def test_halves_of_characters_from_a_broken_terminal_are_kept_as_question_marks(ledger: Ledger) -> None:
    """A lone surrogate cannot be written as UTF-8."""
    kept = ledger.question(ledger.note_question(question(text="补\udcff贴")))
    assert kept is not None
    assert kept.text == "补?贴"


def test_a_person_is_looked_up_without_being_noted(ledger: Ledger) -> None:
    """With the language they chose and when they were seen."""
    assert ledger.person(7) is None
    ledger.set_language(7, "en", NOON)
    assert ledger.person(7) == Person(7, "en", NOON, NOON)
