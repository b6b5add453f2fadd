"""Which clause carries a sentence: one that says it, or a list whose members it says; with the quotes that are shown for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policies.provision import Policy, Provision, plain_title
from rag.answer import Citation, Language
from rag.drafting.aligning import Around, is_said_by
from rag.drafting.clause_sentences import Heard, lists_of, sentences_of
from rag.drafting.encoding import CodeBook
from rag.drafting.english_claims import is_said_in_english
from rag.drafting.english_list import phrases_in, words_of
from rag.drafting.english_quotes import is_said_of_english
from rag.drafting.given import Given
from rag.gazetteer import romanised
from rag.text import normalise, pairs, squeeze

_MEMBER = 0.5  # share of a member of a list that a sentence must say, for it to be quoted
_PREFACE = re.compile(
    r"(?:根据|按照|依据|依照)?(?:《(?P<title>[^》]{2,60})》)?"
    r"(?P<clause>第[零〇一二三四五六七八九十百千\d]+条(?:第[一二三四五六七八九十\d]+款)?(?:第[(（]?[一二三四五六七八九十\d]+[)）]?项)?)?"
    r"(?:的?规定|的?明确)?[，,：:]?"
)
_BRACKETS = re.compile(r"[()（）]")
_RANKS = {"市": "city", "县": "county"}
_LONGEST_PLACE = 4  # characters: 栖梧市; of 某市某区 nobody knows which part is meant
_TERRITORY = re.compile("[省市县区镇乡村州国外异境内本]")  # whatever may say where, or of what rank


@dataclass(frozen=True, slots=True)
class Carried:
    """The quotes that carry one sentence. `label` is what their clause is about, where the sentence does not say it."""

    citations: tuple[Citation, ...]
    label: str = ""


def carried(sentence: str, cited: Sequence[Given], language: Language) -> Carried | None:
    """What carries a sentence, of the passages that it cites; None where nothing surely does."""
    for one in cited:
        for provision in one.provisions:
            heard = next(_hearing(sentence, one.policy, provision, language), None)
            if heard is not None:
                citation = Citation(one.policy, provision, heard.quote, one.standing)
                return Carried((citation,), "" if _says_label(sentence, heard.label, language) else heard.label)
    return None if language is Language.ENGLISH else _carried_by_list(sentence, cited)


def _hearing(sentence: str, policy: Policy, provision: Provision, language: Language) -> Iterator[Heard]:
    """Everything that a clause says and the sentence says too."""
    if language is not Language.ENGLISH:
        bare = _without_preface(sentence, policy, provision)
        yield from (h for h in sentences_of(provision) if bare and _is_said_there(bare, h, policy.place))
    elif policy.language.startswith("zh"):
        yield from (h for h in sentences_of(provision) if _is_said_in_english(sentence, h, policy.place))
    else:
        yield from (heard for heard in sentences_of(provision) if is_said_of_english(sentence, heard.said))


def _carried_by_list(sentence: str, cited: Sequence[Given]) -> Carried | None:
    for one in cited:
        for heard, items in lists_of(one.provisions):
            bare = _without_preface(sentence, one.policy, items[0])
            if bare and _is_said_there(bare, heard, one.policy.place):
                said = (item for item in items if _touches(bare, item.text))
                return Carried(tuple(Citation(one.policy, item, item.text.strip(), one.standing) for item in said))
    return None


def _touches(said: str, text: str) -> bool:
    """Whether a sentence says a member of a list: half of its pairs of characters."""
    held = pairs(text)
    return len(held & pairs(said)) >= _MEMBER * len(held)


def _is_said(bare: str, heard: Heard, place: str) -> bool:
    book = CodeBook(place)
    around = Around(book.encode(heard.context), book.encode(heard.label), heard.demands)
    return is_said_by(book.encode(bare), book.encode(heard.said), book, around)


def _is_said_there(bare: str, heard: Heard, place: str) -> bool:
    """As it is, or without the document's own place in front (栖梧市单个项目最高300万元), where the clause speaks of no place or rank."""
    if _is_said(bare, heard, place):
        return True
    rest = bare.removeprefix("在").removeprefix(place).lstrip("的，, ") if place else bare
    return rest not in ("", bare) and not _is_local(heard) and _is_said(rest, heard, place)


def _is_said_in_english(sentence: str, heard: Heard, place: str) -> bool:
    """As it is, or without the document's own place (in Qiwu, …), where the clause speaks of no place or rank."""
    if is_said_in_english(sentence, heard.said, heard.context):
        return True
    rest = _english_place(place).sub(" ", sentence, count=1).strip()
    return rest != sentence.strip() and not _is_local(heard) and is_said_in_english(rest, heard.said, heard.context)


def _is_local(heard: Heard) -> bool:
    return _TERRITORY.search(heard.said + heard.label) is not None


@lru_cache(maxsize=64)
def _english_place(place: str) -> re.Pattern[str]:
    """In a place, as an English sentence has it: in Qiwu, in the city of Qiwu, in Qiwu City."""
    rank = _RANKS.get(place[-1:], "")
    if not rank or len(place) > _LONGEST_PLACE:
        return re.compile(r"(?!)")
    name = re.escape(romanised(place[:-1]))
    return re.compile(
        rf"^In (?:the {rank} of )?{name}(?: {rank})?,\s*|\s+in (?:the {rank} of )?{name}(?: {rank})?(?=[ ,.])",
        re.IGNORECASE,
    )


def _says_label(sentence: str, label: str, language: Language) -> bool:
    """Whether a sentence says what its clause is about: of what 市区每亩24万元起 is the price."""
    if language is not Language.ENGLISH:
        return not label or bool(pairs(label) & pairs(sentence))
    words = words_of(normalise(sentence))
    return not label or any(len(word) > 1 and word in label for _, known in phrases_in(words) for word in known)


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
    locator = _BRACKETS.sub("", str(provision.locator))
    return bool(provision.locator.article) and locator.startswith(_BRACKETS.sub("", said))
