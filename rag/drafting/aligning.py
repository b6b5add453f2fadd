"""Whether a sentence says what a part of a clause says: the same signs in the same order, and its words, whole, in their order.

Works on encoded strings. What is said is cut into pieces of the clause, from left to right; between them may stand words that
add nothing. No figure, negation, bound or other sign of the part may be left out, added or moved, no word cut in two or left
out, and two things are joined by an "and" or a comma only where the part goes from one thing to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.drafting.encoding import CodeBook
from rag.drafting.sides import GAP, GLUE, HINGES, JOINTS, Side, is_hinge_free, sides
from rag.drafting.word_lists import words

_SHARE = 0.6  # of a part's own characters that must be said
_MEMBER = 14  # characters of the longest member of a list
_JOINED = re.compile("以及|并且|而且|[、和及与并且，]")
_OPENING = ("对于", "针对", "关于", "把", "将", "对")  # words that only open a sentence
_RECEIVES = frozenset({"拿", "获得", "享受", "享有", "拿到", "领取", "得到", "获"})
_BENEFIT = ("拿", "获得", "享受", "享有", "拿到", "领取", "得到", "获", "按", "给予", "申请", "申领")
_CODES = "\ue000"  # what is not below is the code of a figure, a sign or a Latin word


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence of a clause, encoded: where movable words stand, what the clause is about, and its manner.

    `demands`: the lead of a list says that each of its members must be.
    """

    context: str = ""
    label: str = ""
    demands: bool = False


def is_said_by(claim: str, source: str, book: CodeBook, around: Around = Around()) -> bool:
    """Whether an encoded sentence says a run of parts of an encoded sentence of a clause."""
    pieces = [piece for piece in claim.split("，") if piece]
    if not pieces or any(_adds_nothing(piece, book) for piece in pieces):
        return False
    may, context = book.code_of("可"), around.context or source
    for bare in _ways("，".join(pieces), book, demands=around.demands):
        wanted = [char for char in bare if char in book.signs and char != may]
        if any(_reaches(bare, side, book) for side in sides(wanted, source, context, book, around.label)):
            return True
    return False


def _ways(bare: str, book: CodeBook, *, demands: bool) -> Iterator[str]:
    """A sentence as it is; with its time behind who must; without 由 at its beginning; without a 须 of the lead.

    5日内，甲应当… is 甲应当5日内…, and 由甲… says no more than that 甲 does it.
    """
    yield bare
    until, comma, rest = bare.partition("，")
    predicate = next((at for at, char in enumerate(rest) if char in (book.code_of("须"), book.code_of("可"))), 0)
    if comma and until[-1] in book.times and predicate and not book.signs & set(rest[:predicate]):
        yield rest[: predicate + 1] + until + rest[predicate + 1 :]
    if bare[0] == book.code_of("由") and len(bare) > 1:
        yield bare[1:]
    must = book.code_of("须")
    if demands and must in bare.strip(must):
        yield bare.replace(must, "")


def _adds_nothing(piece: str, book: CodeBook) -> bool:
    """Whether a piece between commas is made of nothing but words around what a clause says: it would be said of nothing."""
    if any(char in book.signs for char in piece):
        return False
    listed = words()
    reached = {0}
    for at in range(len(piece)):
        if at in reached:
            reached |= {
                at + size for size in range(1, 8) if piece[at : at + size] in listed.say | listed.get | listed.move
            }
            reached |= {at + 1} if piece[at] in GLUE else set()
    return len(piece) in reached


_Reached = dict[int, int]  # place in the part -> most characters of it said on the way


def _reaches(claim: str, side: Side, book: CodeBook) -> bool:
    """Whether the whole sentence can be laid along the part."""
    if any(claim.count(word) > 1 for word in side.movable if side.text.count(word) < claim.count(word)):
        return False
    reached: list[_Reached] = [{} for _ in range(len(claim) + 1)]
    reached[0][0] = 0
    for at in range(len(claim)):
        _cross_gaps(reached[at], side)
        for place, said in reached[at].items():
            for ahead, behind, more in _steps(claim, at, place, side, book):
                if reached[ahead].get(behind, -1) < said + more:
                    reached[ahead][behind] = said + more
    return any(
        side.next_sign[place] == len(side.text)
        and side.free_right[place]
        and side.weight[-1] == side.weight[place]
        and said >= _SHARE * side.content
        for place, said in reached[-1].items()
    )


def _cross_gaps(reached: _Reached, side: Side) -> None:
    """Who has said a part to its end may go on at the beginning of the part behind the gap."""
    for place, said in list(reached.items()):
        gap = side.next_sign[place]
        if side.text.startswith(GAP, gap) and GLUE.issuperset(side.text[place:gap]):
            reached[gap + 1] = max(reached.get(gap + 1, -1), said)


_Step = tuple[int, int, int]  # place in the sentence, place in the part, characters of the part said


