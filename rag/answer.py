"""What comes back for a question: Answer, Refusal or Clarification. An Answer cannot be built without its clause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.editions import Ground
from policies.provision import Audience, Policy, Provision, Standing
from rag.dated import DayKind
from rag.passage import Hit


class Language(StrEnum):
    """The asker's language; the quote always stays in the document's."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what is known around it. `place` narrows to one place; `day` is the day of the law asked for.

    `language` is the asker's where it is known otherwise than by the text (a remembered /lang); None: that of the text.
    `audience` bounds what may be shown: PUBLIC leaves internal documents out of the search altogether.
    """

    text: str
    day: date
    place: str = ""
    language: Language | None = None
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its place (引证). Raises ValueError where the quote does not stand verbatim in the provision."""

    policy: Policy
    provision: Provision
    quote: str
    standing: Standing
    replaced_by: str = ""  # the clause of the later edition that stands in its place, "" where that is not sure
    past: bool = False  # law of the day asked for, that a later edition has replaced since

    def __post_init__(self) -> None:
        """The contract of the house: no quote that its provision does not hold."""
        if not self.quote or self.quote not in self.provision.text:
            raise ValueError(f"quote does not stand in {self.policy.title} {self.provision.locator}")


class RefusalReason(StrEnum):
    """Why there is no answer; wording says it in a sentence."""

    NOT_IN_DOCUMENTS = "not_in_documents"
    TEXT_NOT_HELD = "text_not_held"  # the title is known, its text is not
    OTHER_PLACE = "other_place"  # asked for a place that no document speaks for
    NO_SUCH_CLAUSE = "no_such_clause"  # 第九十九条 of a document with twelve
    NOT_A_QUESTION = "not_a_question"  # small talk, emoji, nothing to look up
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_LAW_THEN = "no_law_then"  # no edition held was in force on the day asked for
    NO_LIBRARY = "no_library"  # no document is loaded


@dataclass(frozen=True, slots=True)
class AsOf:
    """The days, both included, as of which the law is told, what happened on them, and why it is this law or none.

    `begins` is the first of these days with a law where the first has none, `ends` the first of those at the end that have
    none any more. `titles` are those of the editions, in the order in which they govern.
    """

    kind: DayKind
    first: date
    last: date
    ground: Ground
    begins: date | None = None
    ends: date | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One or two sentences, each carried by its citations. `statement` is in the asker's language.

    The last `further` citations carry no sentence: clauses that are about as near to the question, to be read besides.
    """

    statement: str
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    language: Language = Language.SIMPLIFIED
    further: int = 0
    as_of: AsOf | None = None

    def __post_init__(self) -> None:
        """An answer without a citation cannot exist."""
        if not self.citations:
            raise ValueError("an answer needs at least one citation")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An honest no: why, what was looked at (titles), the nearest clauses, and what it was about (a title or place)."""

    reason: RefusalReason
    looked_at: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    subject: str = ""
    hits: tuple[Hit, ...] = ()
    language: Language = Language.SIMPLIFIED
    contact: str = ""
    as_of: AsOf | None = None


@dataclass(frozen=True, slots=True)
class Clarification:
    """One fact is missing; `options` are the values it may take, ready for buttons (places, today)."""

    missing: str  # "place"
    options: tuple[str, ...]
    hits: tuple[Hit, ...] = ()
    language: Language = Language.SIMPLIFIED
    nearest: tuple[Citation, ...] = ()  # one clause for each option, in the order of the options


Outcome = Answer | Refusal | Clarification
