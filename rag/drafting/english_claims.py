"""Whether an English sentence says what a part of a Chinese clause says. Words cannot be compared, so everything else is.

Its figures, converted by code, must be those of the part, each with the bound it has there; every word must stand for one of the
part, and near a figure for one near that figure; negations, only, before and after must be said as often as they stand
there. Whatever is not in the list of words is not believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from rag.drafting.clause_sentences import BEGINS_ANEW, takes_back
from rag.drafting.encoding import signs_in
from rag.drafting.english_figures import HOLDER, EnglishFigure, take_figures, with_bound_of_word
from rag.drafting.english_list import FUNCTION_WORDS, english_list, phrases_in, words_of
from rag.drafting.english_list import bare as bare_word
from rag.drafting.english_roles import has_same_roles
from rag.drafting.word_lists import sign_kinds, sign_pattern
from rag.figures import BOUND_WORDS, PlacedFigure, placed_figures
from rag.text import normalise, squeeze

_PART = re.compile(r"(?<!\d)[,:]|[,:](?!\d)")
_PIVOT = frozenset(
    "get gets receive receives earn earns is are for when if with then and whose where provided"
    " that to granted given paid , ; :".split()
)
_JOINS = frozenset(", ; : and while whereas but or".split())
_BOTH = frozenset(("and", "or"))
_GOES_ON = frozenset("in of at on by from per within after before until under over up as not only".split())
_NO = re.compile(
    r"\b(?:not|no|never|cannot|without|neither|nor|except|unless|excluding|ineligible"
    r"|prohibited|forbidden|banned|barred|refused|rejected|denied)\b|n't\b"
)
_NO_SIGNS = frozenset({"不", "无", "非", "除"})
_ONLY = re.compile(r"\b(?:only|solely|exclusively)\b")
_LOOSE_BOUND = re.compile(
    r"\b(?:up to|at (?:least|most)|(?:more|less) than|m(?:in|ax)imum|exceed\w*)\b"
)  # of no figure
_MUST = re.compile(r"\b(?:must|shall|have to|has to|needs? to|required?)\b")
_MAY = re.compile(r"\b(?:may|can|could)\b(?! not)(?!not)")
_MAY_GET = re.compile(
    r"\b(?:may|can|could) (?:get|receive|earn|obtain|be (?:rewarded|granted|paid|given|supported|subsidi[sz]ed|awarded))\b"
)
_BENEFIT = ("给予", "奖励", "补助", "补贴", "扶持", "资助", "享受", "可以")
# Words that say a sign but mostly say nothing of the kind.
_COMMON = frozenset(
    "a an one and of from on to at through was were have has had year month as that same end also when since by in its"
    " the both agent add up other less more per part parts".split()
)
_LONGEST = 40  # parts of a sentence of a clause
_MOST_WAYS = 60  # to cut one sentence
_RANKS = (("世界500强", "globaltop"), ("中国500强", "chinatop"))
_RANK = "强"  # 世界500强 is a name
_GLUE = frozenset("的了在是为对将按给予其该和与及以于应当须可前后每各起")  # glue, and what is compared otherwise
_SHARE = 0.5  # of the part's own characters that the words must stand for
# Words of a clause that an English sentence may leave out; of all others none is lost.
_NEED_NOT_BE_SAID = re.compile(
    "(?:办理|作为|作|领取|执行|企业|项目|投资|引荐|购房|单位|提出|核定|奖励|补助|扶持|给予|定额|基础上|作出|是否|否|备案|比例|占|所在|进行|开展|用|本|人)*"
)
_SAID_OTHERWISE = re.compile(
    "|".join(sorted(BOUND_WORDS, key=len, reverse=True)) + "|应当|必须|一次性?|每[家个户年月人]?"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of parts of a clause: its text, its figures, and what stands around it."""

    text: str
    context: str
    figures: tuple[PlacedFigure, ...]
    signs: tuple[str, ...]


def is_said_in_english(claim: str, said: str, context: str) -> bool:
    """Whether an English sentence says a run of parts of what a clause says. `context` is the whole sentence with its lead."""
    bare, figures = with_bound_of_word(*take_figures(normalise(claim)))
    if re.search(r"[\d%‰]|[^\x00-\x7f]", bare) or _LOOSE_BOUND.search(bare):
        return False
    sentence = squeeze(normalise(said)).rstrip(";")
    parts = [part for part in _PART.split(sentence) if part]
    if ";" in sentence or len(parts) > _LONGEST:  # its halves are heard one by one
        return False
    whole = squeeze(normalise(context))
    return any(_says(bare, figures, part) for part in _runs(parts, whole, len(figures)))


