"""The question that a follow-up stands for, out of its own pieces and those of the question it goes on with. Pure."""

import re
from collections.abc import Sequence

from bot.talking.pieces import Kind, Piece, joined
from rag.lexicon import subject

_SLOTS = (Kind.PLACE, Kind.DAY, Kind.SUM)  # where a question has one of them, another can stand in its place
_TAIL = re.compile(
    r"(?:(?:是不是|是否|也|还|都|又)+(?:是|按)*(?:这个?(?:数|样|比例|标准|价)?|一样|同样|这么算)的?[吗么嘛不吧]*"
    r"|的?(?:呢|话|吧|呀|啊|怎么样|如何)|(?<=[^\s,，])[那这]一?[条块项款]|[\s,，。.?？!！])+$"
)
_EDGES = re.compile(
    r"^(?:[这那][边里]|放到|落到|放在|落在|是|的|给|[\s,，]|in |for |to |the )+(?=\S)|(?:的?[放落]|的|是|[\s,，])+$"
)
_HOLDERS = re.compile(
    r"企业|公司|项目|单位|[落放](?:户|地|在|到)?|类型|普通|一般|[那这][单笔种类段]"
    r"|[那这]会儿?|时段?|[那这][边里]|当地|单子|[型类的]|\b(?:projects?|compan(?:y|ies)|firms?|ones?)\b"
)
_AROUND_SUMS = re.compile(
    r"[做达涨追增]到|新?招(?:用|聘|收|工)?[了过]?|雇[了用]?|用工|说|可能|估计|预计|打算|准备|(?:总)?投(?:资额?|入|了)?|固投|只有?|才|以上|以下|以内|左右|上下|差不多|大概"
    r"|刚好|正好|整|算?哪一?个?档次?|算|金额|规模|到位|\b(?:only|about|with|of)\b"
)
_TITLE_CORE = re.compile(
    r"《(?:[一-鿿]{2,6}?[市县区])?(?P<core>[^》（(]*?)(?:实施|暂行|管理|若干)?(?:办法|政策|措施|意见|规定|细则|指南)?(?:[（(][^）)]*[）)])?》"
)
_LEFT_OUT = (Kind.ASKED, Kind.FILL)


def bare(text: str) -> str:
    """Words without what only closes them: 呢, 的呢, 怎么样."""
    return _TAIL.sub("", text).strip()


def rest_of(new: Sequence[Piece], taken: Sequence[Piece]) -> str:
    """What of the new words is left without the pieces that stand in another's place."""
    left = bare(joined(piece for piece in new if piece not in taken))
    return bare(_EDGES.sub("", left))


def says_nothing(words: str, base: Sequence[Piece] = (), slots: Sequence[Piece] = ()) -> bool:
    """Whether words only hold what was exchanged: 外资(公司), (只投)3亿; or say again what the base says."""
    if any(piece.kind is Kind.SUM for piece in slots):
        words = _AROUND_SUMS.sub(" ", words)
    left = subject(_HOLDERS.sub(" ", words)).strip(" ,，、")
    return not left or left in joined(base)


def slots_of(new: Sequence[Piece], base: Sequence[Piece]) -> tuple[Piece, ...]:
    """The new pieces that stand in the place of one of the base, or that any question may have besides: place, day, sum."""
    sorts = {piece.sort for piece in base if piece.kind is Kind.FACET}
    return tuple(piece for piece in new if piece.kind in _SLOTS or (piece.kind is Kind.FACET and piece.sort in sorts))


