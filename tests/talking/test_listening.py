"""A question asked within its talk."""

from dataclasses import dataclass, replace

from bot.talk import Talk
from bot.talking.listening import Listener
from policies.provision import Library, Policy
from rag.answer import Answer, Outcome, Question
from tests.bot.sample import CAP, DAY, GUIDE, POWER, UNKNOWN, WHICH, ScriptedAsker, cite, provision
from tests.talking.turns import asked, found

TITLE = "栖梧市社会化招商奖励办法（试行）"
TALK = Talk((asked("栖梧市内资引荐奖励最高多少", title=TITLE, locator="第八条"),))


def heard(text: str, talk: Talk = TALK, asker: ScriptedAsker | None = None) -> tuple[object, str, list[str]]:
    """The outcome, how it was understood, and what was asked."""
    scripted = asker or ScriptedAsker()
    listener = Listener(scripted)
    found = listener.hear(Question(text, DAY), talk, listener.understand(text, talk))
    return found.outcome, found.understood, [question.text for question in scripted.asked]


def test_a_follow_up_is_asked_as_the_question_it_stands_for() -> None:
    """And that question is told."""
    assert heard("那外资呢") == (CAP, "栖梧市外资引荐奖励最高多少", ["栖梧市外资引荐奖励最高多少"])


def test_a_complete_question_is_asked_once_and_as_written() -> None:
    """Nothing was carried over, and no time is lost."""
    assert heard("栖梧市工业用电多少钱") == (POWER, "", ["栖梧市工业用电多少钱"])
    assert heard("电价", Talk()) == (POWER, "", ["电价"])


def test_this_document_is_the_one_that_answered_last() -> None:
    """By its title, as the document writes it."""
    outcome, understood, _ = heard("这个办法封顶最高多少")
    assert (outcome, understood) == (CAP, f"《{TITLE}》封顶最高多少")
    assert heard("明年还有效吗")[1] == f"《{TITLE}》明年还有效吗"


def test_a_clause_that_is_pointed_at_is_asked_by_its_number() -> None:
    """第二项 of the article that was cited."""
    talk = Talk((asked("引荐奖励怎么给", title=TITLE, locator="第七条"),))
    _, understood, _ = heard("第二个呢", talk)
    assert understood.startswith(f"《{TITLE}》第七条第（二）项“")


def test_of_several_readings_the_best_is_taken() -> None:
    """A question about something else is answered as it was written."""
    outcome, understood, texts = heard("工业用电怎么收费")
    assert (outcome, understood) == (POWER, "")
    assert texts[0] == "工业用电怎么收费"


def test_the_place_of_the_talk_narrows_what_would_be_asked_back() -> None:
    """And it is told, with the places to change to."""
    scripted = ScriptedAsker(outcomes={})
    talk = Talk((asked("最高多少", place="栖梧市"),))
    listener = Listener(scripted)
    found = listener.hear(Question("哪儿有奖励", DAY), talk, listener.understand("哪儿有奖励", Talk()))
    assert (found.outcome, found.remembered, tuple(found.options)) == (CAP, "栖梧市", WHICH.options)


def test_where_nothing_answers_it_is_refused() -> None:
    """With the likeliest reading told."""
    outcome, understood, _ = heard("那院士工作站呢", asker=ScriptedAsker(outcomes={}))
    assert outcome is UNKNOWN
    assert "院士工作站" in understood


def test_where_no_reading_has_an_answer_the_words_are_asked_as_they_were_written() -> None:
    """Where they ask something: they may be answered by themselves."""
    talk, power = Talk((asked("栖梧市第二年补多少", title=TITLE),)), found(POWER, 2.5)
    outcome, understood, texts = heard("聊城顶格", talk, ScriptedAsker(outcomes={"聊城顶格": power}))
    assert (outcome, understood, texts[-1]) == (power, "", "聊城顶格")
    assert heard("聊城呢", talk, ScriptedAsker(outcomes={"聊城呢": power}))[0] is UNKNOWN


def test_where_nothing_answers_a_few_words_are_asked_of_the_document_that_answered_before() -> None:
    """最高多少, where the words of the talk lead nowhere."""
    talk = Talk((asked("栖梧市老乡介绍个厂子给多少比例", title=TITLE, locator="第八条"),))
    by_name = f"《{TITLE}》最高能拿多少"
    outcome, _, texts = heard("最高能拿多少", talk, ScriptedAsker(outcomes={by_name: CAP}))
    assert (outcome, texts[-1]) == (CAP, by_name)


def test_a_document_is_meant_by_its_kind() -> None:
    """这个奖励办法 by its title."""
    assert heard("这个奖励办法封顶最高多少")[1] == f"《{TITLE}》封顶最高多少"


NEWS, AWAY = (
    replace(GUIDE, policy_id=f"news{place}", title=f"{place}摘编", place=place, provisions=(provision(text, ""),))
    for place, text in (
        ("青禾市", "投资方无法到场，项目代办审批。"),
        ("柳河县", "一家轴承集团在东山的项目总投资9亿元。"),
    )
)
SHEETS = Library((NEWS, AWAY))


@dataclass(frozen=True, slots=True)
class TwoPlaces:
    """Answers from the place that is asked for, and from the other one where none is."""

    library: Library = SHEETS

    def ask(self, question: Question) -> Outcome:
        """Of the sheet of the place."""
        own: Policy = NEWS if question.place == "青禾市" else AWAY
        return Answer(own.provisions[0].text, (cite(own, 0),), ())


def test_a_project_that_another_place_tells_of_is_not_looked_for_in_the_place_of_the_talk() -> None:
    """Any sheet speaks of projects; one that names it is meant, wherever it is of."""
    listener, talk = Listener(TwoPlaces()), Talk((asked("签了几个", place="青禾市"),))
    for text, place in (("东山江轴项目投了多少", ""), ("代办审批要谁到场", "青禾市")):
        heard_there = listener.hear(Question(text, DAY), talk, listener.understand(text, Talk()))
        assert heard_there.remembered == place
