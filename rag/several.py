"""Several questions in one message (租金多少？另外博士有没有补贴): the parts of it that ask for themselves. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Question
from rag.catalogue import Catalogue
from rag.inquiry import Era, Inquiry, Party, read_question

_BREAK = re.compile(
    r"[?？;；\n]+|[,，。]?\s*(?:另外|还有就是|顺便(?:问一?下|再问)?|再问一?下)[,，:：]?|[,.;]?\s+(?:and also"
    r"|also,)\s+|\band (?=(?:do|does|is|are|can|how|what|when|where|who)\b)"
)
_ASKS = re.compile(
    r"多少|几[个天年月成级万百]|什么|啥|哪|怎么|如何|吗|呢|有没有|能不能|可不可以|是不是|是否|多久|多长|多远|谁"
    r"|\b(?:how|what|when|where|who|which|do|does|is|are|can)\b"
    # 30 May asks nothing
    r"|\bmay (?:i|we|you|they|he|she|it|an?|the|my|our|one|foreign\w*|individuals?|companies|staff|investors?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:(?:two|three|some|a few) questions?|两个问题|几个问题|问[两几]个问题)\s*[:：,，]\s*", re.IGNORECASE
)
_COMMA = re.compile(r"[,，。.!！]+")
# What stands between commas and says nothing of the asker's case; a place is handed on.
_IDLE = re.compile(
    r"(?:[你您]好|请问一?下?|麻烦问?一?下|我?想?(?:再|先)?[问咨]询?一?下|谢谢您?|打扰了?|老师|领导|hi|hello|please|thanks|[\u4e00-\u9fff]{1,5}[市县区]|[\W_])*",
    re.IGNORECASE,
)
_SHORTEST = 4  # characters that say something
_MOST = 3


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a message, in order; () where it is one, or where a part of it asks nothing for itself.

    Nor where a clause says whose case it is (我是外资企业，…): it may be said of all of them.
    """
    parts = [part.strip(" ,，。.") for part in _BREAK.split(_OPENING.sub("", text)) if part and part.strip(" ,，。.")]
    alone = all(_ASKS.search(part) and len(re.findall(r"\w", part)) >= _SHORTEST for part in parts)
    if (
        not 1 < len(parts) <= _MOST
        or not alone
        or any(_tells(clause) for part in parts for clause in _COMMA.split(part))
    ):
        return ()
    return tuple(parts)


def _tells(clause: str) -> bool:
    return _ASKS.search(clause) is None and _IDLE.fullmatch(clause) is None


def asked_apart(question: Question, catalogue: Catalogue) -> tuple[Question, ...]:
    """The questions of a message as they may be asked one by one, with the place that is named before; () where they may not."""
    asked: list[Question] = []
    read: list[Inquiry] = []
    place = question.place
    for text in questions_in(question.text):
        part = read_question(replace(question, text=text), catalogue)
        if not question.place and (part.places or part.foreign_place):
            place = part.places[0] if len(part.places) == 1 else ""
            asked.append(replace(question, text=text))
        else:
            asked.append(replace(question, text=text, place=place))
        read.append(part)
    return tuple(asked) if read and _lack_nothing(read_question(question, catalogue), read) else ()


def _lack_nothing(whole: Inquiry, parts: Sequence[Inquiry]) -> bool:
    """Whether each part has the day, the edition, the clause and the document that the whole has, and the party named before."""
    party = Party.UNKNOWN
    for part in parts:
        if whole.era is not Era.CURRENT and part.era is Era.CURRENT:
            return False
        pairs = ((whole.day_asked, part.day_asked), (whole.clause, part.clause), (whole.named, part.named))
        if any(of_whole and not own for of_whole, own in pairs) or (whole.not_held and not part.not_held):
            return False
        if party is not Party.UNKNOWN and part.party is Party.UNKNOWN:
            return False
        party = part.party
    return True
