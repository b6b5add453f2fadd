"""Parts of an encoded sentence of a clause that may be said by themselves, made ready to be laid beside what is said.

A run of parts between commas stands alone where nothing before it sets a condition and nothing behind it takes something back.
Whole parts in the middle that are no condition may be passed over: who …的，第一年…，第二年….
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rag.drafting.clause_sentences import LIMITED_FOR, SLICED
from rag.drafting.encoding import CodeBook
from rag.drafting.word_lists import words

GAP = "\uf8ff"  # stands for the parts passed over
GLUE = frozenset("的了在是为对将就即也则按并且及与和以于所之、，")
JOINTS = frozenset("、和及与")
HINGES = frozenset(
    "为对将以于"
)  # words that say who does what to whom, unless they stand beside a figure or at the beginning
_PAYS = re.compile(
    r"(?<=[^，])(?:给予|支付|发放|拨付|给(?!予))(?!给?[\ue000-\uf8ff，]|[奖补扶贴]|资助|津贴|定额|适当|一定|[的了]|$)"
)  # who gives it to whom: 用人单位给予员工
_MOST_PARTS = 14  # neighbouring parts that one sentence may say
_LONGEST = 40  # parts of a sentence of a clause; of a longer one nothing is said in other words
_GIVES = (
    "给予",
    "奖励",
    "补贴",
    "补助",
    "资助",
    "扶持",
    "津贴",
    "贴息",
    "享受",
    "领取",
    "兑现",
    "发放",
    "获得",
    "拨付",
)
_DENIALS = ("不", "无", "非", "免", "除", "停")
# A part left out behind that holds one of these takes something back; where something is given or counted, one of the others too.
_BINDING = ("除", "仅", "之一", "bound:excl", "bound:outside")
_REDUCES = ("停", "减", "半", "须", "同时")
_DENIED = (
    "享受",
    "适用",
    "奖励",
    "补",
    "资助",
    "扶持",
    "支持",
    "发放",
    "兑现",
    "领取",
    "重复",
    "叠加",
    "纳入",
    "计入",
    "再",
)
_SHARED = ("同时", "累计", "各", "平均", "再", "连续")  # said of all members of a list together
_SHARING = ("共同", "联合", "分担", "负担", "承担", "协商", "签订", "合作", "合并", "之间", "之和", "相互")
_CONDITIONS = ("的", "后", "前", "时", "内", "起", "中", "下", "间")  # a part that ends so says when or if
_ANEW = ("单", "每")  # a part that begins so is understood without what stands before it


@dataclass(frozen=True, slots=True)
class Side:
    """A run of parts of a clause. The tuples have an entry for each place in `text`, its end included."""

    text: str
    next_sign: tuple[int, ...]  # the next sign's or gap's place, len(text) where there is none
    free_left: tuple[bool, ...]  # whether a piece may begin here although something was left out before
    free_right: tuple[bool, ...]  # whether a piece may end here although something is left out behind
    content: int  # characters that say something
    weight: tuple[int, ...]  # of each place how many characters before it say something and may not be left out
    gives: bool  # whether it gives anybody anything
    pays: bool  # whether it names who gives it: 用人单位给予员工…; nobody else is said to receive it then
    shared: bool  # whether something is said of all members of its lists together
    movable: tuple[str, ...]  # words that may stand elsewhere


def sides(wanted: list[str], source: str, context: str, book: CodeBook, label: str = "") -> Iterator[Side]:
    """The runs of parts of `source` that have exactly the signs `wanted`, in this order; 可 does not count.

    `label` is what the whole clause is about (工业用地出让底价): it may be said anywhere.
    """
    parts = [part for part in source.split("，") if part]
    if len(parts) > _LONGEST:
        return
    signs, figures = frozenset(book.signs), frozenset(book.figures)
    denials = frozenset(book.code_of(kind) for kind in _DENIALS)
    runs = (*_runs(parts, wanted, book), *_runs_with_gap(parts, wanted, book), *_runs_of_subject(parts, wanted, book))
    for text in runs:
        around = context if figures & set(text) and not denials & set(context) else text
        yield _side(text, around, signs, label, frozenset(book.code_of(kind) for kind in _SHARED))


def _runs(parts: list[str], wanted: list[str], book: CodeBook) -> Iterator[str]:
    for first in range(len(parts)):
        for last in range(first + 1, min(first + _MOST_PARTS, len(parts)) + 1):
            held = _signs(parts[first:last], book)
            if held == wanted and _stands_alone(parts, first, last, book):
                yield "，".join(parts[first:last])
            if len(held) > len(wanted):
                break


def _runs_with_gap(parts: list[str], wanted: list[str], book: CodeBook) -> Iterator[str]:
    for first in range(len(parts)):
        for gap in range(first + 1, len(parts)):
            for after in range(gap + 1, len(parts)):
                if not _is_gift(parts[after - 1], book):
                    break
                for last in range(after + 1, len(parts) + 1):
                    held = _signs(parts[first:gap] + parts[after:last], book)
                    if held == wanted and _stands_alone(parts, first, last, book):
                        yield "，".join(parts[first:gap]) + GAP + "，".join(parts[after:last])
                    if len(held) > len(wanted):
                        break


def _is_gift(part: str, book: CodeBook) -> bool:
    """Whether a part gives something, under no condition of its own, and denies nothing: it may be passed over."""
    denied = {book.code_of(kind) for kind in _DENIALS} & set(part)
    return not denied and not part.endswith(_CONDITIONS) and any(word in part for word in _GIVES)


def _runs_of_subject(parts: list[str], wanted: list[str], book: CodeBook) -> Iterator[str]:
    """Who it is about, out of the first part, with a later part: 引荐人[应当如实介绍…]，不得以政府名义作出承诺."""
    predicates = {book.code_of(kind) for kind in ("须", "不")}
    first = parts[0] if parts else ""
    cut = next((at for at, char in enumerate(first) if char in predicates or first.startswith("包括", at)), 0)
    if cut < 2 or book.figures & set(first):
        return
    for after in range(1, len(parts)):
        if parts[after - 1].endswith(_CONDITIONS) or any(char in book.signs for char in first[:cut]):
            return
        for last in range(after + 1, len(parts) + 1 if parts[after][0] in predicates else 0):
            if _signs(parts[after:last], book) == wanted and _stands_alone(parts, 0, last, book):
                yield first[:cut] + GAP + "，".join(parts[after:last])


def _signs(parts: list[str], book: CodeBook) -> list[str]:
    may = book.code_of("可")
    return [char for part in parts for char in part if char in book.signs and char != may]


def _stands_alone(parts: list[str], first: int, last: int, book: CodeBook) -> bool:
    """Nothing before sets a condition, nothing behind takes something back, and it does not end in a condition itself."""
    if parts[last - 1].endswith("的"):
        return False
    if first > 0 and not _begins_anew(parts[first], book):
        return False
    run, behind = parts[first:last], parts[last:]
    binding = {book.code_of(kind) for kind in _BINDING}
    either = book.code_of("或")
    if any(part[0] in ("但", either) or binding & set(part) for part in behind):
        return False
    if behind and _begins_with_a_gift(behind[0], book) and not any(word in run[-1] for word in _GIVES):
        return False  # who or what for, without what they are given
    if any(word in part for part in run for word in _GIVES):
        return not any(_caps(part, book) or _begins_anew(part, book) or _reduces(part, book) for part in behind)
    return not (book.figures & set("".join(run)) and any(_caps(part, book) for part in behind))


def _begins_with_a_gift(part: str, book: CodeBook) -> bool:
    """Whether a part begins with a sum that is given (扶持40万元), or with that something is (给予…)."""
    sums = any(part.startswith(word) and part[len(word) : len(word) + 1] in book.figures for word in _GIVES)
    return sums or part.startswith("给予")


def _caps(part: str, book: CodeBook) -> bool:
    """Whether a part left out behind limits the sum before it, or says that sums are added up slice by slice."""
    return part[0] in book.caps or any(word in part for word in SLICED) or _is_cap_for(part, book)


def _is_cap_for(part: str, book: CodeBook) -> bool:
    """Whether a part only says up to what sum somebody gets something, or over what time: 同一企业累计最高1200万元."""
    figures = book.figures & set(part)
    return bool(figures) and figures <= book.caps and any(book.encode(word) in part for word in LIMITED_FOR)


def _reduces(part: str, book: CodeBook) -> bool:
    """Whether a part left out behind says who gets less or nothing of what is given, or what is asked for it."""
    denials = tuple(book.code_of(kind) for kind in ("不", "无", "非"))
    denied = (f"{no}{word}" in part for no in denials for word in _DENIED)
    return bool({book.code_of(kind) for kind in _REDUCES} & set(part)) or part.endswith(denials) or any(denied)


def _begins_anew(part: str, book: CodeBook) -> bool:
    """Whether a part sets a cap for everybody (每家企业每年最高150万元): it is understood without what stands before it.

    What is given is not told without it all the same.
    """
    figures = book.figures & set(part)
    return part[0] in {book.code_of(kind) for kind in _ANEW} and bool(figures) and figures <= book.caps


@lru_cache(maxsize=1024)
def _side(text: str, around: str, signs: frozenset[str], label: str, sharing: frozenset[str]) -> Side:
    size = len(text)
    next_sign = [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        next_sign[at] = at if text[at] in signs or text[at] == GAP else next_sign[at + 1]
    loose = signs | GLUE
    begins, ends = _loose_borders(text)
    said = sum(1 for char in text if char not in GLUE and char != GAP)
    return Side(
        text,
        tuple(next_sign),
        tuple(at in (0, size) or text[at - 1] in loose or at in ends for at in range(size + 1)),
        tuple(at in (0, size) or text[at] in loose or at in begins for at in range(size + 1)),
        said,
        _left_out(text, signs),
        any(word in text for word in _GIVES),
        _PAYS.search(text) is not None,
        bool(sharing & set(text)) or any(word in text for word in _SHARING),
        (*(word for word in words().move if word in around), *([label] if label else ())),
    )


def _left_out(text: str, signs: frozenset[str]) -> tuple[int, ...]:
    """Running counts of characters that must be said: not glue, nor part of a word that may be left out or moved."""
    loose = {at for match in _loose().finditer(text) for at in range(*match.span(1))}
    counts = [0]
    for at, char in enumerate(text):
        free = (char in GLUE and not _holds_together(text, at, signs)) or char == GAP or at in loose
        counts.append(counts[-1] + (not free))
    return tuple(counts)


def _holds_together(text: str, at: int, signs: frozenset[str]) -> bool:
    """Whether a character of glue says how what stands before it and what stands behind it belong together."""
    return text[at] in JOINTS or (text[at] in HINGES and not is_hinge_free(text, at, signs))


def is_hinge_free(text: str, at: int, signs: AbstractSet[str]) -> bool:
    """Whether 为, 对 and their like stand where they say nothing: beside a figure or another sign, or at a beginning."""
    if at in (0, len(text) - 1):
        return True
    return any(beside in signs or beside in ("，", GAP) for beside in (text[at - 1], text[at + 1]))


@lru_cache(maxsize=1)
def _loose() -> re.Pattern[str]:
    found = words().drop | words().move
    return re.compile(f"(?=({'|'.join(sorted(found, key=len, reverse=True))}))")


def _loose_borders(text: str) -> tuple[set[int], set[int]]:
    """Where words begin and end that may be left out or moved."""
    spans = [match.span(1) for match in _loose().finditer(text)]
    return {start for start, _ in spans}, {end for _, end in spans}
