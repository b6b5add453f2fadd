"""Replay (重答): questions that were asked once are asked of two editions of the documents, and what differs is said exactly.

What is compared is what an answer carries: whether there is one, its clauses, their words and the figures in them. The same
words under another title alone are no change: they are told apart as moved. One question is embedded once, for both editions.
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, assert_never

from policies.provision import plain_title
from rag.answer import Answer, Citation, Clarification, Outcome, Question, Refusal
from rag.ask import Asker
from rag.embedding import Embedder, ManyQueries, Vectors
from rag.text import normalise, squeeze

_AT_ONCE = 32  # questions that are embedded at once
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:[%‰]|[万亿]*(?:美元|元)?)(?:/[^\s,，。；;、]{1,6})?")


class Asks(Protocol):
    """What answers questions."""

    def ask(self, question: Question) -> Outcome:
        """The outcome for one question."""


class Change(StrEnum):
    """What became of an answer, the weightiest first."""

    OUTCOME = "outcome"  # answered before and not now, or the other way round
    FIGURE = "figure"  # other numbers
    CLAUSE = "clause"  # another place in the document
    QUOTE = "quote"  # other words with the same numbers
    PLACES = "places"  # asks back with other choices
    OFFICIAL = "official"  # what an officer answered rests on its clause no longer


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause that an answer rests on."""

    title: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an outcome tells: `kind` is answered, refused or clarify; `word` the reason of a refusal or the choices."""

    kind: str
    clauses: tuple[Cited, ...] = ()
    word: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """The numbers of the quotes with their units, in order."""
        return tuple(one for cited in self.clauses for one in figures_in(cited.quote))

    @property
    def sources(self) -> str:
        """《标题》第X条 of every clause, each once."""
        return "、".join(dict.fromkeys(f"《{plain_title(one.title)}》{one.locator}" for one in self.clauses))


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two outcomes differ, with what each says."""

    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """A question with what both editions tell; `differences` is empty where they tell the same."""

    question: Question
    before: Told
    after: Told
    differences: tuple[Difference, ...]

    @property
    def moved(self) -> bool:
        """Whether the same words come from another document now."""
        return not self.differences and [c.title for c in self.before.clauses] != [c.title for c in self.after.clauses]


def figures_in(text: str) -> tuple[str, ...]:
    """The numbers of a text with their units, blanks left out."""
    return tuple(squeeze(found) for found in _FIGURE.findall(normalise(text)))


def told_by(outcome: Outcome) -> Told:
    """What an outcome tells; clauses that carry no sentence of the answer are left out, those that a choice offers are not."""
    match outcome:
        case Answer():
            carried = outcome.citations[: len(outcome.citations) - outcome.further]
            return Told("answered", tuple(_cited(one) for one in carried))
        case Refusal():
            return Told("refused", word=outcome.reason.value)
        case Clarification():
            return Told("clarify", tuple(_cited(one) for one in outcome.nearest), "、".join(outcome.options))
        case _:
            assert_never(outcome)


def compare(before: Told, after: Told) -> tuple[Difference, ...]:
    """In what two outcomes differ; nothing where only the title is another."""
    if before.kind != after.kind or (before.kind == "refused" and before.word != after.word):
        return (Difference(Change.OUTCOME, _kind(before), _kind(after)),)
    if before.word != after.word:
        return (Difference(Change.PLACES, before.word, after.word),)
    return tuple(_differences(before, after))


def replay(
    questions: Iterable[Question],
    before: Asks,
    after: Asks,
    learn: Callable[[Sequence[Question]], object] | None = None,
) -> Iterator[Replayed]:
    """Each different question once, in the order of their first mention.

    `learn` prepares some questions at once; it works on the next ones, in a thread of its own, while these are asked.
    """
    asked = list(dict.fromkeys(questions))
    parts = [asked[start : start + _AT_ONCE] for start in range(0, len(asked), _AT_ONCE)]
    with ThreadPoolExecutor(1, "replay") as ahead:
        learnt = [ahead.submit(learn, part) for part in parts] if learn else []
        for number, part in enumerate(parts):
            if learnt:
                learnt[number].result()
            for question in part:
                told = told_by(before.ask(question)), told_by(after.ask(question))
                yield Replayed(question, *told, compare(*told))


@dataclass(slots=True)
class Remembering:
    """An embedder that embeds a question once, however many editions ask for it; safe in threads."""

    embedder: Embedder
    _known: dict[str, Vectors] = field(default_factory=dict)
    _one: threading.Lock = field(default_factory=threading.Lock)

    @property
    def name(self) -> str:
        """That of the embedder."""
        return self.embedder.name

    @property
    def dimension(self) -> int:
        """That of the embedder."""
        return self.embedder.dimension

    def encode_query(self, text: str) -> Vectors:
        """See Embedder."""
        found = self._known.get(text)
        if found is None:
            found = self.embedder.encode_query(text)
            with self._one:
                self._known[text] = found
        return found

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return self.embedder.encode_passages(texts)

    def learn(self, questions: Sequence[Question]) -> None:
        """Embed these at once, where the embedder can."""
        texts = [text for text in dict.fromkeys(normalise(one.text) for one in questions) if text not in self._known]
        if texts and isinstance(self.embedder, ManyQueries):
            vectors = self.embedder.encode_queries(texts)
            with self._one:
                self._known |= dict(zip(texts, vectors, strict=True))


def sharing(before: Asker, after: Asker) -> tuple[Asker, Asker, Remembering]:
    """Both askers over one memory of embedded questions."""
    memory = Remembering(before.index.embedder)
    return _over(before, memory), _over(after, memory), memory


def _over(asker: Asker, memory: Remembering) -> Asker:
    return replace(asker, index=replace(asker.index, embedder=memory))


def _cited(citation: Citation) -> Cited:
    return Cited(citation.policy.title, str(citation.provision.locator), citation.quote)


def _kind(told: Told) -> str:
    return "；".join(f"{one.locator}“{one.quote}”" for one in told.clauses) or told.word


def _differences(before: Told, after: Told) -> Iterator[Difference]:
    if before.figures != after.figures:
        yield Difference(Change.FIGURE, *_only_differing(before.figures, after.figures))
    places = [tuple(one.locator for one in told.clauses) for told in (before, after)]
    if places[0] != places[1]:
        yield Difference(Change.CLAUSE, "、".join(places[0]), "、".join(places[1]))
    words = [tuple(squeeze(normalise(one.quote)) for one in told.clauses) for told in (before, after)]
    if words[0] != words[1] and before.figures == after.figures:
        yield Difference(Change.QUOTE, *(" ".join(one.quote for one in told.clauses) for told in (before, after)))


def _only_differing(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """The numbers of each side that the other one does not have; all of them where only their order differs."""
    old, new = [one for one in before if one not in after], [one for one in after if one not in before]
    return ("、".join(old), "、".join(new)) if old or new else ("、".join(before), "、".join(after))
