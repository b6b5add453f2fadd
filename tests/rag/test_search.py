"""Search: candidates out of what may be used, best first."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from policies.provision import Audience, Level, Library, Standing
from rag.answer import Question
from rag.ask import Asker
from rag.index import Index, build_index
from rag.inquiry import Inquiry, read_question
from rag.search import CorpusSearch, Findings, search, usable
from tests.rag.invariants import TODAY
from tests.rag.small_library import DictShelf, small_library

OLD = "栖梧市社会化招商奖励暂行办法"


def inquire(asker: Asker, text: str, place: str = "", day: date = TODAY) -> Inquiry:
    """A question read against the shipped documents."""
    return read_question(Question(text, day, place), asker.index.catalogue)


def find(asker: Asker, text: str, place: str = "", day: date = TODAY) -> Findings:
    """What a search of the shipped documents finds."""
    return search(asker.index, inquire(asker, text, place, day))


def titles(index: Index, inquiry: Inquiry) -> set[str]:
    """The documents that may be used for a question."""
    allowed = usable(index, inquiry)
    return {index.passages[position].policy.title for position in np.flatnonzero(allowed)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("两个人一起引荐同一个项目，奖励怎么分", "推举一名代表"),
        ("引荐3.2亿的内资工业项目，按多少比例", "1亿元以上至5亿元"),
        ("深谷电价多少钱", "0.215"),
        ("標準廠房租金補助", "第一年租金全额补助"),
        ("Who may not claim the referral reward?", "Civil servants"),
        ("最低工资多少", "每月2100元"),
    ],
)
def test_the_clause_is_among_the_first_five(shipped: Asker, text: str, words: str) -> None:
    """By words, by meaning, by a sum in a band."""
    assert any(words in candidate.passage.text for candidate in find(shipped, text).candidates[:5])


def test_candidates_come_best_first_and_once(shipped: Asker) -> None:
    """Each with its sentences best first."""
    found = find(shipped, "引荐奖励分几期兑现").candidates
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert len({candidate.position for candidate in found}) == len(found)
    for candidate in found:
        own = [score for _, score in candidate.sentences]
        assert own == sorted(own, reverse=True)
        assert {sentence for sentence, _ in candidate.sentences} == set(candidate.passage.sentences)


def test_a_superseded_text_is_not_searched_unless_asked_for(shipped: Asker) -> None:
    """By name, by 旧办法, or on a day when it was the law."""
    index = shipped.index
    assert OLD not in titles(index, inquire(shipped, "引荐奖励最高多少"))
    assert OLD in titles(index, inquire(shipped, f"《{OLD}》最高多少"))
    assert OLD in titles(index, inquire(shipped, "旧办法最高多少"))
    assert OLD in titles(index, inquire(shipped, "引荐奖励最高多少", day=date(2024, 6, 1)))


def test_a_place_leaves_other_places_out(shipped: Asker) -> None:
    """A city's guide stays where it speaks of the county, or of all its counties."""
    spoken_of = ("临澜", "各县", "其他县", "县（市", "counties")
    index = shipped.index
    inquiry = inquire(shipped, "临澜县引荐奖励最高多少")
    for position in np.flatnonzero(usable(index, inquiry)):
        passage = index.passages[position]
        assert passage.policy.place in {"", "临澜县"} or any(name in passage.text for name in spoken_of)
    assert "栖梧市投资指南（2026年版）" in titles(index, inquiry)


def test_a_place_that_no_document_speaks_for_has_nothing(shipped: Asker) -> None:
    """Not even its neighbours' rules."""
    assert find(shipped, "深圳引荐奖励最高多少").candidates == ()
    assert find(shipped, "引荐奖励最高多少", "天南市").candidates == ()


def test_only_the_clause_that_is_asked_for_by_number_is_found(shipped: Asker) -> None:
    """And nothing where the document has none of that number."""
    found = find(shipped, "栖梧市社会化招商奖励办法第七条").candidates
    articles = {provision.locator.article for one in found for provision in one.passage.provisions}
    assert articles == {"第七条"}
    assert all(one.passage.policy.standing(TODAY) is Standing.IN_FORCE for one in found)
    assert find(shipped, "栖梧市社会化招商奖励办法第九十九条").candidates == ()


def test_a_clause_number_opens_no_internal_document(shipped: Asker, tmp_path: Path) -> None:
    """Neither its words nor its title reach the public, even where both title and number are given."""
    library = small_library()
    secret = replace(library.policies[1], audience=Audience.INTERNAL)
    index = build_index(
        Library((library.policies[0], secret), edition="hidden"),
        shipped.index.embedder,
        DictShelf(),
        tmp_path,
        lambda done, total: None,
    )
    question = Question(f"《{secret.title}》第一条是什么", TODAY)
    public = read_question(question, index.catalogue_for(question.audience))
    assert public.named == ()
    assert secret.title not in {one.passage.policy.title for one in search(index, public).candidates}


def test_what_is_internal_is_searched_for_staff_only(shipped: Asker, tmp_path: Path) -> None:
    """The public never meets it."""
    library = small_library()
    secret = replace(library.policies[1], audience=Audience.INTERNAL, level=Level.CITY)
    hidden = Library((library.policies[0], secret), edition="internal")
    index = build_index(hidden, shipped.index.embedder, DictShelf(), tmp_path, lambda done, total: None)
    question = Question("白天停车每小时多少钱", TODAY)
    public = read_question(question, index.catalogue)
    staff = read_question(replace(question, audience=Audience.INTERNAL), index.catalogue)
    assert secret.title not in titles(index, public)
    assert secret.title in titles(index, staff)
    assert secret.title not in {one.passage.policy.title for one in search(index, public).candidates}


def test_as_many_as_wanted_are_given(shipped: Asker) -> None:
    """At most."""
    inquiry = inquire(shipped, "奖励")
    assert len(search(shipped.index, inquiry, 3).candidates) == 3


def test_plain_texts_are_searched_the_same_way(shipped: Asker) -> None:
    """For public retrieval sets: ids with scores, best first."""
    ids = ["甲", "乙", "丙"]
    texts = ["停车法第一条\n公共停车场夜间免费", "停车法第二条\n白天每小时收费4元", "引荐法第一条\n引荐人应当备案"]
    corpus = CorpusSearch(ids, texts, shipped.index.embedder, DictShelf())
    found = corpus.search("停车白天收多少钱", 2)
    assert [name for name, _ in found] == ["乙", "甲"]
    assert found[0][1] >= found[1][1]


def test_an_english_passage_does_not_win_by_its_language_alone(shipped: Asker) -> None:
    """The clause that speaks of listings is Chinese; the guide only speaks of rewards."""
    first = find(shipped, "How much is the listing reward?").candidates[0]
    assert "主板" in first.passage.text
