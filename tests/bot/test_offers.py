"""What is offered to tap is answered when it is tapped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.offers import FIRST_SCREEN, Offers, offer, visible
from bot.wording_questions import common_questions
from policies.provision import Audience
from rag.answer import Language, Refusal, RefusalReason
from tests.bot.sample import CAP, DAY, LIBRARY, NOW, WHICH, Bench, ScriptedAsker, open_bench

ZH = Language.SIMPLIFIED


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A scripted asker and a real ledger."""
    opened = open_bench(tmp_path)
    yield opened
    opened.ledger.database.close()


def test_only_questions_that_are_answered_are_offered(bench: Bench) -> None:
    """A folder about something else offers nothing of ours."""
    offered = Offers(bench.asker, bench.ledger).questions(ZH, NOW, DAY)
    assert [text for _, text in offered] == ["引荐奖励最高多少？", "工业用电多少钱一度？"]
    nothing = ScriptedAsker(outcomes={"": Refusal(RefusalReason.NOT_IN_DOCUMENTS)})
    assert Offers(nothing, bench.ledger).questions(ZH, NOW, DAY) == ()


@pytest.mark.parametrize("language", list(Language))
def test_not_more_than_a_screenful_is_offered(bench: Bench, language: Language) -> None:
    """Even where everything is answered, or asked back for a place."""
    for outcome in (CAP, WHICH):
        everything = ScriptedAsker(outcomes={"": outcome})
        assert len(Offers(everything, bench.ledger).questions(language, NOW, DAY)) == FIRST_SCREEN


def test_each_question_is_tried_once(bench: Bench) -> None:
    """A second /start costs no search."""
    offers = Offers(bench.asker, bench.ledger)
    offers.questions(ZH, NOW, DAY)
    tried = len(bench.asker.asked)
    offers.questions(ZH, NOW, DAY)
    assert len(bench.asker.asked) == tried


def test_a_topic_s_questions_name_the_place_where_it_would_be_asked_for(bench: Bench) -> None:
    """So that one tap leads to the answer."""
    asker = ScriptedAsker(outcomes={}, needs_place="最高")
    offers = Offers(asker, bench.ledger)
    topic = offers.topics(ZH, DAY)[0]
    assert offers.questions_of(topic, ZH, DAY) == (offer("栖梧市引荐奖励最高多少？"),)
    assert offers.question(offer("栖梧市引荐奖励最高多少？")[0], NOW) == "栖梧市引荐奖励最高多少？"


def test_buttons_of_one_language_work_in_another(bench: Bench) -> None:
    """A message in Chinese is still there after /lang en."""
    offers = Offers(bench.asker, bench.ledger)
    topic = offers.topics(ZH, DAY)[0]
    assert offers.topic(topic.key, Language.ENGLISH, DAY) == topic
    assert offers.topic("ffffffff", ZH, DAY) is None
    assert offers.question("ffffffff", NOW) is None


def test_internal_documents_are_no_topic(bench: Bench) -> None:
    """The first screen is for everybody."""
    assert all(topic.policy.audience is Audience.PUBLIC for topic in Offers(bench.asker, bench.ledger).topics(ZH, DAY))
    assert len(visible(LIBRARY, Audience.INTERNAL)) == len(visible(LIBRARY, Audience.PUBLIC)) + 1


def test_common_questions_fit_their_buttons_and_differ() -> None:
    """In each language."""
    for language in Language:
        questions = common_questions(language)
        assert len(set(questions)) == len(questions) >= 10
    assert "引薦獎勵最高多少？" in common_questions(Language.TRADITIONAL)
