"""Clauses that an official answer may rest on: those nearest to a question, the one that words name, and whether it still holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import takewhile
from typing import assert_never
from zlib import crc32

from bot.answering.spoken_figures import spoken_besides
from bot.offers import Asks
from policies.provision import Audience, Library, Locator, Policy, Provision, Standing, plain_title
from rag.answer import Answer, Citation, Clarification, Outcome, Question, Refusal
from rag.capitals import plainly
from rag.catalogue import Catalogue
from rag.clauses import (
    clause_named,
    is_item,
    is_paragraph,
    item_named,
    names_clause_alone,
    paragraph_named,
    stands_under,
)
from rag.resting import not_resting
from rag.text import normalise, squeeze
from store.answering.official_answer import BoundClause, OfficialAnswer
from store.reporting.periods import shanghai_day

NEAREST = 5
_POINTS = re.compile(
    r"《[^》]*》|第[一二三四五六七八九十百零\d]+[条款项章节]|详?见|参[见照看]|请|[按依]照?|[依根]据|为准|执行|办理|处理|[该本此这]|上[述面]"
    r"|条款?|款|项(?!目)|文件|办法|规定|政策|内容|没?有|不?可以|的"
)
_TITLE = re.compile(r"^[《<][^》>]*[》>]")
_ENGLISH, _IN_ENGLISH = re.compile(r"[A-Za-z]{3,}"), 4  # words that tell something, whatever script the clause is in


class Fault(StrEnum):
    """Why a clause carries no answer on a day."""

    NOT_HELD = "answer_not_held"  # no such document, or no such place in it, any more
    CHANGED = "answer_changed"  # other words now
    AMENDED = "answer_amended"  # a later document changes this article
    EXPIRED = "answer_expired"
    REPLACED = "answer_replaced"
    NOT_YET = "answer_not_yet"
    NO_BASIS = "answer_no_basis"  # a draft for comments, or internal


@dataclass(frozen=True, slots=True)
class Clause:
    """One place of a document, or all of an article. Never without words."""

    policy: Policy
    locator: str
    provisions: tuple[Provision, ...]

    @property
    def quote(self) -> str:
        """Its words."""
        return "\n".join(provision.text for provision in self.provisions)

    @property
    def number(self) -> int:
        """What a button names it by."""
        return crc32(f"{self.policy.file}#{self.locator}".encode())

    def bound(self, edition: str) -> BoundClause:
        """As it is kept with an answer."""
        return BoundClause(
            self.policy.title, self.policy.file, self.locator, self.quote, digest_of(self.quote), edition
        )

    def misses(self, text: str) -> tuple[str, ...]:
        """What a text says in figures that this clause does not hold; () where it rests on it."""
        words, besides = tuple(self._words()), tuple(self._besides())
        missing = not_resting(plainly(text), words, besides)
        if missing:  # told in the words of the text, where it is not the same in plain figures
            return not_resting(text, words, besides) or missing
        return spoken_besides(text, "".join((*words, *besides)))

    def is_told_in(self, text: str) -> bool:
        """Whether a text says anything of this clause, and does not only point at it: 见该条, 按规定办理."""
        if len(_ENGLISH.findall(text)) >= _IN_ENGLISH:
            return True
        said, words = _POINTS.sub(" ", normalise(text)), squeeze(normalise("".join(self._words())))
        pairs = (said[at : at + 2] for at in range(len(said) - 1))
        return any(pair.replace("%", "").isalnum() and pair in words for pair in pairs)

    def _words(self) -> Iterator[str]:
        """The clause with what introduces it, in its order."""
        for provision in self.provisions:
            yield from (*provision.locator.headings, provision.lead, provision.caption, provision.text)
        yield from (row for provision in self.provisions for row in provision.rows)

    def _besides(self) -> Iterator[str]:
        """What its document says of itself: title, number, contact, its place in it, its days."""
        policy, article = self.policy, self.provisions[0].locator.article
        yield from (policy.title, policy.doc_no, *policy.contact.split(), self.locator, article)
        for day in (policy.effective_from, policy.effective_to):
            yield f"{day.year}年{day.month}月{day.day}日" if day else ""

    def citations(self, day: date) -> tuple[Citation, ...]:
        """A quote of each place of it."""
        standing = self.policy.standing(day)
        return tuple(Citation(self.policy, one, one.text, standing) for one in self.provisions if one.text)


def digest_of(quote: str) -> str:
    """What tells the words of a clause from others; blanks and line breaks say nothing."""
    return sha256(squeeze(quote).encode()).hexdigest()


def fault_of(policy: Policy, day: date) -> Fault | None:
    """Why a document is nothing to rest on that day."""
    if policy.draft or policy.audience is not Audience.PUBLIC:
        return Fault.NO_BASIS
    match policy.standing(day):
        case Standing.IN_FORCE | Standing.UNKNOWN:
            return None
        case Standing.EXPIRED:
            return Fault.EXPIRED
        case Standing.SUPERSEDED:
            return Fault.REPLACED
        case Standing.NOT_YET:
            return Fault.NOT_YET
        case standing:
            assert_never(standing)


def held(bound: BoundClause, library: Library, day: date, since: date) -> Clause | Fault:
    """The clause of an answer that was approved on day `since`, while it holds on `day`; else why it does not."""
    policy = _document(bound, library)
    if policy is None:
        return Fault.NOT_HELD
    fault = fault_of(policy, day)
    if fault is not None:
        return fault
    there = _at(policy, bound.locator)
    if not there:
        return Fault.NOT_HELD
    clause = next((one for one in there if digest_of(one.quote) == bound.digest), None)
    if clause is None:
        return Fault.CHANGED
    return Fault.AMENDED if _is_amended(clause, day, since) else clause


def day_of(one: OfficialAnswer, today: date) -> date:
    """Since when an answer stands; today for one that is not approved yet."""
    return shanghai_day(one.approved_at) if one.approved_at else today


def _document(bound: BoundClause, library: Library) -> Policy | None:
    """The same file while it has that title, else the one document of that title."""
    same = [policy for policy in library.policies if plain_title(policy.title) == plain_title(bound.title)]
    return next((policy for policy in same if policy.file == bound.file), same[0] if len(same) == 1 else None)


def _is_amended(clause: Clause, day: date, since: date) -> bool:
    """Whether a document that came into force after the approval changes this article."""
    article = clause.provisions[0].locator.article
    return any(
        amendment.on is not None
        and since < amendment.on <= day
        and (not amendment.articles or article in amendment.articles)
        for amendment in clause.policy.amendments
    )


def _at(policy: Policy, locator: str) -> tuple[Clause, ...]:
    """What that locator may name, the most first: all of an article, of a section, of an item; the one place alone."""
    whole = tuple(one for one in policy.provisions if one.text and locator in _units(one.locator))
    exact = tuple(one for one in whole if str(one.locator) == locator)
    return tuple(Clause(policy, locator, found) for found in dict.fromkeys((whole, exact)) if found)


def _units(locator: Locator) -> Iterator[str]:
    """Everything that a place belongs to, as it is cited: its section, its article, its items, and itself."""
    yield str(locator)
    yield from (" › ".join(locator.headings[:depth]) for depth in range(1, len(locator.headings) + 1))
    if locator.article:
        yield locator.article
    yield from (str(replace(locator, items=locator.items[:depth])) for depth in range(len(locator.items)))


def clauses_near(asks: Asks, text: str, place: str, day: date) -> tuple[Clause, ...]:
    """The clauses nearest to a question that an answer may rest on, nearest first."""
    return clauses_in(asks.ask(Question(text, day, place)), day)


def clauses_in(outcome: Outcome, day: date) -> tuple[Clause, ...]:
    """The clauses that an outcome quotes or was found among."""
    found: dict[int, Clause] = {}
    for policy, provision in _places(outcome):
        if fault_of(policy, day) is None and provision.text:
            clause = Clause(policy, str(provision.locator), (provision,))
            found.setdefault(clause.number, clause)
    return tuple(found.values())[:NEAREST]


def _places(outcome: Outcome) -> Iterator[tuple[Policy, Provision]]:
    match outcome:
        case Answer(citations=quoted):
            pass
        case Refusal(nearest=quoted) | Clarification(nearest=quoted):
            pass
        case _:
            assert_never(outcome)
    yield from ((one.policy, one.provision) for one in quoted)
    yield from ((hit.passage.policy, provision) for hit in outcome.hits for provision in hit.passage.provisions[:1])


def clause_in_words(library: Library, words: str, day: date) -> Clause | Fault:
    """The clause that 《…》第X条 names, or 第三部分, 第二章第一节, 一、（二）: with an item that item, else all of it."""
    folded = normalise(words)
    place = clause_named(folded), paragraph_named(folded), item_named(folded)
    named, _ = Catalogue(library).find_documents(folded)
    best: Clause | Fault = Fault.NOT_HELD
    for policy in named if any(place) else ():
        clause = _named_in(policy, *place)
        fault = fault_of(policy, day)
        if clause is not None and fault is None:
            return clause
        best = fault or best
    return best


def _named_in(policy: Policy, article: str, paragraph: int, item: str) -> Clause | None:
    """All that is of that clause, 款 and item; None for nothing, and for an item that stands in several sections."""
    chosen = [
        one
        for one in policy.provisions
        if one.text and stands_under(one, article) and is_paragraph(one, paragraph) and is_item(one, item)
    ]
    name = str(_shared([one.locator for one in chosen])) if chosen else ""
    there = _at(policy, name)
    return there[0] if there and len(there[0].provisions) == len(chosen) else None


def _shared(locators: Sequence[Locator]) -> Locator:
    """The smallest unit that all of them belong to."""
    first = locators[0]
    article = first.article if all(one.article == first.article for one in locators) else ""
    paragraph = first.paragraph if all(one.paragraph == first.paragraph for one in locators) else 0
    headings, items = _start([one.headings for one in locators]), _start([one.items for one in locators])
    return Locator(headings, article, paragraph, items)


def _start(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all of them begin with."""
    return tuple(steps[0] for steps in takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False)))


def by_number(clauses: Iterable[Clause], number: int) -> Clause | None:
    """The clause that a button names."""
    return next((clause for clause in clauses if clause.number == number), None)


def says_only_a_clause(words: str) -> bool:
    """Whether words are the name of a clause and nothing else: 依据《…》第七条."""
    folded = normalise(words).strip(" 。.")
    bare = folded.removeprefix("依据").removeprefix("根据").strip(" :：")
    return (
        bare.startswith(("《", "<"))
        and bool(clause_named(bare))
        and len(bare) <= 80
        and names_clause_alone(_TITLE.sub("》", bare))
    )
