"""Retrieval scores by their definitions, on sets small enough to count by hand, and with the product's own search."""

import io
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.embedding import BundledE5
from rag.evaluate_gold import GoldUnreadable, Half
from rag.evaluate_retrieval import auroc, measure_retrieval, read_set, run_queries, score_retrieval, show_retrieval
from rag.search import CorpusSearch
from tests.rag.small_library import DictShelf

TEXTS = {
    "t1": "引荐人应当在项目签约之前备案。",
    "t2": "公共停车场夜间免费开放。",
    "t3": "自来水价格为每吨三元五角。",
    "t4": "备案之后二十四个月内签约有效。",
}


def _set(folder: Path, extra: Sequence[Mapping[str, object]] = ()) -> Path:
    def lines(rows: Sequence[Mapping[str, object]]) -> str:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    queries = [{"id": "q1", "text": "介绍项目要先备案吗"}, {"id": "q2", "text": "晚上停车要钱吗"}, *extra]
    (folder / "corpus.jsonl").write_text(lines([{"id": i, "text": t} for i, t in TEXTS.items()]), encoding="utf-8")
    (folder / "queries.jsonl").write_text(lines(queries), encoding="utf-8")
    (folder / "qrels.tsv").write_text("q1\tt1\t1\nq1\tt4\t1\nq2\tt2\t1\n", encoding="utf-8")
    (folder / "queries_unanswerable.jsonl").write_text(lines([{"id": "u1", "text": "火箭发射"}]), encoding="utf-8")
    return folder


class ListedSearch:
    """Gives what it was told to give."""

    def __init__(self, found: Mapping[str, list[tuple[str, float]]]) -> None:
        self._found = found

    def search(self, query: str, count: int = 10) -> list[tuple[str, float]]:
        """As listed."""
        return self._found.get(query, [])[:count]


def test_a_set_is_read_with_what_answers_each_query(tmp_path: Path) -> None:
    """Queries marked as not answerable join those of the separate file; queries nobody judged are left out."""
    extra: list[dict[str, object]] = [
        {"id": "q3", "text": "无解", "answerable": False},
        {"id": "q4", "text": "没有标注"},
    ]
    found = read_set(_set(tmp_path, extra))
    assert dict(found.relevant) == {"q1": {"t1", "t4"}, "q2": {"t2"}}
    assert list(found.queries) == ["q1", "q2"]
    assert dict(found.unanswerable) == {"q3": "无解", "u1": "火箭发射"}


def test_scores_follow_their_definitions(tmp_path: Path) -> None:
    """q1: places 1 and 3 of two; q2: place 2 of one. Counted by hand."""
    found = read_set(_set(tmp_path))
    search = ListedSearch(
        {
            found.queries["q1"]: [("t4", 0.9), ("t2", 0.5), ("t1", 0.4)],
            found.queries["q2"]: [("t1", 0.6), ("t2", 0.5)],
            found.unanswerable["u1"]: [("t3", 0.7)],
        }
    )
    scores = score_retrieval(found, run_queries({**found.queries, **found.unanswerable}, search))
    first = (1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert scores["ndcg@10"] == pytest.approx((first + 1 / math.log2(3)) / 2, abs=1e-4)
    assert scores["mrr@10"] == pytest.approx((1 + 1 / 2) / 2)
    assert (scores["recall@1"], scores["recall@5"], scores["recall@10"]) == (0.25, 1, 1)
    assert scores["auroc"] == 0.5
    assert (scores["queries"], scores["texts"], scores["unanswerable"]) == (2, 4, 1)


def test_finding_nothing_scores_nothing(tmp_path: Path) -> None:
    """An empty result is a miss and the least confident one."""
    found = read_set(_set(tmp_path))
    scores = score_retrieval(found, run_queries({**found.queries, **found.unanswerable}, ListedSearch({})))
    assert (scores["ndcg@10"], scores["recall@10"], scores["auroc"]) == (0, 0, 0.5)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_auroc_is_the_share_of_pairs_in_order(positive: list[int], negative: list[int]) -> None:
    """Counted pair by pair, ties half."""
    pairs = [(p > n) + 0.5 * (p == n) for p in positive for n in negative]
    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs), abs=1e-4)


def test_auroc_of_one_side_is_nothing() -> None:
    """There is nothing to tell apart."""
    assert auroc([1.0], []) is None
    assert auroc([], [1.0]) is None


def test_the_halves_of_a_set_share_no_query(tmp_path: Path) -> None:
    """Tuning on one, reporting on the other; the texts are the same."""
    whole, even, odd = (read_set(_set(tmp_path), half) for half in (Half.ALL, Half.EVEN, Half.ODD))
    assert {*even.queries} | {*odd.queries} == {*whole.queries}
    assert not {*even.queries} & {*odd.queries}
    assert even.texts == odd.texts == whole.texts
    assert list(read_set(_set(tmp_path), limit=1).queries) == ["q1"]


def test_the_products_own_search_is_measured(tmp_path: Path) -> None:
    """With the real model, both questions find their text first."""
    embedder = BundledE5()
    scores = measure_retrieval(_set(tmp_path), lambda ids, texts: CorpusSearch(ids, texts, embedder, DictShelf()))
    assert scores["recall@5"] == 1
    assert scores["mrr@10"] == 1
    out, err = io.StringIO(), io.StringIO()
    show_retrieval("small", scores, out, err)
    assert json.loads(out.getvalue())["set"] == "small"
    assert "ndcg@10" in err.getvalue()


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """With its path."""
    (_set(tmp_path) / name).unlink()
    with pytest.raises(GoldUnreadable, match=name):
        read_set(tmp_path)


def test_a_line_without_tabs_is_named(tmp_path: Path) -> None:
    """As an editor that turns tabs into blanks leaves it."""
    (_set(tmp_path) / "qrels.tsv").write_text("q1\tt1\t1\nq1 t4 1\n", encoding="utf-8")
    with pytest.raises(GoldUnreadable, match=r"第 2 行"):
        read_set(tmp_path)


def test_a_line_without_id_or_text_is_named(tmp_path: Path) -> None:
    """As a set of another shape would have it."""
    (_set(tmp_path) / "corpus.jsonl").write_text(
        '{"id": "t1", "text": "甲"}\n{"_id": "t2", "text": "乙"}\n', encoding="utf-8"
    )
    with pytest.raises(GoldUnreadable, match=r"第 2 行"):
        read_set(tmp_path)
