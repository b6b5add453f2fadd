"""Whether words go on with an earlier turn, and which standalone questions they may stand for, the likeliest first. Pure.

A complete question stays as it was written. Of several readings those that are asked decide (`bot.talking.choosing`): a
reading is only as good as the clause it leads to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.talking.composing import (
    added,
    bare,
    on_topic,
    replaced,
    rest_of,
    says_nothing,
    slots_of,
    with_slots,
)
from bot.talking.leads import Bond, Lead, read_lead
from bot.talking.pieces import Kind, Piece, cut, joined
from bot.talking.spoken import written_out
from rag.catalogue import Catalogue
from rag.lexicon import subject
from rag.off_topic import is_off_topic, is_small_talk
from rag.text import normalise, pairs
from store.questions import QuestionRecord

_PRONOUN = re.compile(
    r"^(?:它们?|他们?|她们?|其|该|此|这[个项种笔条块样句]?(?!办法|政策|文件|措施|指南)|那[个项种笔条块句](?!老|旧|新|暂行|办法|政策|文件|措施|指南)|这里面|那里面"
    r"|(?:刚才|上面|前面)(?:说)?(?:的|那个|那句|这个))(?:的)?(?=.)|^(?:it|they|that|this|those|these)\b ?"
)
_GOES_ON = re.compile(r"呢[\s?？。.!！]*$|^(?:也|还|都|又)(?=.)|的话[\s?？。.!！]*$|怎么样[\s?？。.!！]*$")
_SPLIT = re.compile(r"(?<=呢)[\s,，。.?？]+(?=\S)")
_YES_OR_NO = re.compile(r"[吗么没][\s?？。.!！]*$|^(?:do|does|is|are|can|could|must|should|will|would|may)\b")
_DOCUMENT = re.compile(r"办法|政策|文件|若干措施|指南|意见稿|细则|\b(?:policy|measures|guide)\b")
_PARTY = re.compile(r"介绍人|引荐人|中间人|牵线(?:的|人)|介绍的人|referrer|introducer")
_BACK = 5  # turns that are gone back
_HOLDS = re.compile(r"有效|过期|到期|失效|管多久|valid|expire")
_FILED = re.compile(r"备案|登记|回执|\bregister|\bregistration|\bfiling")
_PROCEDURE = re.compile(
    r"条件|申请|申报|材料|手续|流程|公示|拨付|窗口|电话|受理|什么时候|门槛|资格|要求|怎么报|apply|documents|deadline|when|how long"
)
_LIMITS = re.compile(
    r"第[一二三四五六七八九十\d]+(?:年|月|季度|次)|首年|次年|头[一两几]年|最后|超过|不到|不足|逾期|提前|转租|(?:the )?(?:first|second|third) year"
)
"""Words that are no subject of their own but a case of the one spoken of."""
_SHORT = 12  # characters of words that ask nothing and are no sentence of their own
_NO_QUESTION = ("not_a_question", "empty", "too_long", "no_library")


@dataclass(frozen=True, slots=True)
class Reading:
    """A standalone question. `base` is the turn it goes on with, None where it is the words as they were written.

    `sure` says that only slots were exchanged: an answer to it is the answer. `besides` says that the turn it goes on with is
    asked once more, of a case that its clause may not name.
    """

    text: str
    base: QuestionRecord | None = None
    sure: bool = False
    besides: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What words may stand for: the readings, likeliest first. `anew`: the talk so far counts no more. `said` is what is new.

    `title` is the document that answered the turn before. `corrects`: the last question is put right. `bound`: the words
    cannot stand alone.
    """

    readings: tuple[Reading, ...]
    anew: bool = False
    said: str = ""
    title: str = ""
    corrects: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class _Going:
    """New words beside the turn they may go on with."""

    said: str
    new: tuple[Piece, ...]
    old: tuple[Piece, ...]
    base: QuestionRecord
    title: str
    bound: bool  # they cannot stand alone

    def has(self, *kinds: Kind) -> bool:
        return any(piece.kind in kinds for piece in self.new)

    @property
    def asks(self) -> bool:
        return self.has(Kind.ASKED) or _YES_OR_NO.search(self.said) is not None


