"""Whether a sentence says what a part of a clause says: the same signs in the same order, and its words, whole, in their order.

Works on encoded strings. What is said is cut into pieces of the clause, from left to right; between them may stand words that
add nothing. No figure, negation, bound or other sign of the part may be left out, added or moved, no word cut in two,
and most of the part must have been said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.drafting.encoding import CodeBook
from rag.drafting.word_lists import words

_SHARE = 0.6  # of a part's own characters that must be said
_GAP = "\uf8ff"
_MOST_PARTS = 14  # neighbouring parts between commas that one sentence may say
_GLUE = frozenset("的了在是为对将就即也则按给予其该此并且及与和以于所之、，")
_BENEFIT = ("获得", "享受", "享有", "拿到", "领取", "得到", "获", "按", "给予", "申请", "申领")
_BINDING = ("除", "仅", "之一", "bound:excl")  # what stands behind and holds one of these takes something back


@dataclass(frozen=True, slots=True)
class _Side:
    """One part of a clause, ready to be laid beside a sentence."""

    text: str
    context: str
    signs: frozenset[str]
    next_sign: tuple[int, ...]  # of each place the next sign's place, len(text) where there is none
    free_left: tuple[bool, ...]  # whether a piece may begin here although something was left out before
    free_right: tuple[bool, ...]
    content: int  # characters that say something


def is_said_by(claim: str, source: str, book: CodeBook, context: str = "") -> bool:
    """Whether an encoded sentence says a run of parts of an encoded sentence of a clause. `context`: where movable words stand."""
    bare = claim.replace("，", "")
    if not bare:
        return False
    own = [char for char in bare if char in book.signs]
    parts = [part for part in source.split("，") if part]
    for first, last in _runs(parts, own, book):
        if not _is_bound_outside(parts, first, last, book):
            side = _side("，".join(parts[first:last]), context or source, frozenset(book.signs))
            if _reaches(bare, side, book):
                return True
    return any(
        _reaches(bare, _side(text, context or source, frozenset(book.signs)), book)
        for text in _with_a_gap(parts, own, book)
    )


def _with_a_gap(parts: list[str], own: list[str], book: CodeBook) -> Iterator[str]:
    """Runs without some whole parts in the middle, none of them a condition: who …的，第一年…，第二年…. GAP stands for these."""
    may = book.code_of("可")
    wanted = [sign for sign in own if sign != may]
    for first in range(len(parts)):
        for gap in range(first + 1, len(parts)):
            for after in range(gap + 1, len(parts)):
                if parts[after - 1].endswith("的"):
                    break
                for last in range(after + 1, len(parts) + 1):
                    text = "，".join(parts[first:gap]) + _GAP + "，".join(parts[after:last])
                    held = [char for char in text if char in book.signs and char != may]
                    if held == wanted and not _is_bound_outside(parts, first, last, book):
                        yield text
                    if len(held) > len(wanted):
                        break


def _runs(parts: list[str], own: list[str], book: CodeBook) -> Iterator[tuple[int, int]]:
    """Runs of parts whose signs are those of the sentence; 可 may be added."""
    may = book.code_of("可")
    wanted = [sign for sign in own if sign != may]
    for first in range(len(parts)):
        held: list[str] = []
        for last in range(first + 1, min(first + _MOST_PARTS, len(parts)) + 1):
            held += [char for char in parts[last - 1] if char in book.signs and char != may]
            if held == wanted:
                yield first, last
            if len(held) > len(wanted):
                break


def _is_bound_outside(parts: list[str], first: int, last: int, book: CodeBook) -> bool:
    """Whether what stands before sets a condition, or what stands behind takes something back."""
    anew = parts[first][0] in {book.code_of("单"), book.code_of("每")}
    if not anew and any(char in book.signs for part in parts[:first] for char in part):
        return True
    binding = {book.code_of(kind) for kind in _BINDING}
    return any(part[0] == "但" or any(char in binding for char in part) for part in parts[last:])


@lru_cache(maxsize=512)
def _side(text: str, context: str, signs: frozenset[str]) -> _Side:
    size = len(text)
    next_sign = [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        next_sign[at] = at if text[at] in signs else next_sign[at + 1]
    begins, ends = _loose_borders(text)
    free_left = [at in (0, size) or _is_loose(text[at - 1], signs) or at in ends for at in range(size + 1)]
    free_right = [at in (0, size) or _is_loose(text[at], signs) or at in begins for at in range(size + 1)]
    content = sum(1 for char in text if char not in _GLUE and char != _GAP)
    return _Side(text, context, signs, tuple(next_sign), tuple(free_left), tuple(free_right), content)


def _is_loose(char: str, signs: frozenset[str]) -> bool:
    return char in signs or char in _GLUE


@lru_cache(maxsize=1)
def _loose() -> re.Pattern[str]:
    found = words().drop | words().move
    return re.compile(f"(?=({'|'.join(sorted(found, key=len, reverse=True))}))")


def _loose_borders(text: str) -> tuple[set[int], set[int]]:
    """Where words begin and end that may be left out or moved."""
    spans = [match.span(1) for match in _loose().finditer(text)]
    return {start for start, _ in spans}, {end for _, end in spans}


_Reached = dict[int, int]  # place in the part -> most characters of it said on the way


def _reaches(claim: str, side: _Side, book: CodeBook) -> bool:
    """Whether the whole sentence can be laid along the part."""
    reached: list[_Reached] = [{} for _ in range(len(claim) + 1)]
    reached[0][0] = 0
    for at in range(len(claim)):
        _cross_gaps(reached[at], side)
        for place, said in reached[at].items():
            for ahead, behind, more in _steps(claim, at, place, side, book):
                if reached[ahead].get(behind, -1) < said + more:
                    reached[ahead][behind] = said + more
    return any(
        side.next_sign[place] == len(side.text) and side.free_right[place] and said >= _SHARE * side.content
        for place, said in reached[-1].items()
    )


def _cross_gaps(reached: _Reached, side: _Side) -> None:
    """Who has said a part to its end may go on at the beginning of the part behind the gap."""
    for place, said in list(reached.items()):
        if side.text.startswith(_GAP, place):
            reached[place + 1] = max(reached.get(place + 1, -1), said)


_Step = tuple[int, int, int]  # place in the sentence, place in the part, characters of the part said


def _steps(claim: str, at: int, place: int, side: _Side, book: CodeBook) -> Iterator[_Step]:
    char = claim[at]
    if char in side.signs:
        yield from _sign_steps(claim, at, place, side, book)
        return
    if char in _GLUE:
        yield at + 1, place, 0
    listed = words()
    for size in range(1, min(_longest(), len(claim) - at) + 1):
        word = claim[at : at + size]
        if word in listed.say:
            yield at + size, place, 0
        if word in listed.move and word in side.context:
            yield at + size, place, size if word in side.text else 0
        for other in listed.same.get(word, ()):
            found = side.text.find(other, place, side.next_sign[place])
            if found >= 0 and _may_jump(place, found, side):
                yield at + size, found + len(other), len(other)
    yield from _piece_steps(claim, at, place, side)


@lru_cache(maxsize=1)
def _longest() -> int:
    listed = words()
    return max(map(len, (*listed.say, *listed.move, *listed.same)))


def _sign_steps(claim: str, at: int, place: int, side: _Side, book: CodeBook) -> Iterator[_Step]:
    """A sign must be the next one of the part; 可获得 may be said of what is given without a must."""
    sign = side.next_sign[place]
    if sign < len(side.text) and side.text[sign] == claim[at] and _may_jump(place, sign, side):
        yield at + 1, sign + 1, 1
    if claim[at] == book.code_of("可") and claim.startswith(_BENEFIT, at + 1) and book.code_of("须") not in side.text:
        yield at + 1, place, 0


def _piece_steps(claim: str, at: int, place: int, side: _Side) -> Iterator[_Step]:
    """Pieces of the part, of two characters or one Latin word or more, that go on where the last one ended or at a border."""
    limit = side.next_sign[place]
    start = side.text.find(claim[at], place, limit)
    while start >= 0:
        if _may_jump(place, start, side):
            size = 0
            while at + size < len(claim) and start + size < limit and claim[at + size] == side.text[start + size]:
                size += 1
                if size > 1 or (start == place and place > 0) or claim[at] >= "\ue000":
                    yield at + size, start + size, size
        start = side.text.find(claim[at], start + 1, limit)


def _may_jump(place: int, start: int, side: _Side) -> bool:
    """Whether what stands between may be left out: nothing, or whole words."""
    return start == place or (side.free_right[place] and side.free_left[start])
