"""The readings of words that go on with a turn: exchanged, on its topic, as written; the likeliest first. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.talking.composing import added, bare, on_topic, replaced, rest_of, says_nothing, slots_of, with_slots
from bot.talking.editions import whether_in_force
from bot.talking.pieces import Kind, Piece, cut, joined
from rag.catalogue import Catalogue
from rag.lexicon import subject
from rag.text import normalise, pairs
from store.questions import QuestionRecord

_SPLIT = re.compile(r"(?<=呢)[\s,，。.?？]+(?=\S)")
_YES_OR_NO = re.compile(
    r"(?:[吗么没不否]|没有)[\s?？。.!！]*$|还是|是不是|是否|[一-鿿][^?？]{5,}[?？]$"
    r"|^(?:how|what|which|who|when|where|why|do|does|is|are|can|could|must|should|will|would|may)\b"
)
_IN_QUESTION = re.compile(r"[吗么](?:[\s,，?？。!！]|$)")
_DOCUMENT = re.compile(r"办法|政策|文件|若干措施|指南|意见稿|细则|\b(?:policy|measures|guide)\b")
_NAMED = re.compile(
    r"(?:哪一?[个份版部]?|什么)(?:办法|政策|文件|规定)|(?<![老旧新这那该现原整])[一-鿿]{2}(?<![老旧新这那该])(?:办法|政策|措施|指南)"
)
_PARTY = re.compile(r"介绍人|引荐人|中间人|牵线(?:的|人)|介绍的人|referrer|introducer")
_PROCEDURE = re.compile(
    r"条件|申请|申报|材料|手续|流程|公示|拨付|窗口|电话|受理|什么时候|门槛|资格|要求|怎么报|apply|documents|deadline|when|how long"
)
_LIMITS = re.compile(
    r"第[一二三四五六七八九十\d]+(?:年|月|季度|次)|首年|次年|头[一两几]年|最后|超过|不到|不足|逾期|提前|转租|(?:the )?(?:first|second|third) year"
)
"""Words that are no subject of their own but a case of the one spoken of."""
_SHORT, _FEW_WORDS = 12, 7  # characters, or English words, that ask nothing and are no sentence of their own
SUBJECT = 4  # pairs of characters from which words may be about something of their own, however they are bound
_EXCHANGED = (Kind.PLACE, Kind.DAY, Kind.SUM, Kind.FACET)


class Way(StrEnum):
    """How much a reading takes over from the turn that it goes on with."""

    WRITTEN = "written"  # nothing
    EXCHANGED = "exchanged"  # everything but the place, the day, the sum or whose it is
    INSTEAD = "instead"  # what was asked, of something else
    BESIDES = "besides"  # everything, and the new words beside it
    TOPIC = "topic"  # what it was about
    NAMED = "named"  # the document that answered it
    THERE = "there"  # its place
    WHOLE = "whole"  # all its words


@dataclass(frozen=True, slots=True)
class Reading:
    """A standalone question. `base` is the turn it goes on with, None where it is the words as they were written.

    `sure` says that only slots were exchanged: an answer to it is the answer. `whole` says that all of the turn it goes on
    with is said once more before the new words: where its search finds a clause, the talk speaks for that clause.
    """

    text: str
    base: QuestionRecord | None = None
    sure: bool = False
    whole: bool = False
    way: Way = Way.WRITTEN


@dataclass(frozen=True, slots=True)
class Going:
    """New words beside the turn they may go on with."""

    said: str
    new: tuple[Piece, ...]
    old: tuple[Piece, ...]
    base: QuestionRecord
    title: str
    bound: bool  # they cannot stand alone
    of_editions: bool  # the document has another edition, so that a day can lead to either
    kept: str = ""  # the document that the talk is held to, where words that name none would be asked of others
    alone: bool = False  # they name another edition of the rules and ask nothing besides

    def has(self, *kinds: Kind) -> bool:
        """Whether the new words have a piece of one of these kinds."""
        return any(piece.kind in kinds for piece in self.new)

    @property
    def asks(self) -> bool:
        """Whether they ask something themselves."""
        return self.has(Kind.ASKED) or _YES_OR_NO.search(self.said) is not None


def readings_of(going: Going, text: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """As written, on the topic, or something else in its place, in the order of likeliness."""
    if going.alone:
        return (Reading(joined(going.old), going.base, sure=True, way=Way.EXCHANGED),)
    first, *more = _SPLIT.split(going.said, maxsplit=1)
    words = rest_of(going.new, [piece for piece in going.new if piece.kind in _EXCHANGED])
    if more:
        return _in_two_parts(going, first, more[0], catalogue)
    slots = slots_of(going.new, going.old)
    if not going.bound and not going.kept and _names_document(going):
        return _asked(going, text)
    if slots and says_nothing(rest_of(going.new, slots), going.old, slots):
        return (*_asked_otherwise(going, slots), *_swaps(going, "", catalogue))
    if not going.asks and (going.bound or says_nothing(words) or _is_short(words)):
        alone = () if going.bound or says_nothing(words) else (Reading(text),)
        return (*_swaps(going, "", catalogue), *alone)
    return _asked_of_it(going, text) if going.kept else _asked(going, text)


def _is_short(words: str) -> bool:
    """Whether words that ask nothing are too few to say what they are about: a dozen characters, seven words of English."""
    return len(words.split()) <= _FEW_WORDS if words.isascii() else len(words) <= _SHORT


def _asked_otherwise(going: Going, slots: Sequence[Piece]) -> tuple[Reading, ...]:
    """Something exchanged, and something else asked: 2000万的能拿多少, after what the least is; 那临澜多久 says it once more."""
    asked = joined(piece for piece in going.new if piece.kind is Kind.ASKED)
    before = joined(piece for piece in going.old if piece.kind is Kind.ASKED)
    if not asked or not before or asked in before:
        return ()
    text = on_topic(with_slots(going.old, slots), asked, slots, bound=going.bound)
    return (Reading(text, going.base, sure=True, way=Way.EXCHANGED),)


def _asked_of_it(going: Going, text: str) -> tuple[Reading, ...]:
    """A question in a talk that is held to a document: asked of that document, and as it is written where it may be another."""
    title = f"《{going.kept.strip('《》')}》"
    in_force = whether_in_force(going.said)
    if in_force:
        return (Reading(f"{title}{in_force}", going.base, sure=True, way=Way.NAMED),)
    named = Reading(f"{title}{bare(going.said)}", going.base, way=Way.NAMED)
    about = [named, *(one for one in _on_topic(going) if one.way is not Way.NAMED)]
    return (*about, Reading(text)) if _own(going.new) and not going.bound else tuple(about)


def in_full(going: Going) -> Reading:
    """All that the base says, with what is exchanged, and the new words behind it."""
    slots = slots_of(going.new, going.old)
    words, made = rest_of(going.new, slots), joined(with_slots(going.old, slots))
    apart = " " if words.isascii() else "，"
    return Reading(f"{made}{apart}{words}" if words else made, going.base, whole=True, way=Way.WHOLE)


def is_known_case(going: Going) -> bool:
    """Whether the new words name a case that all rules know, and nothing of their own: 普通内资, 省级的; not 院士工作站."""
    return going.has(Kind.FACET) and says_nothing(rest_of(going.new, [p for p in going.new if p.kind is Kind.FACET]))


def _names_document(going: Going) -> bool:
    """Whether they ask of a document, or which one holds: 激励政策的文号, 2023年签的按哪个办法."""
    return _NAMED.search(joined(piece for piece in going.new if piece.kind in (Kind.WORDS, Kind.ASKED))) is not None


def _asked(going: Going, text: str) -> tuple[Reading, ...]:
    """A question: complete, or on the topic."""
    about = _on_topic(going)
    if going.has(Kind.TITLE):
        return (Reading(text),)
    if _DOCUMENT.search(going.said):
        return (Reading(text, sure=True), *about[:1])
    if not _own(going.new):
        return about
    if going.bound and not _names_programme(going):
        return (*about, by_name(going, going.said))
    if going.has(Kind.PLACE, Kind.PARTY, Kind.DAY):
        return (by_name(going, text), *(() if going.has(Kind.PLACE, Kind.PARTY) else about))
    return (Reading(text), *about)


def _names_programme(going: Going) -> bool:
    """Whether they say whose reward is asked about, where the turn before was about something else."""
    return going.has(Kind.PARTY) and not any(piece.kind is Kind.PARTY for piece in going.old)


def by_name(going: Going, text: str) -> Reading:
    """The words as written; 市里 by the name of the city."""
    is_told = all(piece.text in going.said for piece in going.new if piece.kind is Kind.PLACE)
    return Reading(text) if is_told else Reading(joined(going.new), going.base, way=Way.THERE)


def _in_two_parts(going: Going, first: str, more: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """那临澜县呢，哪些人不行: something exchanged, and what is asked said once more."""
    part = replace(going, said=first, new=cut(first, catalogue))
    slots = slots_of(part.new, part.old)
    if says_nothing(rest_of(part.new, slots)):
        bare_title = with_slots((Piece(Kind.TITLE, f"《{going.title.strip('《》')}》"),), slots)
        return (*_swaps(part, more, catalogue), Reading(f"{joined(bare_title)}，{more}", going.base, way=Way.NAMED))
    return (Reading(going.said), *_on_topic(going))


def _own(pieces: Sequence[Piece]) -> str:
    """What the words are about themselves."""
    return subject(joined(piece for piece in pieces if piece.kind in (Kind.WORDS, Kind.PARTY)))


def _swaps(going: Going, more: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """The base with the new words in the place of its own, or besides; `more` is said behind."""
    beside = cut(more, catalogue)
    if more and all(piece.kind in (*_EXCHANGED, Kind.FILL) for piece in beside):
        going, more = replace(going, new=(*going.new, *beside)), ""
    slots = slots_of(going.new, going.old)
    words, made = rest_of(going.new, slots), with_slots(going.old, slots)
    behind = f"，{more}" if more else ""
    if says_nothing(words, made, slots) and (slots or not words):
        return tuple(
            Reading(text + behind, going.base, True, way=Way.EXCHANGED) for text in _exchanged(going, slots, made)
        )
    instead, besides = "" if _LIMITS.match(words) else replaced(made, words), added(made, words)
    found = [Reading(instead + behind, going.base, way=Way.INSTEAD)] if instead else []
    found.insert(0 if words.isascii() else len(found), Reading(besides + behind, going.base, way=Way.BESIDES))
    is_yes_or_no = not instead and _IN_QUESTION.search(normalise(going.base.standalone)) is not None
    if (
        going.title
        and not going.title.isascii()
        and not is_yes_or_no
        and not any(piece.kind in _EXCHANGED for piece in slots)
    ):
        found.append(Reading(f"《{going.title.strip('《》')}》{words}", going.base, way=Way.NAMED))
    return tuple(found)


def _moves(slots: Sequence[Piece]) -> bool:
    return any(piece.kind is Kind.PLACE for piece in slots)


def _exchanged(going: Going, slots: Sequence[Piece], made: Sequence[Piece]) -> tuple[str, ...]:
    """The base with other slots. Another day is asked of the same document; at another place the day may not matter."""
    text = joined(made)
    if any(piece.kind is Kind.DAY for piece in slots) and going.of_editions and not _moves(slots):
        inside = joined(piece for piece in made if piece.kind not in (Kind.PLACE, Kind.TITLE))
        return (f"《{going.title.strip('《》')}》{inside}", text)
    if not _moves(slots):
        return (text,)
    today = [piece for piece in going.old if piece.kind is not Kind.DAY]
    return tuple(dict.fromkeys((text, joined(with_slots(today, slots)))))


def _on_topic(going: Going) -> tuple[Reading, ...]:
    """What the base is about, asked something else; and the document that answered it, asked the same."""
    slots = slots_of(going.new, going.old)
    words = rest_of(going.new, slots)
    about = Reading(on_topic(with_slots(going.old, slots), words, slots, bound=going.bound), going.base, way=Way.TOPIC)
    left = str(going.base.citations[0].get("place", "")) if going.base.citations else ""
    if _moves(slots) and left and not any(piece.kind is Kind.PLACE and left.startswith(piece.text) for piece in slots):
        return (about,)  # the document of the place that was left does not speak for the new one
    if not going.title or going.title.isascii() or not (_own(going.new) or _PROCEDURE.search(going.said)):
        return (about,)  # the words of an English title are too common to search by
    said = going.said if _moves(slots) else words
    named = Reading(f"《{going.title.strip('《》')}》{said}", going.base, way=Way.NAMED)
    if going.base.citations:
        return (about, named)
    # The turn before was refused: what it went on from is little reason to take a question of its own for one of that document.
    return (about,) if going.asks and not going.bound and len(pairs(_own(going.new))) >= SUBJECT else (named, about)


def corrected(going: Going, catalogue: Catalogue) -> tuple[Reading, ...]:
    """The last question put right: asked anew, or of those who bring projects instead of those who invest."""
    if _PARTY.search(going.said) and not any(piece.kind is Kind.PARTY for piece in going.old):
        places = [piece for piece in going.old if piece.kind is Kind.PLACE]
        others = [piece for piece in going.old if piece.kind is not Kind.PLACE]
        made = joined((*places, Piece(Kind.PARTY, "引荐"), *others, Piece(Kind.WORDS, "，引荐人的奖励多少")))
        return (Reading(made, going.base, sure=True), Reading(going.said))
    if not going.asks and going.has(*_EXCHANGED, Kind.WORDS):
        return (*_swaps(going, "", catalogue), Reading(going.said))
    return (Reading(going.said), *_on_topic(going))