def understand(text: str, turns: Sequence[QuestionRecord], catalogue: Catalogue) -> Understood:
    """What these words stand for in a talk of these turns, the newest first. Never raises; no turns: as they are written."""
    lead = read_lead(normalise(text))
    if lead.bond is Bond.ANEW:
        return Understood((Reading(lead.rest),) if lead.rest else (), anew=True, said=lead.rest)
    base = _base(lead, turns)
    if base is None or not lead.rest or is_small_talk(lead.rest) or is_off_topic(lead.rest):
        return Understood((Reading(text),), said=lead.rest)
    said = _PRONOUN.sub("", lead.rest, count=1)
    pronoun, said = said != lead.rest, written_out(said)
    bound = pronoun or lead.bond in (Bond.LINKED, Bond.BACK) or _GOES_ON.search(lead.rest) is not None
    bound = bound or (_HOLDS.search(said) is not None and is_of_filing(base.standalone))
    at = turns.index(base)
    going = _going(said, turns[at:], catalogue, bound=bound)
    corrects = lead.bond is Bond.CORRECTED
    readings = _corrected(going) if corrects else _readings(going, text, catalogue)
    if lead.about and not corrects:
        place = next((piece.text for piece in going.old if piece.kind is Kind.PLACE), "")
        readings = (*readings, Reading(f"{place}{lead.about}，{said}", base))
    if (
        readings and readings[0].sure and not corrects
    ):  # steps further back in the same talk, should this one lead nowhere
        for back in range(at + 1, min(at + _BACK, len(turns))):
            earlier = _going(said, turns[back:], catalogue, bound=bound)
            readings += _readings(earlier, text, catalogue)[:1] if earlier.title == going.title else ()
    return Understood(
        readings, said=f"{lead.about}{said}", title="" if corrects else going.title, corrects=corrects, bound=bound
    )


def is_of_filing(text: str) -> bool:
    """Whether a question is about something that is valid for a time of its own: 备案, 登记."""
    return _FILED.search(normalise(text)) is not None


def _going(said: str, turns: Sequence[QuestionRecord], catalogue: Catalogue, *, bound: bool) -> _Going:
    """The words beside the first of these turns."""
    old = _pieces(turns, catalogue)
    # 县里 is spoken of in a clause that was pointed at, and is no other place to ask for.
    in_clause = any(piece.kind is Kind.CLAUSE for piece in old)
    return _Going(said, cut(said, catalogue, relative=not in_clause), old, turns[0], _title(turns), bound)


