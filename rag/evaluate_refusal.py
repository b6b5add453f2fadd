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
from rag.evaluate_fit import Case, fit_gate
from rag.evaluate_gold import Half, Status, in_half
from rag.evaluate_judgement import status_of
from rag.evaluate_retrieval import RetrievalSet, auroc
from rag.evaluate_tables import print_scores
from rag.evidence import NAMES, Gate, gate_of
from rag.signals import Signals
from rag.split import digest_of

RefusalScores = dict[str, float | int | None]  # None: nothing to measure it on


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: what came of it, the signals of the best text (None: the gate saw none), the time in ms."""

    outcome: Outcome
    signals: Signals | None
    confidence: float  # of the gate in the best text, 0 where it saw none
    elapsed_ms: float


@dataclass(slots=True)
class Overhearing:
    """Judges as its gate does, and keeps what it was asked about."""

    gate: Gate
    kept: list[Signals] = field(default_factory=list)

    def is_enough(self, found: Signals) -> bool:
        """See rag.evidence.Judge."""
        self.kept.append(found)
        return self.gate.is_enough(found)


def library_of(texts: Mapping[str, str]) -> Library:
    """A document of one provision for each text, called by its id: it speaks for no place and holds on any day."""
    policies = tuple(Policy(name, name, name, (Provision(Locator(), text),)) for name, text in texts.items())
    return Library(policies, edition=digest_of("\n".join(f"{name}\t{text}" for name, text in texts.items())))


def ask_set(queries: Mapping[str, str], asker: Asker, day: date) -> dict[str, Asked]:
    """Ask every query once, one after the other; the time taken is that of the asking alone."""
    asked = {}
    for query, text in queries.items():
        overheard = Overhearing(gate_of(asker.index))
        started = time.perf_counter()
        outcome = replace(asker, judge=overheard).ask(Question(text, day))
        elapsed_ms = (time.perf_counter() - started) * 1000
        best = next(iter(overheard.kept), None)
        asked[query] = Asked(outcome, best, _confidence(overheard.gate, best), elapsed_ms)
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


def score_fitted(gold: RetrievalSet, asked: Mapping[str, Asked], false_refusals: float = 0.1) -> RefusalScores:
    """The same with a gate fitted to this corpus: each half of the queries judged by the weights that the other half gave.

    The threshold is the highest at which, of the answerable queries it is chosen on, at most that share is refused while
    held out. None where a half has no queries of both kinds.
    """
    refused: dict[str, bool] = {}
    for judged, learnt in ((Half.EVEN, Half.ODD), (Half.ODD, Half.EVEN)):
        found = _fitted(gold, asked, learnt, false_refusals)
        mine = [query for query in asked if in_half(query, judged)]
        refused |= {query: _confidence(found, asked[query].signals) < found.enough for query in mine} if found else {}
    whole = len(refused) == len(asked)
    return {
        "fitted_refused_when_unanswerable": _share([refused[query] for query in gold.unanswerable]) if whole else None,
        "fitted_refused_though_answerable": _share([refused[query] for query in gold.queries]) if whole else None,
    }


def _confidence(gate: Gate, found: Signals | None) -> float:
    return gate.confidence(found) if found else 0.0


def _fitted(gold: RetrievalSet, asked: Mapping[str, Asked], half: Half, false_refusals: float) -> Gate | None:
    """A gate of one half of the queries; None where only one kind of them, or none, has signals."""
    mine = [query for query in asked if in_half(query, half)]
    if len({query in gold.queries for query in mine if asked[query].signals}) < 2:
        return None
    found = fit_gate([_case(gold, query, asked[query]) for query in mine])
    answerable = [sure for sure, query in zip(found.held_out, mine, strict=True) if query in gold.queries]
    return replace(found.gate, enough=float(np.quantile(answerable, false_refusals)))


def _case(gold: RetrievalSet, query: str, asked: Asked) -> Case:
    signals = tuple(float(getattr(asked.signals, name)) for name in NAMES) if asked.signals else None
    best = asked.outcome.hits[0].passage.policy.policy_id if asked.outcome.hits else query
    return Case("", best, query in gold.queries, signals, "")


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
