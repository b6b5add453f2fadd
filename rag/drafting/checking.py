"""Whether a claim of a model may be shown: every sentence of it must be carried by a clause that it cites and that was given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.provision import Policy, Provision, plain_title
from rag.answer import Citation, Language
from rag.drafting.aligning import Around, is_said_by
from rag.drafting.claim_stream import RawClaim
from rag.drafting.clause_sentences import Heard, lists_of, sentences_of
from rag.drafting.encoding import CodeBook
from rag.drafting.english_claims import is_said_in_english
from rag.drafting.english_figures import with_converted
from rag.drafting.english_quotes import is_said_of_english
from rag.drafting.given import Given
from rag.drafting.saying import as_shown, is_in, is_plain
from rag.text import normalise, pairs, squeeze

_LONGEST = 300  # characters of a claim
_MEMBER = 0.5  # share of a member of a list that a sentence must say, for it to be quoted
_SENTENCE = re.compile(r"(?<=[。！？；;!?])|(?<=[a-z)%‰][.])\s+(?=[A-Z])")
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
    text = with_converted(claim.text) if language is Language.ENGLISH else claim.text
    if not cited or len(text) > _LONGEST or not is_plain(text) or not is_in(language, text):
        return None
    carrying = [_carriers(text, cited, language)]
    if not carrying[0]:
        sentences = [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]
        carrying = [_carriers(sentence, cited, language) for sentence in sentences] if len(sentences) > 1 else []
    if not carrying or not all(carrying):
        return None
    return Shown(as_shown(language, text), tuple(dict.fromkeys(one for found in carrying for one in found)))


def _carriers(sentence: str, cited: Sequence[Given], language: Language) -> list[Citation]:
    """The quotes that carry one sentence: one, or those of the members of a list; [] where none does."""
    for one in cited:
        for provision in one.provisions:
            quote = _quote_for(sentence, one.policy, provision, language)
            if quote is not None:
                return [Citation(one.policy, provision, quote, one.standing)]
    if language is Language.ENGLISH:
        return []
    for one in cited:
        for heard, items in lists_of(one.provisions):
            bare = _without_preface(sentence, one.policy, items[0])
            if bare and _is_said(bare, heard, one.policy.place):
                return [
                    Citation(one.policy, item, item.text.strip(), one.standing)
                    for item in items
                    if _touches(bare, item.text)
                ]
    return []


def _touches(said: str, text: str) -> bool:
    """Whether a sentence says a member of a list: half of its pairs of characters."""
    held = pairs(text)
    return len(held & pairs(said)) >= _MEMBER * len(held)


def _quote_for(sentence: str, policy: Policy, provision: Provision, language: Language) -> str | None:
    if language is Language.ENGLISH:
        is_chinese = policy.language.startswith("zh")
        said = (
            heard
            for heard in sentences_of(provision)
            if (
                is_said_in_english(sentence, heard.said, heard.context)
                if is_chinese
                else is_said_of_english(sentence, heard.said)
            )
        )
    else:
        bare = _without_preface(sentence, policy, provision)
        said = (heard for heard in sentences_of(provision) if bare and _is_said(bare, heard, policy.place))
    found = next(said, None)
    return found.quote if found else None


def _is_said(bare: str, heard: Heard, place: str) -> bool:
    book = CodeBook(place)
    around = Around(book.encode(heard.context), book.encode(heard.label), heard.demands)
    return is_said_by(book.encode(bare), book.encode(heard.said), book, around)


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
