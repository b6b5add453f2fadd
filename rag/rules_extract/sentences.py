"""A clause cut into the sentences that may each grant something; text in brackets is left out unless it marks a bound."""

import re
from collections.abc import Iterator

from policies.provision import Provision, ProvisionKind
from rag.rules.held import fold

_MARKER = re.compile(r"^(?:第[零〇一二三四五六七八九十百\d]+条|\([一二三四五六七八九十\d]+\)|\d+[.、](?!\d))")
_TITLE = re.compile(r"^[^,;。:\d]{2,24}。")
_ENDS = re.compile(r"[。;]")
_BRACKETS = re.compile(r"\((?!不?包?含)[^()]*\)|〔[^〔〕]*〕")
_LIMITS = re.compile(r"^[^,\d]{0,24}(?:最高|最多|累计|合计|总额|不超过|不得|封顶|上限|限额)")
_GRANTS = re.compile(r"奖励|奖补|补贴|补助|资助|支持|给予|返还|奖金|配套|扶持")


def sentences_of(provision: Provision) -> Iterator[str]:
    """The sentences of a provision in folded text (see rag.rules.held.fold), its marker and title left out."""
    if provision.kind in (ProvisionKind.TABLE, ProvisionKind.CLOSING):
        return
    for sentence in _pieces(provision):
        if sentence and re.search(r"[\d一二两三四五六七八九十百千]", sentence) and _GRANTS.search(sentence):
            yield sentence


def sentences_behind(provision: Provision, sentence: str) -> Iterator[str]:
    """The sentences of a provision that follow one that grants, up to the next that grants: they may cap it."""
    pieces = _pieces(provision)
    for piece in pieces[pieces.index(sentence) + 1 :] if sentence in pieces else ():
        if _GRANTS.search(piece) and not _LIMITS.search(piece):
            return
        yield piece


def _pieces(provision: Provision) -> list[str]:
    text = _MARKER.sub("", fold(provision.text))
    return _ENDS.split(_BRACKETS.sub("", _TITLE.sub("", text)))
