"""Whether words go on with an earlier turn, and which standalone questions they may stand for, the likeliest first. Pure.

A complete question stays as it was written. Of several readings those that are asked decide (`bot.talking.choosing`): a
reading is only as good as the clause it leads to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.talking.composing import bare
from bot.talking.editions import as_day, has_editions, held_to, named_in, named_there, names_another, of_day, under
from bot.talking.facets import without_attributes
from bot.talking.leads import Bond, Lead, read_lead
from bot.talking.pieces import Kind, Piece, cut, of_city
from bot.talking.readings import SUBJECT, Going, Reading, Way, by_name, corrected, in_full, is_known_case, readings_of
from bot.talking.spoken import written_out
from rag.catalogue import Catalogue
from rag.lexicon import subject
from rag.off_topic import is_off_topic, is_small_talk
from rag.text import normalise, pairs, squeeze
from store.questions import QuestionRecord

_PRONOUN = re.compile(
    r"^(?:[照按](?:那|这)一?版(?:的话)?[\s,，]*|它们?|他们?|她们?|其|该|此|这(?:些|几[个项种笔]|[个项种笔条块样句])?(?!办法|政策|文件"
    r"|措施|指南)|那[个项种笔条块句](?!老|旧|新|暂行|办法|政策|文件|措施|指南)|[这那]?里[面头](?!程)|其中"
    r"|(?:刚才|上面|前面)(?:说)?(?:的|那个|那句|这个))(?:的)?(?=.)|^(?:it|they|that|this|those|these)\b ?"
)
_GOES_ON = re.compile(r"呢[\s?？。.!！]*$|^(?:也|还|都|又)(?=.)|的话[\s?？。.!！]*$|怎么样[\s?？。.!！]*$")
_MEANT = re.compile(r"我?(?:要|想)?(?:问|说|指|要)的是")
_BACK = 5  # turns that are gone back
_MOST = 4  # readings, as each is searched for
_NAME = 2  # characters that name something
_HOLDS = re.compile(r"有效|过期|到期|失效|管多久|valid|expire")
_FILED = re.compile(r"备案|登记|回执|\bregister|\bregistration|\bfiling")
_NO_QUESTION = ("not_a_question", "empty", "too_long", "no_library")


@dataclass(frozen=True, slots=True)
class Understood:
    """What words may stand for: the readings, likeliest first. `anew`: the talk so far counts no more. `said` is what is new.

    `title` is the document that answered the turn before. `corrects`: the last question is put right. `bound`: the words
    cannot stand alone. `asks`: they ask something or name a case that all rules know (外资, 省级), and no thing of their own.
    `names`: they name something that they are about, and do not only ask how much or how long. `kept` is the document that
    the talk is held to, where words that name none would be asked of others.
    """

    readings: tuple[Reading, ...]
    anew: bool = False
    said: str = ""
    title: str = ""
    corrects: bool = False
    bound: bool = False
    asks: bool = True
    names: bool = True
    kept: str = ""


def understand(text: str, turns: Sequence[QuestionRecord], catalogue: Catalogue) -> Understood:
    """What these words stand for in a talk of these turns, the newest first. Never raises; no turns: as they are written."""
    lead = read_lead(normalise(text))
    if lead.bond is Bond.ANEW:
        return Understood((Reading(lead.rest),) if lead.rest else (), anew=True, said=lead.rest)
    base = _base(lead, turns)
    if base is None or not lead.rest or is_small_talk(lead.rest) or is_off_topic(lead.rest):
        return Understood((Reading(text),), said=lead.rest)
    again = _said_before(text, turns)
    if again is not None:
        return Understood((Reading(again.standalone, again if again.understood else None),), said=lead.rest)
    lead = _with_place(lead, catalogue)
    said = _PRONOUN.sub("", lead.rest, count=1)
    pronoun, said = said != lead.rest, written_out(said)
    bound = pronoun or lead.bond in (Bond.LINKED, Bond.BACK) or _GOES_ON.search(lead.rest) is not None
    bound = bound or (_HOLDS.search(said) is not None and is_of_filing(base.standalone))
    at, corrects = turns.index(base), lead.bond is Bond.CORRECTED
    said = _MEANT.sub("", said) if corrects else said
    going = _going(said, turns[at:], catalogue, bound=bound)
    bound = bound or (corrects and not going.asks)
    readings = corrected(going, catalogue) if corrects else readings_of(going, text, catalogue)
    if lead.about and not corrects:
        readings = (*readings, _back_to(lead.about, going))
    if readings and readings[0].sure and not corrects:
        # Steps further back in the same talk, should this one lead nowhere.
        for back in range(at + 1, min(at + _BACK, len(turns))):
            earlier = _going(said, turns[back:], catalogue, bound=bound)
            readings += readings_of(earlier, text, catalogue)[:1] if earlier.title == going.title else ()
    if not corrects and any(reading.base is not None for reading in readings):
        has_subject = len(pairs(subject(said))) >= SUBJECT
        readings = _with_extremes(readings, in_full(going), by_name(going, text) if has_subject else None)
    return Understood(
        readings,
        said=f"{lead.about}{said}",
        title="" if corrects else going.title,
        corrects=corrects,
        bound=bound,
        asks=going.asks or is_known_case(going),
        names=len(without_attributes(subject(said))) >= _NAME,
        kept=going.kept,
    )


def _with_place(lead: Lead, catalogue: Catalogue) -> Lead:
    """回到临澜，哪里登记 as 临澜，哪里登记: a place that is gone back to is asked about, and is no subject."""
    pieces = cut(lead.about, catalogue) if lead.about else ()
    if not pieces or any(piece.kind not in (Kind.PLACE, Kind.FILL) for piece in pieces):
        return lead
    return replace(lead, rest=f"{lead.about}，{lead.rest}", about="")


def _back_to(about: str, going: Going) -> Reading:
    """What is gone back to by its name, asked anew at the place of the turn that named it."""
    place = next((piece.text for piece in going.old if piece.kind is Kind.PLACE), "")
    return Reading(f"{place}{about}，{going.said}", going.base, way=Way.TOPIC)


def _with_extremes(readings: Sequence[Reading], whole: Reading, alone: Reading | None) -> tuple[Reading, ...]:
    """The readings, and the two that carry over everything and nothing, each once."""
    known = [replace(one, whole=True) if one.text == whole.text else one for one in readings]
    if alone is not None and all(one.way not in (Way.WRITTEN, Way.THERE) for one in known):
        known.append(alone)
    is_new = len(known) < _MOST and all(one.text != whole.text for one in known)
    return (*known, whole) if is_new else tuple(known)


def _said_before(text: str, turns: Sequence[QuestionRecord]) -> QuestionRecord | None:
    """The turn before where the very same words are said again: they mean what they meant."""
    last = turns[0]
    return last if last.outcome == "answered" and squeeze(normalise(last.text)) == squeeze(normalise(text)) else None


def is_of_filing(text: str) -> bool:
    """Whether a question is about something that is valid for a time of its own: 备案, 登记."""
    return _FILED.search(normalise(text)) is not None


def _going(said: str, turns: Sequence[QuestionRecord], catalogue: Catalogue, *, bound: bool) -> Going:
    """The words beside the first of these turns."""
    old, title, kept, other = _pieces(turns, catalogue), _title(turns), "", None
    # 县里 is spoken of in a clause that was pointed at, and is no other place to ask for.
    in_clause = any(piece.kind is Kind.CLAUSE for piece in old)
    new = of_city(cut(said, catalogue, relative=not in_clause), _place(turns[0]))
    kinds = {piece.kind for piece in new}
    if Kind.PLACE in kinds:
        other = named_there(new, catalogue)
    elif Kind.TITLE not in kinds:
        other = named_in(said, title, _place(turns[0]), catalogue)
        if other is None and (day := as_day(said)) != said:
            said, new = day, cut(day, catalogue, relative=not in_clause)
            kinds = {piece.kind for piece in new}
    if other is not None:
        said, kept = other.rest, other.title
        new = cut(said, catalogue, relative=not in_clause)
    elif kinds.isdisjoint((Kind.PLACE, Kind.TITLE)):
        if kinds.isdisjoint((Kind.DAY,) if bound else (Kind.DAY, Kind.PARTY)):
            now = held_to(title, old, turns[0].asked_at.date(), catalogue)
            kept = "" if names_another(said, now, catalogue) else now
        elif any(piece.kind is Kind.TITLE for piece in old):
            then = of_day(title, new, catalogue)
            old, title = (under(then, old), then) if then else (old, title)
    if kept:
        old, title = under(kept, old), kept
    alone = other is not None and other.alone
    return Going(said, new, old, turns[0], title, bound, has_editions(title, catalogue), kept, alone)


def _base(lead: Lead, turns: Sequence[QuestionRecord]) -> QuestionRecord | None:
    """The turn that the words go on with: the newest that was a question, or the one that 回到… names.

    A follow-up that was refused may have been misread: what it went on with counts more.
    """
    asked = [turn for turn in turns if turn.reason not in _NO_QUESTION]
    if lead.bond is Bond.BACK and lead.about:
        about = pairs(lead.about) or {lead.about}
        named = [turn for turn in asked if any(word in normalise(turn.standalone) for word in about)]
        return named[0] if named else None
    sound = (turn for turn in asked if not (turn.outcome == "refused" and turn.understood))
    return next(sound, asked[0] if asked else None)


def _place(turn: QuestionRecord) -> str:
    """The place that a turn was about."""
    return turn.place or (str(turn.citations[0].get("place", "")) if turn.citations else "")


def _title(turns: Sequence[QuestionRecord]) -> str:
    """The document that answered last."""
    return next((str(turn.citations[0].get("title", "")) for turn in turns if turn.citations), "")


def _pieces(turns: Sequence[QuestionRecord], catalogue: Catalogue) -> tuple[Piece, ...]:
    """The pieces of the first turn, with the place or the document in front that its words do not name but were about."""
    base = turns[0]
    pieces = cut(written_out(bare(read_lead(normalise(base.standalone)).rest)), catalogue)
    if any(piece.kind in (Kind.PLACE, Kind.TITLE) for piece in pieces):
        return pieces
    title, place = _title(turns[:1]), _place(base)
    if (
        title
        and not title.isascii()
        and title == _title(turns[1:2])
        and not any(piece.kind is Kind.PARTY for piece in pieces)
    ):
        return (Piece(Kind.TITLE, f"《{title.strip('《》')}》"), *pieces)
    return (Piece(Kind.PLACE, place), *pieces) if place else pieces