def with_slots(base: Sequence[Piece], slots: Sequence[Piece]) -> tuple[Piece, ...]:
    """The base with other pieces in the places of its own; what it has no place for stands in front.

    A document belongs to its place: with another one only what it is about is kept of its title.
    """
    made, missing = list(base), list[Piece]()
    if any(piece.kind is Kind.PLACE for piece in slots):
        made = [_untitled(one) for one in made if one.kind is not Kind.CLAUSE and not _is_latin_title(one)]
    for kind, sort in dict.fromkeys((piece.kind, piece.sort) for piece in slots):
        own = tuple(piece for piece in slots if (piece.kind, piece.sort) == (kind, sort))
        at = next((i for i, piece in enumerate(made) if (piece.kind, piece.sort) == (kind, sort)), None)
        if at is None:
            missing += own
            continue
        made = [piece for i, piece in enumerate(made) if i == at or (piece.kind, piece.sort) != (kind, sort)]
        made[at : at + 1] = own
        if kind is Kind.PLACE:
            made = [*own, *(piece for piece in made if piece not in own)]
    front = sorted(missing, key=lambda piece: _SLOTS.index(piece.kind) if piece.kind in _SLOTS else len(_SLOTS))
    return _in_front(made, front)


def _is_latin_title(piece: Piece) -> bool:
    return piece.kind is Kind.TITLE and piece.text.strip("《》").isascii()


def _untitled(piece: Piece) -> Piece:
    found = _TITLE_CORE.fullmatch(piece.text) if piece.kind is Kind.TITLE else None
    return Piece(Kind.WORDS, found["core"]) if found else piece


def _in_front(made: list[Piece], front: Sequence[Piece]) -> tuple[Piece, ...]:
    """Places first; a day or a sum behind the place, before what it tells of."""
    at = next((i + 1 for i, piece in enumerate(made) if piece.kind in (Kind.PLACE, Kind.TITLE) and i < 2), 0)
    places = [piece for piece in front if piece.kind is Kind.PLACE]
    others = [_of_projects(piece) for piece in front if piece.kind is not Kind.PLACE]
    behind = made[at + 1 :] if others and made[at : at + 1] == [Piece(Kind.FILL, "的")] else made[at:]
    return (*places, *made[:at], *others, *behind)


def _of_projects(piece: Piece) -> Piece:
    """2022年签约的 as 2022年签约的项目, where it stands before another subject."""
    is_signed = piece.kind is Kind.DAY and re.search(r"签[约订的]?的?$", piece.text)
    return Piece(Kind.DAY, f"{piece.text.rstrip('的')}的项目，") if is_signed else piece


def replaced(base: Sequence[Piece], words: str) -> str:
    """The base asked of something else: its own words go, who is rewarded and what is asked stay; "" where it asks nothing."""
    left_out = (Kind.WORDS, Kind.FACET, Kind.CLAUSE, Kind.FILL)
    kept = [piece for piece in base if piece.kind not in left_out]
    if not any(piece.kind is Kind.ASKED for piece in kept):
        return ""
    at = next(i for i, piece in enumerate(kept) if piece.kind in (Kind.PARTY, Kind.ASKED))
    return joined((*kept[:at], Piece(Kind.WORDS, words), *kept[at:]))


def added(base: Sequence[Piece], words: str) -> str:
    """The base asked of something besides: the new words stand before its own, English ones behind them."""
    if words.isascii():
        return f"{joined(base)} {words}"
    at = next((i for i, piece in enumerate(base) if piece.kind not in (*_SLOTS, Kind.TITLE, Kind.FILL)), 0)
    return joined((*base[:at], Piece(Kind.WORDS, words + "，"), *base[at:]))


def on_topic(base: Sequence[Piece], words: str, slots: Sequence[Piece], *, bound: bool) -> str:
    """What the base is about, asked something else: what it asked is left out, and its sums, but for those just told.

    A clause that was pointed at stays where the words are bound to it; else its document alone does.
    """
    told = {piece.kind for piece in slots}
    kept = [
        piece
        for piece in base
        if piece.kind not in _LEFT_OUT and (piece.kind is not Kind.SUM or Kind.SUM in told) and piece.text not in words
    ]
    if any(piece.kind is Kind.CLAUSE for piece in kept) and any(piece.kind is Kind.TITLE for piece in kept):
        wanted = (Kind.PLACE, Kind.DAY, Kind.TITLE, Kind.CLAUSE if bound else Kind.TITLE)
        kept = [piece for piece in kept if piece.kind in wanted]
    return joined((*kept, Piece(Kind.WORDS, (" " if words.isascii() else "") + words)))
