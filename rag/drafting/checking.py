"""Whether a claim of a model may be shown: every sentence of it must be carried by a clause that it cites and that was given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.provision import Policy, Provision, plain_title
from rag.answer import Citation, Language
from rag.drafting.aligning import is_said_by
from rag.drafting.claim_stream import RawClaim
from rag.drafting.clause_sentences import sentences_of
from rag.drafting.encoding import CodeBook
from rag.drafting.given import Given
from rag.drafting.saying import as_shown, is_in, is_plain
from rag.text import normalise, squeeze

_LONGEST = 300  # characters of a claim
_SENTENCE = re.compile(r"(?<=[。！？；;!?])")
_PREFACE = re.compile(
    r"(?:根据|按照|依据|依照)?(?:《(?P<title>[^》]{2,60})》)?"
    r"(?P<clause>第[零〇一二三四五六七八九十百千\d]+条(?:第[一二三四五六七八九十\d]+款)?(?:第[(（]?[一二三四五六七八九十\d]+[)）]?项)?)?"
    r"(?:的?规定|的?明确)?[，,：:]?"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim that is carried, as it is shown, and the quotes that carry it."""

    text: str
    citations: tuple[Citation, ...]


def check(claim: RawClaim, given: Sequence[Given], language: Language) -> Shown | None:
    """The claim as it may be shown, None where anything in it is not sure. Never raises for any text."""
    cited = [one for one in given if one.key in claim.sources]
    if not cited or len(claim.text) > _LONGEST or not is_plain(claim.text) or not is_in(language, claim.text):
        return None
    citations: list[Citation] = []
    for sentence in _SENTENCE.split(claim.text):
        if not sentence.strip():
            continue
        citation = next(_carriers(sentence.strip(), cited), None)
        if citation is None:
            return None
        citations.append(citation)
    return Shown(as_shown(language, claim.text), tuple(dict.fromkeys(citations))) if citations else None


def _carriers(sentence: str, cited: Sequence[Given]) -> Iterator[Citation]:
    """The quotes that carry one sentence, the likeliest passage first."""
    for one in cited:
        for provision in one.provisions:
            quote = _quote_for(sentence, one.policy, provision)
            if quote is not None:
                yield Citation(one.policy, provision, quote, one.standing)


def _quote_for(sentence: str, policy: Policy, provision: Provision) -> str | None:
    bare = _without_preface(sentence, policy, provision)
    if bare is None:
        return None
    for heard in sentences_of(provision):
        book = CodeBook(policy.place)
        if is_said_by(book.encode(bare), book.encode(heard.said), book, book.encode(heard.context)):
            return heard.quote
    return None


def _without_preface(sentence: str, policy: Policy, provision: Provision) -> str | None:
    """Without 根据《…》第…条规定 where that is this clause of this document; None where it is another one."""
    preface = _PREFACE.match(sentence)
    if preface is None or not (preface["title"] or preface["clause"]):
        return sentence
    if preface["title"] and _plain(preface["title"]) != _plain(policy.title):
        return None
    if preface["clause"] and not _is_clause(preface["clause"], provision):
        return None
    return sentence[preface.end() :]


def _plain(title: str) -> str:
    return squeeze(normalise(plain_title(title)))


def _is_clause(said: str, provision: Provision) -> bool:
    brackets = re.compile(r"[()（）]")
    return bool(provision.locator.article) and brackets.sub("", str(provision.locator)).startswith(
        brackets.sub("", said)
    )