def _runs(parts: list[str], context: str, most: int) -> Iterator[_Part]:
    for first in range(len(parts)):
        anew = first == 0 or parts[first].startswith(BEGINS_ANEW)
        if not anew and any(signs_in(one) or placed_figures(one) for one in parts[:first]):
            continue
        for last in range(first + 1, len(parts) + 1):
            text = ",".join(parts[first:last])
            found = placed_figures(text)
            if len(found) > most + 4:
                break
            if parts[last - 1].endswith("的"):
                continue  # a condition by itself says nothing
            if (anew or not found) and not any(takes_back(one, text) for one in parts[last:]):
                yield _Part(text, context, tuple(one for one in found if one.figure.unit != _RANK), signs_in(text))


def _says(bare: str, figures: tuple[EnglishFigure, ...], part: _Part) -> bool:
    if any(sign.startswith("bound:") for sign in part.signs) or not _same_manner(bare, part):
        return False
    if not has_same_roles(bare, part.text, any("within" in one.bounds for one in figures)):
        return False
    places = _matched(figures, part, bare)
    if places is None or any(squeeze(one.original) not in part.text for one in figures):
        return False
    return _denies_the_same(bare, part) and any(
        _bound(pieces, places, part) for pieces in _segmentings(bare, len(figures))
    )


def _bound(pieces: Sequence[str], places: list[int], part: _Part) -> bool:
    """Whether each piece of a sentence says what stands near the figure that it has, and all together enough."""
    covered: set[str] = set()
    for number, piece in enumerate(pieces):
        near = _zone(part, places[number]) if len(places) > 1 else ""
        found = _stands_for(piece, near, part)
        if found is None or (near and not found and not _is_sure_alone(places, number, part)):
            return False
        covered |= found
    return _is_enough(covered, part)


def _same_mood(bare: str, part: _Part) -> bool:
    """Must where the clause demands, may where it allows or gives."""
    if _MUST.search(bare) and "须" not in part.signs and "不得" not in part.text:
        return False
    return not _MAY.search(bare) or (
        "须" not in part.signs and ("可" in part.signs or _MAY_GET.search(bare) is not None)
    )


def _same_manner(bare: str, part: _Part) -> bool:
    """No, only, must and may as the clause has them; every other sign said by one of its words, and none that it has not."""
    signs = set(part.signs)
    denied = len(_NO.findall(bare)) == sum(sign in _NO_SIGNS for sign in part.signs)
    if not denied or len(_ONLY.findall(bare)) != part.signs.count("仅") or not _same_mood(bare, part):
        return False
    listed = english_list().signs
    said = set(words_of(bare))
    if any(name in part.text and word not in said for name, word in _RANKS):
        return False
    if any(listed.get(sign) and not said & set(listed[sign]) for sign in signs):
        return False
    telling = (word for word in said - _COMMON if (bare_word(word),) not in english_list().phrases)
    meanings = ({sign for sign, words in listed.items() if word in words} for word in telling)
    return all(not meant or meant & signs for meant in meanings)


def _matched(figures: Sequence[EnglishFigure], part: _Part, bare: str) -> list[int] | None:
    """For each figure of the sentence its place among those of the part; None where one is missing on either side."""
    left = dict(enumerate(part.figures))
    places: list[int] = []
    for one in figures:
        place = next((at for at, placed in left.items() if one.is_one_with(placed.figure)), None)
        if place is None:
            return None
        del left[place]
        places.append(place)
    single = re.search(r"\b(?:one|an?|once|single)\b", bare) is not None
    unsaid = [
        p.figure
        for p in left.values()
        if not (single and p.figure.value == "1" and p.figure.unit in "名个项次家件期人笔")
    ]
    return None if unsaid else places


def _zone(part: _Part, place: int) -> str:
    """The words near a figure: to the first comma behind it, from that behind the one before; without commas, all between."""
    before = part.figures[place - 1].end if place else 0
    after = part.figures[place + 1].start if place + 1 < len(part.figures) else len(part.text)
    left = part.text.find(",", before, part.figures[place].start) if place else 0
    right = part.text.find(",", part.figures[place].end, after) if place + 1 < len(part.figures) else -1
    return part.text[max(left, before if left < 0 else left) : right if right >= 0 else after]


def _segmentings(bare: str, count: int) -> Iterator[list[str]]:
    """The ways to cut a sentence into one piece a figure: between two of them before a word like "gets" or "if", or not at all."""
    if count < 2:
        yield [bare]
        return
    first, *between, last = (words_of(piece) for piece in bare.split(HOLDER))
    for cuts in islice(product(*map(_cuts, between)), _MOST_WAYS):
        pieces = [first]
        for words, cut in zip(between, cuts, strict=True):
            pieces[-1] = pieces[-1] + words[:cut]
            pieces.append(words[cut:])
        pieces[-1] = pieces[-1] + last
        yield [" ".join(piece) for piece in pieces]