def _readings(going: _Going, text: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """As written, on the topic, or something else in its place, in the order of likeliness."""
    first, *more = _SPLIT.split(going.said, maxsplit=1)
    words = rest_of(going.new, [piece for piece in going.new if piece.kind in _EXCHANGED])
    if more:
        return _in_two_parts(going, first, more[0], catalogue)
    slots = slots_of(going.new, going.old)
    if slots and says_nothing(
        rest_of(going.new, slots), going.old, slots
    ):  # 那临澜多久: what is asked is said once more
        return _swaps(going, "", catalogue)
    if not going.asks and (going.bound or says_nothing(words) or len(words) <= _SHORT):
        alone = () if going.bound or says_nothing(words) else (Reading(text),)
        return (*_swaps(going, "", catalogue), *alone)
    return _asked(going, text)


def _asked(going: _Going, text: str) -> tuple[Reading, ...]:
    """A question: complete, or on the topic."""
    about = _on_topic(going)
    if going.has(Kind.TITLE):
        return (Reading(text),)
    if _DOCUMENT.search(going.said):
        return (Reading(text, sure=True), *about[:1])
    if not _own(going.new):
        return about
    if going.bound:
        return (*about, Reading(going.said))
    if going.has(Kind.PLACE, Kind.TITLE, Kind.PARTY, Kind.DAY):
        return (Reading(text),)
    return (Reading(text), *_there(going), *about)


def _there(going: _Going) -> tuple[Reading, ...]:
    """The words as they are, at the place of the turn before."""
    place = next((piece.text for piece in going.old if piece.kind is Kind.PLACE), "")
    apart = " " if going.said.isascii() else ""
    return (Reading(f"{place}{apart}{going.said}", going.base),) if place else ()


def _in_two_parts(going: _Going, first: str, more: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """那临澜县呢，哪些人不行: something exchanged, and what is asked said once more."""
    part = replace(going, said=first, new=cut(first, catalogue))
    slots = slots_of(part.new, part.old)
    if says_nothing(rest_of(part.new, slots)):
        bare_title = with_slots((Piece(Kind.TITLE, f"《{going.title.strip('《》')}》"),), slots)
        return (*_swaps(part, more, catalogue), Reading(f"{joined(bare_title)}，{more}", going.base))
    return (Reading(going.said), *_on_topic(going))


_EXCHANGED = (Kind.PLACE, Kind.DAY, Kind.SUM, Kind.FACET)


def _own(pieces: Sequence[Piece]) -> str:
    """What the words are about themselves."""
    return subject(joined(piece for piece in pieces if piece.kind in (Kind.WORDS, Kind.PARTY)))


def _base(lead: Lead, turns: Sequence[QuestionRecord]) -> QuestionRecord | None:
    """The turn that the words go on with: the newest that was a question, or the one that 回到… names."""
    asked = [turn for turn in turns if turn.reason not in _NO_QUESTION]
    if lead.bond is Bond.BACK and lead.about:
        about = pairs(lead.about) or {lead.about}
        named = [turn for turn in asked if any(word in normalise(turn.standalone) for word in about)]
        return named[0] if named else None
    return asked[0] if asked else None


def _title(turns: Sequence[QuestionRecord]) -> str:
    """The document that answered last."""
    return next((str(turn.citations[0].get("title", "")) for turn in turns if turn.citations), "")


def _pieces(turns: Sequence[QuestionRecord], catalogue: Catalogue) -> tuple[Piece, ...]:
    """The pieces of the first turn, with the place or the document in front that its words do not name but were about."""
    base = turns[0]
    pieces = cut(bare(read_lead(normalise(base.standalone)).rest), catalogue)
    if any(piece.kind in (Kind.PLACE, Kind.TITLE) for piece in pieces):
        return pieces
    title, place = _title(turns[:1]), base.place or (str(base.citations[0].get("place", "")) if base.citations else "")
    if (
        title
        and not title.isascii()
        and title == _title(turns[1:2])
        and not any(piece.kind is Kind.PARTY for piece in pieces)
    ):
        return (Piece(Kind.TITLE, f"《{title.strip('《》')}》"), *pieces)
    return (Piece(Kind.PLACE, place), *pieces) if place else pieces


def _swaps(going: _Going, more: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """The base with the new words in the place of its own, or besides; `more` is said behind."""
    beside = cut(more, catalogue)
    if more and all(piece.kind in (*_EXCHANGED, Kind.FILL) for piece in beside):
        going, more = replace(going, new=(*going.new, *beside)), ""
    slots = slots_of(going.new, going.old)
    words, made = rest_of(going.new, slots), with_slots(going.old, slots)
    behind = f"，{more}" if more else ""
    if says_nothing(words, made, slots):
        return tuple(Reading(text + behind, going.base, sure=True) for text in _exchanged(going, slots, made))
    instead, besides = "" if _LIMITS.match(words) else replaced(made, words), added(made, words)
    found = [Reading(instead + behind, going.base)] if instead else []
    found.insert(0 if words.isascii() else len(found), Reading(besides + behind, going.base, besides=not instead))
    is_yes_or_no = not instead and _YES_OR_NO.search(normalise(going.base.standalone)) is not None
    if going.title and not is_yes_or_no and not _moves(slots):
        found.append(Reading(f"《{going.title.strip('《》')}》{words}", going.base))
    return tuple(found)


def _moves(slots: Sequence[Piece]) -> bool:
    return any(piece.kind is Kind.PLACE for piece in slots)


def _exchanged(going: _Going, slots: Sequence[Piece], made: Sequence[Piece]) -> tuple[str, ...]:
    """The base with other slots. Another day is asked of the same document; at another place the day may not matter."""
    text = joined(made)
    if any(piece.kind is Kind.DAY for piece in slots) and going.title and not _moves(slots):
        inside = joined(piece for piece in made if piece.kind not in (Kind.PLACE, Kind.TITLE))
        return (f"《{going.title.strip('《》')}》{inside}", text)
    if not _moves(slots):
        return (text,)
    today = [piece for piece in going.old if piece.kind is not Kind.DAY]
    return tuple(dict.fromkeys((text, joined(with_slots(today, slots)))))


def _on_topic(going: _Going) -> tuple[Reading, ...]:
    """What the base is about, asked something else; and the document that answered it, asked the same."""
    slots = slots_of(going.new, going.old)
    words = rest_of(going.new, slots)
    about = Reading(on_topic(with_slots(going.old, slots), words, slots, bound=going.bound), going.base)
    if not going.title or not (_own(going.new) or _PROCEDURE.search(going.said)):
        return (about,)
    named = Reading(f"《{going.title.strip('《》')}》{going.said if _moves(slots) else words}", going.base)
    return (named, about) if not going.base.citations else (about, named)


def _corrected(going: _Going) -> tuple[Reading, ...]:
    """The last question put right: asked anew, or of those who bring projects instead of those who invest."""
    if _PARTY.search(going.said) and not any(piece.kind is Kind.PARTY for piece in going.old):
        places = [piece for piece in going.old if piece.kind is Kind.PLACE]
        others = [piece for piece in going.old if piece.kind is not Kind.PLACE]
        made = joined((*places, Piece(Kind.PARTY, "引荐"), *others, Piece(Kind.WORDS, "，引荐人的奖励多少")))
        return (Reading(made, going.base, sure=True), Reading(going.said))
    return (Reading(going.said), *_on_topic(going))
