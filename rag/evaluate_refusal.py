"""Scores refusing over texts that are not of this trade (news, laws): each becomes a document, asked the bot's own way."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TextIO

import numpy as np

from policies.provision import Library, Locator, Policy, Provision
from rag.answer import Answer, Outcome, Question
from rag.ask import Asker
from rag.evaluate_gold import Status
from rag.evaluate_judgement import status_of
from rag.evaluate_retrieval import RetrievalSet, auroc
from rag.evaluate_tables import print_scores
from rag.evidence import SHIPPED, Gate
from rag.signals import Signals
from rag.split import digest_of

RefusalScores = dict[str, float | int | None]  # None: nothing to measure it on


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: what came of it, how sure the gate was of the best text (0: it never saw one), the time in ms."""

    outcome: Outcome
    confidence: float
    elapsed_ms: float


@dataclass(slots=True)
class Overhearing:
    """Judges as its gate does, and keeps how sure that was of each candidate."""

    gate: Gate = SHIPPED
    kept: list[float] = field(default_factory=list)

    def is_enough(self, found: Signals) -> bool:
        """See rag.evidence.Judge."""
        self.kept.append(self.gate.confidence(found))
        return self.gate.is_enough(found)


def library_of(texts: Mapping[str, str]) -> Library:
    """A document of one provision for each text, called by its id: it speaks for no place and holds on any day."""
    policies = tuple(Policy(name, name, name, (Provision(Locator(), text),)) for name, text in texts.items())
    return Library(policies, edition=digest_of("\n".join(f"{name}\t{text}" for name, text in texts.items())))


def ask_set(queries: Mapping[str, str], asker: Asker, day: date) -> dict[str, Asked]:
    """Ask every query once, one after the other; the time taken is that of the asking alone."""
    asked = {}
    for query, text in queries.items():
        overheard = Overhearing()
        started = time.perf_counter()
        outcome = replace(asker, judge=overheard).ask(Question(text, day))
        asked[query] = Asked(outcome, max(overheard.kept[:1], default=0.0), (time.perf_counter() - started) * 1000)
    return asked


def score_refusals(gold: RetrievalSet, asked: Mapping[str, Asked]) -> RefusalScores:
    """Shares refused of those that nothing answers and of the others; whether what was answered cites what answers it."""
    answerable = [asked[query] for query in gold.queries]
    unanswerable = [asked[query] for query in gold.unanswerable]
    answered = [query for query in gold.queries if isinstance(asked[query].outcome, Answer)]
    times = [one.elapsed_ms for one in asked.values()]
    return {
        "texts": len(gold.texts),
        "answerable": len(answerable),
        "unanswerable": len(unanswerable),
        "refused_when_unanswerable": _refused(unanswerable),
        "refused_though_answerable": _refused(answerable),
        "relevant_cited": _share([_cites(asked[query].outcome, gold.relevant[query]) for query in answered]),
        "auroc": auroc([one.confidence for one in answerable], [one.confidence for one in unanswerable]),
        "p50_ms": round(float(np.quantile(times, 0.5)), 2) if times else None,
        "p95_ms": round(float(np.quantile(times, 0.95)), 2) if times else None,
    }


def show_refusals(name: str, scores: RefusalScores, out: TextIO, err: TextIO) -> None:
    """One line of JSON to `out`, a table to `err`."""
    out.write(json.dumps({"set": name, **scores}, ensure_ascii=False) + "\n")
    print_scores(err, name, scores)


def _cites(outcome: Outcome, relevant: frozenset[str]) -> bool:
    return isinstance(outcome, Answer) and outcome.citations[0].policy.policy_id in relevant


def _refused(asked: Sequence[Asked]) -> float | None:
    return _share([status_of(one.outcome) is Status.REFUSED for one in asked])


def _share(held: Sequence[bool]) -> float | None:
    return round(sum(held) / len(held), 4) if held else None
