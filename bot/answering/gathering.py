"""Gathering (归并): questions that nobody answered are put together where they ask the same, in the order they were asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.answering.clauses import Clause, day_of, held
from policies.provision import Library
from rag.answer import Question
from rag.catalogue import Catalogue
from rag.embedding import Embedder, Vectors
from rag.sameness import Gist, gist_of, likeness
from rag.text import normalise
from store.answering.matter_ledger import Matters
from store.answering.official_ledger import OfficialAnswers
from store.database import Database
from store.questions import QuestionRecord
from store.reporting.periods import shanghai_day

AT_ONCE = 500  # questions that are gathered before a list is shown
ALIKE = 0.6  # share of pairs of characters from which two questions are shown as one
_NEAR_IN_WORDS, _NEAR_IN_MEANING = 0.35, 0.965  # the same for both together, where a model tells meanings
Cosine = Callable[[str, str], float]
"""How near two texts are in meaning, -1 to 1."""


@dataclass(slots=True)
class Cosines:
    """Nearness by an embedder; each text is embedded once."""

    embedder: Embedder
    _known: dict[str, Vectors] = field(default_factory=dict)

    def __call__(self, one: str, other: str) -> float:
        """The cosine of both, as vectors of unit length."""
        return float(self._vector(one) @ self._vector(other))

    def _vector(self, text: str) -> Vectors:
        if text not in self._known:
            self._known[text] = self.embedder.encode_query(normalise(text))
        return self._known[text]


@dataclass(slots=True)
class _Lead:
    """The first question of a matter; `matter_id` is None until it is opened."""

    record: QuestionRecord
    matter_id: int | None = None


@dataclass(slots=True)
class Gathering:
    """Over one database and one edition of the documents. What it works out of a question is kept."""

    database: Database
    library: Library
    cosine: Cosine | None = None
    _known: dict[tuple[str, str], Gist] = field(default_factory=dict)
    catalogue: Catalogue = field(init=False)

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.library)

    def gist(self, record: QuestionRecord) -> Gist:
        """What a question asks."""
        key = (record.standalone, record.place)
        if key not in self._known:
            question = Question(record.standalone, shanghai_day(record.asked_at), record.place)
            self._known[key] = gist_of(question, self.catalogue)
        return self._known[key]

    def gather(self, now: datetime) -> int:
        """Put what is new where it belongs; how many questions it was. Raises StoreUnavailable.

        A question is compared with the first one of each matter, so that a matter does not drift from what it was opened for.
        """
        book = Matters(self.database)
        new = book.ungathered(AT_ONCE)
        if not new:
            return 0
        answered = self._answered(now)
        leads = [_Lead(one.lead, one.matter_id) for one in book.all() if one.matter_id not in answered]
        placed = [(record, self._place(record, leads)) for record in new]
        with self.database.unit():
            for record, lead in placed:
                if lead.matter_id is None:
                    lead.matter_id = book.open(record, now)
                else:
                    book.add(lead.matter_id, [record.question_id])
        return len(new)

    def _place(self, record: QuestionRecord, leads: list[_Lead]) -> _Lead:
        """The lead that a question is likest to, the earlier one of two; itself, a new one, where none is near."""
        scores = [self._alike(record, lead.record) for lead in leads]
        best = max(scores, default=0.0)
        if best >= ALIKE:
            return leads[scores.index(best)]
        leads.append(_Lead(record))
        return leads[-1]

    def _answered(self, now: datetime) -> frozenset[int]:
        """The matters whose official answer holds: who asks anything like it and did not get it, asks something else."""
        day = shanghai_day(now)
        return frozenset(
            one.matter_id
            for one in OfficialAnswers(self.database).live()
            if one.clause and isinstance(held(one.clause, self.library, day, day_of(one, day)), Clause)
        )

    def _alike(self, one: QuestionRecord, other: QuestionRecord) -> float:
        share = likeness(self.gist(one), self.gist(other))
        if self.cosine is None or not _NEAR_IN_WORDS <= share < ALIKE:
            return share
        return ALIKE if self.cosine(one.standalone, other.standalone) >= _NEAR_IN_MEANING else share
