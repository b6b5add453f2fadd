"""Gathering (归并): questions that nobody answered are put together where they ask the same, in the order they were asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.answering.clauses import Clause, day_of, held
from policies.provision import Library
from rag.answer import Question
from rag.catalogue import Catalogue
from rag.embedding import Embedder, Vectors
from rag.sameness import Gist, Known, gist_of
from rag.text import normalise
from store.answering.matter_ledger import Matters
from store.answering.official_ledger import OfficialAnswers
from store.database import Database
from store.questions import QuestionRecord
from store.reporting.periods import shanghai_day

AT_ONCE = 500  # questions that are gathered before a list is shown
ALIKE = 0.6  # share of pairs of characters from which two questions are shown as one
_NEAR_IN_WORDS, _NEAR_IN_MEANING = 0.35, 0.965  # the same for both together, where a model tells meanings
_ASKED = 5  # of those near in words, the likest, whose meaning is asked for: each takes a model some 25 ms
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
        leads = _Leads(self)
        for one in book.all():
            if one.matter_id not in answered:
                leads.add(_Lead(one.lead, one.matter_id))
        placed = [(record, leads.place(record)) for record in new]
        with self.database.unit():
            for record, lead in placed:
                if lead.matter_id is None:
                    lead.matter_id = book.open(record, now)
                else:
                    book.add(lead.matter_id, [record.question_id])
        return len(new)

    def _answered(self, now: datetime) -> frozenset[int]:
        """The matters whose official answer holds: who asks anything like it and did not get it, asks something else."""
        day = shanghai_day(now)
        return frozenset(
            one.matter_id
            for one in OfficialAnswers(self.database).live()
            if one.clause and isinstance(held(one.clause, self.library, day, day_of(one, day)), Clause)
        )


@dataclass(slots=True)
class _Leads:
    """The leads of one gathering, those of matters first; each new question finds its own."""

    gathering: Gathering
    _leads: list[_Lead] = field(default_factory=list)
    _known: Known = field(default_factory=Known)

    def add(self, lead: _Lead) -> None:
        """One more that questions may belong to."""
        self._known.add(self.gathering.gist(lead.record))
        self._leads.append(lead)

    def place(self, record: QuestionRecord) -> _Lead:
        """The lead that a question is likest to, the earlier one of two; itself, a new one, where none is near."""
        cosine = self.gathering.cosine
        like = self._known.like(self.gathering.gist(record), ALIKE if cosine is None else _NEAR_IN_WORDS)
        found = sorted(like, key=lambda one: (-one[1], one[0]))
        if cosine is not None and found and found[0][1] < ALIKE:
            found = sorted(one for one in found[:_ASKED] if self._is_near(record, one[0], cosine))
        if found:
            return self._leads[found[0][0]]
        self.add(_Lead(record))
        return self._leads[-1]

    def _is_near(self, record: QuestionRecord, place: int, cosine: Cosine) -> bool:
        return cosine(record.standalone, self._leads[place].record.standalone) >= _NEAR_IN_MEANING
