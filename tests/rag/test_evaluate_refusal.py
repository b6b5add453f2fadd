"""Refusing over texts of another trade: shares counted by hand, and the bot's own way over a few texts."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from policies.provision import Locator, Policy, Provision, Standing
from rag.answer import Answer, Citation, Outcome, Question, Refusal, RefusalReason
from rag.ask import Asker, build_asker
from rag.evaluate_refusal import Asked, ask_set, library_of, score_fitted, score_refusals, show_refusals
from rag.evaluate_retrieval import RetrievalSet
from rag.evidence import ELSEWHERE, NAMES
from rag.signals import Signals
from tests.rag.invariants import TODAY
from tests.rag.small_library import DictShelf

TEXTS = {
    "n1": "昨晚的决赛在青禾体育场结束，主队以3比1战胜客队，前锋林远打进两球，捧得银杯。",
    "n2": "电影《长堤》将于6月8日在全国上映，由许澄执导。",
    "n3": "青禾江大桥主跨504米，今年9月合龙。",
}
SET = RetrievalSet(
    TEXTS,
    {"q1": "电影《长堤》哪天上映", "q2": "青禾江大桥主跨多少米"},
    {"q1": frozenset({"n2"}), "q2": frozenset({"n3"})},
    {"u1": "海洋馆的门票怎么预约", "u2": "附近哪里有羽毛球馆"},
)


@pytest.fixture(scope="module")
def newspaper(shipped: Asker, tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """An asker over the three texts."""
    folder = tmp_path_factory.mktemp("newspaper")
    return build_asker(library_of(TEXTS), shipped.index.embedder, DictShelf(), folder, lambda done, total: None)


def _answer(name: str) -> Answer:
    provision = Provision(Locator(), TEXTS[name])
    policy = Policy(name, name, name, (provision,))
    return Answer("", (Citation(policy, provision, provision.text, Standing.UNKNOWN),), ())


def signals(unsaid: float) -> Signals:
    """Signals of which one alone tells anything."""
    return Signals(**{**dict.fromkeys(NAMES, 0.0), "unsaid": unsaid})


def test_each_text_is_a_document_of_one_provision() -> None:
    """Called by its id; another text makes another edition."""
    library = library_of(TEXTS)
    assert [(policy.title, policy.provisions[0].text) for policy in library.policies] == list(TEXTS.items())
    assert library.edition != library_of({**TEXTS, "n1": "另一条新闻"}).edition
    assert library.places() == ()


def test_the_shares_are_those_counted_by_hand() -> None:
    """One of two refused on either side; of the answered the relevant text is cited; the gate tells them apart."""
    refused: Outcome = Refusal(RefusalReason.NOT_IN_DOCUMENTS)
    asked = {
        "q1": Asked(_answer("n2"), signals(unsaid=0.0), 0.9, 10.0),
        "q2": Asked(refused, signals(unsaid=0.6), 0.4, 20.0),
        "u1": Asked(refused, None, 0.0, 30.0),
        "u2": Asked(_answer("n1"), signals(unsaid=0.3), 0.6, 40.0),
    }
    scores = score_refusals(SET, asked)
    assert scores["refused_when_unanswerable"] == scores["refused_though_answerable"] == 0.5
    assert scores["relevant_cited"] == 1
    assert scores["auroc"] == 0.75
    assert scores["p50_ms"] == 25


def test_nothing_to_measure_is_told_as_such() -> None:
    """A set without queries has no shares; one of a single kind has no fit."""
    scores = score_refusals(replace(SET, queries={}, unanswerable={}), {})
    assert scores["refused_when_unanswerable"] is None
    assert scores["auroc"] is None
    only = replace(SET, unanswerable={})
    fit = score_fitted(only, {query: Asked(_answer("n2"), signals(0.1), 0.5, 1.0) for query in only.queries})
    assert set(fit.values()) == {None}


def test_a_fitted_gate_judges_the_half_that_it_has_not_seen() -> None:
    """Where one signal tells the kinds apart, all of one and hardly any of the other are refused."""
    answerable = {f"a{number}": "有" for number in range(40)}
    unanswerable = {f"n{number}": "无" for number in range(40)}
    gold = replace(SET, queries=answerable, relevant=dict.fromkeys(answerable, frozenset()), unanswerable=unanswerable)
    asked = {
        query: Asked(_answer("n2"), signals(0.1 + 0.005 * number + 0.5 * (query in unanswerable)), 0.5, 1.0)
        for number, query in enumerate([*answerable, *unanswerable])
    }
    fit = score_fitted(gold, asked)
    assert fit["fitted_refused_when_unanswerable"] == 1
    assert (fit["fitted_refused_though_answerable"] or 0) <= 0.2


def test_the_gate_is_overheard_and_decides_as_always(newspaper: Asker) -> None:
    """The same outcome as without listening, with the confidence that led to it."""
    asked = ask_set({**SET.queries, **SET.unanswerable}, newspaper, TODAY)
    assert set(asked) == {"q1", "q2", "u1", "u2"}
    assert isinstance(asked["q2"].outcome, Answer)
    assert "504" in asked["q2"].outcome.statement
    for query, text in {**SET.queries, **SET.unanswerable}.items():
        assert asked[query].outcome == newspaper.ask(Question(text, TODAY))
        assert (asked[query].confidence >= ELSEWHERE.enough) == isinstance(asked[query].outcome, Answer)


def test_everyday_things_are_answered_where_the_texts_are_about_them(newspaper: Asker) -> None:
    """The bureau refuses questions about films; a newspaper that tells of one does not."""
    asked = ask_set({"q1": SET.queries["q1"]}, newspaper, TODAY)["q1"]
    assert isinstance(asked.outcome, Answer)
    assert "6月8日" in asked.outcome.statement


def test_scores_go_to_machines_and_people() -> None:
    """One line of JSON, a table beside it."""
    out, err = io.StringIO(), io.StringIO()
    show_refusals(Path("news").name, {"texts": 3, "auroc": None}, out, err)
    assert json.loads(out.getvalue()) == {"set": "news", "texts": 3, "auroc": None}
    assert "auroc" in err.getvalue()
