"""Whether a claim of a model may be shown: every sentence of it must be carried by a clause that it cites and that was given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Citation, Language
from rag.drafting.carrying import Carried, carried
from rag.drafting.claim_stream import RawClaim
from rag.drafting.english_figures import with_converted
from rag.drafting.given import Given
from rag.drafting.saying import as_shown, is_in, is_plain, stands_alone

_LONGEST = 300  # characters of a claim
_SENTENCE = re.compile(r"(?<=[。！？；;!?])|(?<=[a-z)%‰][.])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim that is carried, as it is shown, and the quotes that carry it."""

    text: str
    citations: tuple[Citation, ...]


def check(claim: RawClaim, given: Sequence[Given], language: Language) -> Shown | None:
    """The claim as it may be shown, None where anything in it is not sure. Never raises for any text.

    What its clause is about (仓储用地) is put before it where it does not say so itself; in English it is not shown then.
    """
    cited = [one for one in given if one.key in claim.sources]
    text = with_converted(claim.text) if language is Language.ENGLISH else claim.text
    if not cited or len(text) > _LONGEST or not is_plain(text) or not is_in(language, text):
        return None
    if not stands_alone(language, text):
        return None
    sure = _all_carried(text, cited, language)
    labels = {one.label for one in sure if one.label}
    if not sure or len(labels) > (0 if language is Language.ENGLISH else 1):
        return None
    labelled = "".join(f"{label}：" for label in labels) + text
    return Shown(as_shown(language, labelled), tuple(dict.fromkeys(quote for one in sure for quote in one.citations)))


def _all_carried(text: str, cited: Sequence[Given], language: Language) -> list[Carried]:
    """What carries a claim as a whole, or each of its sentences; [] where one of them is not carried."""
    whole = carried(text, cited, language)
    if whole is not None:
        return [whole]
    sentences = [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]
    each = [carried(sentence, cited, language) for sentence in sentences] if len(sentences) > 1 else []
    sure = [one for one in each if one is not None]
    return sure if len(sure) == len(each) else []
