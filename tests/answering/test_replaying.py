"""What a new edition does to official answers."""

from dataclasses import replace

from bot.answering.replaying import ended_by, saved_answers
from bot.documents.editions import Edition
from bot.documents.impact import Past, impact_of
from bot.documents.saved_cases import read_case
from bot.impact_found import Impact
from bot.wording_documents_impact import question_line
from rag.answer import Language
from rag.replay import Change
from rag.rules.book import build_book
from store.ledger import Ledger
from tests.answering.window import ANNA, BORIS, CANTEEN, Window
from tests.bot.sample import DAY, GUIDE, LIBRARY, REWARD, SECRET, ScriptedAsker
from tests.store_announcing.bureau import INVESTORS

NEW = replace(LIBRARY, policies=(replace(REWARD, superseded_by="新办法", superseded_on=DAY), GUIDE, SECRET))


def test_exactly_those_that_lose_their_clause_are_listed(window: Window) -> None:
    """With who was told in private; an edition that leaves the clause alone lists none."""
    window.ask()
    window.ask(person=BORIS, chat_id=str(INVESTORS), in_group=True)
    window.publish()
    saved = saved_answers(window.hall.database)
    (found,) = ended_by(saved, LIBRARY, NEW, DAY)
    assert (found.text, found.people, len(found.question_ids)) == (CANTEEN, frozenset({ANNA}), 2)
    assert found.differences[0].change is Change.OFFICIAL
    assert "专员答复要复核" in question_line(Language.SIMPLIFIED, found)
    assert "依据的文件已被替代" in question_line(Language.SIMPLIFIED, found)
    other = replace(LIBRARY, policies=(REWARD, replace(GUIDE, title="新指南"), SECRET))
    assert ended_by(saved, LIBRARY, other, DAY) == ()
    assert ended_by(saved, NEW, NEW, DAY) == ()  # it was over before


def test_it_is_a_part_of_the_effect_of_an_edition(window: Window) -> None:
    """Beside the questions and sums, also where everybody who asked has been forgotten."""
    window.ask()
    window.publish()
    asked = impact(window)
    assert [one.differences[0].change for one in asked.questions] == [Change.OFFICIAL]
    assert asked.people == {ANNA}
    assert asked.fields()["answers"]
    Ledger(window.hall.database).forget(ANNA)
    forgotten = impact(window)
    assert len(forgotten.questions) == 1 and forgotten.people == frozenset()
    assert forgotten.fields()["answers"] == []


def impact(window: Window) -> Impact:
    """What the new edition changes."""
    past = Past((), (), read_case, saved_answers(window.hall.database))
    before, after = (Edition(1, ScriptedAsker(library), build_book({}, library)) for library in (LIBRARY, NEW))
    return impact_of(past, before, after, DAY)
