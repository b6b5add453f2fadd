"""What differs between two answers: figures before clauses before words; another title alone is no change."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from policies.provision import Locator, Policy, Provision, Standing
from rag.answer import Answer, Citation, Clarification, Outcome, Question, Refusal, RefusalReason
from rag.embedding import Vectors
from rag.replay import Change, Remembering, compare, figures_in, replay, told_by
from tests.kill.pair_embedder import PairEmbedder

DAY = date(2026, 8, 3)


def answer(text: str, article: str = "第三条", title: str = "甲办法", further: str = "") -> Answer:
    """An answer out of one clause, with another one to be read besides."""
    provisions = (Provision(Locator(article=article), text), Provision(Locator(article="第九条"), further or "无"))
    policy = Policy("a", "a.md", title, provisions)
    cited = tuple(Citation(policy, one, one.text, Standing.IN_FORCE) for one in provisions[: 2 if further else 1])
    return Answer(text, cited, (), further=int(bool(further)))


def changes(before: Outcome, after: Outcome) -> list[Change]:
    """In which ways they differ."""
    return [one.change for one in compare(told_by(before), told_by(after))]


def test_the_same_words_from_another_document_are_no_change() -> None:
    """Nor is another clause that is only to be read besides."""
    old, new = answer("奖励5万元。"), answer("奖励5万元。", title="乙办法", further="另见。")
    assert changes(old, new) == []


def test_each_change_by_its_name() -> None:
    """A figure, a clause, a word, both a figure and a clause."""
    old = answer("奖励5万元。")
    assert changes(old, answer("奖励8万元。")) == [Change.FIGURE]
    assert changes(old, answer("奖励5万元。", "第四条")) == [Change.CLAUSE]
    assert changes(old, answer("给予5万元奖励。")) == [Change.QUOTE]
    assert changes(old, answer("奖励8万元。", "第四条")) == [Change.FIGURE, Change.CLAUSE]


def test_an_answer_that_comes_or_goes_is_told() -> None:
    """Also a refusal for another reason, and other places to choose from."""
    old, refusal = answer("奖励5万元。"), Refusal(RefusalReason.NOT_IN_DOCUMENTS)
    assert changes(old, refusal) == changes(refusal, old) == [Change.OUTCOME]
    assert changes(refusal, replace(refusal, reason=RefusalReason.TEXT_NOT_HELD)) == [Change.OUTCOME]
    assert changes(Clarification("place", ("甲", "乙")), Clarification("place", ("甲",))) == [Change.PLACES]
    assert changes(refusal, refusal) == []


def test_only_the_figures_that_differ_are_shown() -> None:
    """Of a long clause one sees what became of one number."""
    old, new = (told_by(answer(f"每年{sum_}万元，最高30万元，按4‰。")) for sum_ in (5, 8))
    assert [(one.before, one.after) for one in compare(old, new)] == [("5万元", "8万元")]
    assert figures_in("按 4‰ 计，最高 1,000 万元") == ("4‰", "1,000万元")


@dataclass(slots=True)
class Fixed:
    """Answers everything alike."""

    outcome: Outcome
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Outcome:
        """The outcome, whatever is asked."""
        self.asked.append(question)
        return self.outcome


def test_the_same_question_is_asked_once_of_each_edition() -> None:
    """In the order of their first mention."""
    old, new = Fixed(answer("奖励5万元。")), Fixed(answer("奖励8万元。"))
    questions = [Question(text, DAY) for text in ("甲", "乙", "甲")]
    found = list(replay(questions, old, new))
    assert [one.question.text for one in found] == ["甲", "乙"]
    assert (len(old.asked), len(new.asked)) == (2, 2)
    assert all(one.differences and not one.moved for one in found)


def test_a_question_is_embedded_once_for_both_editions() -> None:
    """The memory gives the very vector; passages pass through."""
    memory = Remembering(PairEmbedder())
    first, again = memory.encode_query("奖励多少"), memory.encode_query("奖励多少")
    assert first is again
    assert np.array_equal(first, PairEmbedder().encode_query("奖励多少"))
    assert (memory.name, memory.dimension) == (PairEmbedder().name, PairEmbedder().dimension)
    assert memory.encode_passages(["奖励"]).shape == (1, memory.dimension)


class ManyAtOnce(PairEmbedder):
    """An embedder that also takes many questions at once."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Each by itself."""
        return np.stack([self.encode_query(text) for text in texts])


def test_questions_are_learnt_ahead_where_the_embedder_can() -> None:
    """What was learnt is not embedded again; an embedder without that is asked one by one."""
    old, new = Fixed(answer("奖励5万元。")), Fixed(answer("奖励5万元。"))
    for embedder in (ManyAtOnce(), PairEmbedder()):
        memory = Remembering(embedder)
        found = list(replay([Question(f"问{number}", DAY) for number in range(70)], old, new, memory.learn))
        assert [one.question.text for one in found] == [f"问{number}" for number in range(70)]
        assert np.array_equal(memory.encode_query("问69"), PairEmbedder().encode_query("问69"))
