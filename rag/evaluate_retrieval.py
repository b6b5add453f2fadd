"""Scores a search against a retrieval set: corpus.jsonl, queries.jsonl, qrels.tsv, queries_unanswerable.jsonl in one folder."""

import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TextIO

import numpy as np

from rag.evaluate_gold import GoldUnreadable, Half, in_half, read_rows
from rag.evaluate_tables import print_scores

_DEPTH = 10

RetrievalScores = dict[str, float | int | None]  # None: nothing to measure it on


class Searches(Protocol):
    """A search over a fixed corpus; `rag.search.CorpusSearch` is one."""

    def search(self, query: str, count: int = 10) -> list[tuple[str, float]]:
        """Ids with scores, best first."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Texts and queries by id. `relevant` holds the ids that answer a query; `unanswerable` queries have none."""

    texts: Mapping[str, str]
    queries: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]
    unanswerable: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """What a search gave for each query: ids, best first, and the best score as a sign that there is an answer."""

    ranked: Mapping[str, Sequence[str]]
    confidence: Mapping[str, float]
    times_ms: Sequence[float]


def read_set(folder: Path, half: Half = Half.ALL, limit: int = 0) -> RetrievalSet:
    """Read a set; of the queries one half, and the first `limit` of each kind (0: all). Raises GoldUnreadable."""
    relevant: dict[str, set[str]] = {}
    for query, text in _qrels(folder / "qrels.tsv"):
        relevant.setdefault(query, set()).add(text)
    rows = _rows(folder / "queries.jsonl")
    spare = folder / "queries_unanswerable.jsonl"
    answerable = {row["id"]: row["text"] for row in rows if row.get("answerable", True) and row["id"] in relevant}
    unanswerable = {row["id"]: row["text"] for row in rows if not row.get("answerable", True)}
    if spare.exists():
        unanswerable |= {row["id"]: row["text"] for row in _rows(spare)}
    return RetrievalSet(
        texts={row["id"]: row["text"] for row in _rows(folder / "corpus.jsonl")},
        queries=_part(answerable, half, limit),
        relevant={query: frozenset(texts) for query, texts in relevant.items()},
        unanswerable=_part(unanswerable, half, limit),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    rows = list(read_rows(path))
    for number, row in rows:
        if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
            raise GoldUnreadable(
                f"{path} 第 {number} 行需要字符串 id 和 text。 / Line {number} needs strings id and text."
            )
    return [row for _, row in rows]


def _part(queries: Mapping[str, str], half: Half, limit: int) -> dict[str, str]:
    kept = [(query_id, text) for query_id, text in queries.items() if in_half(query_id, half)]
    return dict(kept[: limit or None])


def _qrels(path: Path) -> list[tuple[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldUnreadable(
            f"读不到 {path}：{error}。请检查文件夹。 / Cannot read this file; check the folder."
        ) from error
    fields = [line.split("\t") for line in lines if line.strip()]
    short = next((number for number, row in enumerate(fields, start=1) if len(row) < 2), 0)
    if short:
        raise GoldUnreadable(f"{path} 第 {short} 行应为“问题<TAB>文本<TAB>1”。 / Line {short} must be query, text, 1.")
    return [(row[0], row[1]) for row in fields]


def run_queries(queries: Mapping[str, str], search: Searches) -> Run:
    """Ask every query once, one after the other; the time taken is that of the search alone."""
    ranked, confidence, times_ms = {}, {}, []
    for query_id, text in queries.items():
        started = time.perf_counter()
        found = search.search(text, _DEPTH)
        times_ms.append((time.perf_counter() - started) * 1000)
        ranked[query_id] = [found_id for found_id, _ in found]
        confidence[query_id] = found[0][1] if found else -math.inf
    return Run(ranked, confidence, times_ms)


def score_retrieval(gold: RetrievalSet, run: Run) -> RetrievalScores:
    """nDCG, MRR and recall over the answerable queries; AUROC of the confidence, answerable against unanswerable."""
    hits = {query: [found in gold.relevant[query] for found in run.ranked[query][:_DEPTH]] for query in gold.queries}
    counts = {query: len(gold.relevant[query]) for query in gold.queries}
    return {
        "queries": len(hits),
        "texts": len(gold.texts),
        "ndcg@10": _mean([_ndcg(found, counts[query]) for query, found in hits.items()]),
        "mrr@10": _mean([1 / (found.index(True) + 1) if True in found else 0.0 for found in hits.values()]),
        **{
            f"recall@{depth}": _mean([sum(found[:depth]) / counts[query] for query, found in hits.items()])
            for depth in (1, 5, _DEPTH)
        },
        "unanswerable": len(gold.unanswerable),
        "auroc": auroc(
            [run.confidence[query] for query in gold.queries], [run.confidence[query] for query in gold.unanswerable]
        ),
        "p50_ms": _quantile(run.times_ms, 0.5),
        "p95_ms": _quantile(run.times_ms, 0.95),
    }


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The share of pairs in which the positive one scores higher, ties counting half; None where one side is empty."""
    if not positive or not negative:
        return None
    below, sides = np.sort(np.array(negative)), np.array(positive)
    wins = np.searchsorted(below, sides, side="left") + np.searchsorted(below, sides, side="right")
    return round(float(wins.mean()) / (2 * len(negative)), 4)


def show_retrieval(name: str, scores: RetrievalScores, out: TextIO, err: TextIO) -> None:
    """One line of JSON to `out`, a table to `err`."""
    out.write(json.dumps({"set": name, **scores}, ensure_ascii=False) + "\n")
    print_scores(err, name, scores)


def measure_retrieval(
    folder: Path, build: Callable[[Sequence[str], Sequence[str]], Searches], half: Half = Half.ALL, limit: int = 0
) -> RetrievalScores:
    """Read a set, index its texts by `build(ids, texts)`, ask its queries, score. Raises GoldUnreadable."""
    gold = read_set(folder, half, limit)
    run = run_queries({**gold.queries, **gold.unanswerable}, build(list(gold.texts), list(gold.texts.values())))
    return score_retrieval(gold, run)


def _ndcg(hits: Sequence[bool], relevant: int) -> float:
    gain = sum(1 / math.log2(place + 2) for place, hit in enumerate(hits) if hit)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(_DEPTH, relevant)))


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _quantile(values: Sequence[float], share: float) -> float | None:
    return round(float(np.quantile(values, share)), 2) if values else None