def _steps(claim: str, at: int, place: int, side: Side, book: CodeBook) -> Iterator[_Step]:
    char = claim[at]
    if char in book.signs:
        yield from _sign_steps(claim, at, place, side, book)
        return
    if char in GLUE:
        yield from _glue_steps(claim, at, place, side, book)
    yield from _word_steps(claim, at, place, side)
    yield from _piece_steps(claim, at, place, side)


def _glue_steps(claim: str, at: int, place: int, side: Side, book: CodeBook) -> Iterator[_Step]:
    """Glue may come where it says nothing: a comma at a border, an "and" where the part goes on to the next thing."""
    char, text = claim[at], side.text
    if char in JOINTS:
        yield from _joint_steps(at + 1, place, text)
    elif char == "，":
        yield from ((at + 1, place + 1, 0) for _ in text[place : place + 1] if _ in "，、")
        cuts_of = text[place : place + 1] == "的" and text[place + 1 : place + 2] not in ("", "，")
        if (side.free_left[place] or side.free_right[place]) and not cuts_of:
            yield at + 1, place, 0
    elif char not in HINGES or is_hinge_free(claim, at, book.signs):
        yield at + 1, place, 0


def _joint_steps(ahead: int, place: int, text: str) -> Iterator[_Step]:
    """An "and" stands for the one that the part has there, or between two of its parts."""
    joined = _JOINED.match(text, place)
    if joined:
        yield ahead, joined.end(), 0
    if place == 0 or text[place - 1] in "，、" or text[place - 1] == GAP:
        yield ahead, place, 0


def _word_steps(claim: str, at: int, place: int, side: Side) -> Iterator[_Step]:
    """Words that add nothing, words that the part has elsewhere, and words that stand for others of the part."""
    listed = words()
    longest = max(_longest(), *map(len, side.movable), 1)
    for size in range(1, min(longest, len(claim) - at) + 1):
        word = claim[at : at + size]
        if word in listed.join:
            yield from _joint_steps(at + size, place, side.text)
        if _may_be_added(word, claim, at, side):
            yield at + size, place, 0
        if word in side.movable:
            yield at + size, place, size if word in side.text else 0
        for other in listed.same.get(word, ()):
            found = side.text.find(other, place, side.next_sign[place])
            if found >= 0 and _may_jump(place, found, side):
                yield at + size, found + len(other), len(other)


def _may_be_added(word: str, claim: str, at: int, side: Side) -> bool:
    """Whether a word says nothing of its own there; who receives is said only where nobody else is named who pays."""
    listed = words()
    if word in listed.get:
        return side.gives and not (side.pays and word in _RECEIVES)
    if word in GLUE or word not in listed.say:
        return False
    return word not in _OPENING or at == 0 or claim[at - 1] == "，"


@lru_cache(maxsize=1)
def _longest() -> int:
    listed = words()
    return max(map(len, (*listed.say, *listed.join, *listed.get, *listed.move, *listed.same)))


def _sign_steps(claim: str, at: int, place: int, side: Side, book: CodeBook) -> Iterator[_Step]:
    """A sign must be the next one of the part; 可获得 may be said of what is given without a must."""
    sign = side.next_sign[place]
    if sign < len(side.text) and side.text[sign] == claim[at] and _may_jump(place, sign, side):
        yield at + 1, sign + 1, 1
    if (
        claim[at] == book.code_of("可")
        and side.gives
        and not side.pays
        and claim.startswith(_BENEFIT, at + 1)
        and book.code_of("须") not in side.text
    ):
        yield at + 1, place, 0


def _piece_steps(claim: str, at: int, place: int, side: Side) -> Iterator[_Step]:
    """Pieces of the part, of two characters or one Latin word or more, that go on where the last one ended or at a border."""
    limit = side.next_sign[place]
    start = side.text.find(claim[at], place, limit)
    while start >= 0:
        if _may_jump(place, start, side):
            size = 0
            while at + size < len(claim) and start + size < limit and claim[at + size] == side.text[start + size]:
                size += 1
                if size > 1 or (start == place and place > 0) or claim[at] >= _CODES:
                    yield at + size, start + size, size
        start = side.text.find(claim[at], start + 1, limit)


def _may_jump(place: int, start: int, side: Side) -> bool:
    """Whether what stands between may be left out: nothing, words that add nothing, or members of a list."""
    if start == place:
        return True
    if not (side.free_right[place] and side.free_left[start]):
        return False
    return side.weight[start] == side.weight[place] or _is_member(place, start, side)


def _is_member(place: int, start: int, side: Side) -> bool:
    """Whether what is left out is a member of a list of likes: 世界500强企业控股的项目[和外商投资项目].

    Not where the list is part of a condition (工商登记和税务登记在本市的企业) or something is said of its members together.
    """
    left_out, rest = side.text[place:start].rstrip("，"), side.text[start:].partition("，")[0]
    if not left_out or side.shared or "的" in rest:
        return not left_out
    if left_out[0] in JOINTS:
        return left_out[-2:] == side.text[place - 2 : place]
    return left_out[-1] in JOINTS and left_out[:-1][-2:] in side.text[start : start + _MEMBER]