def _cuts(words: list[str]) -> list[int]:
    found = [at for at, word in enumerate(words) if word in _PIVOT or (at == 0 and word in _JOINS)]
    sure = [at for at in found if not _speaks_of_another(words[:at]) and not _joins_two(words, at)]
    return sure if found else [len(words)]


def _speaks_of_another(tail: list[str]) -> bool:
    """Whether words behind a figure begin to speak of who gets the next: 10万, industrial [and agricultural projects 5万]."""
    at = next((at for at, word in enumerate(tail) if word not in _JOINS), len(tail))
    return 0 < at < len(tail) and tail[at] not in _PIVOT | _GOES_ON


def _joins_two(words: list[str], at: int) -> bool:
    """Whether an "and" stands between two things of one figure: for industrial [and agricultural projects 5万]."""
    before, behind = words[:at], words[at + 1 :]
    return (
        words[at] in _BOTH
        and bool(before and behind)
        and not {before[-1], behind[0]} & (_PIVOT | _GOES_ON | FUNCTION_WORDS)
    )


def _is_sure_alone(places: list[int], number: int, part: _Part) -> bool:
    """Whether a figure needs no word beside it: the only one of its unit, or the far end of a range (2000万元（含）至5000万元)."""
    unit = part.figures[places[number]].figure.unit
    if [one.figure.unit for one in part.figures].count(unit) == 1:
        return True
    if number == 0 or places[number] != places[number - 1] + 1:
        return False
    near, far = part.figures[places[number - 1]], part.figures[places[number]]
    return re.fullmatch(r"(?:以上)?(?:\(不?含\))?[至到~\-–—]", part.text[near.end : far.start]) is not None


def _stands_for(segment: str, near: str, part: _Part) -> set[str] | None:
    """The words of the clause that those of a piece stand for; None where one of them stands for none near by.

    `near` "" is anywhere in the part; words for what is given may then stand in the whole sentence.
    """
    listed = english_list()
    sign_words = {word for sign in part.signs for word in listed.signs.get(sign, ())}
    found: set[str] = set()
    for phrase, known in phrases_in([word for word in words_of(segment) if word not in ",;:"]):
        meant = [word for word in known if word in (near or part.text)]
        shared = [word for word in known if not near and word in _MOVABLE and word in part.context]
        if meant or shared:
            found.update(meant or shared)
        elif len(phrase) > 1 or not (phrase[0] in FUNCTION_WORDS or (phrase[0] in sign_words and not known)):
            return None
    return found


_MOVABLE = frozenset("奖励 补贴 补助 扶持 资助 给予 贴息 津贴 项目 企业".split())


def _denies_the_same(bare: str, part: _Part) -> bool:
    """Where something is denied: what denies speaks of the parts that deny, not of what is given beside."""
    if not set(part.signs) & _NO_SIGNS:
        return True
    parts = _PART.split(part.text)
    denying = [one for one in parts if set(signs_in(one)) & _NO_SIGNS and not one.endswith("的")]
    others = [one for one in parts if not set(signs_in(one)) & _NO_SIGNS]
    if denying and any(placed_figures(one) or any(word in one for word in _BENEFIT) for one in others):
        return False  # what is denied and what is counted or given stand apart
    denied = ",".join(
        one for one in parts if set(signs_in(one)) & _NO_SIGNS or not any(word in one for word in _BENEFIT)
    )
    clauses = re.split(r"[,;:]|\bbut\b|\bwhile\b", bare)
    return all(_stands_for(clause, denied, part) is not None for clause in clauses if _NO.search(clause))


def _is_enough(covered: set[str], part: _Part) -> bool:
    """Whether the words of a part that a sentence stands for are most of it; its figures do not count."""
    text = part.text
    for placed in reversed(part.figures):
        text = text[: placed.start] + " " * (placed.end - placed.start) + text[placed.end :]
    said = {at for word in covered for found in re.finditer(re.escape(word), text) for at in range(*found.span())}
    content = [at for at, char in enumerate(text) if "\u4e00" <= char <= "\u9fff" and (char not in _GLUE or at in said)]
    unsaid = "".join(char if at in set(content) - said else " " for at, char in enumerate(text))
    signs = (found for found in sign_pattern().finditer(text) if sign_kinds()[found[0]])
    for found in (*_SAID_OTHERWISE.finditer(text), *signs):  # compared by themselves
        unsaid = unsaid[: found.start()] + " " * len(found[0]) + unsaid[found.end() :]
    lost = (word for word in unsaid.split() if len(word) > 1)
    return len(said) >= _SHARE * len(content) and all(_NEED_NOT_BE_SAID.fullmatch(word) for word in lost)
